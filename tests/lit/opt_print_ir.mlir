// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s -o /dev/null \
// RUN:   --test-mark=only=public --mlir-print-ir-before-all --mlir-print-ir-after-change 2>&1 \
// RUN:   | FileCheck %s
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s -o /dev/null \
// RUN:   --test-mark --mlir-print-ir-after=test-mark --mlir-print-ir-module-scope 2>&1 \
// RUN:   | FileCheck %s --check-prefix=MODULE
// RUN: not iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s -o /dev/null \
// RUN:   --test-mark --test-refuse --mlir-print-ir-after-failure 2>&1 \
// RUN:   | FileCheck %s --check-prefix=FAILURE

//      CHECK: // -----// IR Dump Before MarkPass: test-mark{by=1 only=public} //----- //
// CHECK-NEXT: util.func public @public() {
//      CHECK: // -----// IR Dump After MarkPass: test-mark{by=1 only=public} //----- //
// CHECK-NEXT: util.func public @public() attributes {test.mark = 1 : i64} {

// MODULE: // -----// IR Dump After MarkPass: test-mark{by=1 only=all} ('util.func' operation: @public) //----- //
// MODULE-NEXT: module {
// MODULE-NEXT: util.func public @public() attributes {test.mark = 1 : i64} {
// MODULE: util.func private @private() {

// An error stands before the dump of the IR that it is about.
// FAILURE: error: function has a mark
// FAILURE: // -----// IR Dump After RefusePass Failed: test-refuse //----- //
// FAILURE-NEXT: util.func public @public() attributes {test.mark = 1 : i64} {
util.func public @public() {
  util.return
}

// Tests that a pass that changes nothing is not dumped after.

//      CHECK: // -----// IR Dump Before MarkPass: test-mark{by=1 only=public} //----- //
// CHECK-NEXT: util.func private @private() {
//  CHECK-NOT: IR Dump After

// MODULE: // -----// IR Dump After MarkPass: test-mark{by=1 only=all} ('util.func' operation: @private) //----- //
// MODULE: util.func public @public() attributes {test.mark = 1 : i64} {
// MODULE: util.func private @private() attributes {test.mark = 1 : i64} {
util.func private @private() {
  util.return
}

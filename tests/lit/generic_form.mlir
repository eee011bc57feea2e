// The generic form is read and printed, and says the same as the custom form.
// RUN: iree-sched-opt %s --mlir-print-op-generic | FileCheck %s --check-prefix=GENERIC
// RUN: iree-sched-opt %s --mlir-print-op-generic | iree-sched-opt | FileCheck %s --check-prefix=CUSTOM
// RUN: %if iree-opt %{ iree-sched-opt %s --mlir-print-op-generic | iree-opt | FileCheck %s --check-prefix=CUSTOM %}

// GENERIC: "util.func"() <{
// CUSTOM: util.func public @in_place(%arg0: index, %arg1: !stream.resource<*>) -> !stream.resource<*> {
util.func public @in_place(%size: index, %input: !stream.resource<*>) -> !stream.resource<*> {
  // GENERIC: "stream.async.dispatch"(
  // GENERIC-SAME: entry_points = [@ex::@fn]
  // GENERIC-SAME: operandSegmentSizes = array<i32: 1, 2, 1, 1, 1, 1, 1>
  // GENERIC-SAME: tied_operands = [0 : index]
  // GENERIC-SAME: {iree_sched.note = "kept"}
  // CUSTOM: stream.async.dispatch @ex::@fn[%arg0](%arg1[%arg0 to %arg0 for %arg0], %arg0) {iree_sched.note = "kept"} : (!stream.resource<*>{%arg0}, index) -> %arg1{%arg0}
  %0 = stream.async.dispatch @ex::@fn[%size](%input[%size to %size for %size], %size) {iree_sched.note = "kept"} : (!stream.resource<*>{%size}, index) -> %input{%size}
  util.return %0 : !stream.resource<*>
}

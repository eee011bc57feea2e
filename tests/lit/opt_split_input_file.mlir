// RUN: iree-sched-opt --split-input-file %s | FileCheck %s
// RUN: iree-sched-opt --split-input-file --output-split-marker='// ===' %s \
// RUN:   | FileCheck %s --check-prefix=MARKER

// Tests that each chunk of the file is a module of its own: the name is defined once in each.

// CHECK: module {
// CHECK-NEXT: util.func public @same_name()
// MARKER: util.func public @same_name()
util.func public @same_name() {
  util.return
}

// CHECK: {{^}}// {{-----$}}
// MARKER: {{^}}// ==={{$}}
// -----

// CHECK-NEXT: module {
// CHECK-NEXT: util.func private @same_name()
// MARKER-NEXT: module {
// MARKER-NEXT: util.func private @same_name()
util.func private @same_name() {
  util.return
}

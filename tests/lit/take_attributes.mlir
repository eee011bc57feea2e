// IREE's front end drops attributes of exported functions; they are taken from what it was given.
// RUN: iree-sched-opt %s --split-input-file --iree-sched-take-attributes="file='%S/Inputs/before_front_end.mlir'" | FileCheck %s
// RUN: iree-sched-opt %s --split-input-file --iree-sched-take-attributes="file='%S/Inputs/before_front_end.mlir' prefix=other" | FileCheck %s --check-prefix=OTHER
// RUN: not iree-sched-opt %s --iree-sched-take-attributes=file=nowhere.mlir 2>&1 | FileCheck %s --check-prefix=NOWHERE
// RUN: not iree-sched-opt %s --iree-sched-take-attributes 2>&1 | FileCheck %s --check-prefix=NONE

// NOWHERE: error: cannot read 'nowhere.mlir'
// NONE: error: pass 'iree-sched-take-attributes' needs the option 'file'

// Tests that aliases of the other file are spelt out, and that nothing else is taken.
// CHECK-LABEL: util.func public @main()
// CHECK-SAME:    attributes {iree_sched.concurrency = {on = #hal.device.affinity<@b>, partitioner = "none"}, kept}
// OTHER-LABEL: util.func public @main()
// OTHER-SAME:    attributes {kept, other.attribute = 1 : i32}
util.func public @main() attributes {kept} {
  util.return
}

// -----

// Tests that a function that is not there is left alone.
// CHECK-LABEL: util.func private @new() {
util.func private @new() {
  util.return
}

// Forms of structured control flow that can be written in several ways.
// RUN: iree-sched-opt %s --allow-unregistered-dialect | FileCheck %s
// RUN: %if iree-opt %{ iree-opt %s --allow-unregistered-dialect | FileCheck %s %}

// Tests that loops may say that they begin with nothing.
// CHECK-LABEL: @while_without_values
util.func public @while_without_values(%x: index, %more: i1) -> index {
  // CHECK: %[[RESULT:.+]] = scf.while : () -> index {
  %0 = scf.while () : () -> (index) {
    scf.condition(%more) %x : index
  } do {
  ^bb0(%y: index):
    scf.yield
  }
  // CHECK: util.return %[[RESULT]]
  util.return %0 : index
}

// Tests that a region that is to stay says so behind its results, or in its attributes.
// CHECK-LABEL: @not_to_be_inlined
util.func public @not_to_be_inlined(%x: index) -> index {
  // CHECK: %[[RESULT:.+]] = scf.execute_region -> index no_inline {
  %0 = scf.execute_region -> (index) no_inline {
    scf.yield %x : index
  }
  // CHECK: scf.execute_region no_inline {
  scf.execute_region {
    scf.yield
  } {no_inline}
  // CHECK: util.return %[[RESULT]]
  util.return %0 : index
}

// Tests that what control does not get to may use all values, in regions too.
// CHECK-LABEL: @unreachable
util.func public @unreachable(%x: index, %condition: i1) -> index {
  util.return %x : index
// CHECK: ^bb1:
^bb1:
  scf.if %condition {
    // CHECK: "some.use"(%arg0)
    "some.use"(%x) : (index) -> ()
  }
  util.return %x : index
}

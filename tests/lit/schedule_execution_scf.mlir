// Blocks of loops and branches are scheduled each on its own, after the block around them.
// RUN: iree-sched-opt %s --split-input-file --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s
// RUN: %if iree-opt %{ iree-opt %s --split-input-file --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s %}

// Tests that the loop waits for what runs before it on the device, not on the host, as far as it
// hands it on.

// CHECK-LABEL: @loop
util.func public @loop(%size: index, %count: index, %value: i32) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  // CHECK: stream.async.execute with()
  // CHECK: stream.async.splat
  // CHECK: stream.timepoint.await
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  // CHECK: scf.for {{.+}} iter_args(%[[CARRIED:.+]] = %
  %1 = scf.for %i = %c0 to %count step %c1 iter_args(%carried = %0) -> (!stream.resource<external>) {
    // CHECK: stream.async.execute with(%[[CARRIED]] as
    // CHECK: stream.async.dispatch @ex::@step
    // CHECK: stream.timepoint.await
    // CHECK: scf.yield
    %2 = stream.async.dispatch @ex::@step[%i](%carried[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
    scf.yield %2 : !stream.resource<external>
  }
  util.return %1 : !stream.resource<external>
}

// -----

// Tests that a branch inside of one on the same condition is gone when the pass has tidied up.

// CHECK-LABEL: @same_condition
util.func public @same_condition(%size: index, %cond: i1, %value: i32) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  // CHECK: scf.if
  // CHECK-NOT: scf.if
  // CHECK: stream.async.dispatch @ex::@taken
  // CHECK-NOT: stream.async.dispatch @ex::@never
  %0 = scf.if %cond -> (!stream.resource<external>) {
    %1 = scf.if %cond -> (!stream.resource<external>) {
      %2 = stream.async.dispatch @ex::@taken(%value) : (i32) -> !stream.resource<external>{%size}
      scf.yield %2 : !stream.resource<external>
    } else {
      %3 = stream.async.dispatch @ex::@never(%value) : (i32) -> !stream.resource<external>{%size}
      scf.yield %3 : !stream.resource<external>
    }
    scf.yield %1 : !stream.resource<external>
  } else {
    %4 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
    scf.yield %4 : !stream.resource<external>
  }
  util.return %0 : !stream.resource<external>
}

// IREE 3.13 forgets what a region waits for when a value that it captures is awaited as well. The
// reference partitioner equals IREE in that; with any other partitioner both waits are kept.
// RUN: iree-sched-opt %s --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s --check-prefixes=CHECK,FORGET
// RUN: %if iree-opt %{ iree-opt %s --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s --check-prefixes=CHECK,FORGET %}
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution{partitioner=runs}))' | FileCheck %s --check-prefixes=CHECK,KEEP

// CHECK-LABEL: @two_waits
// CHECK-SAME: (%[[SIZE:.+]]: index, %[[GIVEN:.+]]: !stream.timepoint, %[[VALUE:.+]]: i32
util.func public @two_waits(%size: index, %given: !stream.timepoint, %value: i32, %input: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  // CHECK: %[[TIMEPOINT:[a-z_]+]] = stream.async.execute on(#hal.device.affinity<@a>) with(
  %0 = stream.async.dispatch on(#hal.device.affinity<@a>) @ex::@first(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  // KEEP: stream.timepoint.join max(%[[GIVEN]]
  %1 = stream.async.splat on(#hal.device.affinity<@b>) await(%given) %value : i32 -> !stream.resource<transient>{%size}
  // FORGET: stream.async.execute on(#hal.device.affinity<@b>) await(%[[TIMEPOINT]])
  %2 = stream.async.dispatch on(#hal.device.affinity<@b>) @ex::@second(%0[%c0 to %size for %size], %1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %2 : !stream.resource<external>
}

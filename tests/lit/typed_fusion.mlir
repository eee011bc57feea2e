// As few execute regions as can be, for any program.
// RUN: iree-sched-opt %s --split-input-file --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution{partitioner=typed-fusion}))' | FileCheck %s

// Tests that ops for any queue of a device join those for one queue. IREE's own algorithm refuses this.

// CHECK-LABEL: @any_queue_joins_one_queue
// CHECK: stream.async.execute on(#hal.device.affinity<@device, [1]>)
// CHECK: stream.async.dispatch on(#hal.device.affinity<@device>) @ex::@first
// CHECK: stream.async.dispatch @ex::@second
// CHECK: stream.async.dispatch on(#hal.device.affinity<@device>) @ex::@third
// CHECK-NOT: stream.async.execute
util.func public @any_queue_joins_one_queue(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device>) @ex::@first(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %1 = stream.async.dispatch on(#hal.device.affinity<@device, [1]>) @ex::@second(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %2 = stream.async.dispatch on(#hal.device.affinity<@device>) @ex::@third(%1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %2 : !stream.resource<external>
}

// -----

// Tests that two devices whose ops are written in turns get a region each, and that neither waits for the other.

// CHECK-LABEL: @in_turns
// CHECK: stream.async.execute on(#hal.device.affinity<@device_a>) with(
// CHECK-NEXT: stream.async.dispatch @ex::@a1
// CHECK-NEXT: stream.async.dispatch @ex::@a2
// CHECK: stream.async.execute on(#hal.device.affinity<@device_b>) with(
// CHECK-NEXT: stream.async.dispatch @ex::@b1
// CHECK-NEXT: stream.async.dispatch @ex::@b2
// CHECK-NOT: stream.async.execute
util.func public @in_turns(%size: index, %input: !stream.resource<external>) -> (!stream.resource<external>, !stream.resource<external>) {
  %c0 = arith.constant 0 : index
  %a1 = stream.async.dispatch on(#hal.device.affinity<@device_a>) @ex::@a1(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %b1 = stream.async.dispatch on(#hal.device.affinity<@device_b>) @ex::@b1(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %a2 = stream.async.dispatch on(#hal.device.affinity<@device_a>) @ex::@a2(%a1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  %b2 = stream.async.dispatch on(#hal.device.affinity<@device_b>) @ex::@b2(%b1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %a2, %b2 : !stream.resource<external>, !stream.resource<external>
}

// -----

// Tests that a store stays before a call that may read the global, and that neither moves across the other.

util.global private mutable @state : !stream.resource<variable>
util.func private @reads_state()

// CHECK-LABEL: @store_then_call
// CHECK: stream.async.execute
// CHECK: %[[READY:.+]] = stream.timepoint.await
// CHECK: util.global.store %[[READY]], @state
// CHECK: util.call @reads_state
util.func public @store_then_call(%size: index, %value: i32) {
  %0 = stream.async.splat %value : i32 -> !stream.resource<variable>{%size}
  util.global.store %0, @state : !stream.resource<variable>
  util.call @reads_state() : () -> ()
  util.return
}

// The partitioners `planned` make regions of what is noted on ops: when they run, and on what.
// RUN: iree-sched-opt %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution{partitioner=planned{overhead=0}},iree-stream-schedule-concurrency{partitioner=planned}))' \
// RUN:   | FileCheck %s

// What a region costs beside its ops decides whether it is worth it: here none is, but that windows
// are kept apart.
// RUN: iree-sched-opt %s --iree-stream-schedule-execution='partitioner=planned{overhead=1000}' \
// RUN:   | FileCheck %s --check-prefix=MERGED

// For `dynamic` ops share regions that name no queue, and waves if they overlap in the plan.
// RUN: iree-sched-opt %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution{partitioner=dynamic{overhead=0}},iree-stream-schedule-concurrency{partitioner=dynamic}))' \
// RUN:   | FileCheck %s --check-prefix=DYNAMIC

// Tests that a region ends where another queue waits for its ops, and begins where it waits itself.
// CHECK-LABEL: @branches
// CHECK: %[[FIRST:.*]], %[[FIRST_DONE:.*]] = stream.async.execute on(#hal.device.affinity<@device, [0]>)
// CHECK-NEXT: @first
// CHECK: stream.async.execute on(#hal.device.affinity<@device, [1]>) await(%[[FIRST_DONE]])
// CHECK-NEXT: @left
// CHECK: stream.async.execute on(#hal.device.affinity<@device, [0]>) await(%[[FIRST_DONE]])
// CHECK-NEXT: @right
// A window has regions of its own.
// CHECK: stream.async.execute on(#hal.device.affinity<@device, [0]>)
// CHECK-NEXT: @right
// CHECK: stream.timepoint.join
// CHECK: stream.async.execute on(#hal.device.affinity<@device, [1]>)
// CHECK-NEXT: @last
// CHECK-NOT: stream.async.concurrent

// MERGED-LABEL: @branches
// MERGED: stream.async.execute on(#hal.device.affinity<@device, [0]>)
// MERGED-NEXT: @first
// MERGED-NEXT: @right
// MERGED: stream.async.execute on(#hal.device.affinity<@device, [1]>)
// MERGED-NEXT: @left
// MERGED: stream.async.execute on(#hal.device.affinity<@device, [0]>)
// MERGED-NEXT: @right
// MERGED: stream.async.execute on(#hal.device.affinity<@device, [1]>)
// MERGED-NEXT: @last

// DYNAMIC-LABEL: @open
// DYNAMIC: stream.async.execute on(#hal.device.affinity<@device>)
// DYNAMIC-NEXT: stream.async.concurrent
// DYNAMIC-NEXT: @left
// DYNAMIC-NEXT: @right
util.func public @branches(%in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device, [0]>) @e::@first(%in[%c0 to %size for %size]) {iree.scheduling.duration_ns = 100 : i64, iree.scheduling.resource = "big", iree.scheduling.start_time_ns = 0 : i64, iree.scheduling.window = 0 : i64} : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %1 = stream.async.dispatch on(#hal.device.affinity<@device, [1]>) @e::@left(%0[%c0 to %size for %size]) {iree.scheduling.duration_ns = 90 : i64, iree.scheduling.resource = "little", iree.scheduling.start_time_ns = 100 : i64, iree.scheduling.window = 0 : i64} : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %2 = stream.async.dispatch on(#hal.device.affinity<@device, [0]>) @e::@right(%0[%c0 to %size for %size]) {iree.scheduling.duration_ns = 90 : i64, iree.scheduling.resource = "big", iree.scheduling.start_time_ns = 100 : i64, iree.scheduling.window = 0 : i64} : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %3 = stream.async.dispatch on(#hal.device.affinity<@device, [0]>) @e::@right(%2[%c0 to %size for %size]) {iree.scheduling.duration_ns = 100 : i64, iree.scheduling.resource = "big", iree.scheduling.start_time_ns = 200 : i64, iree.scheduling.window = 1 : i64} : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %4 = stream.async.dispatch on(#hal.device.affinity<@device, [1]>) @e::@last(%1[%c0 to %size for %size], %3[%c0 to %size for %size]) {iree.scheduling.duration_ns = 100 : i64, iree.scheduling.resource = "little", iree.scheduling.start_time_ns = 300 : i64, iree.scheduling.window = 1 : i64} : (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %4 : !stream.resource<external>
}

util.func public @open(%in: !stream.resource<external>) -> (!stream.resource<external>, !stream.resource<external>) {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %1 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@left(%in[%c0 to %size for %size]) {iree.scheduling.duration_ns = 90 : i64, iree.scheduling.resource = "little", iree.scheduling.start_time_ns = 0 : i64, iree.scheduling.window = 0 : i64} : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
  %2 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@right(%in[%c0 to %size for %size]) {iree.scheduling.duration_ns = 90 : i64, iree.scheduling.resource = "big", iree.scheduling.start_time_ns = 0 : i64, iree.scheduling.window = 0 : i64} : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
  util.return %1, %2 : !stream.resource<external>, !stream.resource<external>
}

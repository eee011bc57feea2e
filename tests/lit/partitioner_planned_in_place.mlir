// Regions on different queues keep the order of what they do to one resource, by timepoints.
// RUN: iree-sched-opt %s --iree-stream-schedule-execution='partitioner=planned{overhead=0}' | FileCheck %s

// Tests that a write in place waits for a reader on another queue, although no value leads there.
// CHECK-LABEL: @in_place
// CHECK: %{{.*}}, %[[MADE:.*]] = stream.async.execute on(#hal.device.affinity<@device, [0]>)
// CHECK-NEXT: @first
// CHECK: %{{.*}}, %[[READ:.*]] = stream.async.execute on(#hal.device.affinity<@device, [1]>) await(%[[MADE]])
// CHECK-NEXT: @read
// CHECK: %[[BOTH:.*]] = stream.timepoint.join max(%[[READ]], %[[MADE]])
// CHECK: stream.async.execute on(#hal.device.affinity<@device, [0]>) await(%[[BOTH]])
// CHECK-NEXT: @write
util.func public @in_place(%in: !stream.resource<external>) -> (!stream.resource<external>, !stream.resource<external>) {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device, [0]>) @e::@first(%in[%c0 to %size for %size]) {iree.scheduling.duration_ns = 9 : i64, iree.scheduling.resource = "big", iree.scheduling.start_time_ns = 0 : i64} : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
  %1 = stream.async.dispatch on(#hal.device.affinity<@device, [1]>) @e::@read(%0[%c0 to %size for %size]) {iree.scheduling.duration_ns = 9 : i64, iree.scheduling.resource = "little", iree.scheduling.start_time_ns = 9 : i64} : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
  %2 = stream.async.dispatch on(#hal.device.affinity<@device, [0]>) @e::@write(%0[%c0 to %size for %size]) {iree.scheduling.duration_ns = 9 : i64, iree.scheduling.resource = "big", iree.scheduling.start_time_ns = 18 : i64} : (!stream.resource<external>{%size}) -> %0{%size}
  util.return %1, %2 : !stream.resource<external>, !stream.resource<external>
}

// Different devices of one function can have different execution partitioners: each is shown the whole block,
// and of its answer the ops count that run where it is configured for.
// RUN: iree-sched-opt %s --iree-stream-schedule-execution | FileCheck %s

// Tests that ops of one device get a region each, and those of the other one share theirs.

util.global private @device_a : !hal.device
util.global private @device_b : !hal.device

// CHECK-LABEL: @each_its_own
// CHECK: stream.async.execute on(#hal.device.affinity<@device_a>)
// CHECK-NEXT: stream.async.dispatch @ex::@a1
// CHECK-NEXT: stream.yield
// CHECK: stream.async.execute on(#hal.device.affinity<@device_a>)
// CHECK-NEXT: stream.async.dispatch @ex::@a2
// CHECK-NEXT: stream.yield
// CHECK: stream.async.execute on(#hal.device.affinity<@device_b>)
// CHECK-NEXT: stream.async.dispatch @ex::@b1
// CHECK-NEXT: stream.async.dispatch @ex::@b2
// CHECK-NEXT: stream.yield
util.func public @each_its_own(%size: index, %input: !stream.resource<external>) -> (!stream.resource<external>, !stream.resource<external>) attributes {iree_sched.execution = [{partitioner = "none", on = "@device_a"}, {partitioner = "typed-fusion"}]} {
  %c0 = arith.constant 0 : index
  %a1 = stream.async.dispatch on(#hal.device.affinity<@device_a>) @ex::@a1(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %b1 = stream.async.dispatch on(#hal.device.affinity<@device_b>) @ex::@b1(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %a2 = stream.async.dispatch on(#hal.device.affinity<@device_a>) @ex::@a2(%a1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  %b2 = stream.async.dispatch on(#hal.device.affinity<@device_b>) @ex::@b2(%b1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %a2, %b2 : !stream.resource<external>, !stream.resource<external>
}

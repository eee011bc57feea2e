// Streamable ops are grouped into execute regions, a region for all that can run without the host.
// RUN: iree-sched-opt %s --split-input-file --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s
// RUN: %if iree-opt %{ iree-opt %s --split-input-file --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s %}

// Tests that ops of one device share a region: it captures what they read, yields what others
// need, and the host waits for its timepoint before it goes on.

// CHECK-LABEL: @one_region
// CHECK-SAME: (%[[SIZE:.+]]: index, %[[INPUT:.+]]: !stream.resource<external>)
util.func public @one_region(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  // CHECK: %[[RESULT:.+]], %[[TIMEPOINT:.+]] = stream.async.execute on(#hal.device.affinity<@dev>)
  // CHECK-SAME: with(%[[INPUT]] as %[[CAPTURE:.+]]: !stream.resource<external>{%[[SIZE]]})
  // CHECK-SAME: -> !stream.resource<external>{%[[SIZE]]} {
  // CHECK-NEXT: %[[FIRST:.+]] = stream.async.dispatch @ex::@first(%[[CAPTURE]]
  %0 = stream.async.dispatch on(#hal.device.affinity<@dev>) @ex::@first(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  // CHECK-NEXT: %[[SECOND:.+]] = stream.async.dispatch @ex::@second(%[[FIRST]]
  %1 = stream.async.dispatch on(#hal.device.affinity<@dev>) @ex::@second(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  // CHECK-NEXT: stream.yield %[[SECOND]] : !stream.resource<external>{%[[SIZE]]}
  // CHECK-NEXT: } => !stream.timepoint
  // CHECK: %[[READY:.+]] = stream.timepoint.await %[[TIMEPOINT]] => %[[RESULT]]
  // CHECK: util.return %[[READY]]
  util.return %1 : !stream.resource<external>
}

// -----

// Tests that each device has its own region, and that the second waits for the first without the
// host in between.

// CHECK-LABEL: @two_devices
util.func public @two_devices(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  // CHECK: %[[RESULT_A:.+]], %[[TIMEPOINT_A:.+]] = stream.async.execute on(#hal.device.affinity<@a>)
  // CHECK: stream.async.dispatch @ex::@first
  %0 = stream.async.dispatch on(#hal.device.affinity<@a>) @ex::@first(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  // CHECK: stream.async.execute on(#hal.device.affinity<@b>) await(%[[TIMEPOINT_A]]) => with(%[[RESULT_A]] as
  // CHECK: stream.async.transfer %{{.+}} : !stream.resource<transient>{%{{.+}}} from(#hal.device.affinity<@a>) ->
  %1 = stream.async.transfer on(#hal.device.affinity<@b>) %0 : !stream.resource<transient>{%size} from(#hal.device.affinity<@a>) -> to(#hal.device.affinity<@b>) !stream.resource<transient>{%size}
  // CHECK: stream.async.dispatch @ex::@second
  %2 = stream.async.dispatch on(#hal.device.affinity<@b>) @ex::@second(%1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %2 : !stream.resource<external>
}

// -----

// Tests that host code with side effects is not passed: what stands before it and after it does
// not share a region.

util.func private @side_effect()

// CHECK-LABEL: @host_code_between
util.func public @host_code_between(%size: index) -> (!stream.resource<transient>, !stream.resource<transient>) {
  // CHECK: stream.async.execute
  // CHECK: stream.async.dispatch @ex::@before
  %0 = stream.async.dispatch @ex::@before[%size](%size) : (index) -> !stream.resource<transient>{%size}
  // CHECK: util.call @side_effect
  util.call @side_effect() : () -> ()
  // CHECK: stream.async.execute
  // CHECK: stream.async.dispatch @ex::@after
  %c0 = arith.constant 0 : index
  %1 = stream.async.dispatch @ex::@after(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  util.return %0, %1 : !stream.resource<transient>, !stream.resource<transient>
}

// -----

// Tests that a splat, cheap to compute again, is copied to each region that reads it.

// CHECK-LABEL: @splat_in_each_region
util.func public @splat_in_each_region(%size: index, %value: i32) -> (!stream.resource<external>, !stream.resource<external>) {
  %c0 = arith.constant 0 : index
  // CHECK-NOT: stream.async.splat
  // CHECK: stream.async.execute on(#hal.device.affinity<@a>)
  // CHECK-NEXT: stream.async.splat
  // CHECK-NEXT: stream.async.dispatch @ex::@first
  // CHECK: stream.async.execute on(#hal.device.affinity<@b>)
  // CHECK-NEXT: stream.async.splat
  // CHECK-NEXT: stream.async.dispatch @ex::@second
  %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
  %1 = stream.async.dispatch on(#hal.device.affinity<@a>) @ex::@first(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  %2 = stream.async.dispatch on(#hal.device.affinity<@b>) @ex::@second(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %1, %2 : !stream.resource<external>, !stream.resource<external>
}

// -----

// Tests that a region whose ops write a captured resource in place has its result tied to it.

// CHECK-LABEL: @in_place
// CHECK-SAME: (%[[SIZE:.+]]: index, %[[INPUT:.+]]: !stream.resource<variable>
util.func public @in_place(%size: index, %input: !stream.resource<variable>, %value: i32) -> !stream.resource<variable> {
  %c0 = arith.constant 0 : index
  %c128 = arith.constant 128 : index
  // CHECK: stream.async.execute with(%[[INPUT]] as %[[CAPTURE:.+]]: !stream.resource<variable>{%[[SIZE]]}) -> %[[INPUT]]{%[[SIZE]]} {
  // CHECK: stream.async.fill %{{.+}}, %[[CAPTURE]][
  %0 = stream.async.fill %value, %input[%c0 to %c128 for %c128] : i32 -> %input as !stream.resource<variable>{%size}
  util.return %0 : !stream.resource<variable>
}

// -----

// Tests that timepoints that ops wait for become what the region waits for.

// CHECK-LABEL: @await_timepoints
// CHECK-SAME: (%[[SIZE:.+]]: index, %[[FENCE_A:.+]]: !stream.timepoint, %[[FENCE_B:.+]]: !stream.timepoint
util.func public @await_timepoints(%size: index, %a: !stream.timepoint, %b: !stream.timepoint, %value: i32) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  // CHECK: %[[JOINED:.+]] = stream.timepoint.join max(%[[FENCE_B]], %[[FENCE_A]])
  // CHECK: stream.async.execute await(%[[JOINED]]) => with()
  // CHECK-NEXT: stream.async.splat %{{.+}} : i32 ->
  %0 = stream.async.splat await(%a) %value : i32 -> !stream.resource<transient>{%size}
  // CHECK-NEXT: stream.async.splat %{{.+}} : i32 ->
  %1 = stream.async.splat await(%b) %value : i32 -> !stream.resource<transient>{%size}
  %2 = stream.async.dispatch @ex::@fn(%0[%c0 to %size for %size], %1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %2 : !stream.resource<external>
}

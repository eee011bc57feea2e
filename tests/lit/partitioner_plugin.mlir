// Partitioners come from plug-ins, and attributes choose one where they stand.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s

// The pass option chooses for all functions that do not say.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution{partitioner=each-alone}))' \
// RUN:   | FileCheck %s --check-prefix=ALONE

// CHECK-LABEL: @by_default
// CHECK-COUNT-1: = stream.async.execute
// CHECK-NOT: = stream.async.execute
// ALONE-LABEL: @by_default
// ALONE-COUNT-2: = stream.async.execute
util.func public @by_default(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch @ex::@first(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %1 = stream.async.dispatch @ex::@second(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %1 : !stream.resource<external>
}

// The second region waits for the first on the device, and the host only for the second.

// CHECK-LABEL: @by_attribute
// CHECK: %[[FIRST:.+]], %[[TIMEPOINT:.+]] = stream.async.execute with(
// CHECK: stream.async.dispatch @ex::@first
// CHECK: = stream.async.execute await(%[[TIMEPOINT]]) => with(%[[FIRST]] as
// CHECK: stream.async.dispatch @ex::@second
util.func public @by_attribute(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "each-alone"}} {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch @ex::@first(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %1 = stream.async.dispatch @ex::@second(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %1 : !stream.resource<external>
}

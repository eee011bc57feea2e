// What a rule says of queues may be what others refuse later; they tell which rule it was.
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-spec-path=%S/Inputs/specs/queues.mlir -o %t.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=WARNED
// RUN: not iree-sched-opt %t.mlir --iree-stream-schedule-execution 2>&1 | FileCheck %s
// RUN: iree-sched-opt %t.mlir --iree-stream-schedule-execution='partitioner=typed-fusion' -o %t.2.mlir

// A device that is not there is never written into the IR.
// WARNED: queues.mlir:10:60: warning: rule 'misspelt' binds dispatches to a device, but the module has no device @devise
// RUN: not grep "on(#hal.device.affinity<@devise" %t.mlir

// RUN: iree-sched specs explain %s --iree-sched-enable-default-specs=false \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/queues.mlir | FileCheck %s --check-prefix=EXPLAINED
// EXPLAINED: branches: left affinity wins left_apart
// EXPLAINED: branches: right affinity loses misspelt {{.*}} the module has no device @devise

util.global private @device = #hal.device.target<"local"> : !hal.device

// CHECK: error: op affinity #hal.device.affinity<@device, [1]> is not compatible with the partition affinity
// CHECK: note: rule 'left_apart' (queues.mlir: left_apart) chose the queue #hal.device.affinity<@device, [1]> of this dispatch
// CHECK: note: execution = {partitioner = "typed-fusion"} in the rule takes ops for one queue beside others
util.func public @branches(%in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@first(%in[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %1 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@left(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %2 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@right(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %3 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@last(%1[%c0 to %size for %size], %2[%c0 to %size for %size]) : (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %3 : !stream.resource<external>
}

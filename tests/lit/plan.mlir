// A plan says when and where each op runs; the pass notes it on the ops, with the queue as affinity.
// RUN: iree-sched-opt %s --pass-pipeline='builtin.module(iree-sched-plan{plan=%S/Inputs/plan.json overhead=0})' 2>%t.err \
// RUN:   | FileCheck %s --check-prefix=NOTED
// RUN: FileCheck %s --check-prefix=WARNED < %t.err

// Ops that take as long on any queue of their device may be left to the runtime.
// RUN: iree-sched-opt %s --pass-pipeline='builtin.module(iree-sched-plan{plan=%S/Inputs/plan.json affinity=dynamic overhead=7})' \
// RUN:   2>/dev/null | FileCheck %s --check-prefix=DYNAMIC

// Where the hardware is another one by now, functions that lack a resource are scheduled without.
// RUN: iree-sched-opt %s --pass-pipeline='builtin.module(iree-sched-plan{plan=%S/Inputs/plan.json hardware=soc-npu})' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=LACK
// LACK: warning: the plan does not fit function 'branches': hardware 'soc-npu' has no resource 'little'; it is scheduled without a plan
// LACK-NOT: iree.scheduling

// A plan that cannot be read is an error before anything is run.
// RUN: not iree-sched-opt %s --pass-pipeline='builtin.module(iree-sched-plan{plan=nothing.json})' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=MISSING
// MISSING: error: cannot read 'nothing.json': No such file or directory

// RUN: not iree-sched-opt %s --pass-pipeline='builtin.module(iree-sched-plan{plan=%s})' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=DAMAGED
// DAMAGED: plan.mlir:1:1: error: plan is no JSON: Expecting value

util.global private @device = #hal.device.target<"local"> : !hal.device

// Tests that all of it is noted. local-task takes a mask modulo the number of queues: 2 is queue 0.
// The mask of workers has 64 bits, so that the highest of them is a sign.
// NOTED-LABEL: @branches
// NOTED-SAME: iree_sched.concurrency = {partitioner = "planned"}, iree_sched.execution = {overhead = 0 : i64, partitioner = "planned"}
// NOTED: dispatch on(#hal.device.affinity<@device, [0]>) @e::@first
// NOTED-SAME: iree.scheduling.affinity = -9223372036854775808 : i64, iree.scheduling.duration_ns = 100 : i64, iree.scheduling.resource = "big", iree.scheduling.start_time_ns = 0 : i64, iree.scheduling.window = 0 : i64
// NOTED: dispatch on(#hal.device.affinity<@device, [1]>) @e::@left
// NOTED-SAME: iree.scheduling.affinity = 15 : i64
// NOTED-SAME: iree.scheduling.resource = "little"

// DYNAMIC-LABEL: @branches
// DYNAMIC-SAME: iree_sched.execution = {overhead = 7 : i64, partitioner = "dynamic"}
// DYNAMIC: dispatch on(#hal.device.affinity<@device, [0]>) @e::@first
// DYNAMIC: dispatch on(#hal.device.affinity<@device>) @e::@left
// DYNAMIC-SAME: iree.scheduling.affinity = -9223372036854775793 : i64
// DYNAMIC: dispatch on(#hal.device.affinity<@device>) @e::@right
util.func public @branches(%in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@first(%in[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %1 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@left(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %2 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@right(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %3 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@right(%2[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  %4 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@last(%1[%c0 to %size for %size], %3[%c0 to %size for %size]) : (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %4 : !stream.resource<external>
}

// Tests that a function that is not as it was is scheduled without the plan, with a warning.
// WARNED: plan.mlir:[[#@LINE+4]]:1: warning: the plan does not fit function 'changed': the plan does not know 'second#1'; it is scheduled without a plan
// WARNED: plan.mlir:{{.*}}: warning: the plan is for a function 'gone', which is not there
// NOTED-LABEL: @changed
// NOTED-NOT: iree.scheduling
util.func public @changed(%in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@first(%in[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  %1 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@second(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %1 : !stream.resource<external>
}

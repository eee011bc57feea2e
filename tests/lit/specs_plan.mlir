// A rule can say that a function is scheduled by a plan, whose path is relative to the library's folder.
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-enable-default-specs=false \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/planned.mlir -o %t.mlir 2>%t.err
// RUN: FileCheck %s --input-file=%t.mlir
// RUN: FileCheck %s --check-prefix=WARNED < %t.err

// RUN: iree-sched-opt %t.mlir --iree-sched-materialize-specs | diff - %t.mlir

// RUN: iree-sched specs explain %s --iree-sched-enable-default-specs=false \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/planned.mlir 2>%t.explained.err | FileCheck %s --check-prefix=EXPLAINED
// RUN: FileCheck %s --check-prefix=WARNED < %t.explained.err

// Linking keeps the plan, which a build then finds from wherever it is; it is still there when linked again.
// RUN: iree-sched specs link %S/Inputs/specs/planned.mlir -o %t.linked.mlir
// RUN: iree-sched specs verify %t.linked.mlir
// RUN: iree-sched specs link %t.linked.mlir | diff - %t.linked.mlir

util.global private @device = #hal.device.target<"local"> : !hal.device

// CHECK: module attributes {iree_sched.specs = "
// CHECK: util.func public @branches
// CHECK-SAME: iree_sched.concurrency = {partitioner = "planned"}
// CHECK-SAME: iree_sched.execution = {{{.*}}partitioner = "planned"}
// CHECK: dispatch on(#hal.device.affinity<@device, [0]>) @e::@first
// CHECK: iree.scheduling.start_time_ns = 0 : i64
// EXPLAINED: branches execution decided rule as_planned plan {{.*}}plan.json
// EXPLAINED: branches concurrency decided rule as_planned plan {{.*}}plan.json
// EXPLAINED: branches plan wins as_planned
// EXPLAINED: branches concurrency loses else {{.*}} decided by rule 'as_planned'
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

// The plan says nothing of this one, which is told, and it is scheduled without a plan.
// WARNED: planned.mlir:5:22: warning: the plan '{{.*}}plan.json' is not for function 'other'
// EXPLAINED: other execution decided nobody
// EXPLAINED: other plan loses as_planned {{.*}}planned.mlir:2 the plan is not for this function
// CHECK: util.func public @other
// CHECK-NOT: iree_sched.execution
util.func public @other(%in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@first(%in[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// What the IR says itself wins here, too.
// CHECK: util.func public @chosen
// CHECK-SAME: attributes {iree_sched.concurrency = {partitioner = "none"}, iree_sched.execution = {partitioner = "none"}}
// EXPLAINED: chosen plan loses as_planned {{.*}} execution is decided by attribute iree_sched.execution
// EXPLAINED: chosen concurrency wins else
util.func public @chosen(%in: !stream.resource<external>) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "none"}} {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@first(%in[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

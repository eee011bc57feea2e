// Rules can say where single dispatches run, and what they cost.
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-enable-default-specs=false \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/dispatches.mlir -o %t.mlir
// RUN: FileCheck %s --input-file=%t.mlir

// Queues become regions of their own, which IREE's own partitioner would refuse to make.
// RUN: iree-sched-opt %t.mlir --iree-stream-schedule-execution | FileCheck %s --check-prefix=SCHEDULED

// RUN: iree-sched specs explain %s --iree-sched-enable-default-specs=false \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/dispatches.mlir --format=json | FileCheck %s --check-prefix=JSON
// RUN: iree-sched specs explain %s --iree-sched-enable-default-specs=false \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/dispatches.mlir | FileCheck %s --check-prefix=TABLE

util.global private @device : !hal.device
util.global private @other : !hal.device

// CHECK: util.func public @f
// CHECK-SAME: attributes {iree_sched.execution = {partitioner = "typed-fusion"}}
util.func public @f(%a: !stream.resource<transient>, %size: index) -> !stream.resource<transient> {
  %c0 = arith.constant 0 : index
  // The first rule that speaks of a dispatch decides, each aspect by itself.
  // CHECK: stream.async.dispatch on(#hal.device.affinity<@device, [0]>) @ex::@matmul_8x8
  // CHECK-SAME: {iree_sched.cost_ns = 5000 : i64}
  %0 = stream.async.dispatch on(#hal.device.affinity<@device>) @ex::@matmul_8x8(%a[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  // CHECK: stream.async.dispatch on(#hal.device.affinity<@device, [1]>) @ex::@softmax
  // CHECK-SAME: {iree_sched.cost_ns = 70 : i64}
  %1 = stream.async.dispatch on(#hal.device.affinity<@device>) @ex::@softmax(%a[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  // What the IR says itself stays.
  // CHECK: stream.async.dispatch on(#hal.device.affinity<@device, [2]>) @ex::@softmax
  // CHECK-SAME: {iree_sched.cost_ns = 8 : i64}
  %2 = stream.async.dispatch on(#hal.device.affinity<@device, [2]>) @ex::@softmax(%0[%c0 to %size for %size], %1[%c0 to %size for %size]) {iree_sched.cost_ns = 8 : i64} : (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
  util.return %2 : !stream.resource<transient>
}

// SCHEDULED: stream.async.execute on(#hal.device.affinity<@device, [0]>)
// SCHEDULED: @ex::@matmul_8x8
// SCHEDULED: stream.async.execute on(#hal.device.affinity<@device, [1]>)
// SCHEDULED: @ex::@softmax
// SCHEDULED: stream.async.execute on(#hal.device.affinity<@device, [2]>)

// JSON: "function": "f"
// JSON: "ops": 3
// JSON: "branching": 1.5
// JSON: "fingerprint": "{{[0-9a-f]+}}"
// JSON: "execution": {
// JSON-NEXT: "by": "rule heavy"
// JSON-NEXT: "attribute": "{partitioner = \"typed-fusion\"}"
// JSON: "concurrency": {
// JSON-NEXT: "by": "nobody"
// JSON: "dispatch": 2
// JSON-NEXT: "symbol": "ex::softmax"
// JSON: "rule": "heavy"
// JSON-NEXT: "file": "{{.*}}dispatches.mlir"
// JSON-NEXT: "line": 2
// JSON-NEXT: "origin": "dispatches.mlir: heavy"
// JSON-NEXT: "matches": true
// JSON-NEXT: "aspect": "affinity"
// JSON-NEXT: "wins": false
// JSON-NEXT: "reason": "it runs on #hal.device.affinity<@device, [2]>"

// TABLE: f execution decided rule heavy
// TABLE: f: matmul_8x8 affinity wins heavy
// TABLE: f: matmul_8x8 cost_ns loses measured {{.*}} decided by rule 'heavy'
// TABLE: f: softmax affinity loses heavy {{.*}} it runs on #hal.device.affinity<@device, [2]>

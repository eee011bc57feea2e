// The first rule that matches and acts on an aspect decides it, for the devices that it matches.

// Of libraries on the command line the later come before the earlier ones, and those before IREE_SCHED_SPEC_PATH.
// RUN: env IREE_SCHED_SPEC_PATH=%S/Inputs/specs/board.mlir iree-sched-opt %s --iree-sched-materialize-specs \
// RUN:   --iree-sched-enable-default-specs=false --iree-sched-spec-path=%S/Inputs/specs/later.mlir | FileCheck %s
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-enable-default-specs=false \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/later.mlir --iree-sched-spec-path=%S/Inputs/specs/board.mlir \
// RUN:   | FileCheck %s --check-prefix=REVERSED

// Defaults come last. There is one for this hardware, which everything else wins over.
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-hardware=soc-npu | FileCheck %s --check-prefix=DEFAULT
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-hardware=soc-npu \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/later.mlir --iree-sched-spec-path=%S/Inputs/specs/board.mlir \
// RUN:   | FileCheck %s --check-prefix=REVERSED

// What the command line says itself is not asked for.
// RUN: iree-sched-opt %s --pass-pipeline='builtin.module(iree-sched-materialize-specs{settled=concurrency})' \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/board.mlir | FileCheck %s --check-prefix=SETTLED
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-stream-partitioning-favor=max-concurrency \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/board.mlir | FileCheck %s --check-prefix=SETTLED

#cpu = #hal.executable.target<"llvm-cpu", "embedded-elf-arm_64", {target_triple = "aarch64-unknown-unknown-eabi-elf"}>
#npu = #hal.executable.target<"npu-compiler", "npu-fb">

util.global private @cpu = #hal.device.target<"local", [#cpu]> : !hal.device
util.global private @npu = #hal.device.target<"my_npu", [#npu]> : !hal.device

// Each device has a rule of its own; the one for the cpu goes on, and another one adds an option to what it says.
// CHECK: util.func public @f
// CHECK-SAME: iree_sched.concurrency = [{on = "@npu", partitioner = "none"}, {on = "@cpu", partitioner = "latency", workers = 2 : i64}]
// CHECK-SAME: iree_sched.execution = {partitioner = "typed-fusion"}

// Here the rule for all comes before the one for the npu.
// REVERSED: util.func public @f
// REVERSED-SAME: attributes {iree_sched.concurrency = {partitioner = "latency", workers = 2 : i64}, iree_sched.execution = {partitioner = "typed-fusion"}}

// DEFAULT: util.func public @f
// DEFAULT-SAME: iree_sched.concurrency = [{on = "@npu", partitioner = "memory", steps = 500 : i64}, {on = "@cpu", partitioner = "latency", workers = 2 : i64}]
// DEFAULT-SAME: iree_sched.execution = {overlap = true, partitioner = "typed-fusion"}

// SETTLED: util.func public @f
// SETTLED-SAME: attributes {iree_sched.execution = {partitioner = "typed-fusion"}}
util.func public @f(%size: index, %value: i32) -> (!stream.resource<transient>, !stream.resource<transient>) {
  %0 = stream.async.splat on(#hal.device.affinity<@cpu>) %value : i32 -> !stream.resource<transient>{%size}
  %1 = stream.async.splat on(#hal.device.affinity<@npu>) %value : i32 -> !stream.resource<transient>{%size}
  util.return %0, %1 : !stream.resource<transient>, !stream.resource<transient>
}

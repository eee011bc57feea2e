// Each rule is listed with its place, and with why it won, lost, or did not match.
// RUN: iree-sched specs explain %s --iree-sched-enable-default-specs=false --iree-sched-spec-path=%S/Inputs/specs/board.mlir \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/later.mlir --sched-release=3.13 | FileCheck %s
// RUN: iree-sched specs explain %s --iree-sched-enable-default-specs=false --iree-sched-spec-path=%S/Inputs/specs/board.mlir \
// RUN:   --sched-concurrency=none --format=json | FileCheck %s --check-prefix=FLAG

util.global private @cpu = #hal.device.target<"local", [#hal.executable.target<"llvm-cpu", "embedded-elf-x86_64">]> : !hal.device

// CHECK: f execution decided rule board_all {partitioner = "typed-fusion"}
// CHECK: f concurrency decided rule cores, board_all {partitioner = "latency", workers = 2 : i64}
// CHECK: f does not match all {{.*}}later.mlir:2 device is '@cpu', 'local', not '@npu' (@cpu)
// CHECK: f does not match npu_all {{.*}}later.mlir:7 iree is '3.13', not <3.13
// CHECK: f concurrency wins cores {{.*}}board.mlir:2
// CHECK: f execution wins board_all {{.*}}board.mlir:8
// CHECK: f concurrency wins board_all {{.*}}board.mlir:8
util.func public @f(%size: index, %value: i32) -> !stream.resource<transient> {
  %0 = stream.async.splat on(#hal.device.affinity<@cpu>) %value : i32 -> !stream.resource<transient>{%size}
  util.return %0 : !stream.resource<transient>
}

// CHECK: g concurrency decided attribute iree_sched.concurrency of the function
// CHECK: g concurrency loses cores {{.*}} decided by attribute iree_sched.concurrency of the function
util.func public @g(%size: index, %value: i32) -> !stream.resource<transient> attributes {iree_sched.concurrency = {partitioner = "none"}} {
  %0 = stream.async.splat on(#hal.device.affinity<@cpu>) %value : i32 -> !stream.resource<transient>{%size}
  util.return %0 : !stream.resource<transient>
}

// FLAG: "function": "f"
// FLAG: "concurrency": {
// FLAG-NEXT: "by": "--sched-concurrency"
// FLAG-NEXT: "attribute": null

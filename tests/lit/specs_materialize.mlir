// Rules of a library become attributes of the functions that they match, just before these are scheduled.
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-enable-default-specs=false \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/team.mlir -o %t.once.mlir
// RUN: FileCheck %s --input-file=%t.once.mlir

// The library is in the module now: nothing is looked for, or changed, a second time.
// RUN: iree-sched-opt %t.once.mlir --iree-sched-materialize-specs -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir

// What is written can be read by IREE.
// RUN: iree-opt %t.once.mlir -o /dev/null

#executable = #hal.executable.target<"llvm-cpu", "embedded-elf-x86_64", {cpu = "generic", target_triple = "x86_64-unknown-unknown-eabi-elf"}>
#local = #hal.device.target<"local", [#executable]> : !hal.device

// The whole library is one string, in which no walk over the module finds code.
// CHECK: module attributes {iree_sched.specs = "module @linked_specs attributes {iree_sched.spec_library} {\0A  \22iree_sched.rule\22() {action =
// CHECK-SAME: origin = \22team.mlir: two_at_once\22, sym_name = \22two_at_once\22} : () -> ()\0A
// CHECK-SAME: origin = \22team.mlir: others\22, sym_name = \22others\22} : () -> ()\0A}\0A"
module {
  util.global private @device = #local

  // CHECK: util.func public @forward_1
  // CHECK-SAME: attributes {iree_sched.concurrency = {partitioner = "latency", workers = 2 : i64}}
  util.func public @forward_1(%size: index, %value: i32) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.resource<transient>) {
    %0 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    %1 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    %2 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    util.return %0, %1, %2 : !stream.resource<transient>, !stream.resource<transient>, !stream.resource<transient>
  }

  // Two ops are too few for the first rule.
  // CHECK: util.func public @forward_2
  // CHECK-SAME: attributes {iree_sched.concurrency = {partitioner = "none"}}
  util.func public @forward_2(%size: index, %value: i32) -> (!stream.resource<transient>, !stream.resource<transient>) {
    %0 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    %1 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    util.return %0, %1 : !stream.resource<transient>, !stream.resource<transient>
  }

  // What the IR says itself wins.
  // CHECK: util.func public @backward
  // CHECK-SAME: attributes {iree_sched.concurrency = {partitioner = "memory"}}
  util.func public @backward(%size: index, %value: i32) -> (!stream.resource<transient>, !stream.resource<transient>, !stream.resource<transient>) attributes {iree_sched.concurrency = {partitioner = "memory"}} {
    %0 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    %1 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    %2 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    util.return %0, %1, %2 : !stream.resource<transient>, !stream.resource<transient>, !stream.resource<transient>
  }

  // Favoring is a choice of concurrency, too.
  // CHECK: util.func public @favoring
  // CHECK-NOT: iree_sched.concurrency
  util.func public @favoring(%size: index, %value: i32) -> !stream.resource<transient> attributes {stream.partitioning = #stream.partitioning_config<"max-concurrency">} {
    %0 = stream.async.splat on(#hal.device.affinity<@device>) %value : i32 -> !stream.resource<transient>{%size}
    util.return %0 : !stream.resource<transient>
  }
}

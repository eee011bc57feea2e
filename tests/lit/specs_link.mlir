// Linking merges libraries into one in canonical form: the rule with precedence first, names unique, origins noted.
// RUN: iree-sched specs link %S/Inputs/specs/board.mlir %S/Inputs/specs/later.mlir -o %t.once.mlir
// RUN: FileCheck %s --input-file=%t.once.mlir

// The second library comes first. A name that is taken gets that of its library in front, and if need be a number.
// CHECK: module @linked_specs attributes {iree_sched.spec_library} {
// CHECK-NEXT: "iree_sched.rule"() {action = {concurrency = {partitioner = "none"}}, match = {device = "@npu"}, origin = "later.mlir: all", sym_name = "all"} : () -> ()
// CHECK-NEXT: origin = "later.mlir: npu_all", sym_name = "npu_all"} : () -> ()
// CHECK-NEXT: "iree_sched.rule"() {action = {concurrency = {partitioner = "latency"}}, continue, match = {device = "@cpu"}, origin = "board.mlir: cores", sym_name = "cores"} : () -> ()
// CHECK-NEXT: origin = "board.mlir: all", sym_name = "board_all"} : () -> ()
// CHECK-NEXT: }

// Linking twice changes nothing.
// RUN: iree-sched specs link %t.once.mlir -o %t.twice.mlir
// RUN: diff %t.once.mlir %t.twice.mlir

// It is as iree-opt prints it.
// RUN: iree-opt --allow-unregistered-dialect %t.once.mlir | diff - %t.once.mlir

// A linked library says what the libraries said.
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-spec-path=%t.once.mlir -o %t.linked.mlir
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-spec-path=%S/Inputs/specs/board.mlir \
// RUN:   --iree-sched-spec-path=%S/Inputs/specs/later.mlir -o %t.separate.mlir
// RUN: diff %t.linked.mlir %t.separate.mlir

// What a build linked can be looked at.
// RUN: rm -rf %t.dir
// RUN: iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-spec-path=%t.once.mlir \
// RUN:   --iree-sched-enable-default-specs=false --iree-sched-dump-specs-to=%t.dir -o %t.mlir
// RUN: iree-sched specs link %t.dir -o - | diff - %t.once.mlir
// RUN: diff %t.dir/iree_sched_specs_0.mlir %t.once.mlir

util.func public @f(%size: index, %value: i32) -> !stream.resource<transient> {
  %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
  util.return %0 : !stream.resource<transient>
}

// Locations are kept, and printed where they are asked for.
// RUN: iree-sched-opt %s --mlir-print-debuginfo --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s
// RUN: %if iree-opt %{ iree-sched-opt %s --mlir-print-debuginfo --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | iree-opt %}
// RUN: iree-sched-opt %s | FileCheck %s --check-prefix=PLAIN

// PLAIN-NOT: loc(

// CHECK: #loc1 = loc("model.mlir":1:2)

// A region has the locations of all ops that came into it, the last op's first, as in IREE.

// CHECK-LABEL: @region
util.func public @region(%size: index, %value: i32) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  // CHECK: stream.async.execute
  // CHECK-NEXT: stream.async.splat {{.+}} loc(#loc1)
  // CHECK-NEXT: stream.async.dispatch {{.+}} loc("dispatch")
  // CHECK: } => !stream.timepoint loc(fused["dispatch", #loc1])
  %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size} loc(#loc1)
  %1 = stream.async.dispatch @ex::@fn(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size} loc("dispatch")
  util.return %1 : !stream.resource<external>
}

// CHECK-LABEL: @arguments
util.func public @arguments(%cond: i1, %a: i32) -> i32 {
  cf.br ^bb1(%a : i32)
// CHECK: ^bb1(%{{.+}}: i32 loc("argument")):
^bb1(%v: i32 loc("argument")):
  %next = util.optimization_barrier %v : i32
  cf.cond_br %cond, ^bb1(%next : i32), ^bb2
^bb2:
  util.return %next : i32
}

// CHECK: func.func private @declared(%arg0: i32 loc("first")) -> i32
func.func private @declared(%arg0: i32 loc("first")) -> i32 {
  return %arg0 : i32
}

#loc1 = loc("model.mlir":1:2)

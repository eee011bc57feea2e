// The partitioner `latency` lets ops that take long run side by side, by an estimate of their times.
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency=partitioner=latency | FileCheck %s
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency='partitioner=latency{barrier=90000000}' \
// RUN:   | FileCheck %s --check-prefix=DEAR
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency=partitioner=reference | FileCheck %s --check-prefix=IREE

// Tests that a third wave is worth it where the long ops of two chains then meet. The times are from
// the loops that IREE puts in the names of executables.
// CHECK-LABEL: @chains
// DEAR-LABEL: @chains
// IREE-LABEL: @chains
util.func public @chains(%a: !stream.resource<external>) -> (!stream.resource<external>, !stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  // CHECK: async.execute
  // CHECK-NEXT: @e::@y_matmul_4x4x4_f32
  // CHECK-NEXT: concurrent
  // CHECK-DAG: @e::@x_matmul_512x512x512_f32
  // CHECK-DAG: @e::@y_matmul_512x512x512_f32
  // CHECK-NEXT: yield
  // CHECK: @e::@x_matmul_4x4x4_f32

  // Where barriers are dear there are as few waves as can be.
  // DEAR: concurrent
  // DEAR-NEXT: @e::@x_matmul_512x512x512_f32
  // DEAR-NEXT: @e::@y_matmul_4x4x4_f32
  // DEAR-NEXT: yield
  // DEAR: concurrent
  // DEAR-NEXT: @e::@x_matmul_4x4x4_f32
  // DEAR-NEXT: @e::@y_matmul_512x512x512_f32

  // IREE has three as well, but nothing runs beside the long ops.
  // IREE: async.execute
  // IREE-NEXT: @e::@x_matmul_512x512x512_f32
  // IREE-NEXT: concurrent
  // IREE-NEXT: @e::@x_matmul_4x4x4_f32
  // IREE-NEXT: @e::@y_matmul_4x4x4_f32
  // IREE-NEXT: yield
  // IREE: @e::@y_matmul_512x512x512_f32
  %results:2, %t = stream.async.execute with(%a as %in: !stream.resource<external>{%c64}) -> (!stream.resource<external>{%c64}, !stream.resource<external>{%c64}) {
    %x1 = stream.async.dispatch @e::@x_matmul_512x512x512_f32(%in[%c0 to %c64 for %c64]) : (!stream.resource<external>{%c64}) -> !stream.resource<transient>{%c64}
    %x2 = stream.async.dispatch @e::@x_matmul_4x4x4_f32(%x1[%c0 to %c64 for %c64]) : (!stream.resource<transient>{%c64}) -> !stream.resource<external>{%c64}
    %y1 = stream.async.dispatch @e::@y_matmul_4x4x4_f32(%in[%c0 to %c64 for %c64]) : (!stream.resource<external>{%c64}) -> !stream.resource<transient>{%c64}
    %y2 = stream.async.dispatch @e::@y_matmul_512x512x512_f32(%y1[%c0 to %c64 for %c64]) : (!stream.resource<transient>{%c64}) -> !stream.resource<external>{%c64}
    stream.yield %x2, %y2 : !stream.resource<external>{%c64}, !stream.resource<external>{%c64}
  } => !stream.timepoint
  util.return %results#0, %results#1, %t : !stream.resource<external>, !stream.resource<external>, !stream.timepoint
}

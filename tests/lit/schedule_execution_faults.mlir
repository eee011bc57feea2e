// Faults of IREE 3.13's clean-up that the reference partitioner keeps, and that others do without.
// RUN: iree-sched-opt %s --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s --check-prefixes=CHECK,IREE
// RUN: %if iree-opt %{ iree-opt %s --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s --check-prefixes=CHECK,IREE %}
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution{partitioner=runs}))' | FileCheck %s --check-prefixes=CHECK,RIGHT

// Two fills of neighbouring ranges become one. Where the second is the first in memory, IREE makes
// it start at the sum of both offsets.

// CHECK-LABEL: @coalesced_fills
util.func public @coalesced_fills(%size: index, %value: i32, %input: !stream.resource<variable>) -> !stream.resource<variable> {
  %c32 = arith.constant 32 : index
  %c64 = arith.constant 64 : index
  %c96 = arith.constant 96 : index
  // IREE: stream.async.fill %{{.+}}, %{{.+}}[%c96 to %c96 for %c64]
  // RIGHT: stream.async.fill %{{.+}}, %{{.+}}[%c32 to %c96 for %c64]
  // CHECK-NOT: stream.async.fill
  %0 = stream.async.fill %value, %input[%c64 to %c96 for %c32] : i32 -> %input as !stream.resource<variable>{%size}
  %1 = stream.async.fill %value, %0[%c32 to %c64 for %c32] : i32 -> %0 as !stream.resource<variable>{%size}
  util.return %1 : !stream.resource<variable>
}

// What the partitioner `memory` does so that IREE's slab of an execute region is small, or shared.
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency='partitioner=memory{waves=0}' | FileCheck %s

// Tests that a reservation stands right before what takes it, whatever comes before that.
// CHECK-LABEL: @reservation
util.func public @reservation(%a: !stream.resource<external>) -> !stream.timepoint {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c128 = arith.constant 128 : index
  // CHECK-NOT: alloca
  // CHECK: @e::@one
  // CHECK: @e::@two
  // CHECK: %[[ROOM:.+]] = stream.async.alloca
  // CHECK-NEXT: @e::@three(%{{.+}}, %[[ROOM]]
  %t = stream.async.execute with(%a as %x: !stream.resource<external>{%c64}) {
    %room = stream.async.alloca : !stream.resource<transient>{%c128}
    %one = stream.async.dispatch @e::@one(%x[%c0 to %c64 for %c64]) : (!stream.resource<external>{%c64}) -> !stream.resource<transient>{%c64}
    %two = stream.async.dispatch @e::@two(%one[%c0 to %c64 for %c64]) : (!stream.resource<transient>{%c64}) -> !stream.resource<transient>{%c64}
    %three = stream.async.dispatch @e::@three(%two[%c0 to %c64 for %c64], %room[%c0 to %c64 for %c64]) : (!stream.resource<transient>{%c64}, !stream.resource<transient>{%c128}) -> %room{%c128}
    %four = stream.async.dispatch @e::@four(%three[%c0 to %c128 for %c128]) : (!stream.resource<transient>{%c128}) -> !stream.resource<transient>{%c64}
    stream.yield
  } => !stream.timepoint
  util.return %t : !stream.timepoint
}


// Tests that a region takes no less than the next one on its device, if it can take just as much:
// IREE then gives both the same slab, of 2304 bytes here, and a wave is saved.
// CHECK-LABEL: @neighbours
util.func public @neighbours(%a: !stream.resource<external>) -> (!stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  %c1280 = arith.constant 1280 : index
  // CHECK: async.execute
  // CHECK-NEXT: @e::@up
  // CHECK-NEXT: concurrent
  // CHECK-DAG: @e::@down
  // CHECK-DAG: @e::@up
  // CHECK-NEXT: yield
  // CHECK: async.execute
  %result, %t = stream.async.execute with(%a as %x: !stream.resource<external>{%c256}) -> !stream.resource<external>{%c256} {
    %up1 = stream.async.dispatch @e::@up1(%x[%c0 to %c256 for %c256]) : (!stream.resource<external>{%c256}) -> !stream.resource<transient>{%c1024}
    %down1 = stream.async.dispatch @e::@down1(%up1[%c0 to %c1024 for %c1024]) : (!stream.resource<transient>{%c1024}) -> !stream.resource<transient>{%c256}
    %up2 = stream.async.dispatch @e::@up2(%x[%c0 to %c256 for %c256]) : (!stream.resource<external>{%c256}) -> !stream.resource<transient>{%c1024}
    %down2 = stream.async.dispatch @e::@down2(%up2[%c0 to %c1024 for %c1024]) : (!stream.resource<transient>{%c1024}) -> !stream.resource<transient>{%c256}
    %join = stream.async.dispatch @e::@join(%down1[%c0 to %c256 for %c256], %down2[%c0 to %c256 for %c256]) : (!stream.resource<transient>{%c256}, !stream.resource<transient>{%c256}) -> !stream.resource<external>{%c256}
    stream.yield %join : !stream.resource<external>{%c256}
  } => !stream.timepoint
  %result_1, %t_1 = stream.async.execute await(%t) => with(%result as %x: !stream.resource<external>{%c256}) -> !stream.resource<external>{%c256} {
    %one = stream.async.dispatch @e::@one(%x[%c0 to %c256 for %c256]) : (!stream.resource<external>{%c256}) -> !stream.resource<transient>{%c1280}
    %two = stream.async.dispatch @e::@two(%one[%c0 to %c1280 for %c1280]) : (!stream.resource<transient>{%c1280}) -> !stream.resource<transient>{%c1024}
    %three = stream.async.dispatch @e::@three(%two[%c0 to %c1024 for %c1024]) : (!stream.resource<transient>{%c1024}) -> !stream.resource<external>{%c256}
    stream.yield %three : !stream.resource<external>{%c256}
  } => !stream.timepoint
  util.return %result_1, %t_1 : !stream.resource<external>, !stream.timepoint
}

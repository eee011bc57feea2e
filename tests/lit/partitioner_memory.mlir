// The partitioners `memory` and `memory-bounded` choose between memory and waves. Unless it is told
// to, the first one takes no more waves than IREE does to favor memory.
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency=partitioner=reference \
// RUN:   --iree-stream-partitioning-favor=max-concurrency | FileCheck %s --check-prefix=FAST
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency='partitioner=memory{waves=0}' \
// RUN:   | FileCheck %s --check-prefix=LEAST
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency=partitioner=memory | FileCheck %s --check-prefix=BOUNDED
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency='partitioner=memory-bounded{bytes=2304}' \
// RUN:   | FileCheck %s --check-prefix=BOUNDED
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency='partitioner=memory-bounded{ratio=2}' \
// RUN:   | FileCheck %s --check-prefix=DOUBLE

// A limit that no schedule keeps is refused.
// RUN: not iree-sched-opt %s --iree-stream-schedule-concurrency='partitioner=memory-bounded{bytes=512}' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=REFUSED
// REFUSED: error: concurrency partitioner 'memory-bounded': no schedule within 512 bytes is found, the least is 1536

// Tests two branches that blow up to 1024 bytes and come down to 256 again. Side by side they take
// 2560 bytes; one after the other 1536, for the small result of the first one has to be kept.
// FAST-LABEL: @branches
// LEAST-LABEL: @branches
// BOUNDED-LABEL: @branches
// DOUBLE-LABEL: @branches
util.func public @branches(%a: !stream.resource<external>) -> (!stream.resource<external>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %c256 = arith.constant 256 : index
  %c1024 = arith.constant 1024 : index
  // FAST: concurrent
  // FAST: @e::@up1
  // FAST: @e::@up2
  // FAST: yield
  // FAST: concurrent
  // FAST: @e::@down1
  // FAST: @e::@down2
  // FAST: yield
  // FAST: @e::@join

  // LEAST-NOT: concurrent
  // LEAST: @e::@up[[FIRST:[12]]]
  // LEAST-NEXT: @e::@down[[FIRST]]
  // LEAST-NEXT: @e::@up
  // LEAST-NEXT: @e::@down
  // LEAST-NEXT: @e::@join

  // In 2304 bytes, and in four waves, the second branch can go up beside the first one coming down.
  // BOUNDED: @e::@up
  // BOUNDED: concurrent
  // BOUNDED-DAG: @e::@down
  // BOUNDED-DAG: @e::@up
  // BOUNDED: yield
  // BOUNDED: @e::@down
  // BOUNDED: @e::@join

  // Twice the least is room for both.
  // DOUBLE-COUNT-2: concurrent
  %result, %t = stream.async.execute with(%a as %x: !stream.resource<external>{%c256}) -> !stream.resource<external>{%c256} {
    %up1 = stream.async.dispatch @e::@up1(%x[%c0 to %c256 for %c256]) : (!stream.resource<external>{%c256}) -> !stream.resource<transient>{%c1024}
    %down1 = stream.async.dispatch @e::@down1(%up1[%c0 to %c1024 for %c1024]) : (!stream.resource<transient>{%c1024}) -> !stream.resource<transient>{%c256}
    %up2 = stream.async.dispatch @e::@up2(%x[%c0 to %c256 for %c256]) : (!stream.resource<external>{%c256}) -> !stream.resource<transient>{%c1024}
    %down2 = stream.async.dispatch @e::@down2(%up2[%c0 to %c1024 for %c1024]) : (!stream.resource<transient>{%c1024}) -> !stream.resource<transient>{%c256}
    %join = stream.async.dispatch @e::@join(%down1[%c0 to %c256 for %c256], %down2[%c0 to %c256 for %c256]) : (!stream.resource<transient>{%c256}, !stream.resource<transient>{%c256}) -> !stream.resource<external>{%c256}
    stream.yield %join : !stream.resource<external>{%c256}
  } => !stream.timepoint
  util.return %result, %t : !stream.resource<external>, !stream.timepoint
}

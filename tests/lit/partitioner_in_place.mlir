// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency='partitioner=memory' | FileCheck %s
// RUN: iree-sched-opt %s --iree-stream-schedule-concurrency 2>&1 >/dev/null | FileCheck %s --check-prefix=WARN

// Tests that ops which write the same bytes of a buffer are not put into one wave because one stands
// between them that writes others. IREE's own partitioner does so; there is a warning of it.

// CHECK-LABEL: @sameBytesTwice
util.func public @sameBytesTwice(%a: !stream.resource<transient>, %b: !stream.resource<transient>, %c: !stream.resource<transient>) -> !stream.resource<transient> {
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
  // CHECK: stream.async.execute with(%{{.+}} as %[[A:.+]]: !stream.resource<transient>{%c8}, %{{.+}} as %[[B:.+]]: !stream.resource<transient>{%c8}, %{{.+}} as %[[C:.+]]: !stream.resource<transient>{%c8})
  %r, %t = stream.async.execute with(%a as %ax: !stream.resource<transient>{%c8}, %b as %bx: !stream.resource<transient>{%c8}, %c as %cx: !stream.resource<transient>{%c8}) -> !stream.resource<transient>{%c16} {
    // CHECK: %[[BUFFER:.+]] = stream.async.alloca
    %buffer = stream.async.alloca : !stream.resource<transient>{%c16}
    // CHECK: %[[FIRST:.+]] = stream.async.update %[[A]], %[[BUFFER]][%c0 to %c8]
    %first = stream.async.update %ax, %buffer[%c0 to %c8] : !stream.resource<transient>{%c8} -> %buffer as !stream.resource<transient>{%c16}
    // CHECK: stream.async.concurrent with(%[[FIRST]] as
    // CHECK: stream.async.update {{.+}}[%c8 to %c16]
    %second = stream.async.update %bx, %first[%c8 to %c16] : !stream.resource<transient>{%c8} -> %first as !stream.resource<transient>{%c16}
    // CHECK: stream.async.update {{.+}}[%c0 to %c8]
    // WARN: [[#@LINE+1]]:14: warning: concurrency partitioner 'reference': ops of group 0 conflict: write-after-write: 'stream.async.update'
    %third = stream.async.update %cx, %second[%c0 to %c8] : !stream.resource<transient>{%c8} -> %second as !stream.resource<transient>{%c16}
    // WARN-NOT: warning
    stream.yield %third : !stream.resource<transient>{%c16}
  } => !stream.timepoint
  %w = stream.timepoint.await %t => %r : !stream.resource<transient>{%c16}
  util.return %w : !stream.resource<transient>
}

// The ops of an execute region are grouped into waves that may run at the same time.
// RUN: iree-sched-opt %s --split-input-file --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency))' | FileCheck %s --check-prefixes=CHECK,MIN
// RUN: iree-sched-opt %s --split-input-file --iree-stream-partitioning-favor=max-concurrency --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency))' | FileCheck %s --check-prefixes=CHECK,MAX
// RUN: iree-sched-opt %s --split-input-file --iree-stream-partitioning-favor=debug --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency))' | FileCheck %s --check-prefix=DEBUG
// RUN: %if iree-opt %{ iree-opt %s --split-input-file --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency))' | FileCheck %s --check-prefixes=CHECK,MIN %}
// RUN: %if iree-opt %{ iree-opt %s --split-input-file --iree-stream-partitioning-favor=max-concurrency --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency))' | FileCheck %s --check-prefixes=CHECK,MAX %}

// Debugging wants no concurrency.
// DEBUG-NOT: stream.async.concurrent

// Tests that independent ops share a wave, and that an op alone stays as it is.

// CHECK-LABEL: @independent_ops
util.func public @independent_ops(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %result, %timepoint = stream.async.execute with(%input as %capture: !stream.resource<external>{%size}) -> !stream.resource<external>{%size} {
    // CHECK: %[[WAVE:.+]]:2 = stream.async.concurrent with(%{{.+}} as %[[INNER:.+]]: !stream.resource<external>{
    // CHECK-SAME: -> (!stream.resource<transient>{%{{.+}}, !stream.resource<transient>{%{{.+}}) {
    // CHECK-NEXT: %[[LEFT:.+]] = stream.async.dispatch @ex::@left(%[[INNER]]
    // CHECK-NEXT: %[[RIGHT:.+]] = stream.async.dispatch @ex::@right(%[[INNER]]
    // CHECK-NEXT: stream.yield %[[LEFT]], %[[RIGHT]]
    %0 = stream.async.dispatch @ex::@left(%capture[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
    %1 = stream.async.dispatch @ex::@right(%capture[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
    // CHECK: stream.async.dispatch @ex::@join(%[[WAVE]]#0[{{.+}}], %[[WAVE]]#1
    %2 = stream.async.dispatch @ex::@join(%0[%c0 to %size for %size], %1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
    stream.yield %2 : !stream.resource<external>{%size}
  } => !stream.timepoint
  %ready = stream.timepoint.await %timepoint => %result : !stream.resource<external>{%size}
  util.return %ready : !stream.resource<external>
}

// -----

// Tests the two favors: an op that may run in several waves goes to the first of them to save
// memory, and to the last of them for concurrency.

// CHECK-LABEL: @favors
util.func public @favors(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %result, %timepoint = stream.async.execute with(%input as %capture: !stream.resource<external>{%size}) -> !stream.resource<external>{%size} {
    // MIN: stream.async.concurrent
    // MIN-NEXT: stream.async.dispatch @ex::@short
    // MIN-NEXT: stream.async.dispatch @ex::@long_0
    // MIN-NEXT: stream.yield
    // MIN: stream.async.dispatch @ex::@long_1

    // MAX: stream.async.dispatch @ex::@long_0
    // MAX-NEXT: stream.async.concurrent
    // MAX-NEXT: stream.async.dispatch @ex::@short
    // MAX-NEXT: stream.async.dispatch @ex::@long_1
    %0 = stream.async.dispatch @ex::@short(%capture[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
    %1 = stream.async.dispatch @ex::@long_0(%capture[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
    %2 = stream.async.dispatch @ex::@long_1(%1[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<transient>{%size}
    // CHECK: stream.async.dispatch @ex::@join
    %3 = stream.async.dispatch @ex::@join(%0[%c0 to %size for %size], %2[%c0 to %size for %size]) : (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
    stream.yield %3 : !stream.resource<external>{%size}
  } => !stream.timepoint
  %ready = stream.timepoint.await %timepoint => %result : !stream.resource<external>{%size}
  util.return %ready : !stream.resource<external>
}

// -----

// Tests that an attribute on the function decides over the command line.

// CHECK-LABEL: @scoped_favor
// CHECK-NOT: stream.async.concurrent
util.func public @scoped_favor(%size: index, %value: i32) -> (!stream.resource<external>, !stream.resource<external>) attributes {stream.partitioning = #stream.partitioning_config<"debug">} {
  %results:2, %timepoint = stream.async.execute with() -> (!stream.resource<external>{%size}, !stream.resource<external>{%size}) {
    %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
    %1 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
    stream.yield %0, %1 : !stream.resource<external>{%size}, !stream.resource<external>{%size}
  } => !stream.timepoint
  %ready:2 = stream.timepoint.await %timepoint => %results#0, %results#1 : !stream.resource<external>{%size}, !stream.resource<external>{%size}
  util.return %ready#0, %ready#1 : !stream.resource<external>, !stream.resource<external>
}

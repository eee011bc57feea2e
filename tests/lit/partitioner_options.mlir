// Options of a partitioner stand in braces behind its name, on the command line and in pipelines.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency{partitioner=at-most{width=2}}))' \
// RUN:   | FileCheck %s --check-prefixes=CHECK,TWO
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --iree-stream-schedule-concurrency='partitioner=at-most{width=3}' | FileCheck %s --check-prefixes=CHECK,THREE

// The pipeline is printed with them.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s --dump-pass-pipeline -o /dev/null \
// RUN:   --iree-stream-schedule-concurrency='partitioner=at-most{width=3}' 2>&1 | FileCheck %s --check-prefix=PIPELINE
// PIPELINE: iree-stream-schedule-concurrency{partitioner=at-most{width=3}}

// Mistakes are shown where they stand in the pipeline.
// RUN: not iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency{partitioner=at-most{widht=2}}))' 2>&1 \
// RUN:   | FileCheck %s --check-prefix=MISSPELT
// MISSPELT: error: no such option widht of concurrency partitioner 'at-most'
// MISSPELT-NEXT: builtin.module(util.func(iree-stream-schedule-concurrency{partitioner=at-most{widht=2}}))
// MISSPELT-NEXT: {{^ +\^$}}
// MISSPELT: note: did you mean 'width'?

// CHECK-LABEL: @three_fills
// TWO: stream.async.concurrent
// TWO-COUNT-2: stream.async.splat
// TWO: stream.yield
// TWO: stream.async.splat
// THREE: stream.async.concurrent
// THREE-COUNT-3: stream.async.splat
// THREE: stream.yield
util.func public @three_fills(%size: index, %value: i32) -> !stream.timepoint {
  %results:3, %timepoint = stream.async.execute with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
    %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
    %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
    %2 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
    stream.yield %0, %1, %2 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
  } => !stream.timepoint
  util.return %timepoint : !stream.timepoint
}

// An attribute says the same; it decides for its function, whatever the command line says.

// CHECK-LABEL: @one_by_one
// CHECK-NOT: stream.async.concurrent
// CHECK: util.return
util.func public @one_by_one(%size: index, %value: i32) -> !stream.timepoint attributes {iree_sched.concurrency = {partitioner = "at-most", width = 1 : i64}} {
  %results:2, %timepoint = stream.async.execute with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
    %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
    %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
    stream.yield %0, %1 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
  } => !stream.timepoint
  util.return %timepoint : !stream.timepoint
}

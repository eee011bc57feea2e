// Configuration is scoped: by execute region, function and module, and by the device that a region runs on.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-concurrency))' | FileCheck %s

// Each partitioner here is seen by the number of ops in its waves.

module attributes {iree_sched.concurrency = {partitioner = "at-most", width = 3 : i64}} {
  util.global private @big : !hal.device
  util.global private @little : !hal.device

  // CHECK-LABEL: @of_the_module
  // CHECK: stream.async.concurrent
  // CHECK-COUNT-3: stream.async.splat
  // CHECK-NEXT: stream.yield
  util.func public @of_the_module(%size: index, %value: i32) -> !stream.timepoint {
    %results:3, %timepoint = stream.async.execute with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
      %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %2 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      stream.yield %0, %1, %2 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
    } => !stream.timepoint
    util.return %timepoint : !stream.timepoint
  }

  // The first entry of the function applies to one device, and the second to one queue of the other one.
  // For the rest the module decides, and an attribute on the region before all of them.

  // CHECK-LABEL: @of_devices
  // CHECK: stream.async.execute on(#hal.device.affinity<@big>)
  // CHECK-NOT: stream.async.concurrent
  // CHECK: stream.async.execute on(#hal.device.affinity<@little, [1]>)
  // CHECK: stream.async.concurrent
  // CHECK-COUNT-2: stream.async.splat
  // CHECK-NEXT: stream.yield
  // CHECK: stream.async.splat
  // CHECK: stream.async.execute on(#hal.device.affinity<@little, [0]>)
  // CHECK: stream.async.concurrent
  // CHECK-COUNT-3: stream.async.splat
  // CHECK-NEXT: stream.yield
  // CHECK: stream.async.execute on(#hal.device.affinity<@little, [1]>)
  // CHECK: stream.async.concurrent
  // CHECK-COUNT-3: stream.async.splat
  // CHECK-NEXT: stream.yield
  util.func public @of_devices(%size: index, %value: i32) attributes {iree_sched.concurrency = [{partitioner = "none", on = "@big"}, {partitioner = "at-most", width = 2 : i64, on = #hal.device.affinity<@little, [1]>}]} {
    %a:3, %ta = stream.async.execute on(#hal.device.affinity<@big>) with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
      %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %2 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      stream.yield %0, %1, %2 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
    } => !stream.timepoint
    %b:3, %tb = stream.async.execute on(#hal.device.affinity<@little, [1]>) with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
      %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %2 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      stream.yield %0, %1, %2 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
    } => !stream.timepoint
    %c:3, %tc = stream.async.execute on(#hal.device.affinity<@little, [0]>) with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
      %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %2 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      stream.yield %0, %1, %2 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
    } => !stream.timepoint
    %d:3, %td = stream.async.execute on(#hal.device.affinity<@little, [1]>) with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
      %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      %2 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
      stream.yield %0, %1, %2 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
    } => !stream.timepoint attributes {iree_sched.concurrency = {partitioner = "at-most", width = 4 : i64}}
    util.optimization_barrier %ta : !stream.timepoint
    util.optimization_barrier %tb : !stream.timepoint
    util.optimization_barrier %tc : !stream.timepoint
    util.optimization_barrier %td : !stream.timepoint
    util.return
  }

  // Regions in loops and branches get waves as well. IREE leaves them alone, and so does its partitioner.

  // CHECK-LABEL: @nested
  // CHECK: scf.if
  // CHECK: stream.async.concurrent
  // CHECK-COUNT-2: stream.async.splat
  // CHECK-NEXT: stream.yield
  // CHECK: else
  // CHECK-NOT: stream.async.concurrent
  // CHECK: util.return
  util.func public @nested(%size: index, %value: i32, %condition: i1, %ready: !stream.timepoint) -> !stream.timepoint {
    %result = scf.if %condition -> (!stream.timepoint) {
      %results:2, %timepoint = stream.async.execute with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
        %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
        %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
        stream.yield %0, %1 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
      } => !stream.timepoint
      scf.yield %timepoint : !stream.timepoint
    } else {
      %results:2, %timepoint = stream.async.execute with() -> (!stream.resource<transient>{%size}, !stream.resource<transient>{%size}) {
        %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
        %1 = stream.async.splat %value : i32 -> !stream.resource<transient>{%size}
        stream.yield %0, %1 : !stream.resource<transient>{%size}, !stream.resource<transient>{%size}
      } => !stream.timepoint attributes {iree_sched.concurrency = {partitioner = "reference"}}
      scf.yield %timepoint : !stream.timepoint
    }
    util.return %result : !stream.timepoint
  }
}

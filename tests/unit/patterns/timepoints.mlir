// Tests that joins are flat, name each timepoint once, and leave out what has been reached.
util.func private @before(%t0: !stream.timepoint, %t1: !stream.timepoint) -> (!stream.timepoint, !stream.timepoint, !stream.timepoint) {
  %0 = stream.timepoint.immediate => !stream.timepoint
  %1 = stream.timepoint.join max(%t0, %t1) => !stream.timepoint
  %2 = stream.timepoint.join max(%1, %0, %t0) => !stream.timepoint
  %3 = stream.timepoint.join max(%0, %t1) => !stream.timepoint
  %4 = stream.timepoint.join max(%0, %0) => !stream.timepoint
  util.return %2, %3, %4 : !stream.timepoint, !stream.timepoint, !stream.timepoint
}
util.func private @after(%t0: !stream.timepoint, %t1: !stream.timepoint) -> (!stream.timepoint, !stream.timepoint, !stream.timepoint) {
  %0 = stream.timepoint.immediate => !stream.timepoint
  %1 = stream.timepoint.join max(%t0, %t1) => !stream.timepoint
  util.return %1, %t1, %0 : !stream.timepoint, !stream.timepoint, !stream.timepoint
}

// -----
// Tests that exporting an imported timepoint gives the imported fence.
util.func private @before(%fence: !hal.fence) -> !hal.fence {
  %0 = stream.timepoint.import %fence : (!hal.fence) => !stream.timepoint
  %1 = stream.timepoint.export %0 => (!hal.fence)
  util.return %1 : !hal.fence
}
util.func private @after(%fence: !hal.fence) -> !hal.fence {
  util.return %fence : !hal.fence
}

// -----
// Tests that a fresh fence is not needed for what an imported one says.
util.func private @before(%device: !hal.device, %fence: !hal.fence) -> !hal.fence {
  %0 = stream.timepoint.import %fence : (!hal.fence) => !stream.timepoint
  %1 = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
  stream.timepoint.chain_external %0 => (%1 : !hal.fence)
  util.return %1 : !hal.fence
}
util.func private @after(%device: !hal.device, %fence: !hal.fence) -> !hal.fence {
  util.return %fence : !hal.fence
}

// -----
// Tests that a barrier signals what was awaited before.
util.func private @before(%t0: !stream.timepoint, %arg0: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.timepoint) {
  %0 = stream.timepoint.await %t0 => %arg0 : !stream.resource<*>{%size}
  %1, %2 = stream.timepoint.barrier %0 : !stream.resource<*>{%size} => !stream.timepoint
  util.return %1, %2 : !stream.resource<*>, !stream.timepoint
}
util.func private @after(%t0: !stream.timepoint, %arg0: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.timepoint) {
  util.return %arg0, %t0 : !stream.resource<*>, !stream.timepoint
}

// -----
// Tests that a barrier on what is imported has been passed from the start.
util.func private @before(%view: !hal.buffer_view, %size: index) -> (!stream.resource<external>, !stream.timepoint) {
  %0 = stream.tensor.import %view : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%size}
  %1, %2 = stream.timepoint.barrier %0 : !stream.resource<external>{%size} => !stream.timepoint
  util.return %1, %2 : !stream.resource<external>, !stream.timepoint
}
util.func private @after(%view: !hal.buffer_view, %size: index) -> (!stream.resource<external>, !stream.timepoint) {
  %0 = stream.timepoint.immediate => !stream.timepoint
  %1 = stream.tensor.import %view : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%size}
  util.return %1, %0 : !stream.resource<external>, !stream.timepoint
}

// -----
// Tests that awaits of one timepoint become one, at the first of their consumers.
util.func private @before(%t0: !stream.timepoint, %arg0: !stream.resource<external>, %arg1: !stream.resource<external>, %size: index) -> (!hal.buffer_view, !hal.buffer_view) {
  %0 = stream.timepoint.await %t0 => %arg0 : !stream.resource<external>{%size}
  %1 = stream.timepoint.await %t0 => %arg1 : !stream.resource<external>{%size}
  %2 = stream.tensor.export %0 : tensor<4xi32> in !stream.resource<external>{%size} -> !hal.buffer_view
  %3 = stream.tensor.export %1 : tensor<4xi32> in !stream.resource<external>{%size} -> !hal.buffer_view
  util.return %2, %3 : !hal.buffer_view, !hal.buffer_view
}
util.func private @after(%t0: !stream.timepoint, %arg0: !stream.resource<external>, %arg1: !stream.resource<external>, %size: index) -> (!hal.buffer_view, !hal.buffer_view) {
  %0:2 = stream.timepoint.await %t0 => %arg0, %arg1 : !stream.resource<external>{%size}, !stream.resource<external>{%size}
  %1 = stream.tensor.export %0#0 : tensor<4xi32> in !stream.resource<external>{%size} -> !hal.buffer_view
  %2 = stream.tensor.export %0#1 : tensor<4xi32> in !stream.resource<external>{%size} -> !hal.buffer_view
  util.return %1, %2 : !hal.buffer_view, !hal.buffer_view
}

// -----
// Tests that an await names each resource once, and that awaits nobody needs go.
util.func private @before(%t0: !stream.timepoint, %t1: !stream.timepoint, %arg0: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.resource<*>) {
  %0:2 = stream.timepoint.await %t0 => %arg0, %arg0 : !stream.resource<*>{%size}, !stream.resource<*>{%size}
  %1 = stream.timepoint.await %t1 => %0#0 : !stream.resource<*>{%size}
  util.return %0#0, %0#1 : !stream.resource<*>, !stream.resource<*>
}
util.func private @after(%t0: !stream.timepoint, %t1: !stream.timepoint, %arg0: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.resource<*>) {
  %0 = stream.timepoint.await %t0 => %arg0 : !stream.resource<*>{%size}
  util.return %0, %0 : !stream.resource<*>, !stream.resource<*>
}

// -----
// Tests that an await moves past a block that does not need it, into the region that does not.
util.func private @before(%t0: !stream.timepoint, %arg0: !stream.resource<*>, %size: index, %condition: i1) -> !stream.resource<*> {
  %0 = stream.timepoint.await %t0 => %arg0 : !stream.resource<*>{%size}
  %1 = util.optimization_barrier %condition : i1
  %2 = scf.if %1 -> (!stream.resource<*>) {
    %3 = util.optimization_barrier %0 : !stream.resource<*>
    scf.yield %3 : !stream.resource<*>
  } else {
    %3 = util.optimization_barrier %arg0 : !stream.resource<*>
    scf.yield %3 : !stream.resource<*>
  }
  util.return %2 : !stream.resource<*>
}
util.func private @after(%t0: !stream.timepoint, %arg0: !stream.resource<*>, %size: index, %condition: i1) -> !stream.resource<*> {
  %1 = util.optimization_barrier %condition : i1
  %0 = stream.timepoint.await %t0 => %arg0 : !stream.resource<*>{%size}
  %2 = scf.if %1 -> (!stream.resource<*>) {
    %3 = util.optimization_barrier %0 : !stream.resource<*>
    scf.yield %3 : !stream.resource<*>
  } else {
    %3 = util.optimization_barrier %arg0 : !stream.resource<*>
    scf.yield %3 : !stream.resource<*>
  }
  util.return %2 : !stream.resource<*>
}

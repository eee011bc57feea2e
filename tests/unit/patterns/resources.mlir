// Tests that sizes are found at what makes, ties or uses a resource.
util.func private @before(%arg0: !stream.resource<*>, %size: index) -> (index, index) {
  %0 = stream.async.alloca : !stream.resource<*>{%size}
  %1 = stream.resource.size %0 : !stream.resource<*>
  %2 = stream.async.clone %arg0 : !stream.resource<*>{%size} -> !stream.resource<*>{%size}
  %3 = util.optimization_barrier %2 : !stream.resource<*>
  %4 = stream.resource.size %arg0 : !stream.resource<*>
  util.return %1, %4 : index, index
}
util.func private @after(%arg0: !stream.resource<*>, %size: index) -> (index, index) {
  %0 = stream.async.clone %arg0 : !stream.resource<*>{%size} -> !stream.resource<*>{%size}
  %1 = util.optimization_barrier %0 : !stream.resource<*>
  util.return %size, %size : index, index
}

// -----
// Tests that subviews of subviews, whole subviews and loads through them look at the resource.
util.func private @before(%arg0: !stream.resource<staging>, %size: index, %a: index, %b: index, %part: index) -> (!stream.resource<staging>, !stream.resource<staging>, i32) {
  %c4 = arith.constant 4 : index
  %0 = stream.resource.subview %arg0[%a] : !stream.resource<staging>{%size} -> !stream.resource<staging>{%part}
  %1 = stream.resource.subview %0[%b] : !stream.resource<staging>{%part} -> !stream.resource<staging>{%c4}
  %2 = stream.resource.subview %arg0[%a] : !stream.resource<staging>{%size} -> !stream.resource<staging>{%size}
  %3 = stream.resource.load %0[%c4] : !stream.resource<staging>{%part} -> i32
  util.return %1, %2, %3 : !stream.resource<staging>, !stream.resource<staging>, i32
}
util.func private @after(%arg0: !stream.resource<staging>, %size: index, %a: index, %b: index, %part: index) -> (!stream.resource<staging>, !stream.resource<staging>, i32) {
  %c4 = arith.constant 4 : index
  %0 = arith.addi %a, %b : index
  %1 = stream.resource.subview %arg0[%0] : !stream.resource<staging>{%size} -> !stream.resource<staging>{%c4}
  %2 = arith.addi %a, %c4 : index
  %3 = stream.resource.load %arg0[%2] : !stream.resource<staging>{%size} -> i32
  util.return %1, %arg0, %3 : !stream.resource<staging>, !stream.resource<staging>, i32
}

// -----
// Tests that a selected subview is a subview at a selected offset.
util.func private @before(%arg0: !stream.resource<*>, %size: index, %a: index, %b: index, %part: index, %condition: i1) -> !stream.resource<*> {
  %0 = stream.resource.subview %arg0[%a] : !stream.resource<*>{%size} -> !stream.resource<*>{%part}
  %1 = stream.resource.subview %arg0[%b] : !stream.resource<*>{%size} -> !stream.resource<*>{%part}
  %2 = arith.select %condition, %0, %1 : !stream.resource<*>
  util.return %2 : !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %a: index, %b: index, %part: index, %condition: i1) -> !stream.resource<*> {
  %0 = arith.select %condition, %a, %b : index
  %1 = stream.resource.subview %arg0[%0] : !stream.resource<*>{%size} -> !stream.resource<*>{%part}
  util.return %1 : !stream.resource<*>
}

// -----
// Tests that an exported import and an imported export are what they began with.
util.func private @before(%view: !hal.buffer_view, %arg0: !stream.resource<external>, %size: index) -> (!hal.buffer_view, !stream.resource<external>) {
  %0 = stream.tensor.import %view : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%size}
  %1 = stream.tensor.export %0 : tensor<4xi32> in !stream.resource<external>{%size} -> !hal.buffer_view
  %2 = stream.tensor.export %arg0 : tensor<4xi32> in !stream.resource<external>{%size} -> !hal.buffer_view
  %3 = stream.tensor.import %2 : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%size}
  util.return %1, %3 : !hal.buffer_view, !stream.resource<external>
}
util.func private @after(%view: !hal.buffer_view, %arg0: !stream.resource<external>, %size: index) -> (!hal.buffer_view, !stream.resource<external>) {
  util.return %view, %arg0 : !hal.buffer_view, !stream.resource<external>
}

// -----
// Tests that the same import twice is made once.
util.func private @before(%view: !hal.buffer_view, %size: index) -> (!stream.resource<external>, !stream.resource<external>) {
  %0 = stream.tensor.import %view : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%size}
  %1 = stream.tensor.import %view : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%size}
  util.return %0, %1 : !stream.resource<external>, !stream.resource<external>
}
util.func private @after(%view: !hal.buffer_view, %size: index) -> (!stream.resource<external>, !stream.resource<external>) {
  %0 = stream.tensor.import %view : !hal.buffer_view -> tensor<4xi32> in !stream.resource<external>{%size}
  util.return %0, %0 : !stream.resource<external>, !stream.resource<external>
}

// -----
// Tests that of a parameter only the slice that is used is loaded.
util.func private @before(%offset: i64, %by: index, %end: index, %size: index, %part: index, %scope: !util.buffer, %key: !util.buffer) -> !stream.resource<constant> {
  %0, %1 = stream.async.parameter.load %scope::%key[%offset] : !stream.resource<constant>{%size} => !stream.timepoint
  %2 = stream.timepoint.await %1 => %0 : !stream.resource<constant>{%size}
  %3 = stream.async.slice %2[%by to %end] : !stream.resource<constant>{%size} -> !stream.resource<constant>{%part}
  %4 = stream.timepoint.await %1 => %3 : !stream.resource<constant>{%part}
  util.return %4 : !stream.resource<constant>
}
util.func private @after(%offset: i64, %by: index, %end: index, %size: index, %part: index, %scope: !util.buffer, %key: !util.buffer) -> !stream.resource<constant> {
  %0 = arith.index_cast %by : index to i64
  %1 = arith.addi %offset, %0 : i64
  %2, %3 = stream.async.parameter.load %scope::%key[%1] : !stream.resource<constant>{%part} => !stream.timepoint
  %4 = stream.timepoint.await %3 => %2 : !stream.resource<constant>{%part}
  util.return %4 : !stream.resource<constant>
}

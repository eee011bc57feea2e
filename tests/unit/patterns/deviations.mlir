// Tests that a region goes on waiting for what it waited for (IREE 3.13 forgets that).
util.func private @before(%arg0: !stream.resource<*>, %size: index, %t0: !stream.timepoint, %t1: !stream.timepoint) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0 = stream.timepoint.await %t1 => %arg0 : !stream.resource<*>{%size}
  %1:2 = stream.async.execute await(%t0) => with(%0 as %a: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    %2 = stream.async.dispatch @ex::@d(%a[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
    stream.yield %2 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %1#0, %1#1 : !stream.resource<*>, !stream.timepoint
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %t0: !stream.timepoint, %t1: !stream.timepoint) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0 = stream.timepoint.join max(%t0, %t1) => !stream.timepoint
  %1:2 = stream.async.execute await(%0) => with(%arg0 as %a: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    %2 = stream.async.dispatch @ex::@d(%a[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
    stream.yield %2 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %1#0, %1#1 : !stream.resource<*>, !stream.timepoint
}

// -----
// Tests that fills next to each other become one from the first byte (IREE 3.13 adds up offsets).
util.func private @before(%arg0: !stream.resource<*>, %size: index, %value: i32) -> !stream.resource<*> {
  %c32 = arith.constant 32 : index
  %c64 = arith.constant 64 : index
  %c96 = arith.constant 96 : index
  %0 = stream.async.fill %value, %arg0[%c64 to %c96 for %c32] : i32 -> %arg0 as !stream.resource<*>{%size}
  %1 = stream.async.fill %value, %0[%c32 to %c64 for %c32] : i32 -> %0 as !stream.resource<*>{%size}
  util.return %1 : !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %value: i32) -> !stream.resource<*> {
  %c32 = arith.constant 32 : index
  %c96 = arith.constant 96 : index
  %c64 = arith.constant 64 : index
  %0 = stream.async.fill %value, %arg0[%c32 to %c96 for %c64] : i32 -> %arg0 as !stream.resource<*>{%size}
  util.return %0 : !stream.resource<*>
}

// -----
// Tests that an await is not grouped with one of what it gives (IREE 3.13 makes it await itself).
util.func private @before(%t0: !stream.timepoint, %arg0: !stream.resource<*>, %size: index) -> !stream.resource<*> {
  %0 = stream.timepoint.await %t0 => %arg0 : !stream.resource<*>{%size}
  %1 = stream.timepoint.await %t0 => %0 : !stream.resource<*>{%size}
  util.return %1 : !stream.resource<*>
}
util.func private @after(%t0: !stream.timepoint, %arg0: !stream.resource<*>, %size: index) -> !stream.resource<*> {
  %0 = stream.timepoint.await %t0 => %arg0 : !stream.resource<*>{%size}
  %1 = stream.timepoint.await %t0 => %0 : !stream.resource<*>{%size}
  util.return %1 : !stream.resource<*>
}

// -----
// Tests that an argument that is formatted twice stands there twice (IREE 3.13 leaves it once).
util.func private @before(%x: i32) -> !util.buffer {
  %0 = util.string.format "{0}{0}"(%x) : (i32) -> !util.buffer
  util.return %0 : !util.buffer
}
util.func private @after(%x: i32) -> !util.buffer {
  %0 = util.string.format "{}{}"(%x, %x) : (i32, i32) -> !util.buffer
  util.return %0 : !util.buffer
}

// Tests that an update of all of a fresh resource is what it is updated with.
util.func private @before(%arg0: !stream.resource<*>, %size: index, %value: i8) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  %1 = stream.async.update %arg0, %0[%c0 to %size] : !stream.resource<*>{%size} -> %0 as !stream.resource<*>{%size}
  util.return %1 : !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %value: i8) -> !stream.resource<*> {
  util.return %arg0 : !stream.resource<*>
}

// -----
// Tests that an update of all of an argument stays: its storage may be visible outside.
util.func private @before(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.update %arg0, %arg1[%c0 to %size] : !stream.resource<*>{%size} -> %arg1 as !stream.resource<*>{%size}
  util.return %0 : !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.update %arg0, %arg1[%c0 to %size] : !stream.resource<*>{%size} -> %arg1 as !stream.resource<*>{%size}
  util.return %0 : !stream.resource<*>
}

// -----
// Tests that an update with what was made in place goes.
util.func private @before(%arg0: !stream.resource<external>, %size: index) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch @ex::@in_place(%arg0[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> %arg0{%size}
  %1 = stream.async.update %0, %arg0[%c0 to %size] : !stream.resource<external>{%size} -> %arg0 as !stream.resource<external>{%size}
  util.return %1 : !stream.resource<external>
}
util.func private @after(%arg0: !stream.resource<external>, %size: index) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch @ex::@in_place(%arg0[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> %arg0{%size}
  util.return %0 : !stream.resource<external>
}

// -----
// Tests that an update with a splat is a fill, and one with a slice a copy.
util.func private @before(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index, %value: i8) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c128 = arith.constant 128 : index
  %0 = stream.async.splat %value : i8 -> !stream.resource<*>{%c64}
  %1 = stream.async.update %0, %arg0[%c0 to %c64] : !stream.resource<*>{%c64} -> %arg0 as !stream.resource<*>{%size}
  %2 = stream.async.slice %arg1[%c64 to %c128] : !stream.resource<*>{%size} -> !stream.resource<*>{%c64}
  %3 = stream.async.update %2, %1[%c64 to %c128] : !stream.resource<*>{%c64} -> %1 as !stream.resource<*>{%size}
  util.return %3 : !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index, %value: i8) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c128 = arith.constant 128 : index
  %0 = stream.async.fill %value, %arg0[%c0 to %c64 for %c64] : i8 -> %arg0 as !stream.resource<*>{%size}
  %1 = stream.async.copy %arg1[%c64 to %c128], %0[%c64 to %c128], %c64 : !stream.resource<*>{%size} -> %0 as !stream.resource<*>{%size}
  util.return %1 : !stream.resource<*>
}

// -----
// Tests that a copy of all of a resource is an update.
util.func private @before(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index, %size1: index) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.copy %arg0[%c0 to %size], %arg1[%c0 to %size], %size : !stream.resource<*>{%size} -> %arg1 as !stream.resource<*>{%size1}
  util.return %0 : !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index, %size1: index) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.update %arg0, %arg1[%c0 to %size] : !stream.resource<*>{%size} -> %arg1 as !stream.resource<*>{%size1}
  util.return %0 : !stream.resource<*>
}

// -----
// Tests that ops go that only write results which nobody uses.
util.func private @before(%arg0: !stream.resource<*>, %size: index, %value: i32) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %0 = stream.async.alloca : !stream.resource<*>{%size}
  %1 = stream.async.fill %value, %0[%c0 to %c64 for %c64] : i32 -> %0 as !stream.resource<*>{%size}
  %2 = stream.async.clone %arg0 : !stream.resource<*>{%size} -> !stream.resource<*>{%size}
  %3 = stream.async.dispatch @ex::@unused(%2[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
  util.return %arg0 : !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %value: i32) -> !stream.resource<*> {
  util.return %arg0 : !stream.resource<*>
}

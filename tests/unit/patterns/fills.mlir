// Tests that a constant of equal elements becomes a splat.
util.func private @before(%size: index) -> !stream.resource<constant> {
  %0 = stream.async.constant : !stream.resource<constant>{%size} = dense<3> : tensor<8xi32>
  util.return %0 : !stream.resource<constant>
}
util.func private @after(%size: index) -> !stream.resource<constant> {
  %c3_i32 = arith.constant 3 : i32
  %0 = stream.async.splat %c3_i32 : i32 -> !stream.resource<constant>{%size}
  util.return %0 : !stream.resource<constant>
}

// -----
// Tests that a constant of different elements stays.
util.func private @before(%size: index) -> !stream.resource<constant> {
  %0 = stream.async.constant : !stream.resource<constant>{%size} = dense<[1, 2]> : tensor<2xi32>
  util.return %0 : !stream.resource<constant>
}
util.func private @after(%size: index) -> !stream.resource<constant> {
  %0 = stream.async.constant : !stream.resource<constant>{%size} = dense<[1, 2]> : tensor<2xi32>
  util.return %0 : !stream.resource<constant>
}

// -----
// Tests that fill patterns get as narrow as their bytes allow.
util.func private @before(%size: index) -> (!stream.resource<*>, !stream.resource<*>, !stream.resource<*>, !stream.resource<*>) {
  %zero = arith.constant 0 : i64
  %bytes = arith.constant 2863311530 : i32
  %halves = arith.constant 305402420 : i32
  %none = arith.constant 4660 : i16
  %0 = stream.async.splat %zero : i64 -> !stream.resource<*>{%size}
  %1 = stream.async.splat %bytes : i32 -> !stream.resource<*>{%size}
  %2 = stream.async.splat %halves : i32 -> !stream.resource<*>{%size}
  %3 = stream.async.splat %none : i16 -> !stream.resource<*>{%size}
  util.return %0, %1, %2, %3 : !stream.resource<*>, !stream.resource<*>, !stream.resource<*>, !stream.resource<*>
}
util.func private @after(%size: index) -> (!stream.resource<*>, !stream.resource<*>, !stream.resource<*>, !stream.resource<*>) {
  %c-86_i8 = arith.constant -86 : i8
  %c4660_i16 = arith.constant 4660 : i16
  %c0_i8 = arith.constant 0 : i8
  %0 = stream.async.splat %c0_i8 : i8 -> !stream.resource<*>{%size}
  %1 = stream.async.splat %c-86_i8 : i8 -> !stream.resource<*>{%size}
  %2 = stream.async.splat %c4660_i16 : i16 -> !stream.resource<*>{%size}
  %3 = stream.async.splat %c4660_i16 : i16 -> !stream.resource<*>{%size}
  util.return %0, %1, %2, %3 : !stream.resource<*>, !stream.resource<*>, !stream.resource<*>, !stream.resource<*>
}

// -----
// Tests that a slice of all of a resource is the resource, and one of a splat a smaller splat.
util.func private @before(%arg0: !stream.resource<*>, %size: index, %value: i8) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %0 = stream.async.slice %arg0[%c0 to %size] : !stream.resource<*>{%size} -> !stream.resource<*>{%size}
  %1 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  %2 = stream.async.slice %1[%c0 to %c64] : !stream.resource<*>{%size} -> !stream.resource<*>{%c64}
  util.return %0, %2 : !stream.resource<*>, !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %value: i8) -> (!stream.resource<*>, !stream.resource<*>) {
  %c64 = arith.constant 64 : index
  %0 = stream.async.splat %value : i8 -> !stream.resource<*>{%c64}
  util.return %arg0, %0 : !stream.resource<*>, !stream.resource<*>
}

// -----
// Tests that a fill of all of a fresh resource is a splat, but not one of an argument.
util.func private @before(%arg0: !stream.resource<*>, %size: index, %value: i32) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %0 = stream.async.alloca : !stream.resource<*>{%size}
  %1 = stream.async.fill %value, %0[%c0 to %size for %size] : i32 -> %0 as !stream.resource<*>{%size}
  %2 = stream.async.fill %value, %arg0[%c0 to %size for %size] : i32 -> %arg0 as !stream.resource<*>{%size}
  util.return %1, %2 : !stream.resource<*>, !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %value: i32) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %0 = stream.async.fill %value, %arg0[%c0 to %size for %size] : i32 -> %arg0 as !stream.resource<*>{%size}
  %1 = stream.async.splat %value : i32 -> !stream.resource<*>{%size}
  util.return %1, %0 : !stream.resource<*>, !stream.resource<*>
}

// -----
// Tests that a fill with what is there already goes, and that neighboring fills become one.
util.func private @before(%arg0: !stream.resource<*>, %size: index, %value: i32) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c96 = arith.constant 96 : index
  %c32 = arith.constant 32 : index
  %0 = stream.async.splat %value : i32 -> !stream.resource<*>{%size}
  %1 = stream.async.fill %value, %0[%c0 to %c64 for %c64] : i32 -> %0 as !stream.resource<*>{%size}
  %2 = stream.async.fill %value, %arg0[%c0 to %c64 for %c64] : i32 -> %arg0 as !stream.resource<*>{%size}
  %3 = stream.async.fill %value, %2[%c64 to %c96 for %c32] : i32 -> %2 as !stream.resource<*>{%size}
  util.return %1, %3 : !stream.resource<*>, !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %value: i32) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c96 = arith.constant 96 : index
  %0 = stream.async.fill %value, %arg0[%c0 to %c96 for %c96] : i32 -> %arg0 as !stream.resource<*>{%size}
  %1 = stream.async.splat %value : i32 -> !stream.resource<*>{%size}
  util.return %1, %0 : !stream.resource<*>, !stream.resource<*>
}

// -----
// Tests that a splat moves down to its first user, past other work.
util.func private @before(%arg0: !stream.resource<*>, %size: index, %value: i8) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  %1 = stream.async.dispatch @ex::@first[%c1](%arg0[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
  %2 = stream.async.dispatch @ex::@second[%c1](%0[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> %0{%size}
  util.return %1, %2 : !stream.resource<*>, !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %value: i8) -> (!stream.resource<*>, !stream.resource<*>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %1 = stream.async.dispatch @ex::@first[%c1](%arg0[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
  %0 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  %2 = stream.async.dispatch @ex::@second[%c1](%0[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> %0{%size}
  util.return %1, %2 : !stream.resource<*>, !stream.resource<*>
}

// -----
// Tests that a splat moves to the end of the block that dominates users in several blocks.
util.func private @before(%condition: i1, %size: index, %value: i8) -> !stream.resource<*> {
  %0 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  %1 = util.optimization_barrier %condition : i1
  cf.cond_br %1, ^bb1, ^bb2
^bb1:
  %2 = stream.async.clone %0 : !stream.resource<*>{%size} -> !stream.resource<*>{%size}
  %3 = util.optimization_barrier %2 : !stream.resource<*>
  util.return %3 : !stream.resource<*>
^bb2:
  util.return %0 : !stream.resource<*>
}
util.func private @after(%condition: i1, %size: index, %value: i8) -> !stream.resource<*> {
  %1 = util.optimization_barrier %condition : i1
  cf.cond_br %1, ^bb1, ^bb2
^bb1:
  %2 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  %3 = util.optimization_barrier %2 : !stream.resource<*>
  util.return %3 : !stream.resource<*>
^bb2:
  %4 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  util.return %4 : !stream.resource<*>
}

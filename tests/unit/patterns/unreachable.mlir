// Tests that what comes after unreachable code in a function goes, and the block ends there.
util.func private @before(%x: i32, %p: i1) -> i32 {
  cf.cond_br %p, ^bb1, ^bb2
^bb1:
  util.scf.unreachable "never"
  %0 = arith.muli %x, %x : i32
  cf.br ^bb3(%0 : i32)
^bb2:
  %1 = util.optimization_barrier %x : i32
  cf.br ^bb3(%1 : i32)
^bb3(%2: i32):
  util.return %2 : i32
}
util.func private @after(%x: i32, %p: i1) -> i32 {
  cf.cond_br %p, ^bb1, ^bb2
^bb1:  // pred: ^bb0
  util.unreachable "never"
^bb2:  // pred: ^bb0
  %0 = util.optimization_barrier %x : i32
  util.return %0 : i32
}

// -----
// Tests that a region with unreachable code yields anything, so that the other one decides.
util.func private @before(%p: i1, %x: i32) -> i32 {
  %0 = scf.if %p -> (i32) {
    util.scf.unreachable "never"
    %1 = util.optimization_barrier %x : i32
    scf.yield %1 : i32
  } else {
    scf.yield %x : i32
  }
  util.return %0 : i32
}
util.func private @after(%p: i1, %x: i32) -> i32 {
  scf.if %p {
    util.scf.unreachable "never"
  }
  util.return %x : i32
}

// -----
// Tests that what may be anything makes results so, but not those of shifts.
util.func private @before(%p: i1, %x: i32, %f: f32) -> (i32, i32, i32, f32, i64) {
  %0 = ub.poison : i32
  %1 = arith.addi %x, %0 : i32
  %2 = arith.select %p, %1, %x : i32
  %3 = arith.shli %x, %0 : i32
  %4 = ub.poison : f32
  %5 = arith.mulf %f, %4 : f32
  %6 = arith.extsi %0 : i32 to i64
  util.return %1, %2, %3, %5, %6 : i32, i32, i32, f32, i64
}
util.func private @after(%p: i1, %x: i32, %f: f32) -> (i32, i32, i32, f32, i64) {
  %0 = ub.poison : i64
  %1 = ub.poison : f32
  %2 = ub.poison : i32
  %3 = arith.shli %x, %2 : i32
  util.return %2, %x, %3, %1, %0 : i32, i32, i32, f32, i64
}

// Tests that sums, products and differences of constants fold, and are collected.
util.func private @before(%x: index) -> (index, index, index, i32) {
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %max = arith.constant 2147483647 : i32
  %one = arith.constant 1 : i32
  %0 = arith.addi %c3, %x : index
  %1 = arith.addi %0, %c4 : index
  %2 = arith.muli %x, %c3 : index
  %3 = arith.muli %2, %c4 : index
  %4 = arith.subi %c4, %x : index
  %5 = arith.addi %4, %c3 : index
  %6 = arith.addi %max, %one : i32
  util.return %1, %3, %5, %6 : index, index, index, i32
}
util.func private @after(%x: index) -> (index, index, index, i32) {
  %c-2147483648_i32 = arith.constant -2147483648 : i32
  %c12 = arith.constant 12 : index
  %c7 = arith.constant 7 : index
  %0 = arith.addi %x, %c7 : index
  %1 = arith.muli %x, %c12 : index
  %2 = arith.subi %c7, %x : index
  util.return %0, %1, %2, %c-2147483648_i32 : index, index, index, i32
}

// -----
// Tests that comparisons and selections fold, with constants on the right.
util.func private @before(%x: index, %y: index) -> (i1, i1, index, index) {
  %c5 = arith.constant 5 : index
  %c-1 = arith.constant -1 : index
  %0 = arith.cmpi slt, %c5, %x : index
  %1 = arith.cmpi ult, %c-1, %c5 : index
  %2 = arith.select %1, %x, %y : index
  %3 = arith.cmpi eq, %x, %y : index
  %4 = arith.select %3, %x, %y : index
  util.return %0, %1, %2, %4 : i1, i1, index, index
}
util.func private @after(%x: index, %y: index) -> (i1, i1, index, index) {
  %false = arith.constant false
  %c5 = arith.constant 5 : index
  %0 = arith.cmpi sgt, %x, %c5 : index
  util.return %0, %false, %y, %y : i1, i1, index, index
}

// -----
// Tests that casts, extremes and divisions of constants fold.
util.func private @before(%x: i32) -> (index, index, i32, i32, i32) {
  %minus = arith.constant -1 : i32
  %seven = arith.constant 7 : i32
  %two = arith.constant 2 : i32
  %0 = arith.index_cast %minus : i32 to index
  %1 = arith.index_castui %minus : i32 to index
  %2 = arith.minui %seven, %two : i32
  %3 = arith.divsi %minus, %two : i32
  %4 = arith.maxui %x, %minus : i32
  util.return %0, %1, %2, %3, %4 : index, index, i32, i32, i32
}
util.func private @after(%x: i32) -> (index, index, i32, i32, i32) {
  %c-1_i32 = arith.constant -1 : i32
  %c-1 = arith.constant -1 : index
  %c4294967295 = arith.constant 4294967295 : index
  %c2_i32 = arith.constant 2 : i32
  %c0_i32 = arith.constant 0 : i32
  util.return %c-1, %c4294967295, %c2_i32, %c0_i32, %c-1_i32 : index, index, i32, i32, i32
}

// -----
// Tests that equal constants become one, in front, and those in regions too.
util.func private @before(%condition: i1, %x: index) -> index {
  %0 = util.optimization_barrier %x : index
  %c8 = arith.constant 8 : index
  %1 = scf.if %condition -> (index) {
    %c8_0 = arith.constant 8 : index
    %2 = arith.addi %0, %c8_0 : index
    scf.yield %2 : index
  } else {
    %c9 = arith.constant 9 : index
    %2 = arith.muli %0, %c9 : index
    scf.yield %2 : index
  }
  %3 = arith.muli %1, %c8 : index
  util.return %3 : index
}
util.func private @after(%condition: i1, %x: index) -> index {
  %c9 = arith.constant 9 : index
  %c8 = arith.constant 8 : index
  %0 = util.optimization_barrier %x : index
  %1 = scf.if %condition -> (index) {
    %2 = arith.addi %0, %c8 : index
    scf.yield %2 : index
  } else {
    %2 = arith.muli %0, %c9 : index
    scf.yield %2 : index
  }
  %3 = arith.muli %1, %c8 : index
  util.return %3 : index
}

// -----
// Tests that blocks are merged along branches, and unreachable ones go.
util.func private @before(%x: index) -> index {
  %true = arith.constant true
  cf.cond_br %true, ^bb1(%x : index), ^bb3
^bb1(%0: index):
  cf.br ^bb2
^bb2:
  util.return %0 : index
^bb3:
  %1 = arith.addi %x, %x : index
  cf.br ^bb1(%1 : index)
}
util.func private @after(%x: index) -> index {
  util.return %x : index
}

// -----
// Tests that branches go past blocks in which nothing is done.
util.func private @before(%condition: i1, %x: index) -> index {
  cf.cond_br %condition, ^bb1, ^bb2
^bb1:
  cf.br ^bb3(%x : index)
^bb2:
  %0 = util.optimization_barrier %x : index
  cf.br ^bb3(%0 : index)
^bb3(%1: index):
  util.return %1 : index
}
util.func private @after(%condition: i1, %x: index) -> index {
  cf.cond_br %condition, ^bb2(%x : index), ^bb1
^bb1:
  %0 = util.optimization_barrier %x : index
  cf.br ^bb2(%0 : index)
^bb2(%1: index):
  util.return %1 : index
}

// -----
// Tests that branches in which nothing is done, and results nobody computes or uses, go.
util.func private @before(%condition: i1, %x: index, %y: index) -> index {
  %0:2 = scf.if %condition -> (index, index) {
    %1 = util.optimization_barrier %x : index
    scf.yield %y, %1 : index, index
  } else {
    scf.yield %y, %x : index, index
  }
  util.return %0#0 : index
}
util.func private @after(%condition: i1, %x: index, %y: index) -> index {
  scf.if %condition {
    %0 = util.optimization_barrier %x : index
  }
  util.return %y : index
}

// -----
// Tests that a loop carries only what it changes.
util.func private @before(%n: index, %x: index, %y: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y) -> (index, index) {
    %1:2 = util.optimization_barrier %a, %b : index, index
    scf.yield %a, %1#0 : index, index
  }
  util.return %0#0, %0#1 : index, index
}
util.func private @after(%n: index, %x: index, %y: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%b = %y) -> (index) {
    %1:2 = util.optimization_barrier %x, %b : index, index
    scf.yield %1#0 : index
  }
  util.return %x, %0 : index, index
}

// -----
// Tests that a store of what was loaded from the same global goes.
util.global private mutable @g : index
util.func private @before() -> index {
  %0 = util.global.load @g : index
  util.global.store %0, @g : index
  util.return %0 : index
}
util.func private @after() -> index {
  %0 = util.global.load @g : index
  util.return %0 : index
}

// -----
// Tests that fences are joined once each, and a fence that is signaled at once is none.
util.func private @before(%device: !hal.device, %a: !hal.fence, %b: !hal.fence) -> (!hal.fence, !hal.fence) {
  %0 = hal.fence.join at([%a, %b, %a]) flags("None") -> !hal.fence
  %1 = hal.fence.create device(%device : !hal.device) flags("None") : !hal.fence
  hal.fence.signal<%1 : !hal.fence>
  util.return %0, %1 : !hal.fence, !hal.fence
}
util.func private @after(%device: !hal.device, %a: !hal.fence, %b: !hal.fence) -> (!hal.fence, !hal.fence) {
  %0 = util.null : !hal.fence
  %1 = hal.fence.join at([%a, %b]) flags("None") -> !hal.fence
  util.return %1, %0 : !hal.fence, !hal.fence
}

// -----
// Tests that ops in a row on one condition become one, and what is nested in it is decided.
util.func private @before(%condition: i1, %x: index) -> (index, index) {
  %0 = scf.if %condition -> (index) {
    %1 = util.optimization_barrier %x : index
    scf.yield %1 : index
  } else {
    scf.yield %x : index
  }
  %2 = scf.if %condition -> (index) {
    %3 = scf.if %condition -> (index) {
      %4 = arith.addi %0, %x : index
      scf.yield %4 : index
    } else {
      %4 = util.optimization_barrier %0 : index
      scf.yield %4 : index
    }
    scf.yield %3 : index
  } else {
    %3 = arith.muli %0, %x : index
    scf.yield %3 : index
  }
  util.return %0, %2 : index, index
}
util.func private @after(%condition: i1, %x: index) -> (index, index) {
  %0:2 = scf.if %condition -> (index, index) {
    %1 = util.optimization_barrier %x : index
    %2 = arith.addi %1, %x : index
    scf.yield %1, %2 : index, index
  } else {
    %1 = arith.muli %x, %x : index
    scf.yield %x, %1 : index, index
  }
  util.return %0#0, %0#1 : index, index
}

// -----

// Tests that both ways of a branch to the same block become a selection of its arguments.
util.func private @before(%condition: i1, %x: index, %y: index) -> (index, index) {
  cf.cond_br %condition, ^bb1(%x, %y : index, index), ^bb1(%y, %y : index, index)
^bb1(%0: index, %1: index):
  util.return %0, %1 : index, index
}
util.func private @after(%condition: i1, %x: index, %y: index) -> (index, index) {
  %0 = arith.select %condition, %x, %y : index
  util.return %0, %y : index, index
}

// Tests that a loop's value that is always the same is not a loop's value, and unused ones go.
util.func private @before(%x: index, %y: index, %n: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0:3 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %y, %c = %y) -> (index, index, index) {
    %1 = util.optimization_barrier %a : index
    %2 = util.optimization_barrier %c : index
    scf.yield %1, %b, %2 : index, index, index
  }
  util.return %0#0, %0#1 : index, index
}
util.func private @after(%arg0: index, %arg1: index, %arg2: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0:2 = scf.for %arg3 = %c0 to %arg2 step %c1 iter_args(%arg4 = %arg0, %arg5 = %arg1) -> (index, index) {
    %1 = util.optimization_barrier %arg4 : index
    %2 = util.optimization_barrier %arg5 : index
    scf.yield %1, %2 : index, index
  }
  util.return %0#0, %arg1 : index, index
}


// -----

// Tests that the result of a loop that runs at least once cannot be its initial value.
util.func private @before(%x: index, %y: index) -> index {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %0 = scf.for %i = %c0 to %c4 step %c1 iter_args(%a = %x) -> (index) {
    %1 = util.optimization_barrier %a : index
    scf.yield %y : index
  }
  util.return %0 : index
}
util.func private @after(%arg0: index, %arg1: index) -> index {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %0 = scf.for %arg2 = %c0 to %c4 step %c1 iter_args(%arg3 = %arg0) -> (index) {
    %1 = util.optimization_barrier %arg3 : index
    scf.yield %arg1 : index
  }
  util.return %arg1 : index
}


// -----

// Tests that two values of a loop that are always the same become one.
util.func private @before(%x: index, %n: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x, %b = %x) -> (index, index) {
    %1 = util.optimization_barrier %a : index
    %2 = util.optimization_barrier %b : index
    scf.yield %1, %1 : index, index
  }
  util.return %0#0, %0#1 : index, index
}
util.func private @after(%arg0: index, %arg1: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = scf.for %arg2 = %c0 to %arg1 step %c1 iter_args(%arg3 = %arg0) -> (index) {
    %1 = util.optimization_barrier %arg3 : index
    %2 = util.optimization_barrier %arg3 : index
    scf.yield %1 : index
  }
  util.return %0, %0 : index, index
}


// -----

// Tests that a loop that runs once is inlined, and one that never runs vanishes.
util.func private @before(%x: index, %n: index) -> (index, index) {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %0 = scf.for %i = %c2 to %c3 step %c2 iter_args(%a = %x) -> (index) {
    %1 = util.optimization_barrier %a : index
    %2 = arith.addi %1, %i : index
    scf.yield %2 : index
  }
  %3 = scf.for %i = %n to %n step %c2 iter_args(%a = %x) -> (index) {
    %4 = util.optimization_barrier %a : index
    scf.yield %4 : index
  }
  util.return %0, %3 : index, index
}
util.func private @after(%arg0: index, %arg1: index) -> (index, index) {
  %c2 = arith.constant 2 : index
  %0 = util.optimization_barrier %arg0 : index
  %1 = arith.addi %0, %c2 : index
  util.return %1, %arg0 : index, index
}


// -----

// Tests that a while loop keeps only the values that it needs.
util.func private @before(%x: index, %y: index) -> index {
  %c4 = arith.constant 4 : index
  %0:3 = scf.while (%a = %x, %b = %y, %c = %y) : (index, index, index) -> (index, index, index) {
    %1 = util.optimization_barrier %a : index
    %2 = arith.cmpi slt, %1, %c4 : index
    scf.condition(%2) %a, %b, %c : index, index, index
  } do {
  ^bb0(%d: index, %e: index, %f: index):
    %1 = util.optimization_barrier %d : index
    %2 = util.optimization_barrier %f : index
    scf.yield %1, %e, %2 : index, index, index
  }
  util.return %0#0 : index
}
util.func private @after(%arg0: index, %arg1: index) -> index {
  %c4 = arith.constant 4 : index
  %0:2 = scf.while (%arg2 = %arg0, %arg3 = %arg1) : (index, index) -> (index, index) {
    %1 = util.optimization_barrier %arg2 : index
    %2 = arith.cmpi slt, %1, %c4 : index
    scf.condition(%2) %arg2, %arg3 : index, index
  } do {
  ^bb0(%arg2: index, %arg3: index):
    %1 = util.optimization_barrier %arg2 : index
    %2 = util.optimization_barrier %arg3 : index
    scf.yield %1, %2 : index, index
  }
  util.return %0#0 : index
}


// -----

// Tests that a while loop that never starts is inlined.
util.func private @before(%x: index) -> index {
  %false = arith.constant false
  %0 = scf.while (%a = %x) : (index) -> (index) {
    %1 = util.optimization_barrier %a : index
    scf.condition(%false) %1 : index
  } do {
  ^bb0(%b: index):
    %1 = util.optimization_barrier %b : index
    scf.yield %1 : index
  }
  util.return %0 : index
}
util.func private @after(%arg0: index) -> index {
  %0 = util.optimization_barrier %arg0 : index
  util.return %0 : index
}


// -----

// Tests that the condition of a while loop is true in its body, and so is a comparison like it.
util.func private @before(%x: index, %y: index) -> index {
  %0:3 = scf.while (%a = %x) : (index) -> (index, index, i1) {
    %1 = util.optimization_barrier %a : index
    %2 = arith.cmpi slt, %1, %y : index
    scf.condition(%2) %1, %a, %2 : index, index, i1
  } do {
  ^bb0(%b: index, %c: index, %d: i1):
    %1 = arith.cmpi slt, %b, %y : index
    %2 = arith.cmpi sge, %b, %y : index
    %3 = util.optimization_barrier %1 : i1
    %4 = util.optimization_barrier %2 : i1
    %5 = util.optimization_barrier %d : i1
    %6 = util.optimization_barrier %c : index
    scf.yield %6 : index
  }
  util.return %0#1 : index
}
util.func private @after(%arg0: index, %arg1: index) -> index {
  %true = arith.constant true
  %false = arith.constant false
  %0 = scf.while (%arg2 = %arg0) : (index) -> index {
    %1 = util.optimization_barrier %arg2 : index
    %2 = arith.cmpi slt, %1, %arg1 : index
    scf.condition(%2) %arg2 : index
  } do {
  ^bb0(%arg2: index):
    %1 = util.optimization_barrier %true : i1
    %2 = util.optimization_barrier %false : i1
    %3 = util.optimization_barrier %true : i1
    %4 = util.optimization_barrier %arg2 : index
    scf.yield %4 : index
  }
  util.return %0 : index
}


// -----

// Tests that a while loop hands its values on in the order in which it gets them.
util.func private @before(%x: index, %y: i64) -> (i64, index) {
  %0:2 = scf.while (%a = %x, %b = %y) : (index, i64) -> (i64, index) {
    %1 = util.optimization_barrier %a : index
    %2 = arith.cmpi slt, %1, %a : index
    scf.condition(%2) %b, %a : i64, index
  } do {
  ^bb0(%c: i64, %d: index):
    %1 = util.optimization_barrier %c : i64
    %2 = util.optimization_barrier %d : index
    scf.yield %2, %1 : index, i64
  }
  util.return %0#0, %0#1 : i64, index
}
util.func private @after(%arg0: index, %arg1: i64) -> (i64, index) {
  %0:2 = scf.while (%arg2 = %arg0, %arg3 = %arg1) : (index, i64) -> (index, i64) {
    %1 = util.optimization_barrier %arg2 : index
    %2 = arith.cmpi slt, %1, %arg2 : index
    scf.condition(%2) %arg2, %arg3 : index, i64
  } do {
  ^bb0(%arg2: index, %arg3: i64):
    %1 = util.optimization_barrier %arg3 : i64
    %2 = util.optimization_barrier %arg2 : index
    scf.yield %2, %1 : index, i64
  }
  util.return %0#1, %0#0 : i64, index
}


// -----

// Tests that what is done last before the condition, and only if it holds, is done in the loop.
util.func private @before(%x: index, %y: index) -> (index, index) {
  %0:2 = scf.while (%a = %x) : (index) -> (index, index) {
    %1 = util.optimization_barrier %a : index
    %2 = arith.cmpi slt, %1, %y : index
    %3 = scf.if %2 -> (index) {
      %4 = arith.addi %1, %y : index
      %5 = util.optimization_barrier %4 : index
      scf.yield %5 : index
    } else {
      scf.yield %a : index
    }
    scf.condition(%2) %3, %a : index, index
  } do {
  ^bb0(%b: index, %c: index):
    %1 = util.optimization_barrier %c : index
    %2 = arith.addi %1, %b : index
    scf.yield %2 : index
  }
  util.return %0#0, %0#1 : index, index
}
util.func private @after(%arg0: index, %arg1: index) -> (index, index) {
  %0:2 = scf.while (%arg2 = %arg0) : (index) -> (index, index) {
    %1 = util.optimization_barrier %arg2 : index
    %2 = arith.cmpi slt, %1, %arg1 : index
    scf.condition(%2) %arg2, %1 : index, index
  } do {
  ^bb0(%arg2: index, %arg3: index):
    %1 = arith.addi %arg3, %arg1 : index
    %2 = util.optimization_barrier %1 : index
    %3 = util.optimization_barrier %arg2 : index
    %4 = arith.addi %3, %2 : index
    scf.yield %4 : index
  }
  util.return %0#0, %0#0 : index, index
}


// -----

// Tests that one of the cases is done where the number is known, the default one if it is no case.
util.func private @before(%x: index) -> (index, index) {
  %c4 = arith.constant 4 : index
  %c5 = arith.constant 5 : index
  %0 = scf.index_switch %c4 -> index
  case 4 {
    %1 = util.optimization_barrier %x : index
    scf.yield %1 : index
  }
  default {
    scf.yield %x : index
  }
  %2 = scf.index_switch %c5 -> index
  case 4 {
    scf.yield %x : index
  }
  default {
    %3 = util.optimization_barrier %x : index
    scf.yield %3 : index
  }
  util.return %0, %2 : index, index
}
util.func private @after(%arg0: index) -> (index, index) {
  %0 = util.optimization_barrier %arg0 : index
  %1 = util.optimization_barrier %arg0 : index
  util.return %0, %1 : index, index
}


// -----

// Tests that a switch loses results that nobody uses, or that are the same in all cases.
util.func private @before(%n: index, %x: index, %y: index) -> (index, index) {
  %0:3 = scf.index_switch %n -> index, index, index
  case 4 {
    %1 = util.optimization_barrier %x : index
    scf.yield %1, %x, %y : index, index, index
  }
  default {
    scf.yield %x, %x, %x : index, index, index
  }
  util.return %0#0, %0#1 : index, index
}
util.func private @after(%arg0: index, %arg1: index, %arg2: index) -> (index, index) {
  %0 = scf.index_switch %arg0 -> index 
  case 4 {
    %1 = util.optimization_barrier %arg1 : index
    scf.yield %1 : index
  }
  default {
    scf.yield %arg1 : index
  }
  util.return %0, %arg1 : index, index
}


// -----

// Tests that a region that is only there to be done is inlined.
util.func private @before(%x: index) -> index {
  %0 = scf.execute_region -> index {
    %1 = util.optimization_barrier %x : index
    scf.yield %1 : index
  }
  util.return %0 : index
}
util.func private @after(%arg0: index) -> index {
  %0 = util.optimization_barrier %arg0 : index
  util.return %0 : index
}


// -----

// Tests that an op that does nothing but ask for a second condition asks for both.
util.func private @before(%p: i1, %q: i1, %x: index, %y: index) -> (index, index) {
  %0:2 = scf.if %p -> (index, index) {
    %1 = scf.if %q -> (index) {
      %2 = util.optimization_barrier %x : index
      scf.yield %2 : index
    } else {
      scf.yield %y : index
    }
    scf.yield %1, %x : index, index
  } else {
    scf.yield %y, %y : index, index
  }
  util.return %0#0, %0#1 : index, index
}
util.func private @after(%arg0: i1, %arg1: i1, %arg2: index, %arg3: index) -> (index, index) {
  %0 = arith.andi %arg0, %arg1 : i1
  %1 = arith.select %arg0, %arg2, %arg3 : index
  %2 = scf.if %0 -> (index) {
    %3 = util.optimization_barrier %arg2 : index
    scf.yield %3 : index
  } else {
    scf.yield %arg3 : index
  }
  util.return %2, %1 : index, index
}


// -----

// Tests that the branches change places rather than asking for the opposite.
util.func private @before(%p: i1) {
  %true = arith.constant true
  %0 = arith.xori %p, %true : i1
  scf.if %0 {
    util.optimization_barrier %p : i1
  } else {
    util.optimization_barrier %true : i1
  }
  util.return
}
util.func private @after(%arg0: i1) {
  %true = arith.constant true
  %false = arith.constant false
  scf.if %arg0 {
    %0 = util.optimization_barrier %true : i1
  } else {
    %0 = util.optimization_barrier %false : i1
  }
  util.return
}


// -----

// Tests that a condition that was branched on is known where only one outcome leads.
util.func private @before(%p: i1, %x: index) {
  cf.cond_br %p, ^bb1, ^bb2
^bb1:
  util.optimization_barrier %p : i1
  cf.cond_br %p, ^bb3, ^bb4
^bb2:
  util.optimization_barrier %p : i1
  util.return
^bb3:
  util.optimization_barrier %x : index
  util.return
^bb4:
  util.return
}
util.func private @after(%arg0: i1, %arg1: index) {
  %true = arith.constant true
  %false = arith.constant false
  cf.cond_br %arg0, ^bb1, ^bb2
^bb1:
  %0 = util.optimization_barrier %true : i1
  %1 = util.optimization_barrier %arg1 : index
  util.return
^bb2:
  %2 = util.optimization_barrier %false : i1
  util.return
}


// -----

// Tests that a block's argument to which all ways in give the same value is that value.
util.func private @before(%p: i1, %x: index, %y: index) -> (index, index) {
  cf.cond_br %p, ^bb1, ^bb2
^bb1:
  util.optimization_barrier %x : index
  cf.br ^bb3(%x, %y : index, index)
^bb2:
  util.optimization_barrier %y : index
  cf.br ^bb3(%x, %x : index, index)
^bb3(%0: index, %1: index):
  util.return %0, %1 : index, index
}
util.func private @after(%arg0: i1, %arg1: index, %arg2: index) -> (index, index) {
  cf.cond_br %arg0, ^bb1, ^bb2
^bb1:
  %0 = util.optimization_barrier %arg1 : index
  cf.br ^bb3(%arg2 : index)
^bb2:
  %1 = util.optimization_barrier %arg2 : index
  cf.br ^bb3(%arg1 : index)
^bb3(%2: index):
  util.return %arg1, %2 : index, index
}


// -----

// Tests that the blocks of a region become blocks of the function.
util.func private @before(%p: i1, %x: index) -> index {
  %0 = util.optimization_barrier %x : index
  %1 = scf.execute_region -> index {
    cf.cond_br %p, ^bb1, ^bb2
  ^bb1:
    util.optimization_barrier %x : index
    scf.yield %0 : index
  ^bb2:
    %2 = util.optimization_barrier %0 : index
    scf.yield %2 : index
  }
  %3 = util.optimization_barrier %1 : index
  util.return %3 : index
}
util.func private @after(%arg0: i1, %arg1: index) -> index {
  %0 = util.optimization_barrier %arg1 : index
  cf.cond_br %arg0, ^bb1, ^bb2
^bb1:
  %1 = util.optimization_barrier %arg1 : index
  cf.br ^bb3(%0 : index)
^bb2:
  %2 = util.optimization_barrier %0 : index
  cf.br ^bb3(%2 : index)
^bb3(%3: index):
  %4 = util.optimization_barrier %3 : index
  util.return %4 : index
}


// -----

// Tests that a switch by a known number goes where that leads.
util.func private @before(%x: index) -> index {
  %c4 = arith.constant 4 : i32
  cf.switch %c4 : i32, [
    default: ^bb1(%x : index),
    3: ^bb1(%x : index),
    4: ^bb2
  ]
^bb1(%0: index):
  util.return %0 : index
^bb2:
  %1 = util.optimization_barrier %x : index
  util.return %1 : index
}
util.func private @after(%arg0: index) -> index {
  %0 = util.optimization_barrier %arg0 : index
  util.return %0 : index
}


// -----

// Tests that cases which do what is done by default are dropped, and so is a switch without cases.
util.func private @before(%i: i32, %x: index, %y: index) -> (index, index) {
  cf.switch %i : i32, [
    default: ^bb1(%x : index),
    3: ^bb1(%x : index),
    4: ^bb1(%y : index)
  ]
^bb1(%0: index):
  util.optimization_barrier %0 : index
  cf.switch %i : i32, [
    default: ^bb2(%x : index),
    7: ^bb2(%x : index)
  ]
^bb2(%1: index):
  util.return %0, %1 : index, index
}
util.func private @after(%arg0: i32, %arg1: index, %arg2: index) -> (index, index) {
  cf.switch %arg0 : i32, [
    default: ^bb1(%arg1 : index),
    4: ^bb1(%arg2 : index)
  ]
^bb1(%0: index):
  %1 = util.optimization_barrier %0 : index
  util.return %0, %arg1 : index, index
}


// -----

// Tests that a switch on a number that has been switched on knows what that is, or is not.
util.func private @before(%i: i32, %x: index) -> index {
  cf.switch %i : i32, [
    default: ^bb1,
    3: ^bb2
  ]
^bb1:
  util.optimization_barrier %x : index
  cf.switch %i : i32, [
    default: ^bb3,
    3: ^bb4,
    5: ^bb4
  ]
^bb2:
  util.optimization_barrier %i : i32
  cf.switch %i : i32, [
    default: ^bb3,
    3: ^bb4
  ]
^bb3:
  util.return %x : index
^bb4:
  %0 = util.optimization_barrier %x : index
  util.return %0 : index
}
util.func private @after(%arg0: i32, %arg1: index) -> index {
  cf.switch %arg0 : i32, [
    default: ^bb1,
    3: ^bb2
  ]
^bb1:
  %0 = util.optimization_barrier %arg1 : index
  cf.switch %arg0 : i32, [
    default: ^bb3,
    5: ^bb4
  ]
^bb2:
  %1 = util.optimization_barrier %arg0 : i32
  cf.br ^bb4
^bb3:
  util.return %arg1 : index
^bb4:
  %2 = util.optimization_barrier %arg1 : index
  util.return %2 : index
}


// -----

// Tests that cases that lead to blocks that do nothing lead to what comes behind those.
util.func private @before(%i: i32, %x: index, %y: index) -> index {
  cf.switch %i : i32, [
    default: ^bb1(%x : index),
    3: ^bb2(%y : index),
    4: ^bb3
  ]
^bb1(%0: index):
  cf.br ^bb4(%0 : index)
^bb2(%1: index):
  cf.br ^bb4(%1 : index)
^bb3:
  util.optimization_barrier %x : index
  cf.br ^bb4(%x : index)
^bb4(%2: index):
  util.return %2 : index
}
util.func private @after(%arg0: i32, %arg1: index, %arg2: index) -> index {
  cf.switch %arg0 : i32, [
    default: ^bb2(%arg1 : index),
    3: ^bb2(%arg2 : index),
    4: ^bb1
  ]
^bb1:
  %0 = util.optimization_barrier %arg1 : index
  cf.br ^bb2(%arg1 : index)
^bb2(%1: index):
  util.return %1 : index
}


// -----

// Tests that what is always done is inlined where there is nothing but a default case.
util.func private @before(%n: index, %x: index) -> index {
  %0 = scf.index_switch %n -> index
  default {
    %1 = util.optimization_barrier %x : index
    scf.yield %1 : index
  }
  util.return %0 : index
}
util.func private @after(%arg0: index, %arg1: index) -> index {
  %0 = util.optimization_barrier %arg1 : index
  util.return %0 : index
}


// -----

// Tests that what is known to be true need not be asserted.
util.func private @before(%p: i1) {
  %true = arith.constant true
  %false = arith.constant false
  cf.assert %true, "holds"
  cf.assert %p, "may hold"
  cf.assert %false, "does not hold"
  util.return
}
util.func private @after(%arg0: i1) {
  %false = arith.constant false
  cf.assert %arg0, "may hold"
  cf.assert %false, "does not hold"
  util.return
}


// -----

// Tests that a branch is left alone that leads into a loop that never ends.
util.func private @before(%p: i1, %x: index) -> index {
  cf.cond_br %p, ^bb1, ^bb2
^bb1:
  cf.br ^bb2
^bb2:
  util.optimization_barrier %x : index
  cf.br ^bb3
^bb3:
  %0 = util.optimization_barrier %x : index
  cf.br ^bb3
}
util.func private @after(%arg0: i1, %arg1: index) -> index {
  cf.cond_br %arg0, ^bb1, ^bb2
^bb1:
  cf.br ^bb2
^bb2:
  %0 = util.optimization_barrier %arg1 : index
  cf.br ^bb3
^bb3:
  %1 = util.optimization_barrier %arg1 : index
  cf.br ^bb3
}


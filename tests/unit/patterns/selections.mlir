// Tests that selecting by what was selected, negated or compared is simplified.
util.func private @before(%p: i1, %x: index, %y: index, %z: index) -> (index, index, index) {
  %true = arith.constant true
  %0 = arith.select %p, %x, %y : index
  %1 = arith.select %p, %0, %z : index
  %2 = arith.select %p, %z, %0 : index
  %3 = arith.xori %p, %true : i1
  %4 = arith.select %3, %x, %z : index
  util.return %1, %2, %4 : index, index, index
}
util.func private @after(%p: i1, %x: index, %y: index, %z: index) -> (index, index, index) {
  %0 = arith.select %p, %x, %z : index
  %1 = arith.select %p, %z, %y : index
  %2 = arith.select %p, %z, %x : index
  util.return %0, %1, %2 : index, index, index
}

// -----
// Tests that selecting the smaller or the larger one is a minimum or maximum.
util.func private @before(%x: i32, %y: i32) -> (i32, i32, i32, i32) {
  %c4 = arith.constant 4 : i32
  %0 = arith.cmpi slt, %x, %y : i32
  %1 = arith.select %0, %x, %y : i32
  %2 = arith.select %0, %y, %x : i32
  %3 = arith.cmpi ule, %x, %c4 : i32
  %4 = arith.select %3, %x, %c4 : i32
  %5 = arith.cmpi ugt, %x, %y : i32
  %6 = arith.select %5, %x, %y : i32
  util.return %1, %2, %4, %6 : i32, i32, i32, i32
}
util.func private @after(%x: i32, %y: i32) -> (i32, i32, i32, i32) {
  %c4_i32 = arith.constant 4 : i32
  %0 = arith.minsi %x, %y : i32
  %1 = arith.maxsi %x, %y : i32
  %2 = arith.minui %x, %c4_i32 : i32
  %3 = arith.maxui %x, %y : i32
  util.return %0, %1, %2, %3 : i32, i32, i32, i32
}

// -----
// Tests that selecting between true and false, or one and zero, does not take a selection.
util.func private @before(%p: i1) -> (i1, i1, i32, i32, index) {
  %true = arith.constant true
  %false = arith.constant false
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %0 = arith.select %p, %true, %false : i1
  %1 = arith.select %p, %false, %true : i1
  %2 = arith.select %p, %one, %zero : i32
  %3 = arith.select %p, %zero, %one : i32
  %4 = arith.select %p, %c1, %c0 : index
  util.return %0, %1, %2, %3, %4 : i1, i1, i32, i32, index
}
util.func private @after(%p: i1) -> (i1, i1, i32, i32, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %true = arith.constant true
  %0 = arith.xori %p, %true : i1
  %1 = arith.extui %p : i1 to i32
  %2 = arith.xori %p, %true : i1
  %3 = arith.extui %2 : i1 to i32
  %4 = arith.select %p, %c1, %c0 : index
  util.return %p, %0, %1, %3, %4 : i1, i1, i32, i32, index
}

// -----
// Tests that what is compared is not extended before, and a bit is not compared at all.
util.func private @before(%x: i8, %y: i8, %p: i1) -> (i1, i1, i1, i1, i1) {
  %true = arith.constant true
  %false = arith.constant false
  %zero = arith.constant 0 : i32
  %0 = arith.extsi %x : i8 to i32
  %1 = arith.extsi %y : i8 to i32
  %2 = arith.cmpi eq, %0, %1 : i32
  %3 = arith.cmpi slt, %0, %1 : i32
  %4 = arith.cmpi ne, %p, %false : i1
  %5 = arith.cmpi eq, %p, %true : i1
  %6 = arith.extui %p : i1 to i32
  %7 = arith.cmpi ne, %6, %zero : i32
  util.return %2, %3, %4, %5, %7 : i1, i1, i1, i1, i1
}
util.func private @after(%x: i8, %y: i8, %p: i1) -> (i1, i1, i1, i1, i1) {
  %0 = arith.extsi %x : i8 to i32
  %1 = arith.extsi %y : i8 to i32
  %2 = arith.cmpi eq, %x, %y : i8
  %3 = arith.cmpi slt, %0, %1 : i32
  util.return %2, %3, %p, %p, %p : i1, i1, i1, i1, i1
}

// Tests that bits that are masked, set or flipped twice are so once.
util.func private @before(%x: i32, %y: i32) -> (i32, i32, i32, i32, i32) {
  %c7 = arith.constant 7 : i32
  %c3 = arith.constant 3 : i32
  %0 = arith.andi %x, %c7 : i32
  %1 = arith.andi %0, %c3 : i32
  %2 = arith.ori %x, %c7 : i32
  %3 = arith.ori %2, %c3 : i32
  %4 = arith.xori %x, %c7 : i32
  %5 = arith.xori %4, %c3 : i32
  %6 = arith.andi %x, %y : i32
  %7 = arith.andi %6, %y : i32
  %8 = arith.ori %x, %y : i32
  %9 = arith.ori %x, %8 : i32
  util.return %1, %3, %5, %7, %9 : i32, i32, i32, i32, i32
}
util.func private @after(%x: i32, %y: i32) -> (i32, i32, i32, i32, i32) {
  %c4_i32 = arith.constant 4 : i32
  %c7_i32 = arith.constant 7 : i32
  %c3_i32 = arith.constant 3 : i32
  %0 = arith.andi %x, %c3_i32 : i32
  %1 = arith.ori %x, %c7_i32 : i32
  %2 = arith.xori %x, %c4_i32 : i32
  %3 = arith.andi %x, %y : i32
  %4 = arith.ori %x, %y : i32
  util.return %0, %1, %2, %3, %4 : i32, i32, i32, i32, i32
}

// -----
// Tests that a value and its negation have no bits in common, and all together.
util.func private @before(%x: i32) -> (i32, i32, i32) {
  %minus = arith.constant -1 : i32
  %0 = arith.xori %x, %minus : i32
  %1 = arith.andi %x, %0 : i32
  %2 = arith.ori %0, %x : i32
  %3 = arith.xori %0, %x : i32
  util.return %1, %2, %3 : i32, i32, i32
}
util.func private @after(%x: i32) -> (i32, i32, i32) {
  %c-1_i32 = arith.constant -1 : i32
  %c0_i32 = arith.constant 0 : i32
  util.return %c0_i32, %c-1_i32, %c-1_i32 : i32, i32, i32
}

// -----
// Tests that bits are combined before they are extended.
util.func private @before(%x: i8, %y: i8) -> (i32, i32, i32) {
  %0 = arith.extui %x nneg : i8 to i32
  %1 = arith.extui %y : i8 to i32
  %2 = arith.andi %0, %1 : i32
  %3 = arith.ori %0, %1 : i32
  %4 = arith.extsi %x : i8 to i32
  %5 = arith.extsi %y : i8 to i32
  %6 = arith.xori %4, %5 : i32
  util.return %2, %3, %6 : i32, i32, i32
}
util.func private @after(%x: i8, %y: i8) -> (i32, i32, i32) {
  %0 = arith.andi %x, %y : i8
  %1 = arith.extui %0 nneg : i8 to i32
  %2 = arith.ori %x, %y : i8
  %3 = arith.extui %2 : i8 to i32
  %4 = arith.xori %x, %y : i8
  %5 = arith.extsi %4 : i8 to i32
  util.return %1, %3, %5 : i32, i32, i32
}

// -----
// Tests that a negated comparison becomes the opposite one.
util.func private @before(%x: index, %y: index) -> (i1, i1) {
  %true = arith.constant true
  %0 = arith.cmpi slt, %x, %y : index
  %1 = arith.xori %0, %true : i1
  %2 = arith.cmpi eq, %x, %y : index
  %3 = arith.xori %2, %true : i1
  util.return %1, %3 : i1, i1
}
util.func private @after(%x: index, %y: index) -> (i1, i1) {
  %0 = arith.cmpi sge, %x, %y : index
  %1 = arith.cmpi ne, %x, %y : index
  util.return %0, %1 : i1, i1
}

// -----
// Tests that shifts of what stays as it is fold.
util.func private @before(%x: i32) -> (i32, i32, i32, i32) {
  %zero = arith.constant 0 : i32
  %minus = arith.constant -1 : i32
  %0 = arith.shli %zero, %x : i32
  %1 = arith.shrsi %minus, %x : i32
  %2 = arith.shrui %x, %x : i32
  %3 = arith.shrui %minus, %minus : i32
  util.return %0, %1, %2, %3 : i32, i32, i32, i32
}
util.func private @after(%x: i32) -> (i32, i32, i32, i32) {
  %c0_i32 = arith.constant 0 : i32
  %c-1_i32 = arith.constant -1 : i32
  util.return %c0_i32, %c-1_i32, %c0_i32, %c0_i32 : i32, i32, i32, i32
}

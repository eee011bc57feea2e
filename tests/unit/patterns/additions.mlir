// Tests that constants that are subtracted are collected, and what is multiplied by -1 is subtracted.
util.func private @before(%x: i32, %y: i32) -> (i32, i32, i32, i32, i32, i32, i32) {
  %c3 = arith.constant 3 : i32
  %c5 = arith.constant 5 : i32
  %minus = arith.constant -1 : i32
  %0 = arith.addi %x, %c3 overflow<nsw> : i32
  %1 = arith.subi %0, %c5 overflow<nsw> : i32
  %2 = arith.subi %c5, %0 overflow<nsw> : i32
  %3 = arith.subi %x, %c3 overflow<nsw, nuw> : i32
  %4 = arith.subi %3, %c5 overflow<nuw> : i32
  %5 = arith.subi %c3, %x : i32
  %6 = arith.subi %c5, %5 : i32
  %7 = arith.muli %y, %minus : i32
  %8 = arith.addi %x, %7 : i32
  %9 = arith.addi %7, %x : i32
  %10 = arith.subi %x, %y : i32
  %11 = arith.subi %10, %x : i32
  util.return %1, %2, %4, %6, %8, %9, %11 : i32, i32, i32, i32, i32, i32, i32
}
util.func private @after(%x: i32, %y: i32) -> (i32, i32, i32, i32, i32, i32, i32) {
  %c0_i32 = arith.constant 0 : i32
  %c8_i32 = arith.constant 8 : i32
  %c2_i32 = arith.constant 2 : i32
  %c-2_i32 = arith.constant -2 : i32
  %0 = arith.addi %x, %c-2_i32 : i32
  %1 = arith.subi %c2_i32, %x overflow<nsw> : i32
  %2 = arith.subi %x, %c8_i32 overflow<nuw> : i32
  %3 = arith.addi %x, %c2_i32 : i32
  %4 = arith.subi %x, %y : i32
  %5 = arith.subi %x, %y : i32
  %6 = arith.subi %c0_i32, %y : i32
  util.return %0, %1, %2, %3, %4, %5, %6 : i32, i32, i32, i32, i32, i32, i32
}

// -----
// Tests that the second word of a result is not computed if it is not used.
util.func private @before(%x: i32, %y: i32) -> (i32, i32, i32, i32) {
  %0:2 = arith.mulsi_extended %x, %y : i32
  %1:2 = arith.mului_extended %x, %y : i32
  %2:2 = arith.addui_extended %x, %y : i32, i1
  %3:2 = arith.subui_extended %x, %y : i32, i1
  util.return %0#0, %1#0, %2#0, %3#0 : i32, i32, i32, i32
}
util.func private @after(%x: i32, %y: i32) -> (i32, i32, i32, i32) {
  %0 = arith.muli %x, %y : i32
  %1 = arith.muli %x, %y : i32
  %2 = arith.addi %x, %y : i32
  %3 = arith.subi %x, %y : i32
  util.return %0, %1, %2, %3 : i32, i32, i32, i32
}

// -----
// Tests that both words of sums and products of constants fold.
util.func private @before(%x: i32) -> (i32, i32, i32, i1, i32, i1, i32, i32) {
  %one = arith.constant 1 : i32
  %two = arith.constant 2 : i32
  %minus = arith.constant -1 : i32
  %0:2 = arith.mului_extended %minus, %two : i32
  %1:2 = arith.addui_extended %minus, %two : i32, i1
  %2:2 = arith.subui_extended %one, %two : i32, i1
  %3:2 = arith.mulsi_extended %x, %one : i32
  util.return %0#0, %0#1, %1#0, %1#1, %2#0, %2#1, %3#0, %3#1 : i32, i32, i32, i1, i32, i1, i32, i32
}
util.func private @after(%x: i32) -> (i32, i32, i32, i1, i32, i1, i32, i32) {
  %c-2_i32 = arith.constant -2 : i32
  %c1_i32 = arith.constant 1 : i32
  %true = arith.constant true
  %c-1_i32 = arith.constant -1 : i32
  %c0_i32 = arith.constant 0 : i32
  %0 = arith.cmpi slt, %x, %c0_i32 : i32
  %1 = arith.extsi %0 : i1 to i32
  util.return %c-2_i32, %c1_i32, %c1_i32, %true, %c-1_i32, %true, %x, %1 : i32, i32, i32, i1, i32, i1, i32, i32
}

// -----
// Tests that a product divided by a factor is the other one, if it cannot overflow.
util.func private @before(%x: index, %y: index) -> (index, index, index, index) {
  %0 = arith.muli %x, %y overflow<nuw> : index
  %1 = arith.divui %0, %y : index
  %2 = arith.divsi %0, %y : index
  %3 = arith.muli %x, %y overflow<nsw> : index
  %4 = arith.divsi %3, %x : index
  %5 = arith.ceildivsi %3, %x : index
  util.return %1, %2, %4, %5 : index, index, index, index
}
util.func private @after(%x: index, %y: index) -> (index, index, index, index) {
  %0 = arith.muli %x, %y overflow<nuw> : index
  %1 = arith.divsi %0, %y : index
  %2 = arith.muli %x, %y overflow<nsw> : index
  %3 = arith.ceildivsi %2, %x : index
  util.return %x, %1, %y, %3 : index, index, index, index
}

// -----
// Tests that quotients and remainders of equals and of zero fold.
util.func private @before(%x: index) -> (index, index, index, index) {
  %zero = arith.constant 0 : index
  %0 = arith.divsi %x, %x : index
  %1 = arith.remui %x, %x : index
  %2 = arith.ceildivui %zero, %x : index
  %3 = arith.remsi %zero, %x : index
  util.return %0, %1, %2, %3 : index, index, index, index
}
util.func private @after(%x: index) -> (index, index, index, index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  util.return %c1, %c0, %c0, %c0 : index, index, index, index
}

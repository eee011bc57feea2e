// Tests that ranges are computed by arithmetic where that is simpler, and each is taken once.
util.func private @before(%x: index, %y: index, %n: index) -> (index, index, index, index, index, index) {
  %c3 = arith.constant 3 : index
  %c7 = arith.constant 7 : index
  %0 = util.range.min %x, %c7, %c3, %x : index
  %1 = util.range.max %x, %c7, %y, %c3 : index
  %2:2 = util.range.extents [%x for %y], [%n for %n], [%x for %y] : index
  %3:2 = util.range.extents [%x for %y], [%n for %n], [%y for %n] : index
  util.return %0, %1, %2#0, %2#1, %3#0, %3#1 : index, index, index, index, index, index
}
util.func private @after(%x: index, %y: index, %n: index) -> (index, index, index, index, index, index) {
  %c1 = arith.constant 1 : index
  %c7 = arith.constant 7 : index
  %c3 = arith.constant 3 : index
  %0 = arith.minui %x, %c3 : index
  %1 = util.range.max %x, %y, %c7 : index
  %2 = arith.minui %x, %n : index
  %3 = arith.addi %x, %y : index
  %4 = arith.subi %3, %c1 : index
  %5 = arith.addi %n, %n : index
  %6 = arith.subi %5, %c1 : index
  %7 = arith.maxui %4, %6 : index
  %min, %max = util.range.extents [%x for %y], [%n for %n], [%y for %n] : index
  util.return %0, %1, %2, %7, %min, %max : index, index, index, index, index, index
}

// -----
// Tests that nothing is assumed of constants, nor of what can only be one number.
util.func private @before(%x: index, %y: index) -> (index, index, index, index) {
  %c8 = arith.constant 8 : index
  %0:4 = util.assume.int %x[<umin = 4, udiv = 2>, <umin = 4, udiv = 2>], %c8<udiv = 8>, %y<umin = 5, umax = 5>, %y<umin = 1> : index, index, index, index
  util.return %0#0, %0#1, %0#2, %0#3 : index, index, index, index
}
util.func private @after(%x: index, %y: index) -> (index, index, index, index) {
  %c8 = arith.constant 8 : index
  %c5 = arith.constant 5 : index
  %0 = util.assume.int %x<umin = 4, udiv = 2> : index
  util.return %0, %c8, %c5, %c5 : index, index, index, index
}

// -----
// Tests that what is assumed of a value is assumed at once.
util.func private @before(%x: index, %y: i32) -> (index, i32, index) {
  %0:3 = util.assume.int %x<umin = 4, udiv = 6>, %y[<umin = 1>, <umin = 2>], %x[<umin = 8, udiv = 4>, <umax = 64>] : index, i32, index
  util.return %0#0, %0#1, %0#2 : index, i32, index
}
util.func private @after(%x: index, %y: i32) -> (index, i32, index) {
  %0:2 = util.assume.int 
      %x[<umin = 8, udiv = 12>, <umin = 4, umax = 64, udiv = 6>], 
      %y[<umin = 1>, <umin = 2>]
    : index, i32
  util.return %0#0, %0#1, %0#0 : index, i32, index
}

// -----
// Tests that a multiple is not divided to be multiplied.
util.func private @before(%x: index) -> (index, index) {
  %c4 = arith.constant 4 : index
  %c6 = arith.constant 6 : index
  %0 = util.assume.int %x<udiv = 16> : index
  %1 = arith.divui %0, %c4 : index
  %2 = arith.muli %1, %c4 : index
  %3 = arith.divui %0, %c6 : index
  %4 = arith.muli %3, %c6 : index
  util.return %2, %4 : index, index
}
util.func private @after(%x: index) -> (index, index) {
  %c6 = arith.constant 6 : index
  %0 = util.assume.int %x<udiv = 16> : index
  %1 = arith.divui %0, %c6 : index
  %2 = arith.muli %1, %c6 : index
  util.return %0, %2 : index, index
}

// -----
// Tests that what is aligned is not aligned again, whatever was added to it or it was multiplied by.
util.func private @before(%x: index, %y: index, %a: index) -> (index, index, index, index) {
  %c16 = arith.constant 16 : index
  %c64 = arith.constant 64 : index
  %0 = util.align %x, %c64 : index
  %1 = arith.addi %0, %c64 : index
  %2 = util.align %1, %c16 : index
  %3 = arith.muli %0, %y : index
  %4 = util.align %3, %c16 : index
  %5 = util.align %x, %a : index
  %6 = util.align %5, %a : index
  %7 = util.align %y, %c16 : index
  %8 = util.align %7, %c64 : index
  util.return %2, %4, %6, %8 : index, index, index, index
}
util.func private @after(%x: index, %y: index, %a: index) -> (index, index, index, index) {
  %c16 = arith.constant 16 : index
  %c64 = arith.constant 64 : index
  %0 = util.align %x, %c64 : index
  %1 = arith.addi %0, %c64 : index
  %2 = arith.muli %0, %y : index
  %3 = util.align %x, %a : index
  %4 = util.align %y, %c16 : index
  %5 = util.align %4, %c64 : index
  util.return %1, %2, %3, %5 : index, index, index, index
}

// -----
// Tests that sizes of types are powers of two, where they are known.
util.func private @before() -> (index, index, index, index) {
  %0 = util.sizeof i1
  %1 = util.sizeof i33
  %2 = util.sizeof bf16
  %3 = util.sizeof index
  util.return %0, %1, %2, %3 : index, index, index, index
}
util.func private @after() -> (index, index, index, index) {
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c2 = arith.constant 2 : index
  %0 = util.sizeof index
  util.return %c1, %c8, %c2, %0 : index, index, index, index
}

// -----
// Tests that subspans of buffers are used through their source.
util.func private @before(%buffer: !util.buffer, %size: index, %at: index, %length: index, %x: index) -> (i32, i64, !util.buffer) {
  %c4 = arith.constant 4 : index
  %0 = util.buffer.subspan %buffer[%at] : !util.buffer{%size} -> !util.buffer{%length}
  %1 = util.buffer.subspan %0[%x] : !util.buffer{%length} -> !util.buffer{%x}
  %2 = util.buffer.load %0[%c4 for %c4] : !util.buffer{%length} -> i32
  %3 = util.buffer.hash %1[%c4 for %c4] : !util.buffer{%x} -> i64
  util.buffer.copy %0[%c4], %1[%c4], %c4 : !util.buffer{%length} -> !util.buffer{%x}
  util.buffer.fill %2, %0[%c4 for %c4] : i32 -> !util.buffer{%length}
  %4 = util.buffer.subspan %buffer[%c4] : !util.buffer{%size} -> !util.buffer{%size}
  util.return %2, %3, %4 : i32, i64, !util.buffer
}
util.func private @after(%buffer: !util.buffer, %size: index, %at: index, %length: index, %x: index) -> (i32, i64, !util.buffer) {
  %c4 = arith.constant 4 : index
  %0 = arith.addi %at, %x : index
  %1 = arith.addi %at, %c4 : index
  %2 = util.buffer.load %buffer[%1 for %c4] : !util.buffer{%size} -> i32
  %3 = arith.addi %0, %c4 : index
  %4 = util.buffer.hash %buffer[%3 for %c4] : !util.buffer{%size} -> i64
  %5 = arith.addi %at, %c4 : index
  %6 = arith.addi %0, %c4 : index
  util.buffer.copy %buffer[%5], %buffer[%6], %c4 : !util.buffer{%size} -> !util.buffer{%size}
  %7 = arith.addi %at, %c4 : index
  util.buffer.fill %2, %buffer[%7 for %c4] : i32 -> !util.buffer{%size}
  util.return %2, %4, %buffer : i32, i64, !util.buffer
}

// -----
// Tests that the size of a buffer is taken from what is known, or selected.
util.func private @before(%a: !util.buffer, %b: !util.buffer, %size: index, %p: i1) -> (index, index, index, !util.buffer) {
  %c4 = arith.constant 4 : index
  %0 = util.buffer.constant : !util.buffer = dense<1> : tensor<3xi16>
  %1 = util.buffer.size %0 : !util.buffer
  %2 = util.buffer.slice %a[%c4] : !util.buffer{%size} -> !util.buffer{%c4}
  %3 = util.buffer.size %a : !util.buffer
  %4 = arith.select %p, %a, %b : !util.buffer
  %5 = util.buffer.size %4 : !util.buffer
  util.return %1, %3, %5, %2 : index, index, index, !util.buffer
}
util.func private @after(%a: !util.buffer, %b: !util.buffer, %size: index, %p: i1) -> (index, index, index, !util.buffer) {
  %c4 = arith.constant 4 : index
  %c6 = arith.constant 6 : index
  %buffer = util.buffer.slice %a[%c4] : !util.buffer{%size} -> !util.buffer{%c4}
  %buffer_size = util.buffer.size %b : !util.buffer
  %0 = arith.select %p, %size, %buffer_size : index
  util.return %c6, %size, %0, %buffer : index, index, index, !util.buffer
}

// -----
// Tests that selecting between subspans selects the offset, and storage is that of the source.
util.func private @before(%a: !util.buffer, %size: index, %length: index, %x: index, %y: index, %p: i1) -> (i32, index) {
  %c4 = arith.constant 4 : index
  %0 = util.buffer.subspan %a[%x] : !util.buffer{%size} -> !util.buffer{%length}
  %1 = util.buffer.subspan %a[%y] : !util.buffer{%size} -> !util.buffer{%length}
  %2 = arith.select %p, %0, %1 : !util.buffer
  %3 = util.buffer.load %2[%c4 for %c4] : !util.buffer{%length} -> i32
  %4:2 = util.buffer.storage %0 : !util.buffer{%length} -> (memref<?xi8>, index)
  util.return %3, %4#1 : i32, index
}
util.func private @after(%a: !util.buffer, %size: index, %length: index, %x: index, %y: index, %p: i1) -> (i32, index) {
  %c4 = arith.constant 4 : index
  %0 = arith.select %p, %x, %y : index
  %1 = arith.addi %0, %c4 : index
  %2 = util.buffer.load %a[%1 for %c4] : !util.buffer{%size} -> i32
  %buffer_storage, %buffer_offset = util.buffer.storage %a : !util.buffer{%size} -> (memref<?xi8>, index)
  %3 = arith.addi %x, %buffer_offset : index
  util.return %2, %3 : i32, index
}

// -----
// Tests that constants are put into formats, arguments are put in order, and nothing is formatted in vain.
util.func private @before(%x: i32, %s: i8, %b: !util.buffer) -> (!util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer) {
  %minus = arith.constant -1 : i32
  %name = util.buffer.constant : !util.buffer = "{a\22}"
  %0 = util.string.format "{}: {}"(%name, %minus) : (!util.buffer, i32) -> !util.buffer
  %1 = util.string.format "{}: {}"(%name, %x) : (!util.buffer, i32) -> !util.buffer
  %2 = util.string.format "{1}{0}{1}"(%x, %b) : (i32, !util.buffer) -> !util.buffer
  %3 = util.string.format "{}"(%b) : (!util.buffer) -> !util.buffer
  %4 = util.string.format "{0}"(%x) : (i32) -> !util.buffer
  %5 = arith.extui %s : i8 to i32
  %6 = util.string.itoa %5 : i32 -> !util.buffer
  util.return %0, %1, %2, %3, %4, %6 : !util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer
}
util.func private @after(%x: i32, %s: i8, %b: !util.buffer) -> (!util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer) {
  %buffer_cst = util.buffer.constant : !util.buffer = "{a\22}: 4294967295"
  %aN = util.string.format "{{a\22}}: {}"(%x) : (i32) -> !util.buffer
  %NNN = util.string.format "{}{}{}"(%b, %x, %b) : (!util.buffer, i32, !util.buffer) -> !util.buffer
  %itoa = util.string.itoa %x : i32 -> !util.buffer
  %itoa_0 = util.string.itoa %s : i8 -> !util.buffer
  util.return %buffer_cst, %aN, %NNN, %b, %itoa, %itoa_0 : !util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer
}

// -----
// Tests that globals whose address is known are accessed directly.
util.global private mutable @number : i32
util.func private @before(%x: i32) -> (i32, i32) {
  %0 = util.global.address @number : !util.ptr<i32>
  %1 = util.global.load.indirect %0 : !util.ptr<i32> -> i32
  util.global.store.indirect %x, %0 : i32 -> !util.ptr<i32>
  %2 = util.unfoldable_constant 5 : i32
  util.return %1, %2 : i32, i32
}
util.func private @after(%x: i32) -> (i32, i32) {
  %c5_i32 = arith.constant 5 : i32
  %number = util.global.load @number : i32
  util.global.store %x, @number : i32
  %0 = util.optimization_barrier %c5_i32 : i32
  util.return %number, %0 : i32, i32
}

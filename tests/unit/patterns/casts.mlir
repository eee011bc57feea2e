// Tests that casts of casts are one, or none.
util.func private @before(%x: i8, %y: i64, %z: index) -> (i32, i32, i16, i8, i8, index, i64) {
  %0 = arith.extui %x nneg : i8 to i16
  %1 = arith.extui %0 : i16 to i32
  %2 = arith.extsi %0 : i16 to i32
  %3 = arith.extsi %x : i8 to i64
  %4 = arith.trunci %3 : i64 to i16
  %5 = arith.trunci %3 : i64 to i8
  %6 = arith.trunci %y : i64 to i32
  %7 = arith.trunci %6 : i32 to i8
  %8 = arith.index_cast %3 : i64 to index
  %9 = arith.index_cast %y : i64 to index
  %10 = arith.index_cast %9 : index to i64
  util.return %1, %2, %4, %5, %7, %8, %10 : i32, i32, i16, i8, i8, index, i64
}
util.func private @after(%x: i8, %y: i64, %z: index) -> (i32, i32, i16, i8, i8, index, i64) {
  %0 = arith.extui %x nneg : i8 to i32
  %1 = arith.extui %x nneg : i8 to i32
  %2 = arith.extsi %x : i8 to i16
  %3 = arith.trunci %y : i64 to i8
  %4 = arith.index_cast %x : i8 to index
  util.return %0, %1, %2, %x, %3, %4, %y : i32, i32, i16, i8, i8, index, i64
}

// -----
// Tests that an index that is cast to fewer bits and back is not the same.
util.func private @before(%x: index) -> index {
  %0 = arith.index_cast %x : index to i32
  %1 = arith.index_cast %0 : i32 to index
  util.return %1 : index
}
util.func private @after(%x: index) -> index {
  %0 = arith.index_cast %x : index to i32
  %1 = arith.index_cast %0 : i32 to index
  util.return %1 : index
}

// -----
// Tests that the extreme of what was extended is taken before, if all of it is cut off again.
util.func private @before(%x: i8, %y: i8, %a: f32, %b: f32) -> (i8, f32, i16, i8) {
  %0 = arith.extui %x : i8 to i32
  %1 = arith.extui %y : i8 to i32
  %2 = arith.maxui %0, %1 : i32
  %3 = arith.trunci %2 : i32 to i8
  %4 = arith.extf %a : f32 to f64
  %5 = arith.extf %b : f32 to f64
  %6 = arith.minimumf %4, %5 fastmath<nnan> : f64
  %7 = arith.truncf %6 : f64 to f32
  %8 = arith.minui %0, %1 : i32
  %9 = arith.trunci %8 : i32 to i16
  %10 = arith.trunci %8 : i32 to i8
  util.return %3, %7, %9, %10 : i8, f32, i16, i8
}
util.func private @after(%x: i8, %y: i8, %a: f32, %b: f32) -> (i8, f32, i16, i8) {
  %0 = arith.extui %x : i8 to i32
  %1 = arith.extui %y : i8 to i32
  %2 = arith.maxui %x, %y : i8
  %3 = arith.minimumf %a, %b fastmath<nnan> : f32
  %4 = arith.minui %0, %1 : i32
  %5 = arith.trunci %4 : i32 to i16
  %6 = arith.trunci %4 : i32 to i8
  util.return %2, %3, %5, %6 : i8, f32, i16, i8
}

// -----
// Tests that a shift need not keep the sign where that is cut off.
util.func private @before(%x: i32) -> (i8, i8) {
  %c24 = arith.constant 24 : i32
  %c23 = arith.constant 23 : i32
  %0 = arith.shrsi %x, %c24 exact : i32
  %1 = arith.trunci %0 overflow<nsw> : i32 to i8
  %2 = arith.shrsi %x, %c23 : i32
  %3 = arith.trunci %2 : i32 to i8
  util.return %1, %3 : i8, i8
}
util.func private @after(%x: i32) -> (i8, i8) {
  %c23_i32 = arith.constant 23 : i32
  %c24_i32 = arith.constant 24 : i32
  %0 = arith.shrui %x, %c24_i32 exact : i32
  %1 = arith.trunci %0 overflow<nsw> : i32 to i8
  %2 = arith.shrsi %x, %c23_i32 : i32
  %3 = arith.trunci %2 : i32 to i8
  util.return %1, %3 : i8, i8
}

// -----
// Tests that integers are made floats of the right size at once.
util.func private @before(%x: i8, %y: i32) -> (f32, f32, f32, f32) {
  %0 = arith.extui %x : i8 to i32
  %1 = arith.sitofp %0 : i32 to f32
  %2 = arith.uitofp %0 : i32 to f32
  %3 = arith.sitofp %y : i32 to f64
  %4 = arith.truncf %3 : f64 to f32
  %5 = arith.truncf %3 upward : f64 to f32
  util.return %1, %2, %4, %5 : f32, f32, f32, f32
}
util.func private @after(%x: i8, %y: i32) -> (f32, f32, f32, f32) {
  %0 = arith.uitofp %x : i8 to f32
  %1 = arith.uitofp %x : i8 to f32
  %2 = arith.sitofp %y : i32 to f64
  %3 = arith.sitofp %y : i32 to f32
  %4 = arith.truncf %2 upward : f64 to f32
  util.return %0, %1, %3, %4 : f32, f32, f32, f32
}

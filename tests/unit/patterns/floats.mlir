// Tests that arithmetic of constants is done, as rounded as it says.
util.func private @before() -> (f32, f32, f16, f32, f64, bf16) {
  %one = arith.constant 1.000000e+00 : f32
  %three = arith.constant 3.000000e+00 : f32
  %large = arith.constant 6.550400e+04 : f16
  %zero = arith.constant 0.000000e+00 : f32
  %a = arith.constant 5.500000e+00 : f64
  %b = arith.constant -2.000000e+00 : f64
  %c = arith.constant 1.500000e+00 : bf16
  %0 = arith.divf %one, %three : f32
  %1 = arith.divf %one, %three upward : f32
  %2 = arith.addf %large, %large : f16
  %3 = arith.divf %zero, %zero : f32
  %4 = arith.remf %a, %b : f64
  %5 = arith.mulf %c, %c : bf16
  util.return %0, %1, %2, %3, %4, %5 : f32, f32, f16, f32, f64, bf16
}
util.func private @after() -> (f32, f32, f16, f32, f64, bf16) {
  %cst = arith.constant 0.333333343 : f32
  %cst_0 = arith.constant 0x7C00 : f16
  %cst_1 = arith.constant 0x7FC00000 : f32
  %cst_2 = arith.constant 1.500000e+00 : f64
  %cst_3 = arith.constant 2.250000e+00 : bf16
  util.return %cst, %cst, %cst_0, %cst_1, %cst_2, %cst_3 : f32, f32, f16, f32, f64, bf16
}

// -----
// Tests that adding the wrong zero is kept, unless zero has no sign.
util.func private @before(%x: f32) -> (f32, f32, f32, f32) {
  %plus = arith.constant 0.000000e+00 : f32
  %minus = arith.constant -0.000000e+00 : f32
  %0 = arith.addf %x, %minus : f32
  %1 = arith.addf %x, %plus : f32
  %2 = arith.addf %x, %plus fastmath<nsz> : f32
  %3 = arith.subf %minus, %x : f32
  util.return %0, %1, %2, %3 : f32, f32, f32, f32
}
util.func private @after(%x: f32) -> (f32, f32, f32, f32) {
  %cst = arith.constant 0.000000e+00 : f32
  %0 = arith.addf %x, %cst : f32
  %1 = arith.negf %x : f32
  util.return %x, %0, %x, %1 : f32, f32, f32, f32
}

// -----
// Tests that signs cancel out, in products only if they are rounded to nearest.
util.func private @before(%x: f32, %y: f32) -> (f32, f32, f32, f32, f32) {
  %0 = arith.negf %x : f32
  %1 = arith.negf %y : f32
  %2 = arith.negf %0 : f32
  %3 = arith.mulf %0, %1 fastmath<nnan> : f32
  %4 = arith.divf %0, %1 upward : f32
  %5 = arith.addf %0, %y upward : f32
  %6 = arith.addf %x, %1 : f32
  util.return %2, %3, %4, %5, %6 : f32, f32, f32, f32, f32
}
util.func private @after(%x: f32, %y: f32) -> (f32, f32, f32, f32, f32) {
  %0 = arith.negf %x : f32
  %1 = arith.negf %y : f32
  %2 = arith.mulf %x, %y fastmath<nnan> : f32
  %3 = arith.divf %0, %1 upward : f32
  %4 = arith.subf %y, %x upward : f32
  %5 = arith.subf %x, %y : f32
  util.return %x, %2, %3, %4, %5 : f32, f32, f32, f32, f32
}

// -----
// Tests that extremes with infinity, NaN and the value itself fold.
util.func private @before(%x: f32) -> (f32, f32, f32, f32) {
  %infinity = arith.constant 0x7F800000 : f32
  %nan = arith.constant 0x7FC00000 : f32
  %0 = arith.minimumf %x, %infinity : f32
  %1 = arith.maximumf %x, %infinity : f32
  %2 = arith.maxnumf %x, %nan : f32
  %3 = arith.minnumf %x, %x : f32
  util.return %0, %1, %2, %3 : f32, f32, f32, f32
}
util.func private @after(%x: f32) -> (f32, f32, f32, f32) {
  %cst = arith.constant 0x7F800000 : f32
  %0 = arith.maximumf %x, %cst : f32
  util.return %x, %0, %x, %x : f32, f32, f32, f32
}

// -----
// Tests that an integer that became a float is compared as an integer.
util.func private @before(%x: i16, %y: i64) -> (i1, i1, i1, i1, i1) {
  %fraction = arith.constant -4.400000e+00 : f32
  %whole = arith.constant 3.000000e+00 : f32
  %large = arith.constant 1.000000e+06 : f32
  %0 = arith.sitofp %x : i16 to f32
  %1 = arith.cmpf ogt, %0, %fraction : f32
  %2 = arith.cmpf oeq, %0, %fraction : f32
  %3 = arith.cmpf ult, %0, %whole : f32
  %4 = arith.cmpf ole, %0, %large : f32
  %5 = arith.uitofp %y : i64 to f32
  %large2 = arith.constant 1.000000e+09 : f32
  %6 = arith.cmpf olt, %5, %large2 : f32
  util.return %1, %2, %3, %4, %6 : i1, i1, i1, i1, i1
}
util.func private @after(%x: i16, %y: i64) -> (i1, i1, i1, i1, i1) {
  %true = arith.constant true
  %c3_i16 = arith.constant 3 : i16
  %false = arith.constant false
  %cst = arith.constant 1.000000e+09 : f32
  %c-4_i16 = arith.constant -4 : i16
  %0 = arith.cmpi sge, %x, %c-4_i16 : i16
  %1 = arith.cmpi slt, %x, %c3_i16 : i16
  %2 = arith.uitofp %y : i64 to f32
  %3 = arith.cmpf olt, %2, %cst : f32
  util.return %0, %false, %1, %true, %3 : i1, i1, i1, i1, i1
}

// -----
// Tests that casts of constants fold if nothing is lost.
util.func private @before() -> (f16, f16, i8, i8, f64, i32, f32) {
  %exact = arith.constant 2.500000e+00 : f32
  %inexact = arith.constant 1.000000e-01 : f32
  %large = arith.constant 3.000000e+02 : f32
  %n = arith.constant -7 : i32
  %0 = arith.truncf %exact : f32 to f16
  %1 = arith.truncf %inexact : f32 to f16
  %2 = arith.fptosi %exact : f32 to i8
  %3 = arith.fptosi %large : f32 to i8
  %4 = arith.uitofp %n : i32 to f64
  %5 = arith.bitcast %exact : f32 to i32
  %6 = arith.bitcast %n : i32 to f32
  util.return %0, %1, %2, %3, %4, %5, %6 : f16, f16, i8, i8, f64, i32, f32
}
util.func private @after() -> (f16, f16, i8, i8, f64, i32, f32) {
  %cst = arith.constant 0xFFFFFFF9 : f32
  %c1075838976_i32 = arith.constant 1075838976 : i32
  %cst_0 = arith.constant 0x41EFFFFFFF200000 : f64
  %c2_i8 = arith.constant 2 : i8
  %cst_1 = arith.constant 1.000000e-01 : f32
  %cst_2 = arith.constant 3.000000e+02 : f32
  %cst_3 = arith.constant 2.500000e+00 : f16
  %0 = arith.truncf %cst_1 : f32 to f16
  %1 = arith.fptosi %cst_2 : f32 to i8
  util.return %cst_3, %0, %c2_i8, %1, %cst_0, %c1075838976_i32, %cst : f16, f16, i8, i8, f64, i32, f32
}

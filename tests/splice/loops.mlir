// Structured control flow around work for the device.
// CALL: loop --input=4xf32=1 --input=5
// CALL: branch --input=4xf32=3 --input=1

func.func @loop(%x: tensor<4xf32>, %count: i32) -> tensor<4xf32> {
  %c0 = arith.constant 0 : i32
  %c1 = arith.constant 1 : i32
  %result = scf.for %i = %c0 to %count step %c1 iter_args(%value = %x) -> tensor<4xf32> : i32 {
    %next = arith.addf %value, %x : tensor<4xf32>
    scf.yield %next : tensor<4xf32>
  }
  return %result : tensor<4xf32>
}

func.func @branch(%x: tensor<4xf32>, %which: i1) -> tensor<4xf32> {
  %result = scf.if %which -> tensor<4xf32> {
    %twice = arith.addf %x, %x : tensor<4xf32>
    scf.yield %twice : tensor<4xf32>
  } else {
    %square = arith.mulf %x, %x : tensor<4xf32>
    scf.yield %square : tensor<4xf32>
  }
  return %result : tensor<4xf32>
}

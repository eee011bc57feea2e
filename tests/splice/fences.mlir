// Several entry functions that wait for fences and signal others, instead of returning when all is done.
// FLAGS: --iree-execution-model=async-external
// CALL: first --input=8xf32=2
// CALL: second --input=8xf32=2

func.func @first(%x: tensor<8xf32>) -> tensor<8xf32> {
  %y = arith.mulf %x, %x : tensor<8xf32>
  return %y : tensor<8xf32>
}

func.func @second(%x: tensor<8xf32>) -> tensor<8xf32> {
  %first = call @first(%x) : (tensor<8xf32>) -> tensor<8xf32>
  %y = arith.addf %first, %x : tensor<8xf32>
  return %y : tensor<8xf32>
}

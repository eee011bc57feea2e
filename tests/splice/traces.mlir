// Traces of several tensors of dynamic shape, which IREE cannot read as it prints them.
// FLAGS: --iree-flow-trace-dispatch-tensors
// CALL: main --input=3x8xf32=1 --input=3x8xf32=2

func.func @main(%x: tensor<?x8xf32>, %y: tensor<?x8xf32>) -> (tensor<?x8xf32>, tensor<?x8xf32>) {
  %sum = arith.addf %x, %y : tensor<?x8xf32>
  %product = arith.mulf %sum, %y : tensor<?x8xf32>
  %bent = math.tanh %product : tensor<?x8xf32>
  return %sum, %bent : tensor<?x8xf32>, tensor<?x8xf32>
}

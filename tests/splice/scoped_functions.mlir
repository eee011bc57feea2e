// Attributes on exported functions: IREE's front end makes new functions of these, and ours come along.
// CALL: first --input=8xf32=2
// CALL: second --input=8xf32=2

func.func @first(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<f32>)
    attributes {iree_sched.concurrency = {partitioner = "reference"}} {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %sum = stablehlo.add %x, %x : tensor<8xf32>
  %total = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [0]
      : (tensor<8xf32>, tensor<f32>) -> tensor<f32>
  return %sum, %total : tensor<8xf32>, tensor<f32>
}

func.func @second(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<f32>) {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %product = stablehlo.multiply %x, %x : tensor<8xf32>
  %total = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [0]
      : (tensor<8xf32>, tensor<f32>) -> tensor<f32>
  return %product, %total : tensor<8xf32>, tensor<f32>
}

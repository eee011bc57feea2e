// Attributes that choose partitioners, on the module: they come through IREE's phases to ours and on.
// CALL: main --input=8xf32=2

module attributes {
  iree_sched.execution = {partitioner = "reference"},
  iree_sched.concurrency = {partitioner = "reference"},
  stream.partitioning = #stream.partitioning_config<"max-concurrency">
} {
  func.func @main(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<f32>) {
    %zero = stablehlo.constant dense<0.0> : tensor<f32>
    %sum = stablehlo.add %x, %x : tensor<8xf32>
    %total = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [0]
        : (tensor<8xf32>, tensor<f32>) -> tensor<f32>
    return %sum, %total : tensor<8xf32>, tensor<f32>
  }
}

// Flags that change the stream phase itself.
// FLAGS: --iree-opt-level=O2 --iree-scheduling-initialization-mode=async
// FLAGS: --iree-scheduling-optimize-bindings=false --iree-stream-partitioning-favor=max-concurrency
// CALL: main --input=8xf32=2

util.global private @table = dense<[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]> : tensor<8xf32>

func.func @main(%x: tensor<8xf32>) -> (tensor<8xf32>, tensor<f32>) {
  %table = util.global.load @table : tensor<8xf32>
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %sum = stablehlo.add %x, %table : tensor<8xf32>
  %total = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [0]
      : (tensor<8xf32>, tensor<f32>) -> tensor<f32>
  return %sum, %total : tensor<8xf32>, tensor<f32>
}

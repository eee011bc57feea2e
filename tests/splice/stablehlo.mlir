// StableHLO, as JAX gives it: two branches that can run at the same time.
// CALL: main --input=8x16xf32=0.5 --input=16x4xf32=0.25

func.func @main(%x: tensor<8x16xf32>, %w: tensor<16x4xf32>) -> (tensor<8x4xf32>, tensor<8xf32>) {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %product = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0]
      : (tensor<8x16xf32>, tensor<16x4xf32>) -> tensor<8x4xf32>
  %left = stablehlo.tanh %product : tensor<8x4xf32>
  %right = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [1]
      : (tensor<8x16xf32>, tensor<f32>) -> tensor<8xf32>
  return %left, %right : tensor<8x4xf32>, tensor<8xf32>
}

// Weights that come from a file when the program runs, and state that calls change.
// PARAMETERS: model w=16x4xf32 b=4xf32
// CALL: main --input=8x16xf32=0.5

util.global private @w = #flow.parameter.named<"model"::"w"> : tensor<16x4xf32>
util.global private mutable @b = #flow.parameter.named<"model"::"b"> : tensor<4xf32>

func.func @main(%x: tensor<8x16xf32>) -> tensor<8x4xf32> {
  %w = util.global.load @w : tensor<16x4xf32>
  %b = util.global.load @b : tensor<4xf32>
  %wide = stablehlo.broadcast_in_dim %b, dims = [1] : (tensor<4xf32>) -> tensor<8x4xf32>
  %product = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0]
      : (tensor<8x16xf32>, tensor<16x4xf32>) -> tensor<8x4xf32>
  %sum = stablehlo.add %product, %wide : tensor<8x4xf32>
  %changed = stablehlo.add %b, %b : tensor<4xf32>
  util.global.store %changed, @b : tensor<4xf32>
  return %sum : tensor<8x4xf32>
}

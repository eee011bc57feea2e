// TOSA, as TensorFlow Lite gives it.
// CALL: main --input=1x4x8xf32=0.5

func.func @main(%x: tensor<1x4x8xf32>) -> tensor<1x4x4xf32> {
  %w = "tosa.const"() <{values = dense<0.125> : tensor<1x8x4xf32>}> : () -> tensor<1x8x4xf32>
  %zero = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %product = tosa.matmul %x, %w, %zero, %zero
      : (tensor<1x4x8xf32>, tensor<1x8x4xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x4x4xf32>
  %result = tosa.sigmoid %product : (tensor<1x4x4xf32>) -> tensor<1x4x4xf32>
  return %result : tensor<1x4x4xf32>
}

// Control flow between blocks, which depends on what the device has computed.
// CALL: main --input=f32=1

func.func @main(%start: tensor<f32>) -> tensor<f32> {
  %limit = arith.constant 100.0 : f32
  cf.br ^loop(%start : tensor<f32>)
^loop(%value: tensor<f32>):
  %next = arith.addf %value, %value : tensor<f32>
  %seen = tensor.extract %next[] : tensor<f32>
  %more = arith.cmpf olt, %seen, %limit : f32
  cf.cond_br %more, ^loop(%next : tensor<f32>), ^end
^end:
  return %next : tensor<f32>
}

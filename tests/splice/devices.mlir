// Two devices that exchange a tensor.
// FLAGS: --iree-hal-target-device=device_a=local[0] --iree-hal-target-device=device_b=local[1]
// DEVICES: 2
// CALL: main --input=64xf32=2

func.func @main(%x: tensor<64xf32>) -> (tensor<64xf32>, tensor<64xf32>) {
  %a = arith.addf %x, %x : tensor<64xf32>
  %b = flow.tensor.transfer %a : tensor<64xf32> to #hal.device.promise<@device_b>
  %c = arith.mulf %b, %b : tensor<64xf32>
  %d = flow.tensor.transfer %c : tensor<64xf32> to #hal.device.promise<@device_a>
  %e = arith.subf %d, %a : tensor<64xf32>
  return %a, %e : tensor<64xf32>, tensor<64xf32>
}

// Two queues of one device, asked for by the affinities of transfers.
// FLAGS: --iree-hal-target-device=d=local
// CALL: main --input=64xf32=2

func.func @main(%x: tensor<64xf32>) -> (tensor<64xf32>, tensor<64xf32>) {
  %0 = flow.tensor.transfer %x : tensor<64xf32> to #hal.device.promise<@d, [0]>
  %1 = flow.tensor.transfer %x : tensor<64xf32> to #hal.device.promise<@d, [1]>
  %a = arith.addf %0, %0 : tensor<64xf32>
  %b = arith.mulf %1, %1 : tensor<64xf32>
  return %a, %b : tensor<64xf32>, tensor<64xf32>
}

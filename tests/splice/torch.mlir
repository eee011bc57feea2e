// The torch dialect, as PyTorch exporters give it.
// CALL: main --input=4x6xf32=1.5

func.func @main(%x: !torch.vtensor<[4,6],f32>) -> !torch.vtensor<[4,6],f32> {
  %y = torch.aten.tanh %x : !torch.vtensor<[4,6],f32> -> !torch.vtensor<[4,6],f32>
  %z = torch.aten.mul.Tensor %y, %x
      : !torch.vtensor<[4,6],f32>, !torch.vtensor<[4,6],f32> -> !torch.vtensor<[4,6],f32>
  return %z : !torch.vtensor<[4,6],f32>
}

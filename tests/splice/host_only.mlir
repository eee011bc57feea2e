// The same without a device.
// FLAGS: --iree-execution-model=host-only
// CALL: main --input=3 --input=4

func.func @main(%a: i32, %b: i32) -> i32 {
  %sum = arith.addi %a, %b : i32
  %result = arith.muli %sum, %b : i32
  return %result : i32
}

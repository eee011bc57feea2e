// Errors of the verifier show the op they are about, and nothing of what is in isolated ops is
// looked at where something is wrong around them.
// RUN: not iree-sched-opt %s 2>&1 | FileCheck %s
// RUN: not iree-opt %s 2>&1 | FileCheck %s

// CHECK: verifier_notes_invalid.mlir:[[@LINE+4]]:8: error: 'arith.addi' op expected 2 operands, but found 3
// CHECK-NEXT: %0 = "arith.addi"(%x, %x, %x)
// CHECK: verifier_notes_invalid.mlir:[[@LINE+2]]:8: note: see current operation: %0 = "arith.addi"(%arg0, %arg0, %arg0) <{overflowFlags = #arith.overflow<none>}> : (index, index, index) -> index
util.func @counts(%x: index) {
  %0 = "arith.addi"(%x, %x, %x) : (index, index, index) -> index
  util.return
}

// CHECK: verifier_notes_invalid.mlir:[[@LINE+3]]:3: error: block with no terminator, has %0 = "arith.addi"(%arg0, %arg0)
// CHECK: note: see current operation: %0 = "arith.addi"(%arg0, %arg0)
util.func @terminator(%x: index) {
  arith.addi %x, %x : index
}

// CHECK: verifier_notes_invalid.mlir:[[@LINE+2]]:16: error: 'util.func' op symbol's parent must have the SymbolTable trait
util.func @symbols(%x: index) {
               util.func @inner(%y: index) -> i32 {
    util.return %y : index
  }
  util.return
}
// CHECK-NOT: error:

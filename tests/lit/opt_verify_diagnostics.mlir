// RUN: iree-sched-opt --split-input-file --verify-diagnostics %s -o /dev/null \
// RUN:   --load-pass-plugin=%S/Inputs/mark.py --test-refuse
// RUN: not iree-sched-opt --split-input-file --verify-diagnostics=only-expected %s -o /dev/null \
// RUN:   2>&1 | FileCheck %s

// Tests that an error of the parser is expected on the line below.

util.func public @parser(%a: index) -> index {
  // expected-error @+1 {{use of undeclared SSA value name}}
  %sum = arith.addi %a, %unknown : index
  util.return %sum : index
}

// -----

// Tests that all diagnostics of a pass are expected.
// Without the pass they are missing, and each that is missing is named.

// CHECK: opt_verify_diagnostics.mlir:{{[0-9]+}}:4: error: expected remark "looking" was not produced
// CHECK: opt_verify_diagnostics.mlir:{{[0-9]+}}:4: error: expected error "function has {{.*}} mark" was not produced

// expected-remark @+2 {{looking}}
// expected-error-re @below {{function has {{a|the}} mark}}
util.func public @pass() attributes {test.mark = 1 : i64} {
  util.return
}

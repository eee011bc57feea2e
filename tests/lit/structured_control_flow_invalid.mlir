// Structured control flow that is not as it has to be; iree-opt has the same to say.
// RUN: iree-sched-opt %s --split-input-file --verify-diagnostics
// RUN: %if iree-opt %{ iree-opt %s --split-input-file --verify-diagnostics %}

// Tests that a condition with results needs both branches.
util.func private @missing_else(%p: i1, %x: index) {
  // expected-error @+1 {{'scf.if' op must have an else block if defining values}}
  %0 = scf.if %p -> (index) {
    scf.yield %x : index
  }
  util.return
}

// -----

// Tests that each branch yields what the op has as results.
util.func private @missing_value(%p: i1, %x: index) {
  // expected-error @+1 {{region branch point has 0 operands, but region successor needs 1 inputs}}
  %0 = scf.if %p -> (index) {
    // expected-note @+1 {{region branch point}}
    scf.yield
  } else {
    scf.yield %x : index
  }
  util.return
}

// -----

// Tests that a loop has a body.
util.func private @missing_body(%x: index) {
  // expected-error @+1 {{'scf.for' op region #0 ('region') failed to verify constraint: region with 1 blocks}}
  "scf.for"(%x, %x, %x) ({}) : (index, index, index) -> ()
  util.return
}

// -----

// Tests that a region that is to be executed has something to be executed.
util.func private @missing_block() {
  // expected-error @+1 {{'scf.execute_region' op region needs to have at least one block}}
  "scf.execute_region"() ({}) : () -> ()
  util.return
}

// -----

// Tests that a switch has a region for each case.
util.func private @missing_case(%x: index) {
  // expected-error @+1 {{'scf.index_switch' op has 0 case regions but 1 case values}}
  "scf.index_switch"(%x) <{cases = array<i64: 1>}> ({
    scf.yield
  }) : (index) -> ()
  util.return
}

// Wrong IR is refused where it is wrong, with the words of MLIR where it has some.
// RUN: iree-sched-opt %s --split-input-file --verify-diagnostics

util.func public @undeclared() {
  // expected-error @+1 {{use of undeclared SSA value name '%x'}}
  util.return %x : i32
}

// -----

// expected-note @+1 {{prior use here}}
util.func public @wrong_type(%size: i32) {
  // expected-error @+1 {{use of value '%size' expects different type than prior uses: 'index' vs 'i32'}}
  %0 = stream.async.alloca : !stream.resource<transient>{%size}
  util.return
}

// -----

util.func public @redefinition(%size: index) {
  // expected-note @+1 {{previously defined here}}
  %0 = arith.constant 1 : index
  // expected-error @+1 {{redefinition of SSA value '%0'}}
  %0 = arith.constant 2 : index
  util.return
}

// -----

util.func public @syntax(%size: index) {
  // expected-error @+1 {{expected}}
  %0 = stream.async.alloca !stream.resource<transient>{%size}
  util.return
}

// -----

util.func public @dominance(%cond: i1) {
  cf.cond_br %cond, ^bb1, ^bb2
^bb1:
  // expected-note @+1 {{operand defined here}}
  %0 = arith.constant 1 : index
  cf.br ^bb2
^bb2:
  // expected-error @+1 {{operand #0 does not dominate this use}}
  %1 = arith.addi %0, %0 : index
  util.return
}

// -----

util.func public @unknown_block() {
  // expected-error @+1 {{reference to an undefined block}}
  cf.br ^nowhere
}

// Wrong IR is refused where it is wrong, with the words of MLIR where it has some.
// RUN: iree-sched-opt %s --split-input-file --verify-diagnostics

util.func public @undeclared() {
  // expected-error @+1 {{use of undeclared SSA value name}}
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

// -----

// expected-error @+1 {{unknown lifetime value: foo}}
util.func public @lifetime(%resource: !stream.resource<foo>) {
  util.return
}

// -----

util.func public @returned_type(%a: i32) -> index {
  // expected-error @+1 {{type of return operand 0 ('i32') doesn't match function result type ('index')}}
  util.return %a : i32
}

// -----

// expected-note @+1 {{see existing symbol definition here}}
util.global private @twice : i32
// expected-error @+1 {{redefinition of symbol named 'twice'}}
util.global private @twice : i64

// -----

util.func public @keyword(%a: i32) {
  // expected-error @+1 {{expected string or keyword containing one of the following enum values for attribute 'predicate'}}
  %0 = arith.cmpi less, %a, %a : i32
  util.return
}

// -----

util.func public @misspelt_op(%a: i32) {
  // expected-error @+1 {{custom op 'util.retrun' is unknown}}
  util.retrun
}

// -----

// expected-error @+1 {{duplicate key 'x' in dictionary attribute}}
util.func public @twice(%a: i32) attributes {x = 1 : i32, x = 2 : i32} {
  util.return
}

// -----

// expected-error @+1 {{undefined symbol alias id 'nothing'}}
util.global private @alias = #nothing : i32

// -----

util.func public @parent() {
  // expected-error @+1 {{expects parent op to be one of 'stream.async.execute}}
  stream.yield
}

// RUN: iree-sched-opt --split-input-file --verify-diagnostics %s

// Tests that an attribute that the custom form needs has to be there.
util.func @f(%commands: !hal.command_buffer) {
  // expected-error @+1 {{'hal.command_buffer.begin_debug_group' op requires attribute 'label'}}
  "hal.command_buffer.begin_debug_group"(%commands) : (!hal.command_buffer) -> ()
  util.return
}

// -----

// Tests that attributes have to be of the right kind.
util.func @f(%commands: !hal.command_buffer) {
  // expected-error @+1 {{invalid properties {label} for op hal.command_buffer.begin_debug_group: Invalid attribute `label` in property conversion: unit}}
  "hal.command_buffer.begin_debug_group"(%commands) <{label}> : (!hal.command_buffer) -> ()
  util.return
}

// -----

// Tests that enums have to be numbers that stand for something.
util.func @f(%x: i32) {
  // expected-error @+1 {{invalid properties {predicate = 55 : i64} for op arith.cmpi: Invalid attribute `predicate` in property conversion: 55 : i64}}
  %0 = "arith.cmpi"(%x, %x) <{predicate = 55 : i64}> : (i32, i32) -> i1
  util.return
}

// -----

// Tests that a constant has the type of its value.
util.func @f() {
  // expected-error @+1 {{'arith.constant' op failed to verify that all of {value, result} have same type}}
  %0 = "arith.constant"() <{value = 1 : i64}> : () -> i32
  util.return
}

// -----

// Tests that sizes of operand groups are numbers that are not negative.
util.func @f(%t: !stream.timepoint) {
  // expected-error @+1 {{'stream.timepoint.await' op 'operandSegmentSizes' attribute cannot have negative elements}}
  "stream.timepoint.await"(%t) <{operandSegmentSizes = array<i32: 1, -1, 1>}> : (!stream.timepoint) -> ()
  util.return
}

// -----

// Tests that something is assumed of each operand.
util.func @f(%x: i32) {
  // expected-error @+1 {{'util.assume.int' op expected 2 assumption rows to match number of operands}}
  %0:2 = "util.assume.int"(%x, %x) <{assumptions = [[]]}> : (i32, i32) -> (i32, i32)
  util.return
}

// -----

// Tests that assumptions about nothing, which the custom form cannot say, are refused.
util.func @f() {
  // expected-error @+1 {{Invalid attribute `assumptions` in property conversion: []}}
  "util.assume.int"() <{assumptions = []}> : () -> ()
  util.return
}

// -----

// Tests that lists of the same types have the same length.
util.func @f(%x: i32, %y: i32) {
  // expected-error @+1 {{'util.optimization_barrier' op failed to verify that all of {operands, results} have same type}}
  %0:2 = "util.optimization_barrier"(%x, %x, %y) : (i32, i32, i32) -> (i32, i32)
  util.return
}

// -----

// Tests that results are tied to operands that are there.
// expected-error @+1 {{'util.func' op result #0 tied to invalid operand index 7}}
"util.func"() <{function_type = (i32) -> i32, sym_name = "f", sym_visibility = "private", tied_operands = [7 : index]}> ({}) : () -> ()

// -----

// Tests that functions have as many attributes of arguments as arguments.
// expected-error @+1 {{'util.func' op expects argument attribute array to have the same number of elements as the number of function arguments, got 2, but expected 1}}
"util.func"() <{arg_attrs = [{}, {}], function_type = (i32) -> i32, sym_name = "f", sym_visibility = "private"}> ({}) : () -> ()

// -----

// Tests that the body of a function takes what its type says.
// expected-error @+1 {{'util.func' op type of entry block argument #0('i64') must match the type of the corresponding argument in function signature('i32')}}
"util.func"() <{function_type = (i32) -> (), sym_name = "f"}> ({
^bb0(%x: i64):
  "util.return"() : () -> ()
}) : () -> ()

// -----

// Tests that a loop hands on as many values as it takes.
util.func @f(%n: index, %x: i32) -> i32 {
  // expected-error @+1 {{'scf.for' op along control flow edge from Operation scf.yield to Region #0: region branch point has 0 operands, but region successor needs 1 inputs}}
  %0 = scf.for %i = %n to %n step %n iter_args(%y = %x) -> i32 {
    // expected-note @+1 {{region branch point}}
    "scf.yield"() : () -> ()
  }
  util.return %0 : i32
}

// -----

// Tests that the results of a condition have the types of what its regions give.
util.func @f(%p: i1, %x: i32) -> i32 {
  // expected-error @+1 {{'scf.if' op along control flow edge from Operation scf.yield to Operation scf.if: successor operand type #0 'i1' should match successor input type #0 'i32'}}
  %0 = scf.if %p -> i32 {
    // expected-note @+1 {{region branch point}}
    "scf.yield"(%p) : (i1) -> ()
  } else {
    scf.yield %x : i32
  }
  util.return %0 : i32
}

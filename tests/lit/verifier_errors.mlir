// What is wrong is reported once for each function, as iree-opt does, also where the numbers of
// operands and results of a generic form are wrong.
// RUN: iree-sched-opt %s --split-input-file --verify-diagnostics

util.func @too_many_operands(%x: index) -> index {
  // expected-error @+1 {{'arith.addi' op expected 2 operands, but found 3}}
  %0 = "arith.addi"(%x, %x, %x) : (index, index, index) -> index
  util.return %0 : index
}
util.func @too_many_results(%x: index) {
  // expected-error @+1 {{'arith.addi' op requires one result}}
  %0:2 = "arith.addi"(%x, %x) : (index, index) -> (index, index)
  util.return
}
util.func @operands_of_constant(%x: index) {
  // expected-error @+1 {{'arith.constant' op requires zero operands}}
  %0 = "arith.constant"(%x) <{value = 0 : index}> : (index) -> index
  util.return
}
util.func @operands_of_cast(%x: index) {
  // expected-error @+1 {{'arith.index_cast' op requires a single operand}}
  %0 = "arith.index_cast"(%x, %x) : (index, index) -> i32
  util.return
}
util.func @results_of_terminator(%x: index) {
  // expected-error @+1 {{'util.return' op requires zero results}}
  %0 = "util.return"(%x) : (index) -> index
}
util.func @other_types(%x: index, %y: i32) -> index {
  // expected-error @+1 {{'arith.addi' op requires the same type for all operands and results}}
  %0 = "arith.addi"(%x, %y) : (index, i32) -> index
  util.return %0 : index
}
util.func @returned_type(%x: index) -> i32 {
  // expected-error @+1 {{type of return operand 0 ('index') doesn't match function result type ('i32')}}
  util.return %x : index
}
util.func @returned_values(%x: index) -> index {
  // expected-error @+1 {{'util.return' op has 0 operands, but enclosing function-like op returns 1}}
  util.return
}
util.initializer {
  %0 = arith.constant 1 : index
  // expected-error @+1 {{'util.return' op has 1 operands, but enclosing function-like op returns 0}}
  util.return %0 : index
}
func.func @returned_values_of_func(%x: index) -> index {
  // expected-error @+1 {{'func.return' op has 0 operands, but enclosing function (@returned_values_of_func) returns 1}}
  return
}
util.func @no_timepoint(%x: index, %t: !stream.timepoint) {
  // expected-error @+1 {{'stream.timepoint.join' op operand #1 must be variadic of A timepoint indicating execution availability., but got 'index'}}
  %0 = "stream.timepoint.join"(%t, %x) : (!stream.timepoint, index) -> !stream.timepoint
  util.return
}
util.func @sizes_without_need(%x: index) {
  // expected-error @+1 {{'arith.addi' op expected 2 operands, but found 1}}
  %0 = "arith.addi"(%x) <{operandSegmentSizes = array<i32: 1>}> : (index) -> index
  util.return
}

// -----

util.func @total_size(%r: !stream.resource<*>, %s: index) {
  // expected-error @+1 {{'stream.async.dispatch' op operand count (2) does not match with the total size (6) specified in attribute 'operandSegmentSizes'}}
  "stream.async.dispatch"(%r, %s) <{entry_points = [@e::@f], operandSegmentSizes = array<i32: 1, 1, 1, 1, 1, 1, 0>}> : (!stream.resource<*>, index) -> ()
  util.return
}
util.func @no_sizes(%r: !stream.resource<*>, %s: index) {
  // expected-error @+1 {{operand count (2) does not match with the total size (0) specified in attribute 'operandSegmentSizes'}}
  "stream.async.dispatch"(%r, %s) <{entry_points = [@e::@f]}> : (!stream.resource<*>, index) -> ()
  util.return
}
util.func @negative_size(%r: !stream.resource<*>, %s: index) {
  // expected-error @+1 {{'operandSegmentSizes' attribute cannot have negative elements}}
  "stream.async.dispatch"(%r, %s) <{entry_points = [@e::@f], operandSegmentSizes = array<i32: 1, 1, 1, 0, 0, 0, -1>}> : (!stream.resource<*>, index) -> ()
  util.return
}
util.func @result_sizes(%s: index) {
  // expected-error @+1 {{'stream.async.dispatch' op value set has 1 dynamic dimensions but only 0 dimension values are attached}}
  %0 = "stream.async.dispatch"(%s) <{entry_points = [@e::@f], operandSegmentSizes = array<i32: 1, 0, 0, 0, 0, 0, 0>}> : (index) -> !stream.resource<*>
  util.return
}

// -----

util.func @number_of_groups(%s: index) {
  // expected-error @+1 {{for `operandSegmentSizes`: size mismatch in attribute conversion: 2 vs 7}}
  "stream.async.dispatch"(%s) <{entry_points = [@e::@f], operandSegmentSizes = array<i32: 1, 0>}> : (index) -> ()
  util.return
}

// -----

util.func @element_type(%s: index) {
  // expected-error @+1 {{for `operandSegmentSizes`: expected DenseI32ArrayAttr}}
  "stream.async.dispatch"(%s) <{entry_points = [@e::@f], operandSegmentSizes = array<i64: 1, 0, 0, 0, 0, 0, 0>}> : (index) -> ()
  util.return
}

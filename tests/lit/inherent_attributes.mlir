// Inherent attributes that an op's syntax has no place for stand in `<...>` since IREE 3.13, and stood
// among the others before; both are read, the new form is printed.
// RUN: iree-sched-opt %s | FileCheck %s
// RUN: %if iree-opt %{ iree-sched-opt %s | iree-opt | FileCheck %s %}

// CHECK: util.global private @new <inlining_policy = #util.inline.never> {note = "x"} = 5 : i32
util.global private @new <inlining_policy = #util.inline.never> {note = "x"} = 5 : i32

// CHECK: util.global private @old <inlining_policy = #util.inline.never> {note = "x"} = 5 : i32
util.global private @old {inlining_policy = #util.inline.never, note = "x"} = 5 : i32

// Inherent attributes that an op's syntax has no place for stand in `<...>` since IREE 3.13, and stood
// among the others before; both are read, and the form of the release asked for is printed.
// RUN: iree-sched-opt %s | FileCheck %s
// RUN: iree-sched-opt %s --sched-release=3.12 | FileCheck %s --check-prefix=BEFORE
// RUN: %if iree-opt %{ iree-sched-opt %s | iree-opt | FileCheck %s %}

// CHECK: util.global private @new <inlining_policy = #util.inline.never> {note = "x"} = 5 : i32
// BEFORE: util.global private @new {inlining_policy = #util.inline.never, note = "x"} = 5 : i32
util.global private @new <inlining_policy = #util.inline.never> {note = "x"} = 5 : i32

// CHECK: util.global private @old <inlining_policy = #util.inline.never> {note = "x"} = 5 : i32
util.global private @old {inlining_policy = #util.inline.never, note = "x"} = 5 : i32

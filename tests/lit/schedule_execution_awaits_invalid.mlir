// A program that IREE 3.13's clean-up spoils: of two awaits on one timepoint, the second of which
// takes what the first gives, it makes one that takes its own result. The reference partitioner
// refuses the program with IREE's words; others leave the awaits as they are.
// RUN: iree-sched-opt %s --verify-diagnostics --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))'
// RUN: %if iree-opt %{ iree-opt %s --verify-diagnostics --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' %}
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution{partitioner=runs}))' | FileCheck %s

// CHECK-LABEL: @await_of_awaited
util.func public @await_of_awaited(%input: !stream.resource<transient>, %timepoint: !stream.timepoint) -> !stream.resource<transient> {
  %c64 = arith.constant 64 : index
  // CHECK: %[[FIRST:.+]] = stream.timepoint.await %[[TIMEPOINT:.+]] => %{{.+}} :
  // expected-error @+2 {{operand #1 does not dominate this use}}
  // expected-note @+1 {{operand defined here (op in the same block)}}
  %0 = stream.timepoint.await %timepoint => %input : !stream.resource<transient>{%c64}
  // CHECK: stream.timepoint.await %[[TIMEPOINT]] => %[[FIRST]] :
  %1 = stream.timepoint.await %timepoint => %0 : !stream.resource<transient>{%c64}
  util.return %1 : !stream.resource<transient>
}

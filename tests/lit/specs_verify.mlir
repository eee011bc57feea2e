// All that is wrong with a library is told at once, each fault with its place and what may have been meant.
// RUN: not iree-sched specs verify %S/Inputs/specs/wrong.mlir 2>&1 | FileCheck %s

// CHECK: wrong.mlir:4:14: error: there is no criterion 'backends'
// CHECK: wrong.mlir:4:14: note: did you mean 'backend'?
// CHECK: wrong.mlir:4:43: error: rule 'misspelt' can never match: 'ops': min 9 is greater than max 3
// CHECK: wrong.mlir:5:44: error: no concurrency partitioner is named 'latancy'
// CHECK: note: did you mean 'latency'?
// CHECK: wrong.mlir:9:21: error: rule 'options' can never match: 'iree': no release is >=3.14, <3.12
// CHECK: wrong.mlir:10:58: error: no such option overlpa of execution partitioner 'typed-fusion'
// CHECK: note: did you mean 'overlap'?
// CHECK: wrong.mlir:10:108: error: option 'workers' of concurrency partitioner 'latency': 'many' value invalid for integer argument!
// CHECK: wrong.mlir:12:3: error: two rules are named 'options'
// CHECK: wrong.mlir:7:3: note: the first one is here
// CHECK: wrong.mlir:14:25: error: 'function': expected a glob, or an array of globs, not 3 : i64
// CHECK: wrong.mlir:15:23: error: there is no aspect 'affinities'
// CHECK: note: did you mean 'affinity'?
// CHECK: wrong.mlir:17:3: error: 'iree_sched.rul' op is no rule; did you mean 'iree_sched.rule'?

// A build refuses such a library, too.
// RUN: not iree-sched-opt %s --iree-sched-materialize-specs --iree-sched-spec-path=%S/Inputs/specs/wrong.mlir 2>&1 \
// RUN:   | FileCheck %s --check-prefix=BUILD
// BUILD: wrong.mlir:4:14: error: there is no criterion 'backends'

// So it does with the marker, which has no value, and with what nothing can meet.
// RUN: not iree-sched specs verify %S/Inputs/specs/never.mlir 2>&1 | FileCheck %s --check-prefix=NEVER
// NEVER: never.mlir:1:1: error: 'iree_sched.spec_library' is a unit attribute, which has no value: 3 : i64
// NEVER: never.mlir:4:20: error: rule 'numbers' can never match: 'ops': it is a whole number, never 2.5
// NEVER: never.mlir:4:37: error: rule 'numbers' can never match: 'branching': it is never less than 1
// NEVER: never.mlir:9:24: error: rule 'names' can never match: 'backend': nothing that there can be matches ''
// NEVER: never.mlir:9:42: error: rule 'names' can never match: 'fingerprint': nothing that there can be matches 'f00'
// NEVER: never.mlir:15:7: warning: rule 'entries': this entry never decides anything: entries before it speak of all dispatches that it speaks of
// NEVER: never.mlir:14:7: note: one is here
// NEVER: never.mlir:16:7: error: rule 'entries': 'symbols': nothing that there can be matches ''

// A folder without libraries is none.
// RUN: rm -rf %t.dir && mkdir %t.dir
// RUN: not iree-sched specs verify %t.dir 2>&1 | FileCheck %s --check-prefix=EMPTY
// EMPTY: error: there is no library, *.mlir, in folder '{{.*}}.dir'

// Other commands tell faults in the order of their places, too.
// RUN: not iree-sched specs link %S/Inputs/specs/wrong.mlir 2>&1 | FileCheck %s --check-prefix=ORDER
// ORDER: wrong.mlir:4:14: error
// ORDER: wrong.mlir:12:3: error
// ORDER: wrong.mlir:14:25: error
// ORDER: wrong.mlir:15:23: error
// ORDER: wrong.mlir:17:3: error

// A rule that never gets its turn is only worth a warning.
// RUN: iree-sched specs verify %S/Inputs/specs/shadowed.mlir 2>&1 | FileCheck %s --check-prefix=SHADOWED
// SHADOWED-NOT: execution_too
// SHADOWED: shadowed.mlir:7:3: warning: rule 'one_cpu' never decides anything: rules before it match all that it matches
// SHADOWED: shadowed.mlir:2:3: note: rule 'all_cpus' does
// SHADOWED-NOT: execution_too

// A good library is met with silence.
// RUN: iree-sched specs verify %S/Inputs/specs/team.mlir 2>&1 | diff - /dev/null

module {}

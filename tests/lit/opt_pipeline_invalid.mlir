// Nothing is run, and nothing is written, when a pipeline or a flag makes no sense.

// RUN: not iree-sched-opt %s --pass-pipeline='builtin.module(util.func(iree-stream-schedule-exekution))' \
// RUN:   2>&1 | FileCheck %s --check-prefix=UNKNOWN
//      UNKNOWN: <pass-pipeline>:1:26: error: 'iree-stream-schedule-exekution' does not refer to a registered pass or pass pipeline
// UNKNOWN-NEXT: builtin.module(util.func(iree-stream-schedule-exekution))
// UNKNOWN-NEXT:                          ^

// RUN: not iree-sched-opt %s --pass-pipeline='builtin.module(util.func()' \
// RUN:   2>&1 | FileCheck %s --check-prefix=UNBALANCED
// UNBALANCED: error: encountered unbalanced parentheses while parsing pipeline

// RUN: not iree-sched-opt %s --pass-pipeline='iree-stream-schedule-execution' \
// RUN:   2>&1 | FileCheck %s --check-prefix=UNWRAPPED
// UNWRAPPED: error: expected pass pipeline to be wrapped with the anchor operation type, e.g. 'builtin.module(...)'

// RUN: not iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s --test-mark='bye=2' \
// RUN:   2>&1 | FileCheck %s --check-prefix=OPTION
// OPTION: <command-line>:1:13: error: no such option bye of pass 'test-mark'
// OPTION: note: did you mean 'by'?

// RUN: not iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s --test-mark='by=two' \
// RUN:   2>&1 | FileCheck %s --check-prefix=VALUE
// VALUE: error: for the --by option: 'two' value invalid for integer argument!

// RUN: not iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s \
// RUN:   --pass-pipeline='builtin.module(util.initializer(test-refuse))' \
// RUN:   2>&1 | FileCheck %s --check-prefix=ANCHOR
// ANCHOR: error: unable to schedule pass 'RefusePass' on a PassManager intended to run on 'util.initializer'!

// RUN: not iree-sched-opt %s --verify-eech 2>&1 | FileCheck %s --check-prefix=FLAG
//      FLAG: iree-sched-opt: Unknown command line argument '--verify-eech'. Try: 'iree-sched-opt --help'
// FLAG-NEXT: iree-sched-opt: Did you mean '--verify-each'?

// RUN: rm -f %t
// RUN: not iree-sched-opt %s -o %t --verify-each=perhaps
// RUN: not ls %t

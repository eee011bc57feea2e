// Passes named on the command line run in the order in which they stand there.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s \
// RUN:   --test-mark --test-mark='by=10' | FileCheck %s --check-prefixes=CHECK,FLAGS

// A flag may have one dash, and the file may come first, last, or on standard input.
// RUN: iree-sched-opt -load-pass-plugin=%S/Inputs/mark.py -test-mark=by=11 - < %s \
// RUN:   | FileCheck %s --check-prefixes=CHECK,FLAGS

// A pipeline says on which ops a pass runs.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s \
// RUN:   --pass-pipeline='builtin.module(util.func(test-mark{by=2 only=public}), util.initializer(test-mark))' \
// RUN:   | FileCheck %s --check-prefixes=CHECK,NESTED

// `any` stands for every op of the module that the passes in it can run on.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s \
// RUN:   --pass-pipeline='builtin.module(any(test-mark{by=11}))' \
// RUN:   | FileCheck %s --check-prefixes=CHECK,FLAGS

// The pipeline can be shown as it was understood, with all options.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/mark.py %s -o /dev/null --dump-pass-pipeline \
// RUN:   --pass-pipeline='builtin.module(util.func(test-mark{by=2}),util.initializer(test-mark))' \
// RUN:   2>&1 | FileCheck %s --check-prefix=DUMP

// CHECK: util.func public @public() attributes
// FLAGS-SAME: {test.mark = 11 : i64}
// NESTED-SAME: {test.mark = 2 : i64}
util.func public @public() {
  util.return
}

// CHECK: util.func private @private()
// FLAGS-SAME: attributes {test.mark = 11 : i64}
// NESTED-NOT: test.mark
util.func private @private() {
  util.return
}

// CHECK: util.initializer attributes
// FLAGS-SAME: {test.mark = 11 : i64}
// NESTED-SAME: {test.mark = 1 : i64}
util.initializer {
  util.return
}

//      DUMP: builtin.module(
// DUMP-NEXT:   util.func(
// DUMP-NEXT:     test-mark{by=2 only=all}
// DUMP-NEXT:   ),
// DUMP-NEXT:   util.initializer(
// DUMP-NEXT:     test-mark{by=1 only=all}
// DUMP-NEXT:   )
// DUMP-NEXT: )

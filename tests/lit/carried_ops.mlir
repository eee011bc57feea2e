// Ops that nobody modelled are carried: what they use can be renamed, they keep their place.
// RUN: iree-sched-opt %s --split-input-file --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))' | FileCheck %s

// Tests that an unknown op counts as host code with side effects: nothing is moved past it.

// CHECK-LABEL: @between
// CHECK-SAME: (%[[SIZE:.+]]: index, %[[VALUE:.+]]: i32)
util.func public @between(%size: index, %value: i32) -> (!stream.resource<external>, !stream.resource<external>) {
  // CHECK: stream.async.execute
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  // CHECK: %[[FIRST:.+]] = unknown.first %[[SIZE]], "text" {keep = [1, 2]} : index -> i32
  // CHECK-NEXT: unknown.second %[[FIRST]] : i32
  %first = unknown.first %size, "text" {keep = [1, 2]} : index -> i32
  unknown.second %first : i32
  // CHECK: stream.async.execute
  %1 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0, %1 : !stream.resource<external>, !stream.resource<external>
}

// -----

// Tests that ops with regions and of many lines are carried, with what they declare.

// CHECK-LABEL: @regions
util.func public @regions(%lower: index, %upper: index) {
  // CHECK: unknown.loop %[[INDEX:.+]] = %arg0 to %arg1 {
  // CHECK-NEXT: unknown.use %[[INDEX]] : index
  // CHECK-NEXT: }
  unknown.loop %i = %lower to
      %upper {
    unknown.use %i : index
  }
  util.return
}

// -----

// Tests that declarations are carried whose last argument may stand for any number of values.

// CHECK: vm.import private @join(%fences : !vm.ref<!hal.fence> ...) -> !vm.ref<!hal.fence>
vm.module @module {
  vm.import private @join(%fences : !vm.ref<!hal.fence> ...) -> !vm.ref<!hal.fence>
}

// -----

// Tests that bodies of executables are passed through as they are, whatever is in them.

// CHECK-LABEL: stream.executable private @ex
// CHECK-NEXT:     any text,    as long as the {brackets} match // and this comment
stream.executable private @ex {
    any text,    as long as the {brackets} match // and this comment
}

// -----

// Tests that metadata sections stay.

// CHECK: {-#
// CHECK-NEXT: dialect_resources: {
util.func public @resources() {
  util.return
}

{-#
  dialect_resources: {
    builtin: { blob: "0x08000000010000000000000002000000" }
  }
#-}

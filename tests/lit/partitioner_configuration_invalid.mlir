// All that attributes ask for is checked, also what is not used, and what nobody reads is told.
// RUN: iree-sched-opt %s --split-input-file --verify-diagnostics \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution,iree-stream-schedule-concurrency))'

// Tests an entry for a device on which nothing runs here, and one behind an entry for everything.

util.global private @device_a : !hal.device
util.global private @device_b : !hal.device

// expected-error @+5 {{no execution partitioner is named 'nobody'}}
// expected-note @+4 {{known are: }}
// expected-error @+3 {{no such option overlp of execution partitioner 'typed-fusion'}}
// expected-note @+2 {{did you mean 'overlap'?}}
// expected-error @+1 {{option 'effort' of execution partitioner 'typed-fusion': must be at least 0, not -1}}
util.func public @unused(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = [{partitioner = "nobody", on = "@device_b"}, {partitioner = "none"}, {partitioner = "typed-fusion", overlp}, {partitioner = "typed-fusion", effort = -1 : i64}]} {
  %0 = stream.async.splat on(#hal.device.affinity<@device_a>) %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----

// Tests the names of devices: one that is not there, one without its @, and what is none.

util.global private @device_a : !hal.device

// expected-error @+2 {{'iree_sched.execution': nothing here runs on '@device_z'}}
// expected-note @+1 {{did you mean '@device_a'?}}
util.func public @misspelt(%size: index) attributes {iree_sched.execution = {partitioner = "none", on = "@device_z"}} {
  util.return
}

// expected-error @+2 {{'iree_sched.execution': 'on' is to name a device, "@device" or an affinity, not "device_a"}}
// expected-note @+1 {{did you mean '@device_a'?}}
util.func public @without_at(%size: index) attributes {iree_sched.execution = {partitioner = "none", on = "device_a"}} {
  util.return
}

// expected-error @+2 {{'iree_sched.execution': nothing here runs on '@without_at'}}
// expected-note @+1 {{known are: @device_a}}
util.func public @a_function(%size: index) attributes {iree_sched.execution = {partitioner = "none", on = "@without_at"}} {
  util.return
}

// -----

// Tests that a misspelt key may have meant one that is no option.

// expected-error @+2 {{no such option partitoner of execution partitioner 'reference'}}
// expected-note @+1 {{did you mean 'partitioner'?}}
util.func public @misspelt_key(%size: index) attributes {iree_sched.execution = {partitoner = "none"}} {
  util.return
}

// -----

// Tests configurations that say nothing.

// expected-error @+2 {{'iree_sched.execution' says nothing: {}}}
// expected-note @+1 {{such as {partitioner = "none"}}}
util.func public @empty_dictionary() attributes {iree_sched.execution = {}} {
  util.return
}

// expected-error @+2 {{'iree_sched.execution' says nothing: []}}
// expected-note @+1 {{such as {partitioner = "none"}}}
util.func public @empty_list() attributes {iree_sched.execution = []} {
  util.return
}

// -----

// Tests that what is wrong with a module is told once, and that its functions are not scheduled.

// expected-error @+2 {{no execution partitioner is named 'nones'}}
// expected-note @+1 {{did you mean 'none'?}}
module attributes {iree_sched.execution = {partitioner = "nones"}} {
  util.func public @first() {
    util.return
  }
  util.func public @second() {
    util.return
  }
}

// -----

// Tests attributes that look like ours and that nobody reads: a warning.

// expected-warning @+2 {{no attribute 'iree_sched.concurency' is known}}
// expected-note @+1 {{did you mean 'iree_sched.concurrency'?}}
util.func public @misspelt_attribute(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.concurency = {partitioner = "none"}} {
  // expected-warning @+1 {{'iree_sched.execution' on 'stream.async.splat' has no effect: it is read from execute regions and what is around}}
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size} attributes {iree_sched.execution = {partitioner = "none"}}
  util.return %0 : !stream.resource<external>
}

// -----

// Tests limits that cannot be kept: the error tells what can be.

util.func public @too_few_waves(%size: index, %value: i32) -> !stream.timepoint attributes {iree_sched.concurrency = {partitioner = "memory", waves = 1 : i64}} {
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  // expected-error @+1 {{concurrency partitioner 'memory': no schedule of at most 1 waves is possible, the fewest are 2}}
  %result, %timepoint = stream.async.execute with() -> !stream.resource<transient>{%c64} {
    %0 = stream.async.splat %value : i32 -> !stream.resource<transient>{%c64}
    %1 = stream.async.dispatch @ex::@f(%0[%c0 to %c64 for %c64]) : (!stream.resource<transient>{%c64}) -> !stream.resource<transient>{%c64}
    stream.yield %1 : !stream.resource<transient>{%c64}
  } => !stream.timepoint
  util.return %timepoint : !stream.timepoint
}

// expected-error @+1 {{options 'bytes' and 'ratio' of concurrency partitioner 'memory-bounded' exclude one another}}
util.func public @two_limits() attributes {iree_sched.concurrency = {partitioner = "memory-bounded", bytes = 1 : i64, ratio = 2.0 : f64}} {
  util.return
}

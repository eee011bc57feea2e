// Whatever a partitioner gives is checked; a wrong choice of one is said where it stands.
// RUN: iree-sched-opt --load-pass-plugin=%S/Inputs/partitioners.py %s --split-input-file --verify-diagnostics \
// RUN:   --pass-pipeline='builtin.module(util.func(iree-stream-schedule-execution))'

util.func public @left_out(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "forgetful"}} {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch @ex::@first(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  // expected-error @+1 {{partitioner 'forgetful'}}
  %1 = stream.async.dispatch @ex::@second(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %1 : !stream.resource<external>
}

// -----

util.func public @wrong_order(%size: index, %input: !stream.resource<external>) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "backwards"}} {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch @ex::@first(%input[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<transient>{%size}
  // expected-error @+1 {{partitioner 'backwards': group 0 needs what group 1, which follows it, makes: 'stream.async.dispatch' @ex::@second of group 0 has to come after 'stream.async.dispatch' @ex::@first of group 1: read-after-write}}
  %1 = stream.async.dispatch @ex::@second(%0[%c0 to %size for %size]) : (!stream.resource<transient>{%size}) -> !stream.resource<external>{%size}
  util.return %1 : !stream.resource<external>
}

// -----

// expected-error @+2 {{no execution partitioner is named 'forgetfull'}}
// expected-note @+1 {{did you mean 'forgetful'?}}
util.func public @misspelt(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "forgetfull"}} {
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----

// expected-error @+2 {{no such option keeep of execution partitioner 'forgetful'}}
// expected-note @+1 {{did you mean 'keep'?}}
util.func public @misspelt_option(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "forgetful", keeep = 2 : i64}} {
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----

// expected-note @+2 {{set IREE_SCHED_TRACEBACK=1 to see the traceback}}
// expected-error @+1 {{execution partitioner 'raising' raised IndexError: tuple index out of range}}
util.func public @raises(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "raising"}} {
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----

// expected-error @+1 {{execution partitioner 'strange' returned 'stream.async.splat', which is no node of the graph}}
util.func public @strange(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "strange"}} {
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

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

// expected-note @+3 {{raised at }}
// expected-note @+2 {{set IREE_SCHED_TRACEBACK=1 to see the traceback}}
// expected-error @+1 {{execution partitioner 'raising' raised IndexError: tuple index out of range}}
util.func public @raises(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "raising"}} {
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----

// expected-note @+3 {{raised at }}
// expected-note @+2 {{set IREE_SCHED_TRACEBACK=1 to see the traceback}}
// expected-error @+1 {{execution partitioner 'endless' raised RecursionError: maximum recursion depth exceeded}}
util.func public @recurses(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "endless"}} {
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----

// expected-error @+1 {{execution partitioner 'strange' returned 'stream.async.splat', which is no node of the graph}}
util.func public @strange(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "strange"}} {
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----

// expected-error @+3 {{no execution partitioner is named 'latency'}}
// expected-note @+2 {{'latency' is a concurrency partitioner}}
// expected-note @+1 {{known are: }}
util.func public @other_kind(%size: index, %value: i32) -> !stream.resource<external> attributes {iree_sched.execution = {partitioner = "latency"}} {
  %0 = stream.async.splat %value : i32 -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----

// The sets of IREE's own algorithm are checked as well; what IREE takes stays, but there is a warning.

util.global private mutable @state : !stream.resource<variable>

util.func public @load_before_store(%size: index, %value: i32) -> !stream.resource<variable> {
  %0 = stream.async.splat %value : i32 -> !stream.resource<variable>{%size}
  // expected-warning @+1 {{partitioner 'reference': groups depend on one another in a cycle: 'util.global.store' has to come after 'stream.async.splat' of group 0: uses its result}}
  util.global.store %0, @state : !stream.resource<variable>
  // expected-note @+1 {{'util.global.load' has to come after 'util.global.store': side effects keep their place}}
  %1 = util.global.load @state : !stream.resource<variable>
  // expected-note @+1 {{'stream.async.clone' of group 0 has to come after 'util.global.load': uses its result}}
  %2 = stream.async.clone %1 : !stream.resource<variable>{%size} -> !stream.resource<variable>{%size}
  util.return %2 : !stream.resource<variable>
}

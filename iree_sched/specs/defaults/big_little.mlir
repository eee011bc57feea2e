// Systems with big and little cores, as two devices or as queues of one.
//
// Asked for by name: --iree-sched-hardware=big-little-4-4, or iree_sched.hardware = "big-little-4-4" on the module.
// Measured: that programs with ops on several queues, which IREE's own execution partitioner refuses, compile and
// compute the same (tests of the partitioner typed-fusion). No such board was at hand: all else is a guess.
module @big_little attributes {iree_sched.spec_library} {
  // Regions of the two clusters are kept apart where they can run side by side.
  // Guess: that more regions cost less than one cluster waiting for the other.
  "iree_sched.rule"() {
    sym_name = "big_little_side_by_side",
    match = {hardware = "big-little*"},
    action = {execution = {partitioner = "typed-fusion", overlap = true}},
    doc = "Guess: clusters that wait cost more than regions."
  } : () -> ()
  // Guess: a cluster is four workers, and waking them costs twice as much as on a server.
  "iree_sched.rule"() {
    sym_name = "big_little_workers",
    match = {hardware = "big-little*", backend = "llvm-cpu", branching = {min = 1.25}},
    action = {concurrency = {partitioner = "latency", workers = 4, barrier = 10000.0}},
    doc = "Guess: four workers a cluster, 10 µs from wave to wave."
  } : () -> ()
}

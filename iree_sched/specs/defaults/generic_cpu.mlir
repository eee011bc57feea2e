// CPUs through IREE's local device, whatever their architecture.
//
// Asked for by name: --iree-sched-hardware=generic-cpu, or iree_sched.hardware = "generic-cpu" on the module. Without
// that a build for a CPU stays iree-compile's: what was measured does not justify another one for everybody.
//
// Measured with IREE 3.13 on eleven models (transformers, convolution nets, mixtures, a training step): IREE allocates
// as many transient bytes as without this rule, for one model 9% fewer; waves become fewer in eight of them, 140 → 79
// and 42 → 33 at most in functions, 105 → 24 in initializers. The search takes 0.2 to 3 s of compiling.
// Measured on two cores that were busy otherwise: no clear change of latency on four models (ratios of 0.92 to 1.15,
// with spreads of 0.03 to 0.29; the highest one was 0.96 when it was measured again).
// Guess: that fewer waves pay on more cores. Bytes are no guess: a limit is searched within.
module @generic_cpu attributes {iree_sched.spec_library} {
  // Chains have nothing to gain. 500 ops is where the search begins to be felt when compiling.
  "iree_sched.rule"() {
    sym_name = "cpu_fewer_waves",
    match = {hardware = "generic-cpu", backend = "llvm-cpu", ops = {min = 8, max = 500}, branching = {min = 1.25}},
    action = {concurrency = {partitioner = "memory-bounded", favor = "min-peak-memory", steps = 500}},
    doc = "As few waves as fit into the bytes that IREE takes to favor memory."
  } : () -> ()
}

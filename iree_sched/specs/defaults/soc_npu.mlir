// A small system of CPU cores and one NPU that is a device of its own.
//
// Asked for by name: --iree-sched-hardware=soc-npu, or iree_sched.hardware = "soc-npu" on the module; the NPU's device
// is recognized by its symbol or driver, *npu*.
// Measured: nothing; no such system was at hand.
module @soc_npu attributes {iree_sched.spec_library} {
  // Guess: CPU and NPU share memory, so that running side by side is worth some more regions.
  "iree_sched.rule"() {
    sym_name = "npu_side_by_side",
    match = {hardware = "soc-npu*"},
    action = {execution = {partitioner = "typed-fusion", overlap = true}},
    doc = "Guess: a unit that waits costs more than regions."
  } : () -> ()
  // Guess: an NPU runs one dispatch at a time, so waves only cost memory there.
  "iree_sched.rule"() {
    sym_name = "npu_one_at_a_time",
    match = {hardware = "soc-npu*", device = "*npu*"},
    action = {concurrency = {partitioner = "memory", steps = 500}},
    doc = "Guess: nothing runs at the same time on an NPU, so memory is what counts."
  } : () -> ()
  // Guess: two workers are left for what the NPU cannot run.
  "iree_sched.rule"() {
    sym_name = "npu_host_workers",
    match = {hardware = "soc-npu*", backend = "llvm-cpu", branching = {min = 1.25}},
    action = {concurrency = {partitioner = "latency", workers = 2}},
    doc = "Guess: two CPU workers beside the NPU."
  } : () -> ()
}

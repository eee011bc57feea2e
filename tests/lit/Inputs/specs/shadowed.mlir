module @shadowed attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "all_cpus",
    match = {backend = "llvm-*", ops = {min = 2}},
    action = {concurrency = {partitioner = "latency"}}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "one_cpu",
    match = {backend = "llvm-cpu", ops = {min = 4}, function = "f"},
    action = {concurrency = {partitioner = "none"}}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "execution_too",
    match = {backend = "llvm-cpu", ops = {min = 4}},
    action = {concurrency = {partitioner = "none"}, execution = {partitioner = "none"}}
  } : () -> ()
}

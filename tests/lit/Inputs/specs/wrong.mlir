module @wrong attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "misspelt",
    match = {backends = "llvm-cpu", ops = {min = 9, max = 3}},
    action = {concurrency = {partitioner = "latancy"}}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "options",
    match = {iree = ">=3.14, <3.12"},
    action = {execution = {partitioner = "typed-fusion", overlpa}, concurrency = {partitioner = "latency", workers = "many"}}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "options",
    match = {function = 3},
    action = {skip = ["affinities"]}
  } : () -> ()
  "iree_sched.rul"() : () -> ()
}

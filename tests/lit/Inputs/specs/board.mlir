module @board attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "cores",
    match = {device = "@cpu"},
    action = {concurrency = {partitioner = "latency"}},
    continue
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "all",
    match = {},
    action = {concurrency = {workers = 2, partitioner = "latency"}, execution = {partitioner = "typed-fusion"}}
  } : () -> ()
}

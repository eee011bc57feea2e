// What a team may say about its models.
module @team attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "two_at_once",
    match = {backend = "llvm-cpu", function = ["forward*", "backward"], ops = {min = 3}},
    action = {concurrency = {partitioner = "latency", workers = 2}},
    doc = "Our board has two cores."
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "others",
    match = {},
    action = {concurrency = {partitioner = "none"}}
  } : () -> ()
}

module @planned attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "as_planned",
    match = {function = ["branches", "other", "chosen"]},
    action = {plan = "../plan.json"}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "else",
    match = {},
    action = {concurrency = {partitioner = "none"}}
  } : () -> ()
}

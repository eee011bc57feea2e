module @later attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "all",
    match = {device = "@npu"},
    action = {concurrency = {partitioner = "none"}}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "npu_all",
    match = {iree = "<3.13"},
    action = {skip}
  } : () -> ()
}

module @never attributes {iree_sched.spec_library = 3 : i64} {
  "iree_sched.rule"() {
    sym_name = "numbers",
    match = {ops = 2.5, branching = {max = 0.5}},
    action = {skip}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "names",
    match = {backend = "", fingerprint = "f00"},
    action = {skip}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "entries", match = {}, action = {dispatches = [
      {symbols = "*", cost_ns = 1},
      {symbols = "*matmul*", cost_ns = 2},
      {symbols = "", cost_ns = 3}
    ]}
  } : () -> ()
}

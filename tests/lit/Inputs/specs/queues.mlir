module @queues attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "left_apart",
    match = {function = "branches"},
    action = {dispatches = [{symbols = "left", affinity = #hal.device.affinity<@device, [1]>}]}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "misspelt",
    match = {function = "branches"},
    action = {dispatches = [{symbols = "right", affinity = #hal.device.affinity<@devise, [1]>}]}
  } : () -> ()
}

module @dispatches attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "heavy",
    match = {dispatches = "*matmul*"},
    action = {
      execution = {partitioner = "typed-fusion"},
      dispatches = [
        {symbols = "*matmul*", affinity = #hal.device.affinity<@device, [0]>, cost_ns = 5000},
        {symbols = ["*reduce*", "softmax"], affinity = #hal.device.affinity<@device, [1]>}
      ]
    }
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "measured",
    match = {},
    action = {dispatches = [{symbols = "ex::*", cost_ns = 70}]}
  } : () -> ()
}

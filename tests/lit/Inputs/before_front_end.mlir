#on = #hal.device.affinity<@b>
"builtin.module"() ({
  "func.func"() <{function_type = () -> (), sym_name = "main"}> ({
    "func.return"() : () -> ()
  }) {iree_sched.concurrency = {on = #on, partitioner = "none"}, other.attribute = 1 : i32} : () -> ()
  "func.func"() <{function_type = () -> (), sym_name = "gone"}> ({
    "func.return"() : () -> ()
  }) {iree_sched.concurrency = {partitioner = "none"}} : () -> ()
}) : () -> ()

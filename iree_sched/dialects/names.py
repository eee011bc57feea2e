"""Names of ops that code asks for by name in more than one place.

What an op is stands in its dialect's file; these are only to be spelled once.
"""

MODULE = "builtin.module"

# What the scheduling passes run on.
CALLABLES = ("util.func", "util.initializer", "func.func")

CONSTANT = "arith.constant"
ADD = "arith.addi"
SUBTRACT = "arith.subi"
MULTIPLY = "arith.muli"
AND = "arith.andi"
XOR = "arith.xori"
SELECT = "arith.select"
COMPARE = "arith.cmpi"
EXTEND_SIGN = "arith.extsi"
EXTEND_ZEROS = "arith.extui"
EXTENSIONS = (EXTEND_SIGN, EXTEND_ZEROS)
SIGNED_TO_FLOAT = "arith.sitofp"
UNSIGNED_TO_FLOAT = "arith.uitofp"
BITCAST = "arith.bitcast"

BRANCH = "cf.br"
CONDITIONAL_BRANCH = "cf.cond_br"
SWITCH = "cf.switch"
INDEX_SWITCH = "scf.index_switch"
IF = "scf.if"
WHILE = "scf.while"
EXECUTE_REGION = "scf.execute_region"
SCF_YIELD = "scf.yield"

FUNC_RETURN = "func.return"

NULL = "util.null"
GLOBAL_LOAD = "util.global.load"
POISON = "ub.poison"

GLOBAL_STORE = "util.global.store"
BUFFER_CONSTANT = "util.buffer.constant"
BUFFER_SIZE = "util.buffer.size"
SUBSPAN = "util.buffer.subspan"

EXECUTABLE = "stream.executable"
EXECUTE = "stream.async.execute"
CMD_EXECUTE = "stream.cmd.execute"
CONCURRENT = "stream.async.concurrent"
YIELD = "stream.yield"
BARRIER = "stream.async.barrier"
TRANSFER = "stream.async.transfer"
DISPATCH = "stream.async.dispatch"
ASYNC_CONSTANT = "stream.async.constant"
SPLAT = "stream.async.splat"
FILL = "stream.async.fill"
SLICE = "stream.async.slice"
SIZE = "stream.resource.size"
SUBVIEW = "stream.resource.subview"
TENSOR_IMPORT = "stream.tensor.import"
TENSOR_EXPORT = "stream.tensor.export"
AWAIT = "stream.timepoint.await"
JOIN = "stream.timepoint.join"
IMMEDIATE = "stream.timepoint.immediate"
TIMEPOINT_IMPORT = "stream.timepoint.import"

"""Names of ops that code asks for by name in more than one place.

What an op is stands in its dialect's file; these are only to be spelled once.
"""

MODULE = "builtin.module"

CONSTANT = "arith.constant"
ADD = "arith.addi"
SUBTRACT = "arith.subi"
MULTIPLY = "arith.muli"
SELECT = "arith.select"
COMPARE = "arith.cmpi"
XOR = "arith.xori"
EXTEND_SIGN = "arith.extsi"
EXTEND_ZEROS = "arith.extui"
EXTENSIONS = (EXTEND_SIGN, EXTEND_ZEROS)
SIGNED_TO_FLOAT = "arith.sitofp"
UNSIGNED_TO_FLOAT = "arith.uitofp"

BUFFER_CONSTANT = "util.buffer.constant"
BUFFER_SIZE = "util.buffer.size"
SUBSPAN = "util.buffer.subspan"
BRANCH = "cf.br"

GLOBAL_STORE = "util.global.store"
NULL = "util.null"

# What the scheduling passes run on.
CALLABLES = ("util.func", "util.initializer", "func.func")

EXECUTE = "stream.async.execute"
CONCURRENT = "stream.async.concurrent"
ASYNC_CONSTANT = (
    "stream.async.constant"  # its bytes come with the program, into storage of their own
)
YIELD = "stream.yield"
BARRIER = "stream.async.barrier"
TRANSFER = "stream.async.transfer"
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
GLOBAL_LOAD = "util.global.load"
GLOBAL_STORE = "util.global.store"

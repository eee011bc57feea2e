"""Names of ops that code asks for by name in more than one place.

What an op is stands in its dialect's file; these are only to be spelled once.
"""

MODULE = "builtin.module"
CONSTANT = "arith.constant"

# What the scheduling passes run on.
CALLABLES = ("util.func", "util.initializer", "func.func")

EXECUTE = "stream.async.execute"
CONCURRENT = "stream.async.concurrent"
YIELD = "stream.yield"
BARRIER = "stream.async.barrier"
TRANSFER = "stream.async.transfer"
AWAIT = "stream.timepoint.await"
JOIN = "stream.timepoint.join"

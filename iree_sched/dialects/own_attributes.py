"""The attributes of our own, which `iree-opt` and `iree-compile` carry along on any op.

What one means is said where it is read; these are only to be spelled once.
"""

PREFIX = "iree_sched."  # begins their names

EXECUTION = "iree_sched.execution"  # which partitioner forms execute regions
CONCURRENCY = "iree_sched.concurrency"  # which partitioner forms waves
COST = "iree_sched.cost_ns"  # of an op: nanoseconds, or nanoseconds by resource
JOB = "iree_sched.job"  # of a function: period, release, deadline and priority
HARDWARE = "iree_sched.hardware"  # of a module: the name of what it is to run on
LIBRARY = "iree_sched.specs"  # of a module: the linked library of specs as text
MARK = "iree_sched.spec_library"  # of a module that is a library of specs
QUOTED_FAVOR = "iree_sched.quoted_partitioning"  # stands for `stream.partitioning` in bytecode

NAMES = (EXECUTION, CONCURRENCY, COST, JOB, HARDWARE, LIBRARY, MARK, QUOTED_FAVOR)
CHOICES = (EXECUTION, CONCURRENCY)  # are read from ops with regions

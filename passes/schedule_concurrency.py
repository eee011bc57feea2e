"""Groups the ops of execute regions into waves that run at the same time.

In goes a function with `stream.async.execute` regions; in these, ops that may run at the same time
come to stand in `stream.async.concurrent` regions. IREE leaves execute regions in loops and
branches alone, and so does its partitioner, `reference`; others are asked for those as well.
Follows Stream/Transforms/ScheduleConcurrency.cpp.
"""

from __future__ import annotations

from typing import ClassVar

from iree_sched.classes import define
from iree_sched.dialects.names import EXECUTE
from iree_sched.ir import Operation
from iree_sched.partition import Kind
from iree_sched.partition.partitioning_pass import PartitioningPass
from iree_sched.partition.planning import find_configured, partition_block
from iree_sched.passbase import PassContext
from iree_sched.rewrite.order import sink_allocations, sort_topologically
from iree_sched.rewrite.outline import outline_concurrency


@define
class ScheduleConcurrency(PartitioningPass):
    """Groups the ops of execute regions into waves that run at the same time."""

    argument: ClassVar[str] = "iree-stream-schedule-concurrency"
    summary: ClassVar[str] = (
        "Groups the ops of execute regions into waves that run at the same time."
    )
    keeps_uses: ClassVar[bool] = True
    kind: ClassVar[Kind] = Kind.CONCURRENCY

    def run(self, op: Operation, context: PassContext) -> None:
        """Schedules the execute regions of a function."""
        find_configured(op, self.kind, context, self.partitioner)  # refuses also what is not used
        for execute in [nested for nested in op.walk() if nested.name == EXECUTE]:
            if execute.regions[0].blocks:
                self._schedule(execute, context, nested=execute.parent_op is not op)

    def _schedule(self, execute: Operation, context: PassContext, nested: bool) -> None:
        block = execute.regions[0].blocks[0]
        plan = partition_block(
            block, self.kind, execute, context, self.partitioner, beyond_iree=nested
        )
        if plan.partitions:
            waves = outline_concurrency(block, plan.partitions)
            sort_topologically(block, plan.order(waves))
            if plan.keep_order:
                sink_allocations(block)

"""Groups the ops of execute regions into waves that run at the same time.

In goes a function with `stream.async.execute` regions; in those of its blocks, ops that may run at
the same time come to stand in `stream.async.concurrent` regions. Execute regions in loops and
branches are left alone, as IREE leaves them. Follows Stream/Transforms/ScheduleConcurrency.cpp.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define, field

from iree_sched.dialects.names import CALLABLES, EXECUTE
from iree_sched.ir import Operation
from iree_sched.partition import Kind
from iree_sched.partition.planning import partition_block
from iree_sched.passbase import Pass, PassContext
from iree_sched.rewrite.order import sort_topologically
from iree_sched.rewrite.outline import outline_concurrency


@define
class ScheduleConcurrency(Pass):
    """Groups the ops of execute regions into waves that run at the same time."""

    argument: ClassVar[str] = "iree-stream-schedule-concurrency"
    summary: ClassVar[str] = (
        "Groups the ops of execute regions into waves that run at the same time."
    )
    anchors: ClassVar[tuple[str, ...]] = CALLABLES

    partitioner: str | None = field(
        default=None,
        metadata={"help": "partitioner to use where the IR does not say (default: reference)"},
    )

    def run(self, op: Operation, context: PassContext) -> None:
        """Schedules the execute regions in the blocks of a function."""
        for region in op.regions:
            for block in region:
                for nested in block:
                    if nested.name == EXECUTE and nested.regions[0].blocks:
                        self._schedule(nested, context)

    def _schedule(self, execute: Operation, context: PassContext) -> None:
        block = execute.regions[0].blocks[0]
        plan = partition_block(block, Kind.CONCURRENCY, execute, context, self.partitioner)
        if plan.partitions:
            waves = outline_concurrency(block, plan.partitions)
            sort_topologically(block, plan.order(waves))

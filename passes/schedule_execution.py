"""Groups the streamable ops of functions into execute regions.

In goes a function whose async ops are spread over its blocks, between host code; out comes one in
which they stand in `stream.async.execute` regions with timepoints between them. Blocks are
partitioned one by one, nested regions of structured control flow after the block around them.
Follows Stream/Transforms/ScheduleExecution.cpp.
"""

from __future__ import annotations

from typing import ClassVar

from iree_sched.analysis.dominance import blocks_in_dominance_order
from iree_sched.classes import define
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.dialects.names import BARRIER, EXECUTE
from iree_sched.ir import Block, Operation, Region
from iree_sched.partition import Kind
from iree_sched.partition.partitioning_pass import PartitioningPass
from iree_sched.partition.planning import find_configured, partition_block
from iree_sched.partition.registry import follows_iree
from iree_sched.passbase import PassContext
from iree_sched.rewrite.canonicalize import canonicalize
from iree_sched.rewrite.dead_code import erase_unused
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.order import sort_topologically
from iree_sched.rewrite.outline import outline_execution
from iree_sched.rewrite.rewriter import Rewriter


@pattern(BARRIER)
def remove_barrier(op: Operation, rewriter: Rewriter) -> bool:
    """A barrier only says where execution may not be merged; once it is not, it is of no use."""
    rewriter.replace(op, [op.operands[0]])
    return True


@define
class ScheduleExecution(PartitioningPass):
    """Groups the streamable ops of functions into execute regions."""

    argument: ClassVar[str] = "iree-stream-schedule-execution"
    summary: ClassVar[str] = "Groups the streamable ops of functions into execute regions."
    keeps_uses: ClassVar[bool] = True
    kind: ClassVar[Kind] = Kind.EXECUTION

    def run(self, op: Operation, context: PassContext) -> None:
        """Schedules all blocks of a function."""
        if not any(region.blocks for region in op.regions):
            return
        configured = find_configured(op, self.kind, context, self.partitioner)
        only_as_iree = all(map(follows_iree, configured))
        if not only_as_iree:
            erase_unused(op, also=(BARRIER,))  # what nobody needs would only take up regions
        try:
            as_iree = [self._schedule_region(region, op, context) for region in op.regions]
        except DiagnosticError as reason:
            if not only_as_iree:
                raise
            from iree_sched.specs.origins import with_rules  # takes time to import

            raise with_rules(reason, op, context.aliases) from None
        canonicalize(op, context, (remove_barrier,), as_iree=all(as_iree))

    def _schedule_region(self, region: Region, function: Operation, context: PassContext) -> bool:
        """Schedules a region and those in it; returns whether all is as IREE does it."""
        blocks = blocks_in_dominance_order(region)
        as_iree = [self._schedule_block(block, function, context) for block in blocks]
        as_iree += [
            self._schedule_region(nested, function, context)
            for block in blocks
            for op in block
            if _is_control_flow(op)
            for nested in op.regions
        ]
        return all(as_iree)

    def _schedule_block(self, block: Block, function: Operation, context: PassContext) -> bool:
        plan = partition_block(block, self.kind, function, context, self.partitioner)
        if not plan.partitions:
            return not plan.keep_order
        regions = outline_execution(block, plan.partitions, context.aliases)
        if not sort_topologically(block, plan.order(regions)):
            raise error(
                "failed to schedule execution partitions without cyclic dependencies",
                function.offset,
            )
        return not plan.keep_order


def _is_control_flow(op: Operation) -> bool:
    """True for loops and branches; the regions that this pass makes are none."""
    definition = op.definition
    if definition is None or definition.streamable or definition.isolated:
        return False
    return bool(op.regions) and op.name != EXECUTE

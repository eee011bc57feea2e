"""Faults of IREE 3.13's own canonicalization, for schedules that are to equal IREE's.

With the `reference` partitioner the result is IREE's, fault for fault; with any other these are
mended. Source: Stream/IR/StreamOpFolders.cpp (ChainDependentAwaits, GroupAwaitsByTimepoint,
CoalesceAdjacentFills) and Util/IR/UtilOpFolders.cpp (EliminateIdentityFormat,
SimplifySingleIntFormatToItoa).
"""

from __future__ import annotations

from iree_sched.dialects.names import AWAIT, FILL
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.additions import add
from iree_sched.rewrite.patterns.awaits import group_awaits, group_by_timepoint
from iree_sched.rewrite.patterns.executes import (
    chain_awaits,
    chain_dependent_awaits,
    is_execution,
)
from iree_sched.rewrite.patterns.fills import (
    coalesce_adjacent_fills,
    coalesce_fills,
    extended_before,
)
from iree_sched.rewrite.patterns.strings import pass_repeated_argument, pass_single_argument
from iree_sched.rewrite.patterns.support import one
from iree_sched.rewrite.rewriter import Rewriter


@pattern(where=is_execution)
def forget_earlier_awaits(op: Operation, rewriter: Rewriter) -> bool:
    """Chains awaits, but forgets what the op waited for before.

    Waits are lost for timepoints that no captured value depends on.
    """
    return chain_awaits(op, [], rewriter)


@pattern(AWAIT)
def group_with_consumers(op: Operation, rewriter: Rewriter) -> bool:
    """Groups awaits on a timepoint, those of what the first one gives included.

    The one that is made then uses its own result: IREE refuses the program behind the pass.
    """
    return group_awaits(op, op.results, rewriter)


@pattern(FILL)
def misplace_coalesced_fills(op: Operation, rewriter: Rewriter) -> bool:
    """Coalesces fills, but where the second is the first in memory adds up both offsets."""
    return coalesce_fills(op, _misplaced_before, rewriter)


def _misplaced_before(source: Operation, op: Operation, rewriter: Rewriter) -> tuple[Value, ...]:
    offset = add(one(op, "target_offset"), one(source, "target_offset"), source, rewriter)
    _, end, length = extended_before(source, op, rewriter)
    return offset, end, length


# The pattern that is right, and what IREE has in its place.
FAULTS = {
    chain_dependent_awaits: forget_earlier_awaits,
    group_by_timepoint: group_with_consumers,
    coalesce_adjacent_fills: misplace_coalesced_fills,
    pass_single_argument: pass_repeated_argument,
}

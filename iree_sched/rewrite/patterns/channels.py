"""Collective channels.

Source: Stream/IR/StreamOpFolders.cpp (stream.channel.rank and .count).
"""

from __future__ import annotations

from iree_sched.ir import Operation
from iree_sched.rewrite.greedy import Folded, fold
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter


@fold("stream.channel.rank")
def fold_rank(op: Operation, rewriter: Rewriter) -> Folded:
    """The rank of a channel is the one it was made with."""
    return _made_with(op, "rank")


@fold("stream.channel.count")
def fold_count(op: Operation, rewriter: Rewriter) -> Folded:
    """The number of participants of a channel is the one it was made with."""
    return _made_with(op, "count")


def _made_with(op: Operation, name: str) -> Folded:
    created = defining(op.operands[0], "stream.channel.create")
    value = created.operand(name) if created is not None else None
    return None if value is None else [value]


PATTERNS = ()
FOLDS = (fold_rank, fold_count)

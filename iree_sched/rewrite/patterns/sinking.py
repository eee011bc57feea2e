"""Moving ops down to their first user without two of them passing each other for ever.

Source: Stream/IR/StreamOpFolders.cpp (isSinkCandidate, canStablySinkTo, sinkOp,
SinkAllocaLikeOpToConsumers).
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from iree_sched.analysis.dominance import nearest_common_dominator
from iree_sched.dialects.names import SPLAT
from iree_sched.ir import Operation
from iree_sched.rewrite.greedy import Pattern, pattern
from iree_sched.rewrite.rewriter import Rewriter

_sinking: set[str] = set()


def sinks(entry: Pattern) -> Pattern:
    """Says that a pattern moves the ops it is rooted at down to where they are used."""
    assert not callable(entry.roots)
    _sinking.update(entry.roots)
    return entry


def sink(op: Operation, target: Operation) -> bool:
    """Moves `op` before `target` unless others would undo that; returns True if it was moved."""
    if not _can_sink_to(op, target):
        return False
    op.move_before(target)
    return True


def first_in_dominator(users: list[Operation]) -> Operation | None:
    """Where the block that dominates all users first needs the op; its end if it does not."""
    blocks = dict.fromkeys([user.parent for user in users if user.parent is not None])
    dominator = nearest_common_dominator(blocks)
    if dominator is None:
        return None
    within = users
    if len(blocks) > 1:
        within = [ancestor for user in users if (ancestor := dominator.find_ancestor_op(user))]
    assert dominator.last is not None
    return _first_in_block([dominator.last, *within])


@sinks
@pattern(SPLAT, "stream.async.alloca")
def sink_to_consumers(op: Operation, rewriter: Rewriter) -> bool:
    """Moves an op that makes fresh contents down to its first consumer.

    It would keep memory live from where it stands, or ask for a copy on write.
    """
    users = list(op.results[0].users)
    if not users:
        return False
    if len(users) == 1:
        return sink(op, users[0])
    if all(user.parent is op.parent for user in users):
        return sink(op, _first_in_block(users))
    target = first_in_dominator(users)
    return target is not None and sink(op, target)


def _first_in_block(ops: Sequence[Operation]) -> Operation:
    """The first of several ops of one block."""
    block = ops[0].parent
    assert block is not None
    block.number()
    return min(ops, key=attrgetter("position"))


def _can_sink_to(op: Operation, target: Operation) -> bool:
    """True if moving `op` before `target` cannot set off other moves that undo it.

    It could where nothing but other sinking ops stands between: each would move past the others
    in turn. Ops between that `target` does not use will not come to stand before it, though.
    """
    if op.next is target:
        return False
    if op.parent is not target.parent:
        return True
    may_prune = not _ends_block(target) and not target.regions
    producers = {value.defining_op for value in target.operands} if may_prune else set()
    between: Operation | None = op
    while between is not None and between is not target:
        if between.name not in _sinking or (may_prune and between not in producers):
            return True
        between = between.next
    return False


def _ends_block(op: Operation) -> bool:
    return op.next is None if op.definition is None else op.definition.terminator


PATTERNS = (sink_to_consumers,)
FOLDS = ()

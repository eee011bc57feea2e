"""Moving ops down to their first user without two of them passing each other for ever.

Source: Stream/IR/StreamOpFolders.cpp (isSinkCandidate, canStablySinkTo, sinkOp,
SinkAllocaLikeOpToConsumers).
"""

from __future__ import annotations

from collections.abc import Iterable

from iree_sched.analysis.dominance import Dominance
from iree_sched.ir import Block, Operation, Region
from iree_sched.rewrite.greedy import Pattern, pattern
from iree_sched.rewrite.rewriter import Rewriter

_sinking: set[str] = set()


def sinks(entry: Pattern) -> Pattern:
    """Says that a pattern moves the ops it is rooted at down to where they are used."""
    assert not callable(entry.roots)
    _sinking.update(entry.roots)
    return entry


def can_sink_to(op: Operation, target: Operation) -> bool:
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


def first_in_block(ops: Iterable[Operation]) -> Operation:
    """The first of several ops of one block."""
    first, *others = ops
    for op in others:
        if op is not first and op.is_before(first):
            first = op
    return first


def nearest_common_dominator(blocks: Iterable[Block]) -> Block | None:
    """The nearest block on every way to the given blocks, or to the ops that they are nested in.

    None where one of them cannot be reached: no block of its region is on a way to it.
    """
    distinct = list(dict.fromkeys(blocks))
    if len(distinct) == 1:
        return distinct[0]
    region = _common_region(distinct)
    distinct = list(dict.fromkeys(_ancestor_block(block, region) for block in distinct))
    if len(distinct) == 1:
        return distinct[0]
    tree = Dominance(region).children()
    parents = {child: block for block, children in tree.items() for child in children}
    common = _way_up(distinct[0], parents)
    for block in distinct[1:]:
        above = set(_way_up(block, parents))
        common = [dominator for dominator in common if dominator in above]
    return next(iter(common), None)


@sinks
@pattern("stream.async.splat", "stream.async.alloca")
def sink_to_consumers(op: Operation, rewriter: Rewriter) -> bool:
    """Moves an op that makes fresh contents down to its first consumer.

    It would keep memory live from where it stands, or ask for a copy on write.
    """
    users = list(op.results[0].users)
    if not users:
        return False
    if len(users) == 1:
        return _sink(op, users[0])
    if all(user.parent is op.parent for user in users):
        return _sink(op, first_in_block(users))
    target = _first_in_dominator(users)
    return target is not None and _sink(op, target)


def _first_in_dominator(users: list[Operation]) -> Operation | None:
    """Where the block that dominates all users first needs the op; its end if it does not."""
    dominator = nearest_common_dominator(user.parent for user in users if user.parent is not None)
    if dominator is None:
        return None
    within = [ancestor for user in users if (ancestor := dominator.find_ancestor_op(user))]
    assert dominator.last is not None
    return first_in_block([dominator.last, *within])


def _common_region(blocks: Iterable[Block]) -> Region:
    """The innermost region that holds all of the blocks, nested or not."""
    innermost = (block.parent for block in blocks if block.parent is not None)
    first, *others = ([*region.ancestors()] for region in innermost)
    shared = set(first).intersection(*others)
    return next(region for region in first if region in shared)


def _ancestor_block(block: Block, region: Region) -> Block:
    while block.parent is not region:
        parent = block.parent_op
        assert parent is not None
        assert parent.parent is not None
        block = parent.parent
    return block


def _way_up(block: Block, parents: dict[Block, Block]) -> list[Block]:
    way = [block]
    while way[-1] in parents:
        way.append(parents[way[-1]])
    return way


def _sink(op: Operation, target: Operation) -> bool:
    if not can_sink_to(op, target):
        return False
    op.move_before(target)
    return True


def _ends_block(op: Operation) -> bool:
    return op.next is None if op.definition is None else op.definition.terminator


PATTERNS = (sink_to_consumers,)
FOLDS = ()

"""Awaits on the host: as late as possible, as few as possible.

Source: Stream/IR/StreamOpFolders.cpp (stream.timepoint.await).
"""

from __future__ import annotations

from collections.abc import Container

from iree_sched.analysis.sizes import is_usable
from iree_sched.dialects.names import AWAIT, IMMEDIATE, SUBVIEW
from iree_sched.ir import Block, Operation, Value
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.await_rows import take_rows
from iree_sched.rewrite.patterns.sinking import first_in_dominator, sink, sinks
from iree_sched.rewrite.patterns.support import defining, one
from iree_sched.rewrite.rewriter import Rewriter

_SYNC = "sync"


@fold(AWAIT)
def fold_immediate_await(op: Operation, rewriter: Rewriter) -> Folded:
    """Awaiting what has been reached from the start gives the resources as they are."""
    if defining(one(op, "await_timepoint"), IMMEDIATE) is None:
        return None
    return op.operand_group("resource_operands")


@sinks
@pattern(AWAIT)
def sink_to_first_consumer(op: Operation, rewriter: Rewriter) -> bool:
    """Moves an await down to the first consumer of any of its resources."""
    if _SYNC in op.attributes:
        return False
    following = op.next
    if following is not None and any(value.defining_op is op for value in following.operands):
        return False  # nearly always, and others may be hundreds
    users = _users_beside(op)
    if not users:
        return False
    target = first_in_dominator(users)
    if target is None or not sink(op, target):
        return False
    rewriter.modified(op)
    return True


@pattern(AWAIT)
def sink_subviews(op: Operation, rewriter: Rewriter) -> bool:
    """Awaits the resource behind a subview and makes the subview afterwards."""
    group = op.form.group("resource_operands")
    sizes = op.form.group("resource_operand_sizes")
    rewriter.set_after(op)
    changed = False
    for index, resource in enumerate(op.operands[group]):
        subview = defining(resource, SUBVIEW)
        if subview is None:
            continue
        result = op.results[index]
        source, size = one(subview, "source"), one(subview, "source_size")
        copy = rewriter.insert(subview.clone({source: result}))
        rewriter.replace_uses(result, copy.results[0], keep=copy)
        op.set_operand(sizes.start + index, size)
        op.set_operand(group.start + index, source)
        changed = True
    if changed:
        rewriter.modified(op)
    return changed


@pattern(AWAIT)
def group_by_timepoint(op: Operation, rewriter: Rewriter) -> bool:
    """Makes one await of those on the same timepoint that follow in the same block."""
    return group_awaits(op, (), rewriter)


def group_awaits(op: Operation, known: Container[Value], rewriter: Rewriter) -> bool:
    """Makes one await of those that use nothing but what is usable at `op`, or in `known`."""
    block = op.parent
    assert block is not None
    block.number()
    covered = [
        user
        for user in one(op, "await_timepoint").users_newest_first()
        if user.parent is block and user.position > op.position and _can_join(user, op, known)
    ]
    if not covered:
        return False
    awaits = sorted([*covered, op], key=lambda await_op: await_op.position)
    rows = take_rows(awaits, rewriter)
    for row in rows:
        rewriter.worklist.remove(_join(row, rewriter))
    if not rows:
        _join(awaits, rewriter)
    return True


def _join(awaits: list[Operation], rewriter: Rewriter) -> Operation:
    """Makes one await of several on a timepoint, in the place of the first."""
    resources = [v for await_op in awaits for v in await_op.operand_group("resource_operands")]
    sizes = [v for await_op in awaits for v in await_op.operand_group("resource_operand_sizes")]
    rewriter.set_before(awaits[0])
    joined = _await(awaits[0], resources, sizes, None, rewriter)
    start = 0
    for await_op in awaits:
        count = len(await_op.results)
        rewriter.move_results(joined, await_op, start)
        rewriter.erase(await_op)
        start += count
    return joined


@pattern(AWAIT)
def fold_duplicate_resources(op: Operation, rewriter: Rewriter) -> bool:
    """Awaits each resource once."""
    resources = op.operand_group("resource_operands")
    distinct = list(dict.fromkeys(resources))
    if len(distinct) == len(resources):
        return False
    sizes = dict(
        zip(reversed(resources), reversed(op.operand_group("resource_operand_sizes")), strict=True)
    )
    kept = _await(op, distinct, [sizes[v] for v in distinct], op.attributes.get(_SYNC), rewriter)
    results = dict(zip(distinct, kept.results, strict=True))
    for resource, result in zip(resources, op.results, strict=True):
        rewriter.replace_uses(result, results[resource])
    rewriter.erase(op)
    return True


def _users_beside(op: Operation) -> list[Operation]:
    """The users of an await, or the ops beside it in which they are nested."""
    assert op.parent is not None
    assert op.parent.parent is not None
    users: dict[Operation, None] = {}
    for result in op.results:
        for user in result.users_newest_first():
            around = op.parent.parent.find_ancestor_op(user)
            assert around is not None
            users[around] = None
    return list(users)


def _can_join(user: Operation, op: Operation, known: Container[Value]) -> bool:
    """True if an op after `op` is an await on values that are known at `op` already.

    The ops of the block must have been numbered.
    """
    block: Block | None = op.parent
    if user.name != AWAIT or _SYNC in user.attributes or block is None:
        return False
    position = op.position
    for value in user.operands:
        definition = value.defining_op
        stands_before = (
            definition is not None and definition.parent is block and definition.position < position
        )
        # That is so of nearly all, which may be hundreds.
        if not (stands_before or value in known or is_usable(value, block, op)):
            return False
    return True


def _await(
    op: Operation, resources: list[Value], sizes: list[Value], sync: str | None, rewriter: Rewriter
) -> Operation:
    """Makes an await in the place of another one."""
    assert op.definition is not None
    operands = {
        "resource_operands": resources,
        "resource_operand_sizes": sizes,
        "await_timepoint": [one(op, "await_timepoint")],
    }
    types = {"results": [resource.type for resource in resources]}
    return rewriter.create(op.definition, operands, types, {_SYNC: sync}, like=op)


PATTERNS = (
    sink_to_first_consumer,
    sink_subviews,
    group_by_timepoint,
    fold_duplicate_resources,
)
FOLDS = (fold_immediate_await,)

"""Fences and constants of the HAL.

Source: HAL/IR/HALOpFolders.cpp.
"""

from __future__ import annotations

from iree_sched.dialects import required
from iree_sched.dialects.names import NULL
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import number_op
from iree_sched.rewrite.patterns.support import defining, one
from iree_sched.rewrite.rewriter import Rewriter

_NULL = required(NULL)
_JOIN = "hal.fence.join"
_AWAIT = "hal.fence.await"


@fold(_JOIN)
def fold_join(op: Operation, rewriter: Rewriter) -> Folded:
    """A join of one fence is that fence."""
    return [op.operands[0]] if len(op.operands) == 1 else None


@pattern(_JOIN)
def elide_empty_join(op: Operation, rewriter: Rewriter) -> bool:
    """A join of no fences is null."""
    if op.operands:
        return False
    rewriter.replace(op, [_null(op.results[0].type, op, rewriter)])
    return True


@pattern(_AWAIT)
def elide_empty_await(op: Operation, rewriter: Rewriter) -> bool:
    """Awaiting no fences succeeds."""
    if op.operand_group("fences"):
        return False
    rewriter.replace(op, [number_op(0, "i32", op, rewriter)])
    return True


@pattern(_JOIN, _AWAIT)
def deduplicate_fences(op: Operation, rewriter: Rewriter) -> bool:
    """Names each fence once, and null not at all."""
    fences = op.operand_group("fences")
    distinct = [f for f in dict.fromkeys(fences) if defining(f, _NULL.name) is None]
    if len(distinct) == len(fences):
        return False
    rewriter.set_operands(op, {"fences": distinct})
    return True


@pattern("hal.fence.signal")
def elide_signaled_fence(op: Operation, rewriter: Rewriter) -> bool:
    """A fence that is signaled before anybody uses it is null."""
    fence = one(op, "fence")
    created = defining(fence, "hal.fence.create")
    if created is None or created.parent is not op.parent:
        return False
    beside = [user for user in fence.users if user.parent is op.parent]
    if any(user.is_before(op) for user in beside):
        return False
    rewriter.replace_uses(fence, _null(fence.type, op, rewriter))
    rewriter.erase(op)
    return True


def _null(type: str, like: Operation, rewriter: Rewriter) -> Value:
    return rewriter.create(_NULL, {}, {"result": type}, like=like).results[0]


PATTERNS = (elide_empty_join, elide_empty_await, deduplicate_fences, elide_signaled_fence)
FOLDS = (fold_join,)

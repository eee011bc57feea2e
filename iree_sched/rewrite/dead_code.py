"""Erases ops that nobody needs, and what is needed by such ops only."""

from __future__ import annotations

from iree_sched.analysis.effects import may_go_unused
from iree_sched.ir import Operation


def erase_unused(root: Operation) -> None:
    """Erases, at any depth inside an op, what is not used and does nothing else."""
    pending = [op for op in root.walk() if op is not root and _is_unused(op)]
    erased: set[Operation] = set()
    while pending:
        op = pending.pop()
        if op in erased:
            continue
        nested = list(op.walk())
        erased.update(nested)
        makers = dict.fromkeys(value.defining_op for each in nested for value in each.operands)
        op.erase()
        pending += [
            maker
            for maker in makers
            if maker is not None and maker not in erased and _is_unused(maker)
        ]


def _is_unused(op: Operation) -> bool:
    return not any(result.users for result in op.results) and may_go_unused(op)

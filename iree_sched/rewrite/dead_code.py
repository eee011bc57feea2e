"""Erases ops that nobody needs, and what is needed by such ops only."""

from __future__ import annotations

from collections.abc import Container

from iree_sched.analysis.effects import may_go_unused
from iree_sched.ir import Operation


def erase_unused(root: Operation, also: Container[str] = ()) -> None:
    """Erases, at any depth inside an op, what is not used and does nothing else.

    `also` names ops that count as such whatever their effects are.
    """

    def is_unused(op: Operation) -> bool:
        taken = any(result.users for result in op.results)
        return not taken and (op.name in also or may_go_unused(op))

    pending = [op for op in root.walk() if op is not root and is_unused(op)]
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
            if maker is not None and maker not in erased and is_unused(maker)
        ]

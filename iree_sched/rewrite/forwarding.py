"""Edits of what branches hand to the blocks that they go to."""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.analysis.branches import forwarded_places, variadic_groups
from iree_sched.ir import Operation, Value


def set_forwarded(op: Operation, way: int, values: Sequence[Value]) -> None:
    """Replaces the operands that a branch hands to one of its successors."""
    places, definition = forwarded_places(op), op.definition
    assert places is not None
    assert definition is not None
    groups = variadic_groups(definition)
    if way == 0 or definition.successor_segments is None:
        op.set_operand_group(groups[way], values)
        return
    handed = [op.operands[place] for place in places[1:]]
    handed[way - 1] = list(values)
    op.set_operand_group(groups[-1], [value for case in handed for value in case])
    op.set_attribute(definition.successor_segments, segments_text(list(map(len, handed))))


def segments_text(counts: Sequence[int]) -> str:
    """The attribute that divides operands among successors."""
    return f"array<i32: {', '.join(map(str, counts))}>" if counts else "array<i32>"

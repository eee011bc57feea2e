"""Values that are known before the program runs."""

from __future__ import annotations

from iree_sched.dialects.names import CONSTANT
from iree_sched.ir import Value
from iree_sched.syntax.attributes import parse_integer


def constant_integer(value: Value) -> int | None:
    """The number that an `arith.constant` of integer or index type stands for, else None."""
    op = value.defining_op
    if op is None or op.name != CONSTANT:
        return None
    return parse_integer(op.attributes["value"])

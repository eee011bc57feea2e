"""How often loops run.

Source: mlir/Dialect/Utils/StaticValueUtils.cpp (constantTripCount) and mlir/Dialect/SCF/IR/SCF.cpp
(computeUbMinusLb).
"""

from __future__ import annotations

from iree_sched.analysis.constants import constant_integer
from iree_sched.dialects.names import ADD
from iree_sched.ir import Operation, Value


def trip_count(loop: Operation) -> int | None:
    """How often the body of an `scf.for` runs, None where that is not known."""
    lower, upper, step = loop.operands[:3]
    if lower is upper:
        return 0
    by = constant_integer(step)
    if by == 0:
        return 0
    distance = _distance(lower, upper, "unsignedCmp" in loop.attributes)
    if distance is None or distance <= 0:
        return None if distance is None else 0
    return None if by is None else -(-distance // by)


def _distance(lower: Value, upper: Value, unsigned: bool) -> int | None:
    """What the upper bound is greater by than the lower one."""
    first, last = constant_integer(lower), constant_integer(upper)
    if first is not None and last is not None:
        return last - first
    if first is not None or last is not None:
        return None
    add = upper.defining_op
    if add is None or add.name != ADD or add.operands[0] is not lower:
        return None
    if ("nuw" if unsigned else "nsw") not in add.attributes.get("overflowFlags", ""):
        return None
    return constant_integer(add.operands[1])

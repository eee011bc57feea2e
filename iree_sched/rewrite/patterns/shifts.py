"""Shifts of integers and indices.

Source: mlir/Dialect/Arith/IR/ArithOps.cpp.
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.ir import Operation
from iree_sched.rewrite.constants import integer, integer_constant, unsigned, width
from iree_sched.rewrite.greedy import Fold, Folded, FoldFunction
from iree_sched.rewrite.patterns.arithmetic import Compute, computed
from iree_sched.rewrite.rewriter import Rewriter


def _shifted(
    compute: Callable[[int, int, int], int], right: bool = True, unchanged: tuple[int, ...] = (0,)
) -> FoldFunction:
    """A fold of a shift: by nothing, of a number that stays as it is, or of a value by itself.

    A shift by as many bits as there are, or more, is undefined.
    """

    def by_unsigned(a: int, b: int, bits: int) -> int | None:
        by = unsigned(b, bits)
        return compute(a, by, bits) if by < bits else None

    bounded: Compute = by_unsigned

    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        lhs, rhs = op.operands
        if integer(rhs) == 0 or integer(lhs) == 0:
            return [lhs]
        if right and lhs is rhs and width(rhs.type) is not None:
            return [integer_constant(0, rhs.type)]
        if integer(lhs) in unchanged:
            return [lhs]
        return computed(op, bounded)

    return folded


PATTERNS = ()
FOLDS = (
    Fold(("arith.shli",), _shifted(lambda a, by, bits: a << by, right=False)),
    Fold(("arith.shrui",), _shifted(lambda a, by, bits: unsigned(a, bits) >> by)),
    Fold(("arith.shrsi",), _shifted(lambda a, by, bits: a >> by, unchanged=(0, -1))),
)

"""Minimum and maximum of integers and indices, and those of ranges.

Source: mlir/Dialect/Arith/IR/ArithOps.cpp.
"""

from __future__ import annotations

from iree_sched.ir import Operation
from iree_sched.rewrite.constants import integer, unsigned, width, wrap
from iree_sched.rewrite.greedy import Fold, Folded, FoldFunction
from iree_sched.rewrite.patterns.arithmetic import computed
from iree_sched.rewrite.rewriter import Rewriter


def _extreme(largest: bool, signed: bool) -> FoldFunction:
    """A fold of a minimum or maximum, with the smallest and largest numbers known."""
    choose = max if largest else min

    def rank(number: int, bits: int) -> int:
        return number if signed else unsigned(number, bits)

    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        lhs, rhs = op.operands
        bits, number = width(rhs.type), integer(rhs)
        if lhs is rhs:
            return [rhs]
        if bits is not None and number is not None:
            limits = _limits(bits, signed)
            if number == limits[not largest]:
                return [lhs]
            if number == limits[largest]:
                return [rhs]
        return computed(op, lambda a, b, bits: choose(a, b, key=lambda n: rank(n, bits)))

    return folded


def _limits(bits: int, signed: bool) -> tuple[int, int]:
    """The smallest and the largest number, both as signed numbers of so many bits."""
    smallest = 1 << (bits - 1) if signed else 0
    return wrap(smallest, bits), wrap(smallest - 1, bits)


PATTERNS = ()
FOLDS = (
    Fold(("arith.minui",), _extreme(largest=False, signed=False)),
    Fold(("arith.maxui",), _extreme(largest=True, signed=False)),
    Fold(("arith.minsi",), _extreme(largest=False, signed=True)),
    Fold(("arith.maxsi",), _extreme(largest=True, signed=True)),
)

"""Quotients and remainders of integers and indices.

Source: mlir/Dialect/Arith/IR/ArithOps.cpp.
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.dialects.names import MULTIPLY
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer, integer_constant, unsigned, width, wrap
from iree_sched.rewrite.greedy import Fold, Folded, FoldFunction
from iree_sched.rewrite.patterns.arithmetic import Compute, computed, is_one, overflow
from iree_sched.rewrite.patterns.support import defining, other_operand
from iree_sched.rewrite.rewriter import Rewriter


def _on_unsigned(compute: Callable[[int, int], int]) -> Compute:
    """Division of unsigned numbers, undefined by zero."""

    def result(a: int, b: int, bits: int) -> int | None:
        divisor = unsigned(b, bits)
        return compute(unsigned(a, bits), divisor) if divisor else None

    return result


def _on_signed(compute: Callable[[int, int], int]) -> Compute:
    """Division of signed numbers, undefined by zero and where the quotient has no room."""

    def result(a: int, b: int, bits: int) -> int | None:
        if b == 0 or (b == -1 and a == wrap(1 << (bits - 1), bits)):
            return None
        return compute(a, b)

    return result


def _signed_remainder(a: int, b: int, bits: int) -> int | None:
    """The remainder with the sign of the dividend; that of a division by -1 is always zero."""
    return a - b * _truncated(a, b) if b else None


def _truncated(a: int, b: int) -> int:
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def _divided(compute: Compute, no_overflow: str | None = None) -> FoldFunction:
    """A fold of a quotient: of zero, by one, by the dividend, or of a product by a factor.

    A product that may overflow, in the sense of `no_overflow`, is not one of its factors times the
    other.
    """

    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        lhs, rhs = op.operands
        bits = width(rhs.type)
        if bits is None:
            return None
        if is_one(rhs) or integer(lhs) == 0:
            return [lhs]
        if lhs is rhs:
            return [integer_constant(1, lhs.type)]
        factor = _other_factor(lhs, rhs, no_overflow)
        return [factor] if factor is not None else computed(op, compute)

    return folded


def _remaining(compute: Compute) -> FoldFunction:
    """A fold of a remainder: of zero, of division by one, or by the dividend."""

    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        lhs, rhs = op.operands
        bits = width(rhs.type)
        if bits is not None and (is_one(rhs) or lhs is rhs or integer(lhs) == 0):
            return [integer_constant(0, rhs.type)]
        return computed(op, compute)

    return folded


def _other_factor(product: Value, factor: Value, no_overflow: str | None) -> Value | None:
    inner = defining(product, MULTIPLY)
    if inner is None or no_overflow not in overflow(inner):
        return None
    return other_operand(inner, factor)


PATTERNS = ()
FOLDS = (
    Fold(("arith.divui",), _divided(_on_unsigned(lambda a, b: a // b), "nuw")),
    Fold(("arith.ceildivui",), _divided(_on_unsigned(lambda a, b: -(-a // b)))),
    Fold(("arith.divsi",), _divided(_on_signed(_truncated), "nsw")),
    Fold(("arith.floordivsi",), _divided(_on_signed(lambda a, b: a // b))),
    Fold(("arith.ceildivsi",), _divided(_on_signed(lambda a, b: -(-a // b)))),
    Fold(("arith.remui",), _remaining(_on_unsigned(lambda a, b: a % b))),
    Fold(("arith.remsi",), _remaining(_signed_remainder)),
)

"""Division, bits, shifts, extremes and widths of integers, as far as constants decide them.

Source: mlir/Dialect/Arith/IR/ArithOps.cpp.
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.dialects.names import EXTENSIONS
from iree_sched.ir import Operation
from iree_sched.rewrite.constants import integer, integer_constant, unsigned, width, wrap
from iree_sched.rewrite.greedy import Fold, Folded, fold
from iree_sched.rewrite.patterns.integers import Compute, computed
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter


@fold("arith.andi")
def fold_and(op: Operation, rewriter: Rewriter) -> Folded:
    """Masking with no bits, with all bits or with the value itself, and constants."""
    lhs, rhs = op.operands
    number = integer(rhs)
    if number == -1:
        return [lhs]
    if number == 0:
        return [rhs]
    return computed(op, lambda a, b, bits: a & b) or ([lhs] if lhs is rhs else None)


@fold("arith.ori")
def fold_or(op: Operation, rewriter: Rewriter) -> Folded:
    """Setting no bits, all bits or those that are set, and constants."""
    lhs, rhs = op.operands
    number = integer(rhs)
    if number == 0:
        return [lhs]
    if number == -1:
        return [integer_constant(number, rhs.type)]
    return computed(op, lambda a, b, bits: a | b) or ([lhs] if lhs is rhs else None)


@fold("arith.xori")
def fold_exclusive_or(op: Operation, rewriter: Rewriter) -> Folded:
    """Flipping no bits, those that are set, or the same bits twice, and constants."""
    lhs, rhs = op.operands
    if integer(rhs) == 0:
        return [lhs]
    if lhs is rhs and width(lhs.type) is not None:
        return [integer_constant(0, lhs.type)]
    inner = defining(lhs, op.name)
    if inner is not None and rhs in inner.operands:
        return [inner.operands[0 if inner.operands[1] is rhs else 1]]
    return computed(op, lambda a, b, bits: a ^ b)


@fold("arith.index_cast", "arith.index_castui")
def fold_index_cast(op: Operation, rewriter: Rewriter) -> Folded:
    """Casts of constants, sign or zeros extended as the op says."""
    return _resized(op, signed=op.name == "arith.index_cast")


@fold("arith.extsi", "arith.trunci")
def fold_signed_resize(op: Operation, rewriter: Rewriter) -> Folded:
    """Constants made wider with their sign, or narrower, and narrowing what was made wider."""
    inner = op.operands[0].defining_op
    widened = inner is not None and inner.name in EXTENSIONS
    if inner is not None and widened and op.name == "arith.trunci":
        source = inner.operands[0]
        if source.type == op.results[0].type:
            return [source]
    return _resized(op, signed=True)


@fold("arith.extui")
def fold_unsigned_extension(op: Operation, rewriter: Rewriter) -> Folded:
    """Constants made wider with zeros."""
    return _resized(op, signed=False)


def _resized(op: Operation, signed: bool) -> Folded:
    source, bits = op.operands[0], width(op.operands[0].type)
    number = integer(source)
    if number is None or bits is None or width(op.results[0].type) is None:
        return None
    if not signed:
        number = unsigned(number, bits)
    return [integer_constant(number, op.results[0].type)]


def _onunsigned(compute: Callable[[int, int], int]) -> Compute:
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


def _truncated(a: int, b: int) -> int:
    return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)


def _shift(compute: Callable[[int, int, int], int]) -> Compute:
    """A shift, undefined by as many bits as there are or more."""

    def result(a: int, b: int, bits: int) -> int | None:
        by = unsigned(b, bits)
        return compute(a, by, bits) if by < bits else None

    return result


def _shifted_right(a: int, by: int, bits: int) -> int:
    return unsigned(a, bits) >> by


def _shifted(
    compute: Compute, right: bool = True, unchanged: tuple[int, ...] = (0,)
) -> Callable[[Operation, Rewriter], Folded]:
    """A fold of a shift: by nothing, of a number that stays as it is, or of a value by itself."""

    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        lhs, rhs = op.operands
        if integer(rhs) == 0 or integer(lhs) in unchanged:
            return [lhs]
        if right and lhs is rhs and width(rhs.type) is not None:
            return [integer_constant(0, rhs.type)]
        return computed(op, compute)

    return folded


def _divided(compute: Compute) -> Callable[[Operation, Rewriter], Folded]:
    """A fold of a quotient: of zero, by one, or by the dividend."""

    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        lhs, rhs = op.operands
        bits = width(rhs.type)
        if bits is not None and (integer(rhs) == wrap(1, bits) or integer(lhs) == 0):
            return [lhs]
        if lhs is rhs and bits is not None:
            return [integer_constant(1, lhs.type)]
        return computed(op, compute)

    return folded


def _remaining(compute: Compute) -> Callable[[Operation, Rewriter], Folded]:
    """A fold of a remainder: of zero, of division by one, or by the dividend."""

    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        lhs, rhs = op.operands
        bits = width(rhs.type)
        if bits is not None and (integer(rhs) == wrap(1, bits) or lhs is rhs or integer(lhs) == 0):
            return [integer_constant(0, rhs.type)]
        return computed(op, compute)

    return folded


def _extreme(largest: bool, signed: bool) -> Callable[[Operation, Rewriter], Folded]:
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
    fold_and,
    fold_or,
    fold_exclusive_or,
    fold_index_cast,
    fold_signed_resize,
    fold_unsigned_extension,
    Fold(("arith.divui",), _divided(_onunsigned(lambda a, b: a // b))),
    Fold(("arith.ceildivui",), _divided(_onunsigned(lambda a, b: -(-a // b)))),
    Fold(("arith.divsi",), _divided(_on_signed(_truncated))),
    Fold(("arith.floordivsi",), _divided(_on_signed(lambda a, b: a // b))),
    Fold(("arith.ceildivsi",), _divided(_on_signed(lambda a, b: -(-a // b)))),
    Fold(("arith.remui",), _remaining(_onunsigned(lambda a, b: a % b))),
    Fold(("arith.remsi",), _remaining(_on_signed(lambda a, b: a - b * _truncated(a, b)))),
    Fold(("arith.shli",), _shifted(_shift(lambda a, by, bits: a << by), right=False)),
    Fold(("arith.shrui",), _shifted(_shift(_shifted_right))),
    Fold(("arith.shrsi",), _shifted(_shift(lambda a, by, bits: a >> by), unchanged=(0, -1))),
    Fold(("arith.minui",), _extreme(largest=False, signed=False)),
    Fold(("arith.maxui",), _extreme(largest=True, signed=False)),
    Fold(("arith.minsi",), _extreme(largest=False, signed=True)),
    Fold(("arith.maxsi",), _extreme(largest=True, signed=True)),
)

"""Arithmetic of floating-point numbers.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td).
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.dialects import required
from iree_sched.ir import Operation, Value
from iree_sched.rewrite import float_math
from iree_sched.rewrite.constants import float_constant, floating
from iree_sched.rewrite.floats import Float, Rounding, infinity, one, zero
from iree_sched.rewrite.greedy import Fold, Folded, FoldFunction, Pattern, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import binary, fastmath, rounding
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter

_NEGATE, _FLUSH = "arith.negf", "arith.flush_denormals"


def _computed(op: Operation, compute: float_math.Operation) -> Folded:
    """What an op of two constants gives."""
    first, second = (floating(operand) for operand in op.operands)
    if first is None or second is None:
        return None
    mode = rounding(op) or Rounding.TO_NEAREST_EVEN
    return [float_constant(compute(first, second, mode), op.results[0].type)]


def _folded(compute: float_math.Operation, neutral: Callable[[Float], bool]) -> FoldFunction:
    """A fold of an op with a second operand that changes nothing, and of constants."""

    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        second = floating(op.operands[1])
        if second is not None and neutral(second):
            return [op.operands[0]]
        return _computed(op, compute)

    return folded


def _extreme(compute: float_math.Operation, neutral: Callable[[Float], bool]) -> FoldFunction:
    """A fold of a minimum or maximum, which may be of a value and itself."""
    folded = _folded(compute, neutral)

    def extreme(op: Operation, rewriter: Rewriter) -> Folded:
        lhs, rhs = op.operands
        return [rhs] if lhs is rhs else folded(op, rewriter)

    return extreme


def _with_zero(compute: float_math.Operation, negative: bool) -> FoldFunction:
    """A fold of a sum or difference with the zero that changes nothing.

    It does not matter which zero it is where zero has no sign.
    """
    folded = _folded(compute, _is_zero(negative))

    def with_zero(op: Operation, rewriter: Rewriter) -> Folded:
        second = floating(op.operands[1])
        if second is not None and second.is_zero and "nsz" in fastmath(op):
            return [op.operands[0]]
        return folded(op, rewriter)

    return with_zero


def _is_one(value: Float) -> bool:
    return value == one(value.format)


def _is_infinite(negative: bool) -> Callable[[Float], bool]:
    return lambda value: value == infinity(value.format, negative)


def _is_zero(negative: bool) -> Callable[[Float], bool]:
    return lambda value: value == zero(value.format, negative)


def _fold_multiply(op: Operation, rewriter: Rewriter) -> Folded:
    """Multiplying by one, constants, or by zero if there is no NaN and zero has no sign."""
    folded = _folded(float_math.multiply, _is_one)(op, rewriter)
    if folded is not None:
        return folded
    second = floating(op.operands[1])
    if second is not None and second.is_zero and {"nnan", "nsz"} <= fastmath(op):
        return [op.operands[1]]
    return None


@fold(_NEGATE)
def fold_negate(op: Operation, rewriter: Rewriter) -> Folded:
    """Negating twice, and constants."""
    inner = defining(op.operands[0], _NEGATE)
    if inner is not None:
        return [inner.operands[0]]
    number = floating(op.operands[0])
    return None if number is None else [float_constant(number.negated(), op.results[0].type)]


@fold(_FLUSH)
def fold_flush(op: Operation, rewriter: Rewriter) -> Folded:
    """Flushing twice, and constants."""
    inner = defining(op.operands[0], _FLUSH)
    if inner is not None:
        return [inner.results[0]]
    number = floating(op.operands[0])
    if number is None:
        return None
    if number.is_denormal:
        number = zero(number.format, number.negative)
    return [float_constant(number, op.results[0].type)]


@pattern("arith.addf")
def subtract_rather_than_add_negated(op: Operation, rewriter: Rewriter) -> bool:
    """Subtracts what was negated to be added."""
    for negated, value in (op.operands, reversed(op.operands)):
        inner = defining(negated, _NEGATE)
        if inner is not None:
            made = binary("arith.subf", value, inner.operands[0], op, rewriter, **_flags(op))
            rewriter.replace(op, [made])
            return True
    return False


@pattern("arith.subf")
def negate_rather_than_subtract(op: Operation, rewriter: Rewriter) -> bool:
    """Subtracting from -0 negates."""
    number = floating(op.operands[0])
    if number is None or number != zero(number.format, negative=True) or rounding(op) is not None:
        return False
    rewriter.replace(op, [_negated(op.operands[1], op, rewriter)])
    return True


def _of_negated(name: str) -> Pattern:
    """A pattern that uses two values directly rather than negated, where signs cancel out."""

    def rewrite(op: Operation, rewriter: Rewriter) -> bool:
        lhs, rhs = (defining(operand, _NEGATE) for operand in op.operands)
        if lhs is None or rhs is None or rounding(op) is not None:
            return False
        made = binary(name, lhs.operands[0], rhs.operands[0], op, rewriter, **_flags(op))
        rewriter.replace(op, [made])
        return True

    return Pattern(f"without_negation_{name}", (name,), rewrite)


def _flags(op: Operation) -> dict[str, str | None]:
    """The rounding mode and the flags of an op, for another one."""
    return {name: op.attributes.get(name) for name in ("roundingmode", "fastmath")}


def _negated(value: Value, op: Operation, rewriter: Rewriter) -> Value:
    operands, flags = {"operand": value}, {"fastmath": op.attributes.get("fastmath")}
    made = rewriter.create(required(_NEGATE), operands, {"result": value.type}, flags, like=op)
    return made.results[0]


PATTERNS = (
    subtract_rather_than_add_negated,
    negate_rather_than_subtract,
    _of_negated("arith.mulf"),
    _of_negated("arith.divf"),
)
FOLDS = (
    fold_negate,
    fold_flush,
    Fold(("arith.addf",), _with_zero(float_math.add, negative=True)),
    Fold(("arith.subf",), _with_zero(float_math.subtract, negative=False)),
    Fold(("arith.mulf",), _fold_multiply),
    Fold(("arith.divf",), _folded(float_math.divide, _is_one)),
    Fold(("arith.remf",), _folded(float_math.remainder, lambda value: False)),
    Fold(("arith.maximumf",), _extreme(float_math.maximum, _is_infinite(negative=True))),
    Fold(("arith.minimumf",), _extreme(float_math.minimum, _is_infinite(negative=False))),
    Fold(("arith.maxnumf",), _extreme(float_math.larger_number, lambda value: value.is_nan)),
    Fold(("arith.minnumf",), _extreme(float_math.smaller_number, lambda value: value.is_nan)),
)

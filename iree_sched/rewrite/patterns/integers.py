"""Sums, differences and products of integers and indices.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td).
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.dialects import required
from iree_sched.dialects.names import ADD, MULTIPLY, SUBTRACT
from iree_sched.ir import OpDefinition, Operation, Value
from iree_sched.rewrite.constants import (
    Constant,
    constant_op,
    integer,
    integer_constant,
    is_constant,
    width,
    wrap,
)
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter

_ADD = required(ADD)
_SUBTRACT = required(SUBTRACT)
_MULTIPLY = required(MULTIPLY)
_FLAGS = "overflowFlags"

# Two signed numbers and how many bits they have, to their result; None where that is undefined.
Compute = Callable[[int, int, int], int | None]


def add(lhs: Value, rhs: Value, like: Operation, rewriter: Rewriter) -> Value:
    """The sum of two values: a constant or an operand where that is known, else a new op."""
    folded = _sum(lhs, rhs)
    if isinstance(folded, Value):
        return folded
    if folded is not None:
        return constant_op(folded, like, rewriter)
    if is_constant(lhs) and not is_constant(rhs):
        lhs, rhs = rhs, lhs
    return _binary(_ADD, lhs, rhs, None, like, rewriter)


def computed(op: Operation, compute: Compute) -> Folded:
    """What an op of two constants gives, where that is defined."""
    first, second = (integer(operand) for operand in op.operands)
    bits = width(op.operands[0].type)
    if first is None or second is None or bits is None:
        return None
    number = compute(first, second, bits)
    return None if number is None else [integer_constant(number, op.results[0].type)]


@fold(ADD)
def fold_add(op: Operation, rewriter: Rewriter) -> Folded:
    """Adding zero, or what was subtracted, and sums of constants."""
    folded = _sum(*op.operands)
    return None if folded is None else [folded]


@fold(SUBTRACT)
def fold_subtract(op: Operation, rewriter: Rewriter) -> Folded:
    """Subtracting zero, the value itself or what was added, and differences of constants."""
    lhs, rhs = op.operands
    if lhs is rhs and width(lhs.type) is not None:
        return [integer_constant(0, lhs.type)]
    if integer(rhs) == 0:
        return [lhs]
    added = defining(lhs, ADD)
    if added is not None and rhs in added.operands:
        return [added.operands[0 if added.operands[1] is rhs else 1]]
    return computed(op, lambda a, b, bits: a - b)


@fold(MULTIPLY)
def fold_multiply(op: Operation, rewriter: Rewriter) -> Folded:
    """Multiplying by zero or one, and products of constants."""
    lhs, rhs = op.operands
    number, bits = integer(rhs), width(rhs.type)
    if number is not None and bits is not None:
        if number == 0:
            return [rhs]
        if number == wrap(1, bits):
            return [lhs]
    return computed(op, lambda a, b, bits: a * b)


@pattern(ADD)
def add_constants_at_once(op: Operation, rewriter: Rewriter) -> bool:
    """Adds a constant to one that was added, subtracted, or subtracted from."""
    number = integer(op.operands[1])
    inner = op.operands[0].defining_op
    if number is None or inner is None or inner.name not in (ADD, SUBTRACT):
        return False
    first, second = (integer(operand) for operand in inner.operands)
    if second is not None:
        total = number + second if inner.name == ADD else number - second
        _combine(op, inner, _ADD, inner.operands[0], total, rewriter)
        return True
    if first is None or inner.name == ADD:
        return False
    total_value = constant_op(integer_constant(first + number, op.results[0].type), op, rewriter)
    flags = _common_flags(op, inner)
    made = _binary(_SUBTRACT, total_value, inner.operands[1], flags, op, rewriter)
    rewriter.replace(op, [made])
    return True


@pattern(MULTIPLY)
def multiply_constants_at_once(op: Operation, rewriter: Rewriter) -> bool:
    """Multiplies by the product of two constants rather than by one after the other."""
    number = integer(op.operands[1])
    inner = defining(op.operands[0], MULTIPLY)
    if number is None or inner is None:
        return False
    second = integer(inner.operands[1])
    if second is None:
        return False
    _combine(op, inner, _MULTIPLY, inner.operands[0], number * second, rewriter)
    return True


def _sum(lhs: Value, rhs: Value) -> Value | Constant | None:
    second = integer(rhs)
    if second == 0:
        return lhs
    for difference, other in ((lhs, rhs), (rhs, lhs)):
        inner = defining(difference, SUBTRACT)
        if inner is not None and inner.operands[1] is other:
            return inner.operands[0]
    first = integer(lhs)
    if first is None or second is None:
        return None
    return integer_constant(first + second, lhs.type)


def _combine(
    op: Operation,
    inner: Operation,
    definition: OpDefinition,
    lhs: Value,
    number: int,
    rewriter: Rewriter,
) -> None:
    """Replaces an op and the one before by one with a constant."""
    rhs = constant_op(integer_constant(number, op.results[0].type), op, rewriter)
    made = _binary(definition, lhs, rhs, _common_flags(op, inner), op, rewriter)
    rewriter.replace(op, [made])


def _common_flags(op: Operation, inner: Operation) -> str | None:
    """The overflow that neither of two ops has; None, the default, for any."""
    flags = [_flags(op), _flags(inner)]
    common = [flag for flag in flags[0] if flag in flags[1]]
    return f"#arith.overflow<{', '.join(common)}>" if common else None


def _flags(op: Operation) -> list[str]:
    inside = op.attributes.get(_FLAGS, "").partition("<")[2].rstrip(">")
    return [flag.strip() for flag in inside.split(",") if flag.strip() not in ("", "none")]


def _binary(
    definition: OpDefinition,
    lhs: Value,
    rhs: Value,
    flags: str | None,
    like: Operation,
    rewriter: Rewriter,
) -> Value:
    operands, results = {"lhs": lhs, "rhs": rhs}, {"result": lhs.type}
    return rewriter.create(definition, operands, results, {_FLAGS: flags}, like=like).results[0]


PATTERNS = (add_constants_at_once, multiply_constants_at_once)
FOLDS = (fold_add, fold_subtract, fold_multiply)

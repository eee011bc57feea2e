"""Sums and differences of integers and indices.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td).
"""

from __future__ import annotations

from iree_sched.dialects.names import ADD, MULTIPLY, SUBTRACT
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import (
    Constant,
    constant_op,
    integer,
    integer_constant,
    is_constant,
    width,
)
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import (
    OVERFLOW,
    binary,
    combine,
    common_overflow,
    computed,
    number_op,
)
from iree_sched.rewrite.patterns.support import defining, other_operand
from iree_sched.rewrite.rewriter import Rewriter


def add(lhs: Value, rhs: Value, like: Operation, rewriter: Rewriter) -> Value:
    """The sum of two values: a constant or an operand where that is known, else a new op."""
    folded = _sum(lhs, rhs)
    if isinstance(folded, Value):
        return folded
    if folded is not None:
        return constant_op(folded, like, rewriter)
    if is_constant(lhs) and not is_constant(rhs):
        lhs, rhs = rhs, lhs
    return binary(ADD, lhs, rhs, like, rewriter)


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
    summand = None if added is None else other_operand(added, rhs)
    if summand is not None:
        return [summand]
    difference = defining(rhs, SUBTRACT)
    if difference is not None and difference.operands[0] is lhs:
        return [difference.operands[1]]
    return computed(op, lambda a, b, bits: a - b)


@pattern(ADD)
def add_constants_at_once(op: Operation, rewriter: Rewriter) -> bool:
    """Adds a constant to one that was added, subtracted, or subtracted from."""
    number = integer(op.operands[1])
    inner = _sum_or_difference(op.operands[0])
    if number is None or inner is None:
        return False
    first, second = (integer(operand) for operand in inner.operands)
    if second is not None:
        total = number + (second if inner.name == ADD else -second)
        combine(op, inner, ADD, inner.operands[0], total, rewriter)
        return True
    if first is None or inner.name == ADD:
        return False
    _subtract_from_constant(op, inner, first + number, inner.operands[1], rewriter)
    return True


@pattern(ADD)
def subtract_rather_than_add_negated(op: Operation, rewriter: Rewriter) -> bool:
    """Subtracts what was multiplied by minus one to be added."""
    for value, negated in (op.operands, reversed(op.operands)):
        product = defining(negated, MULTIPLY)
        if product is not None and integer(product.operands[1]) == -1:
            made = binary(SUBTRACT, value, product.operands[0], op, rewriter)
            rewriter.replace(op, [made])
            return True
    return False


@pattern(SUBTRACT)
def subtract_constants_at_once(op: Operation, rewriter: Rewriter) -> bool:
    """Subtracts a constant from what one was added to or subtracted from, or the reverse."""
    lhs, rhs = op.operands
    number, inner = integer(rhs), _sum_or_difference(lhs)
    if number is not None and inner is not None and _from_combined(op, inner, number, rewriter):
        return True
    number, inner = integer(lhs), _sum_or_difference(rhs)
    return number is not None and inner is not None and _combined_from(op, inner, number, rewriter)


@pattern(SUBTRACT)
def subtract_from_zero(op: Operation, rewriter: Rewriter) -> bool:
    """`(a - b) - a` is `0 - b`."""
    inner = defining(op.operands[0], SUBTRACT)
    if (
        inner is None
        or inner.operands[0] is not op.operands[1]
        or width(inner.operands[0].type) is None
    ):
        return False
    _subtract_from_constant(op, inner, 0, inner.operands[1], rewriter)
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


def _sum_or_difference(value: Value) -> Operation | None:
    return defining(value, ADD) or defining(value, SUBTRACT)


def _from_combined(op: Operation, inner: Operation, number: int, rewriter: Rewriter) -> bool:
    """`inner - number`, where `inner` is a sum or difference with a constant."""
    first, second = (integer(operand) for operand in inner.operands)
    if inner.name == ADD:
        if second is None:
            return False
        made = number_op(second - number, op.results[0].type, op, rewriter)
        rewriter.replace(op, [binary(ADD, inner.operands[0], made, op, rewriter)])
        return True
    if second is not None:
        combine(op, inner, SUBTRACT, inner.operands[0], second + number, rewriter)
        return True
    if first is None:
        return False
    _subtract_from_constant(op, inner, first - number, inner.operands[1], rewriter)
    return True


def _combined_from(op: Operation, inner: Operation, number: int, rewriter: Rewriter) -> bool:
    """`number - inner`, where `inner` is a sum or difference with a constant."""
    first, second = (integer(operand) for operand in inner.operands)
    if second is not None:
        rest = number - second if inner.name == ADD else number + second
        _subtract_from_constant(op, inner, rest, inner.operands[0], rewriter)
        return True
    if first is None or inner.name == ADD:
        return False
    combine(op, inner, ADD, inner.operands[1], number - first, rewriter)
    return True


def _subtract_from_constant(
    op: Operation, inner: Operation, number: int, rhs: Value, rewriter: Rewriter
) -> None:
    lhs = number_op(number, op.results[0].type, op, rewriter)
    flags = common_overflow(op, inner)
    rewriter.replace(op, [binary(SUBTRACT, lhs, rhs, op, rewriter, **{OVERFLOW: flags})])


PATTERNS = (
    add_constants_at_once,
    subtract_rather_than_add_negated,
    subtract_constants_at_once,
    subtract_from_zero,
)
FOLDS = (fold_add, fold_subtract)

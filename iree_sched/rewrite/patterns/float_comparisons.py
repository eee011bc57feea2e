"""Comparisons of floating-point numbers.

Source: mlir/Dialect/Arith/IR/ArithOps.cpp (CmpFOp::fold, CmpFIntToFPConst).
"""

from __future__ import annotations

from iree_sched.dialects.names import SIGNED_TO_FLOAT, UNSIGNED_TO_FLOAT
from iree_sched.ir import Operation, Value
from iree_sched.rewrite import float_math
from iree_sched.rewrite.constants import constant_op, floating, width
from iree_sched.rewrite.floats import Float, exact, rounded
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import comparison, number_op, truth
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter

# The relations between two numbers (less, equal, greater: -1, 0, 1) that a predicate accepts.
_ACCEPTED = {"eq": (0,), "gt": (1,), "ge": (0, 1), "lt": (-1,), "le": (-1, 0), "ne": (-1, 1)}


@fold("arith.cmpf")
def fold_comparison(op: Operation, rewriter: Rewriter) -> Folded:
    """Comparing constants, or anything with NaN."""
    first, second = (floating(operand) for operand in op.operands)
    if first is not None and first.is_nan:
        second = first
    elif second is not None and second.is_nan:
        first = second
    if first is None or second is None:
        return None
    return [truth(_holds(op.attributes["predicate"], float_math.compare(first, second)))]


@pattern("arith.cmpf")
def compare_as_integer(op: Operation, rewriter: Rewriter) -> bool:
    """An integer that was made a float is compared with a constant as an integer."""
    number, source = floating(op.operands[1]), _integer_source(op.operands[0])
    if number is None or number.is_nan or source is None:
        return False
    value, signed = source
    bits = width(value.type)
    predicate = op.attributes["predicate"]
    if bits is None or predicate in ("true", "false"):
        return False
    if _may_differ(number, bits, signed):
        return False
    outcome = _as_integers(predicate, number, bits, signed)
    if outcome is None:
        return False
    if isinstance(outcome, bool):
        rewriter.replace(op, [constant_op(truth(outcome), op, rewriter)])
        return True
    word, integer = outcome
    sign = "" if word in ("eq", "ne") else "s" if signed else "u"
    limit = number_op(integer, value.type, op, rewriter)
    rewriter.replace(op, [comparison(sign + word, value, limit, op, rewriter)])
    return True


def _holds(predicate: str, relation: int | None) -> bool:
    if predicate in ("true", "false"):
        return predicate == "true"
    if predicate in ("ord", "uno"):
        return (relation is None) == (predicate == "uno")
    if relation is None:
        return predicate.startswith("u")
    return relation in _ACCEPTED[predicate[1:]]


def _integer_source(value: Value) -> tuple[Value, bool] | None:
    """The integer that a float was made of, and whether it has a sign."""
    signed, unsigned = defining(value, SIGNED_TO_FLOAT), defining(value, UNSIGNED_TO_FLOAT)
    inner = signed or unsigned
    return None if inner is None else (inner.operands[0], signed is not None)


def _may_differ(number: Float, bits: int, signed: bool) -> bool:
    """True if rounding an integer to a float may change how it compares with the number."""
    precision = number.format.mantissa_bits + 1
    if bits <= precision:
        return False
    value_bits = bits - signed
    if number.is_infinite:
        return number.format.bias < value_bits
    if number.is_zero:
        return False
    mantissa, power = number.parts
    exponent = power + mantissa.bit_length() - 1
    return precision <= exponent <= value_bits


def _as_integers(
    predicate: str, number: Float, bits: int, signed: bool
) -> bool | tuple[str, int] | None:
    """The relation and the integer to compare with, or what the comparison gives.

    None if the number has no integer near it.
    """
    if predicate in ("ord", "uno"):
        return predicate == "ord"
    word = predicate[1:]
    smallest = -(1 << (bits - 1)) if signed else 0
    limits = [
        rounded(exact(limit), number.format) for limit in (smallest, smallest + (1 << bits) - 1)
    ]
    if float_math.compare(limits[1], number) == -1:
        return word in ("ne", "lt", "le")
    if float_math.compare(limits[0], number) == 1:
        return word in ("ne", "gt", "ge")
    integer = float_math.to_integer(number, bits, signed)
    if integer is None:
        return None
    if integer == number.number:
        return word, integer
    return _next_to_fraction(word, number.negative, signed, integer)


def _next_to_fraction(
    word: str, negative: bool, signed: bool, integer: int
) -> bool | tuple[str, int]:
    """The relation to an integer that was cut off a number with a fraction, towards zero."""
    if word in ("eq", "ne"):
        return word == "ne"
    if negative and not signed:
        return word in ("gt", "ge")
    if negative:
        return {"le": "lt", "gt": "ge"}.get(word, word), integer
    return {"lt": "le", "ge": "gt"}.get(word, word), integer


PATTERNS = (compare_as_integer,)
FOLDS = (fold_comparison,)

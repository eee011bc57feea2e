"""Making ops of the arith dialect, and what their patterns have in common."""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.dialects import required
from iree_sched.dialects.names import COMPARE
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import (
    Constant,
    constant_op,
    integer,
    integer_constant,
    width,
    wrap,
)
from iree_sched.rewrite.floats import Rounding
from iree_sched.rewrite.greedy import Folded
from iree_sched.rewrite.rewriter import Rewriter
from iree_sched.syntax.attributes import UNIT

OVERFLOW = "overflowFlags"
NON_NEGATIVE = "nonNeg"

_FAST = {"nnan", "ninf", "nsz", "arcp", "contract", "afn", "reassoc", "fast"}

# Two signed numbers and how many bits they have, to their result; None where that is undefined.
Compute = Callable[[int, int, int], int | None]


def binary(
    name: str, lhs: Value, rhs: Value, like: Operation, rewriter: Rewriter, **flags: str | None
) -> Value:
    """Makes an op of two values of a type that gives one of the same type."""
    operands = {"lhs": lhs, "rhs": rhs}
    definition = required(name)
    return rewriter.create(definition, operands, {"result": lhs.type}, flags, like=like).results[0]


def cast(
    name: str, value: Value, type: str, like: Operation, rewriter: Rewriter, **flags: str | None
) -> Value:
    """Makes an op that gives a value in another type."""
    made = rewriter.create(required(name), {"in": value}, {"out": type}, flags, like=like)
    return made.results[0]


def comparison(
    predicate: str, lhs: Value, rhs: Value, like: Operation, rewriter: Rewriter
) -> Value:
    """Makes a comparison of integers."""
    operands, flags = {"lhs": lhs, "rhs": rhs}, {"predicate": predicate}
    definition = required(COMPARE)
    return rewriter.create(definition, operands, {"result": "i1"}, flags, like=like).results[0]


def number_op(number: int, type: str, like: Operation, rewriter: Rewriter) -> Value:
    """Makes an integer or index constant."""
    return constant_op(integer_constant(number, type), like, rewriter)


def computed(op: Operation, compute: Compute) -> Folded:
    """What an op of two constants gives, where that is defined."""
    first, second = (integer(operand) for operand in op.operands)
    bits = width(op.operands[0].type)
    if first is None or second is None or bits is None:
        return None
    number = compute(first, second, bits)
    return None if number is None else [integer_constant(number, op.results[0].type)]


def truth(value: bool) -> Constant:
    """A constant of type i1."""
    return integer_constant(int(value), "i1")


def is_one(value: Value) -> bool:
    """True for the constant 1, which is -1 in one bit."""
    bits = width(value.type)
    return bits is not None and integer(value) == wrap(1, bits)


def common_overflow(op: Operation, inner: Operation) -> str | None:
    """The overflow that neither of two ops has; None, the default, for any."""
    flags = overflow(inner)
    common = [flag for flag in overflow(op) if flag in flags]
    return f"#arith.overflow<{', '.join(common)}>" if common else None


def combine(
    op: Operation, inner: Operation, name: str, lhs: Value, number: int, rewriter: Rewriter
) -> None:
    """Puts an op of a value and a constant in place of `op` and of `inner`, which it was based on.

    It has the overflow flags that both have.
    """
    rhs = number_op(number, op.results[0].type, op, rewriter)
    flags = {OVERFLOW: common_overflow(op, inner)}
    rewriter.replace(op, [binary(name, lhs, rhs, op, rewriter, **flags)])


def overflow(op: Operation) -> list[str]:
    """The kinds of overflow that an op does not have, `nsw` and `nuw`."""
    inside = op.attributes.get(OVERFLOW, "").partition("<")[2].rstrip(">")
    return [flag.strip() for flag in inside.split(",") if flag.strip() not in ("", "none")]


def fastmath(op: Operation) -> set[str]:
    """The fast-math flags of an op of floats."""
    inside = op.attributes.get("fastmath", "").partition("<")[2].rstrip(">")
    flags = {flag.strip() for flag in inside.split(",")}
    return _FAST if "fast" in flags else flags


def rounding(op: Operation) -> Rounding | None:
    """The rounding mode that an op of floats names, None for the default."""
    word = op.attributes.get("roundingmode")
    return None if word is None else Rounding(word)


def unit_if(condition: bool) -> str | None:
    """The text of a unit attribute that is there on a condition."""
    return UNIT if condition else None

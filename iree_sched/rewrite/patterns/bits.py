"""Bits of integers and indices: and, or, and exclusive or.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td).
"""

from __future__ import annotations

import operator
from collections.abc import Callable

from iree_sched.dialects.names import AND, COMPARE, EXTEND_SIGN, EXTEND_ZEROS, XOR
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer, integer_constant, is_constant, width
from iree_sched.rewrite.greedy import Folded, Pattern, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import (
    NON_NEGATIVE,
    binary,
    cast,
    comparison,
    computed,
    number_op,
    unit_if,
)
from iree_sched.rewrite.patterns.comparisons import inverted
from iree_sched.rewrite.patterns.support import defining, other_operand
from iree_sched.rewrite.rewriter import Rewriter

_OR = "arith.ori"


@fold(AND)
def fold_and(op: Operation, rewriter: Rewriter) -> Folded:
    """Masking with no bits, all bits, the other bits, or bits that were masked with already."""
    lhs, rhs = op.operands
    if integer(rhs) == 0:
        return [rhs]
    if integer(rhs) == -1:
        return [lhs]
    if _flipped(lhs, rhs) is not None:
        return [integer_constant(0, lhs.type)]
    return _absorbed(op) or computed(op, lambda a, b, bits: a & b) or _idempotent(op)


@fold(_OR)
def fold_or(op: Operation, rewriter: Rewriter) -> Folded:
    """Setting no bits, all bits, the other bits, or bits that were set already."""
    lhs, rhs = op.operands
    number = integer(rhs)
    if number == 0:
        return [lhs]
    if number == -1:
        return [integer_constant(number, rhs.type)]
    flipped = _flipped(lhs, rhs)
    if flipped is not None:
        return [flipped.operands[1]]
    return _absorbed(op) or computed(op, lambda a, b, bits: a | b) or _idempotent(op)


@fold(XOR)
def fold_exclusive_or(op: Operation, rewriter: Rewriter) -> Folded:
    """Flipping no bits, those that are set, or the same bits twice, and constants."""
    lhs, rhs = op.operands
    if integer(rhs) == 0:
        return [lhs]
    if lhs is rhs and width(lhs.type) is not None:
        return [integer_constant(0, lhs.type)]
    for once, again in ((lhs, rhs), (rhs, lhs)):
        inner = defining(once, XOR)
        other = None if inner is None else other_operand(inner, again)
        if other is not None:
            return [other]
    return computed(op, lambda a, b, bits: a ^ b)


def _on_narrow(name: str, extension: str, keeps_sign: Callable[[bool, bool], bool]) -> Pattern:
    """A pattern that combines bits before they are extended rather than after.

    The result is not negative if that is known of one operand, of both, or never, as
    `keeps_sign` says.
    """

    def rewrite(op: Operation, rewriter: Rewriter) -> bool:
        lhs, rhs = (defining(operand, extension) for operand in op.operands)
        if lhs is None or rhs is None or lhs.operands[0].type != rhs.operands[0].type:
            return False
        narrow = binary(name, lhs.operands[0], rhs.operands[0], op, rewriter)
        flags = {}
        if extension == EXTEND_ZEROS:
            known = keeps_sign(*(NON_NEGATIVE in inner.attributes for inner in (lhs, rhs)))
            flags = {NON_NEGATIVE: unit_if(known)}
        type = op.results[0].type
        rewriter.replace(op, [cast(extension, narrow, type, op, rewriter, **flags)])
        return True

    return Pattern(f"narrow_{name}_{extension}", (name,), rewrite)


def _constants_at_once(name: str, combine: Callable[[int, int], int]) -> Pattern:
    """A pattern that combines the constants of two ops of a kind."""

    def rewrite(op: Operation, rewriter: Rewriter) -> bool:
        number, inner = integer(op.operands[1]), defining(op.operands[0], name)
        second = integer(inner.operands[1]) if inner is not None else None
        if number is None or inner is None or second is None:
            return False
        rhs = number_op(combine(second, number), op.results[0].type, op, rewriter)
        rewriter.replace(op, [binary(name, inner.operands[0], rhs, op, rewriter)])
        return True

    return Pattern(f"constants_at_once_{name}", (name,), rewrite)


@pattern(XOR)
def compare_the_other_way(op: Operation, rewriter: Rewriter) -> bool:
    """A comparison that is negated becomes the opposite one."""
    compared = defining(op.operands[0], COMPARE)
    if compared is None or integer(op.operands[1]) != -1:
        return False
    predicate = inverted(compared.attributes["predicate"])
    lhs, rhs = compared.operands
    rewriter.replace(op, [comparison(predicate, lhs, rhs, op, rewriter)])
    return True


def _flipped(lhs: Value, rhs: Value) -> Operation | None:
    """The op that flips all bits of one value to give the other."""
    for flipped, value in ((rhs, lhs), (lhs, rhs)):
        inner = defining(flipped, XOR)
        if inner is not None and inner.operands[0] is value and integer(inner.operands[1]) == -1:
            return inner
    return None


def _absorbed(op: Operation) -> list[Value] | None:
    """An operand that another operand has been combined into before, by the same kind of op."""
    for inner_value, other in (op.operands, reversed(op.operands)):
        inner = defining(inner_value, op.name)
        if inner is not None and other in inner.operands:
            return [inner_value]
    return None


def _idempotent(op: Operation) -> Folded:
    """The operand where both are the same, but constants go last first."""
    lhs, rhs = op.operands
    return [lhs] if lhs is rhs and not is_constant(lhs) else None


PATTERNS = (
    _on_narrow(AND, EXTEND_ZEROS, operator.or_),
    _on_narrow(AND, EXTEND_SIGN, operator.or_),
    _constants_at_once(AND, operator.and_),
    _on_narrow(_OR, EXTEND_ZEROS, operator.and_),
    _on_narrow(_OR, EXTEND_SIGN, operator.and_),
    _constants_at_once(_OR, operator.or_),
    _on_narrow(XOR, EXTEND_ZEROS, operator.and_),
    _on_narrow(XOR, EXTEND_SIGN, operator.and_),
    _constants_at_once(XOR, operator.xor),
    compare_the_other_way,
)
FOLDS = (
    fold_and,
    fold_or,
    fold_exclusive_or,
)

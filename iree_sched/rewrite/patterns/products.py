"""Products of integers and indices, and sums and products that are given in two words.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td) and Util/IR/UtilOpFolders.cpp
(FoldDivMulOfAssume).
"""

from __future__ import annotations

from iree_sched.dialects.names import ADD, EXTEND_SIGN, MULTIPLY, SUBTRACT
from iree_sched.ir import Operation
from iree_sched.rewrite.constants import integer, integer_constant, unsigned, width
from iree_sched.rewrite.greedy import Folded, Pattern, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import (
    binary,
    cast,
    combine,
    comparison,
    computed,
    is_one,
    number_op,
    truth,
)
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter


@fold(MULTIPLY)
def fold_multiply(op: Operation, rewriter: Rewriter) -> Folded:
    """Multiplying by zero or one, and products of constants."""
    lhs, rhs = op.operands
    if integer(rhs) == 0:
        return [rhs]
    if is_one(rhs):
        return [lhs]
    return computed(op, lambda a, b, bits: a * b)


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
    combine(op, inner, MULTIPLY, inner.operands[0], number * second, rewriter)
    return True


@fold("arith.mului_extended", "arith.mulsi_extended")
def fold_long_multiply(op: Operation, rewriter: Rewriter) -> Folded:
    """Multiplying by zero, by one if there are no signs, and constants."""
    lhs, rhs = op.operands
    first, second, bits = integer(lhs), integer(rhs), width(lhs.type)
    if bits is None or second is None:
        return None
    if second == 0:
        return [integer_constant(0, lhs.type)] * 2
    without_sign = op.name == "arith.mului_extended"
    if without_sign and is_one(rhs):
        return [lhs, integer_constant(0, lhs.type)]
    if first is None:
        return None
    if without_sign:
        first, second = unsigned(first, bits), unsigned(second, bits)
    low, high = first * second, first * second >> bits
    return [integer_constant(low, lhs.type), integer_constant(high, lhs.type)]


@fold("arith.addui_extended")
def fold_add_with_carry(op: Operation, rewriter: Rewriter) -> Folded:
    """Adding zero, and constants."""
    lhs, rhs = op.operands
    first, second, bits = integer(lhs), integer(rhs), width(lhs.type)
    if bits is None or second is None:
        return None
    if second == 0:
        return [lhs, truth(False)]
    if first is None:
        return None
    total = unsigned(first, bits) + unsigned(second, bits)
    return [integer_constant(total, lhs.type), truth(bool(total >> bits))]


@fold("arith.subui_extended")
def fold_subtract_with_borrow(op: Operation, rewriter: Rewriter) -> Folded:
    """Subtracting zero or the value itself, and constants."""
    lhs, rhs = op.operands
    first, second, bits = integer(lhs), integer(rhs), width(lhs.type)
    if bits is None:
        return None
    if second == 0:
        return [lhs, truth(False)]
    if lhs is rhs:
        return [integer_constant(0, lhs.type), truth(False)]
    if first is None or second is None:
        return None
    borrow = unsigned(first, bits) < unsigned(second, bits)
    return [integer_constant(first - second, lhs.type), truth(borrow)]


def _in_one_word(extended: str, simple: str) -> Pattern:
    """A pattern that computes only the first result where the second one is not used."""

    def rewrite(op: Operation, rewriter: Rewriter) -> bool:
        if op.results[1].users:
            return False
        first = binary(simple, op.operands[0], op.operands[1], op, rewriter)
        rewriter.replace_uses(op.results[0], first)
        rewriter.erase(op)
        return True

    return Pattern(f"{simple}_in_one_word", (extended,), rewrite)


@pattern("arith.mulsi_extended")
def extend_sign_rather_than_multiply(op: Operation, rewriter: Rewriter) -> bool:
    """The second word of a signed product with one is the sign of the first."""
    lhs, rhs = op.operands
    # MLIR makes an invalid op for indices here.
    if integer(rhs) != 1 or lhs.type == "index":
        return False
    nothing = number_op(0, lhs.type, op, rewriter)
    negative = comparison("slt", lhs, nothing, op, rewriter)
    rewriter.replace(op, [lhs, cast(EXTEND_SIGN, negative, lhs.type, op, rewriter)])
    return True


PATTERNS = (
    multiply_constants_at_once,
    _in_one_word("arith.mulsi_extended", MULTIPLY),
    _in_one_word("arith.mului_extended", MULTIPLY),
    _in_one_word("arith.addui_extended", ADD),
    _in_one_word("arith.subui_extended", SUBTRACT),
    extend_sign_rather_than_multiply,
)
FOLDS = (
    fold_multiply,
    fold_long_multiply,
    fold_add_with_carry,
    fold_subtract_with_borrow,
)

"""Comparisons of integers, indices and other values.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td) and Util/IR/UtilOpFolders.cpp
(util.cmp.eq, util.cmp.ne).
"""

from __future__ import annotations

import operator
from collections.abc import Callable

from iree_sched.classes import frozen
from iree_sched.dialects.names import COMPARE, EXTENSIONS
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer, is_constant, unsigned, width
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import comparison, is_one, truth
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter


@frozen
class Predicate:
    """What a predicate of `arith.cmpi` compares.

    Attributes:
      relation: what has to hold between two numbers.
      signed: the numbers are signed ones.
      turned: the predicate that says the same with the operands in the other places.
    """

    relation: Callable[[int, int], bool]
    signed: bool
    turned: str


_PREDICATES = {
    "eq": Predicate(operator.eq, True, "eq"),
    "ne": Predicate(operator.ne, True, "ne"),
    **{
        f"{sign}{word}": Predicate(relation, sign == "s", f"{sign}{turned}")
        for sign in "su"
        for word, relation, turned in (
            ("lt", operator.lt, "gt"),
            ("le", operator.le, "ge"),
            ("gt", operator.gt, "lt"),
            ("ge", operator.ge, "le"),
        )
    },
}

_INVERSE = {
    **{"eq": "ne", "slt": "sge", "sle": "sgt", "ult": "uge", "ule": "ugt"},
    **{"ne": "eq", "sge": "slt", "sgt": "sle", "uge": "ult", "ugt": "ule"},
}


def inverted(predicate: str) -> str:
    """The predicate that holds whenever this one does not."""
    return _INVERSE[predicate]


@fold(COMPARE)
def fold_comparison(op: Operation, rewriter: Rewriter) -> Folded:
    """Comparing a value with itself, constants, and bits with zero or one.

    A constant on the left moves to the right, with the relation turned around.
    """
    lhs, rhs = op.operands
    bits = width(lhs.type)
    predicate = _PREDICATES[op.attributes["predicate"]]
    if lhs is rhs and bits is not None:
        return [truth(predicate.relation(0, 0))]
    bit = _compared_bit(op)
    if bit is not None:
        return [bit]
    if is_constant(lhs) and not is_constant(rhs):
        op.set_operand(0, rhs)
        op.set_operand(1, lhs)
        op.set_attribute("predicate", predicate.turned)
        return ()
    first, second = integer(lhs), integer(rhs)
    if first is None or second is None or bits is None:
        return None
    if not predicate.signed:
        first, second = unsigned(first, bits), unsigned(second, bits)
    return [truth(predicate.relation(first, second))]


@pattern(COMPARE)
def compare_before_extension(op: Operation, rewriter: Rewriter) -> bool:
    """Equality of values that are extended in the same way is that of the narrow ones."""
    if op.attributes["predicate"] not in ("eq", "ne"):
        return False
    for extension in EXTENSIONS:
        lhs, rhs = (defining(operand, extension) for operand in op.operands)
        if lhs is None or rhs is None or lhs.operands[0].type != rhs.operands[0].type:
            continue
        narrow = (lhs.operands[0], rhs.operands[0])
        rewriter.replace(op, [comparison(op.attributes["predicate"], *narrow, op, rewriter)])
        return True
    return False


@fold("util.cmp.eq", "util.cmp.ne")
def fold_identity(op: Operation, rewriter: Rewriter) -> Folded:
    """Comparing a value with itself, or equal constants."""
    lhs, rhs = op.operands
    if lhs is not rhs and not _same_constant(lhs, rhs):
        return None
    return [truth(op.name == "util.cmp.eq")]


def _compared_bit(op: Operation) -> Value | None:
    """The bit that is compared: with zero for being different, or with one for being equal."""
    lhs, rhs = op.operands
    predicate = op.attributes["predicate"]
    if predicate == "ne" and integer(rhs) == 0:
        widened = lhs.defining_op
        if widened is not None and widened.name in EXTENSIONS and widened.operands[0].type == "i1":
            return widened.operands[0]
        return lhs if lhs.type == "i1" else None
    if predicate == "eq" and lhs.type == "i1" and is_one(rhs):
        return lhs
    return None


def _same_constant(lhs: Value, rhs: Value) -> bool:
    if not is_constant(lhs) or not is_constant(rhs):
        return False
    first, second = lhs.defining_op, rhs.defining_op
    return first is not None and second is not None and first.form.key == second.form.key


PATTERNS = (compare_before_extension,)
FOLDS = (fold_comparison, fold_identity)

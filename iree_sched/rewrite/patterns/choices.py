"""Comparisons and selections.

Source: mlir/Dialect/Arith/IR/ArithOps.cpp (CmpIOp::fold, SelectOp::fold) and
Util/IR/UtilOpFolders.cpp (util.cmp.eq, util.cmp.ne, util.switch).
"""

from __future__ import annotations

import operator
from collections.abc import Callable

from attrs import frozen

from iree_sched.dialects.names import EXTENSIONS, SELECT
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import (
    Constant,
    integer,
    integer_constant,
    is_constant,
    unsigned,
    width,
)
from iree_sched.rewrite.greedy import Folded, fold
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter

_EQUAL, _NOT_EQUAL = "eq", "ne"


@frozen
class _Predicate:
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
    "eq": _Predicate(operator.eq, True, "eq"),
    "ne": _Predicate(operator.ne, True, "ne"),
    **{
        f"{sign}{word}": _Predicate(relation, sign == "s", f"{sign}{turned}")
        for sign in "su"
        for word, relation, turned in (
            ("lt", operator.lt, "gt"),
            ("le", operator.le, "ge"),
            ("gt", operator.gt, "lt"),
            ("ge", operator.ge, "le"),
        )
    },
}


@fold("arith.cmpi")
def fold_comparison(op: Operation, rewriter: Rewriter) -> Folded:
    """Comparing a value with itself, constants, and a widened bit with zero.

    A constant on the left moves to the right, with the relation turned around.
    """
    lhs, rhs = op.operands
    bits = width(lhs.type)
    predicate = _PREDICATES[op.attributes["predicate"]]
    if lhs is rhs and bits is not None:
        return [_truth(predicate.relation(0, 0))]
    if op.attributes["predicate"] == _NOT_EQUAL and integer(rhs) == 0:
        widened = lhs.defining_op
        if widened is not None and widened.name in EXTENSIONS:
            source = widened.operands[0]
            if source.type == "i1":
                return [source]
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
    return [_truth(predicate.relation(first, second))]


@fold(SELECT)
def fold_select(op: Operation, rewriter: Rewriter) -> Folded:
    """Selecting between equals, by a constant, or between what was just compared."""
    condition, if_true, if_false = op.operands
    if if_true is if_false:
        return [if_true]
    number = integer(condition)
    if number is not None:
        return [if_true if number else if_false]
    if op.results[0].type == "i1" and integer(if_true) == -1 and integer(if_false) == 0:
        return [condition]
    compared = defining(condition, "arith.cmpi")
    if compared is not None and set(compared.operands) == {if_true, if_false}:
        predicate = compared.attributes["predicate"]
        if predicate in (_EQUAL, _NOT_EQUAL):
            return [if_false if predicate == _EQUAL else if_true]
    return None


@fold("util.cmp.eq", "util.cmp.ne")
def fold_identity(op: Operation, rewriter: Rewriter) -> Folded:
    """Comparing a value with itself, or equal constants."""
    lhs, rhs = op.operands
    if lhs is not rhs and not _same_constant(lhs, rhs):
        return None
    return [_truth(op.name == "util.cmp.eq")]


@fold("util.switch")
def fold_switch(op: Operation, rewriter: Rewriter) -> Folded:
    """Choosing by a constant, or among equals."""
    index, default, *values = op.operands
    number = integer(index)
    if number is not None:
        return [values[number] if 0 <= number < len(values) else default]
    return [default] if all(value is default for value in values) else None


def _truth(value: bool) -> Constant:
    return integer_constant(int(value), "i1")


def _same_constant(lhs: Value, rhs: Value) -> bool:
    if not is_constant(lhs) or not is_constant(rhs):
        return False
    first, second = lhs.defining_op, rhs.defining_op
    return first is not None and second is not None and first.form.key == second.form.key


PATTERNS = ()
FOLDS = (fold_comparison, fold_select, fold_identity, fold_switch)

"""Selections by a condition or an index.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td) and Util/IR/UtilOpFolders.cpp
(util.switch).
"""

from __future__ import annotations

from iree_sched.dialects.names import COMPARE, EXTEND_ZEROS, SELECT, XOR
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer, is_poison, width
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import binary, cast, is_one, number_op
from iree_sched.rewrite.patterns.support import defining, select
from iree_sched.rewrite.rewriter import Rewriter


@fold(SELECT)
def fold_select(op: Operation, rewriter: Rewriter) -> Folded:
    """Selecting between equals, by a constant, or between what was just compared."""
    condition, if_true, if_false = op.operands
    if if_true is if_false:
        return [if_true]
    number = integer(condition)
    if number is not None:
        return [if_true if number else if_false]
    if is_poison(if_true):
        return [if_false]
    if is_poison(if_false):
        return [if_true]
    if op.results[0].type == "i1" and integer(if_true) == -1 and integer(if_false) == 0:
        return [condition]
    compared = defining(condition, COMPARE)
    if compared is not None and set(compared.operands) == {if_true, if_false}:
        predicate = compared.attributes["predicate"]
        if predicate in ("eq", "ne"):
            return [if_false if predicate == "eq" else if_true]
    return None


@pattern(SELECT)
def select_once_by_a_condition(op: Operation, rewriter: Rewriter) -> bool:
    """What was selected by the same condition is known."""
    condition, if_true, if_false = op.operands
    inner = _selected_by(condition, if_false)
    if inner is not None:
        rewriter.replace(op, [select(condition, if_true, inner.operands[2], rewriter, like=op)])
        return True
    inner = _selected_by(condition, if_true)
    if inner is not None:
        rewriter.replace(op, [select(condition, inner.operands[1], if_false, rewriter, like=op)])
        return True
    return False


@pattern(SELECT)
def select_by_what_is_negated(op: Operation, rewriter: Rewriter) -> bool:
    """Selects the other way round by a condition that is negated."""
    condition, if_true, if_false = op.operands
    negated = defining(condition, XOR)
    if negated is None or integer(negated.operands[1]) != -1:
        return False
    rewriter.replace(op, [select(negated.operands[0], if_false, if_true, rewriter, like=op)])
    return True


@pattern(SELECT)
def select_extreme(op: Operation, rewriter: Rewriter) -> bool:
    """Selecting one of two integers because it is smaller or larger is a minimum or maximum."""
    condition, if_true, if_false = op.operands
    compared = defining(condition, COMPARE)
    if compared is None or width(if_true.type) is None:
        return False
    predicate = compared.attributes["predicate"]
    if predicate in ("eq", "ne") or set(compared.operands) != {if_true, if_false}:
        return False
    larger = (predicate[1] == "g") == (compared.operands[0] is if_true)
    name = f"arith.{'max' if larger else 'min'}{predicate[0]}i"
    rewriter.replace(op, [binary(name, compared.operands[0], compared.operands[1], op, rewriter)])
    return True


@pattern(SELECT)
def negate_rather_than_select(op: Operation, rewriter: Rewriter) -> bool:
    """Selecting false if a condition holds, and true if not, negates it."""
    condition, if_true, if_false = op.operands
    if op.results[0].type != "i1" or integer(if_true) != 0 or integer(if_false) != -1:
        return False
    rewriter.replace(op, [_negated(condition, op, rewriter)])
    return True


@pattern(SELECT)
def extend_rather_than_select(op: Operation, rewriter: Rewriter) -> bool:
    """Selecting between one and zero extends the condition."""
    condition, if_true, if_false = op.operands
    type = op.results[0].type
    if type in ("i1", "index") or width(type) is None:
        return False
    if is_one(if_true) and integer(if_false) == 0:
        rewriter.replace(op, [cast(EXTEND_ZEROS, condition, type, op, rewriter)])
        return True
    if integer(if_true) == 0 and is_one(if_false):
        condition = _negated(condition, op, rewriter)
        rewriter.replace(op, [cast(EXTEND_ZEROS, condition, type, op, rewriter)])
        return True
    return False


@fold("util.switch")
def fold_switch(op: Operation, rewriter: Rewriter) -> Folded:
    """Choosing by a constant, or among equals."""
    index, default, *values = op.operands
    number = integer(index)
    if number is not None:
        return [values[number] if 0 <= number < len(values) else default]
    return [default] if all(value is default for value in values) else None


def _selected_by(condition: Value, value: Value) -> Operation | None:
    inner = defining(value, SELECT)
    return inner if inner is not None and inner.operands[0] is condition else None


def _negated(condition: Value, op: Operation, rewriter: Rewriter) -> Value:
    return binary(XOR, condition, number_op(1, "i1", op, rewriter), op, rewriter)


PATTERNS = (
    select_once_by_a_condition,
    select_by_what_is_negated,
    select_extreme,
    negate_rather_than_select,
    extend_rather_than_select,
)
FOLDS = (fold_select, fold_switch)

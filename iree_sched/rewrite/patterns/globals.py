"""Globals, null values and alignment.

Source: Util/IR/UtilOpFolders.cpp.
"""

from __future__ import annotations

import math

from iree_sched.dialects import required
from iree_sched.dialects.names import ADD, GLOBAL_STORE, MULTIPLY, NULL, SUBTRACT
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer, integer_constant
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.numbers import byte_width
from iree_sched.rewrite.patterns.support import defining, one, replace_with
from iree_sched.rewrite.rewriter import Rewriter

_NULL = required(NULL)
_ADDITIVE = (ADD, SUBTRACT)


@pattern(GLOBAL_STORE)
def erase_idle_store(op: Operation, rewriter: Rewriter) -> bool:
    """Drops a store of what was loaded from the same global."""
    load = defining(op.operands[0], "util.global.load")
    if load is None or load.attributes["global"] != op.attributes["global"]:
        return False
    rewriter.erase(op)
    return True


@fold("util.cast")
def fold_cast(op: Operation, rewriter: Rewriter) -> Folded:
    """A cast back gives what was cast."""
    inner = defining(op.operands[0], "util.cast")
    if inner is None or inner.operands[0].type != op.results[0].type:
        return None
    return [inner.operands[0]]


@pattern("util.cast")
def cast_null(op: Operation, rewriter: Rewriter) -> bool:
    """A cast of null is null."""
    if defining(op.operands[0], NULL) is None:
        return False
    replace_with(op, _NULL, {}, None, rewriter)
    return True


@fold("util.align")
def fold_align(op: Operation, rewriter: Rewriter) -> Folded:
    """Aligning what is aligned, and constants."""
    value, alignment = one(op, "value"), one(op, "alignment")
    if _is_aligned(value, alignment):
        return [value]
    number, to = integer(value), integer(alignment)
    if number is None or not to:
        return None
    return [integer_constant(-(-number // to) * to, op.results[0].type)]


@fold("util.sizeof")
def fold_sizeof(op: Operation, rewriter: Rewriter) -> Folded:
    """The bytes of an integer or float."""
    sized = op.attributes["sizedType"]
    size = None if sized == "index" else byte_width(sized)
    return None if size is None else [integer_constant(size, op.results[0].type)]


def _is_aligned(value: Value, alignment: Value) -> bool:
    """True if a value can be seen to be a multiple of the alignment."""
    number, to = integer(value), integer(alignment)
    if number is not None and to:
        return number % to == 0
    op = value.defining_op
    if op is None:
        return False
    if op.name == "util.align":
        return _is_aligned_by(op, alignment)
    if op.name in _ADDITIVE:
        return all(_is_aligned(operand, alignment) for operand in op.operands)
    if op.name == MULTIPLY:
        return any(_is_aligned(operand, alignment) for operand in op.operands)
    return False


def _is_aligned_by(op: Operation, alignment: Value) -> bool:
    if one(op, "alignment") is alignment:
        return True
    by, to = integer(one(op, "alignment")), integer(alignment)
    if by is not None and to is not None and by >= to and math.gcd(by, to) == to:
        return True
    return _is_aligned(one(op, "value"), alignment)


PATTERNS = (erase_idle_store, cast_null)
FOLDS = (fold_cast, fold_align, fold_sizeof)

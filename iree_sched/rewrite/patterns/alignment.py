"""Alignment and sizes of types.

Source: Util/IR/UtilOpFolders.cpp (util.align, util.sizeof).
"""

from __future__ import annotations

import math

from iree_sched.dialects.names import ADD, MULTIPLY, SUBTRACT
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer, integer_constant, unsigned, width
from iree_sched.rewrite.greedy import Folded, fold
from iree_sched.rewrite.numbers import byte_width
from iree_sched.rewrite.patterns.support import defining, one
from iree_sched.rewrite.rewriter import Rewriter

_ALIGN = "util.align"


@fold(_ALIGN)
def fold_align(op: Operation, rewriter: Rewriter) -> Folded:
    """Aligning what is aligned, and constants."""
    value, alignment = one(op, "value"), one(op, "alignment")
    if _is_aligned(value, alignment):
        return [value]
    number, to = _unsigned_integer(value), _unsigned_integer(alignment)
    if number is None or to is None:
        return None
    # What is not a power of two has no meaning as an alignment, but IREE computes this.
    return [integer_constant((number + to - 1) & ~(to - 1), op.results[0].type)]


@fold("util.sizeof")
def fold_sizeof(op: Operation, rewriter: Rewriter) -> Folded:
    """The bytes of an integer or float."""
    sized = op.attributes["sizedType"]
    size = None if sized == "index" else byte_width(sized)
    return None if size is None else [integer_constant(size, op.results[0].type)]


def _is_aligned(value: Value, alignment: Value) -> bool:
    """True if a value can be seen to be a multiple of the alignment."""
    number, to = _unsigned_integer(value), _unsigned_integer(alignment)
    if number is not None and to:
        return number % to == 0
    aligned = defining(value, _ALIGN)
    if aligned is not None:
        return _is_aligned_by(aligned, alignment)
    total = defining(value, ADD) or defining(value, SUBTRACT)
    if total is not None:
        return all(_is_aligned(operand, alignment) for operand in total.operands)
    product = defining(value, MULTIPLY)
    return product is not None and any(_is_aligned(each, alignment) for each in product.operands)


def _is_aligned_by(op: Operation, alignment: Value) -> bool:
    if one(op, "alignment") is alignment:
        return True
    by, to = _unsigned_integer(one(op, "alignment")), _unsigned_integer(alignment)
    if by is not None and to is not None and by >= to and math.gcd(by, to) == to:
        return True
    return _is_aligned(one(op, "value"), alignment)


def _unsigned_integer(value: Value) -> int | None:
    number, bits = integer(value), width(value.type)
    return None if number is None or bits is None else unsigned(number, bits)


PATTERNS = ()
FOLDS = (fold_align, fold_sizeof)

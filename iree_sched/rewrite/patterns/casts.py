"""Integers made wider or narrower, to and from indices.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td).
"""

from __future__ import annotations

from iree_sched.dialects.names import EXTEND_SIGN, EXTEND_ZEROS, EXTENSIONS
from iree_sched.ir import Operation
from iree_sched.rewrite.constants import integer, integer_constant, unsigned, width
from iree_sched.rewrite.greedy import Folded, Pattern, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import (
    NON_NEGATIVE,
    OVERFLOW,
    binary,
    cast,
    number_op,
    unit_if,
)
from iree_sched.rewrite.patterns.support import defining, has_one_use
from iree_sched.rewrite.rewriter import Rewriter

_TRUNCATE = "arith.trunci"


@fold(EXTEND_ZEROS, EXTEND_SIGN)
def fold_extension(op: Operation, rewriter: Rewriter) -> Folded:
    """Extending what was extended in the same way, and constants."""
    inner = defining(op.operands[0], op.name)
    if inner is None:
        return _resized(op, signed=op.name == EXTEND_SIGN)
    op.set_operand(0, inner.operands[0])
    if op.name == EXTEND_ZEROS:
        op.set_attribute(NON_NEGATIVE, unit_if(NON_NEGATIVE in inner.attributes))
    return ()


@fold(_TRUNCATE)
def fold_truncation(op: Operation, rewriter: Rewriter) -> Folded:
    """Narrowing what was made wider from as much or more, or narrowed before, and constants."""
    inner = op.operands[0].defining_op
    if inner is not None and inner.name in EXTENSIONS:
        source, type = inner.operands[0], op.results[0].type
        before, after = width(source.type), width(type)
        if before is not None and after is not None and before > after:
            op.set_operand(0, source)
            return ()
        if source.type == type:
            return [source]
    if inner is not None and inner.name == _TRUNCATE:
        op.set_operand(0, inner.operands[0])
        return ()
    return _resized(op, signed=True)


@fold("arith.index_cast", "arith.index_castui")
def fold_index_cast(op: Operation, rewriter: Rewriter) -> Folded:
    """Casting back what lost nothing, and constants."""
    resized = _resized(op, signed=op.name == "arith.index_cast")
    if resized is not None:
        return resized
    inner = defining(op.operands[0], op.name)
    if inner is None or inner.operands[0].type != op.results[0].type:
        return None
    before, between = width(inner.operands[0].type), width(op.operands[0].type)
    if before is None or between is None or between < before:
        return None
    return [inner.operands[0]]


@pattern(EXTEND_SIGN)
def extend_with_zeros_only(op: Operation, rewriter: Rewriter) -> bool:
    """What was extended with zeros has no sign to extend."""
    return cast_source(op, EXTEND_ZEROS, EXTEND_ZEROS, rewriter)


@pattern(_TRUNCATE)
def extend_less(op: Operation, rewriter: Rewriter) -> bool:
    """Narrowing what was made wider, but not to what it was, makes it less wide."""
    for extension in (EXTEND_SIGN, EXTEND_ZEROS):
        inner = defining(op.operands[0], extension)
        if inner is None:
            continue
        before, after = width(inner.operands[0].type), width(op.results[0].type)
        if before is not None and after is not None and before < after:
            return cast_source(op, extension, extension, rewriter)
    return False


@pattern(_TRUNCATE)
def shift_without_sign(op: Operation, rewriter: Rewriter) -> bool:
    """What a shift fills in does not matter where it is cut off."""
    shifted = defining(op.operands[0], "arith.shrsi")
    if shifted is None:
        return False
    value, by = shifted.operands
    before, after = width(value.type), width(op.results[0].type)
    if before is None or after is None or integer(by) != before - after:
        return False
    flags = {"isExact": shifted.attributes.get("isExact")}
    by = number_op(before - after, by.type, op, rewriter)
    made = binary("arith.shrui", value, by, op, rewriter, **flags)
    flags = {OVERFLOW: op.attributes.get(OVERFLOW)}
    made = cast(_TRUNCATE, made, op.results[0].type, op, rewriter, **flags)
    rewriter.replace(op, [made])
    return True


def cast_source(op: Operation, inner_name: str, name: str, rewriter: Rewriter) -> bool:
    """Replaces a cast of what was cast by one cast of the original."""
    inner = defining(op.operands[0], inner_name)
    if inner is None:
        return False
    flags = {NON_NEGATIVE: inner.attributes.get(NON_NEGATIVE)}
    made = cast(name, inner.operands[0], op.results[0].type, op, rewriter, **flags)
    rewriter.replace(op, [made])
    return True


def extreme_of_narrow(extreme: str, extension: str, truncation: str) -> Pattern:
    """A pattern that takes the extreme of narrow values rather than of wide ones."""

    def rewrite(op: Operation, rewriter: Rewriter) -> bool:
        return _extreme_before_extension(op, extension, extreme, rewriter)

    return Pattern(f"{extreme}_before_{extension}", (truncation,), rewrite)


def _extreme_before_extension(
    op: Operation, extension: str, extreme: str, rewriter: Rewriter
) -> bool:
    """Replaces the narrowed extreme of two widened values by that of the values themselves."""
    inner = defining(op.operands[0], extreme)
    if inner is None or not has_one_use(op.operands[0]):
        return False
    lhs, rhs = (defining(operand, extension) for operand in inner.operands)
    if lhs is None or rhs is None:
        return False
    first, second = lhs.operands[0], rhs.operands[0]
    if not first.type == second.type == op.results[0].type:
        return False
    flags = {"fastmath": inner.attributes.get("fastmath")}
    rewriter.replace(op, [binary(extreme, first, second, op, rewriter, **flags)])
    return True


@pattern("arith.index_cast")
def cast_before_sign(op: Operation, rewriter: Rewriter) -> bool:
    """A cast extends the sign by itself."""
    return cast_source(op, EXTEND_SIGN, op.name, rewriter)


@pattern("arith.index_castui")
def cast_before_zeros(op: Operation, rewriter: Rewriter) -> bool:
    """A cast extends with zeros by itself."""
    return cast_source(op, EXTEND_ZEROS, op.name, rewriter)


def _resized(op: Operation, signed: bool) -> Folded:
    source, bits = op.operands[0], width(op.operands[0].type)
    number = integer(source)
    if number is None or bits is None or width(op.results[0].type) is None:
        return None
    if not signed:
        number = unsigned(number, bits)
    return [integer_constant(number, op.results[0].type)]


PATTERNS = (
    extend_with_zeros_only,
    extend_less,
    shift_without_sign,
    extreme_of_narrow("arith.maxsi", EXTEND_SIGN, _TRUNCATE),
    extreme_of_narrow("arith.minsi", EXTEND_SIGN, _TRUNCATE),
    extreme_of_narrow("arith.maxui", EXTEND_ZEROS, _TRUNCATE),
    extreme_of_narrow("arith.minui", EXTEND_ZEROS, _TRUNCATE),
    cast_before_sign,
    cast_before_zeros,
)
FOLDS = (fold_extension, fold_truncation, fold_index_cast)

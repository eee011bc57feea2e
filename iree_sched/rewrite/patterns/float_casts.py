"""Casts between floating-point formats, integers and bits.

Source: mlir/Dialect/Arith/IR (ArithOps.cpp, ArithCanonicalization.td).
"""

from __future__ import annotations

from iree_sched.dialects.names import (
    BITCAST,
    EXTEND_SIGN,
    EXTEND_ZEROS,
    SIGNED_TO_FLOAT,
    UNSIGNED_TO_FLOAT,
)
from iree_sched.ir import Operation
from iree_sched.rewrite import float_math
from iree_sched.rewrite.constants import (
    float_constant,
    floating,
    integer,
    integer_constant,
    unsigned,
    width,
)
from iree_sched.rewrite.floats import FORMATS, Float, Rounding, exact, rounded
from iree_sched.rewrite.greedy import Folded, Pattern, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import cast, fastmath, rounding
from iree_sched.rewrite.patterns.casts import cast_source, extreme_of_narrow
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter

_EXTEND, _TRUNCATE = "arith.extf", "arith.truncf"


@fold(SIGNED_TO_FLOAT, UNSIGNED_TO_FLOAT)
def fold_from_integer(op: Operation, rewriter: Rewriter) -> Folded:
    """Constants; numbers without a float of their own become the nearest one."""
    number, bits = integer(op.operands[0]), width(op.operands[0].type)
    format = FORMATS.get(op.results[0].type)
    if number is None or bits is None or format is None:
        return None
    if op.name == UNSIGNED_TO_FLOAT:
        number = unsigned(number, bits)
    return [float_constant(rounded(exact(number), format), op.results[0].type)]


@fold("arith.fptosi", "arith.fptoui")
def fold_to_integer(op: Operation, rewriter: Rewriter) -> Folded:
    """Constants that have room, without what comes after the point."""
    number, bits = floating(op.operands[0]), width(op.results[0].type)
    if number is None or bits is None:
        return None
    result = float_math.to_integer(number, bits, signed=op.name == "arith.fptosi")
    return None if result is None else [integer_constant(result, op.results[0].type)]


@fold(_EXTEND)
def fold_extension(op: Operation, rewriter: Rewriter) -> Folded:
    """Constants, and extending what was narrowed if both may be contracted."""
    inner = defining(op.operands[0], _TRUNCATE)
    if (
        inner is not None
        and inner.operands[0].type == op.results[0].type
        and all("contract" in fastmath(either) for either in (op, inner))
    ):
        return [inner.operands[0]]
    return _converted(op)


@fold(_TRUNCATE, "arith.convertf")
def fold_conversion(op: Operation, rewriter: Rewriter) -> Folded:
    """Constants that lose nothing."""
    return _converted(op)


@fold(BITCAST)
def fold_bitcast(op: Operation, rewriter: Rewriter) -> Folded:
    """Constants with the same bits, and casts to the same type."""
    source, type = op.operands[0], op.results[0].type
    if source.type == type:
        return [source]
    number, bits = floating(source), width(type)
    if number is not None:
        pattern = number.pattern
    else:
        given, given_bits = integer(source), width(source.type)
        if given is None or given_bits is None:
            return None
        pattern = unsigned(given, given_bits)
    if bits is not None:
        return [integer_constant(pattern, type)]
    return [float_constant(Float(FORMATS[type], pattern), type)] if type in FORMATS else None


@pattern(BITCAST)
def bitcast_at_once(op: Operation, rewriter: Rewriter) -> bool:
    """Bits that are seen as something else twice are only seen as the last."""
    inner = defining(op.operands[0], BITCAST)
    if inner is None:
        return False
    made = cast(BITCAST, inner.operands[0], op.results[0].type, op, rewriter)
    rewriter.replace(op, [made])
    return True


def _from_narrow(name: str, extension: str, result: str) -> Pattern:
    """A pattern that makes a float of an integer before rather than after it is extended."""

    def rewrite(op: Operation, rewriter: Rewriter) -> bool:
        return cast_source(op, extension, result, rewriter)

    return Pattern(f"{name}_before_{extension}", (name,), rewrite)


@pattern(_TRUNCATE)
def make_narrow_float(op: Operation, rewriter: Rewriter) -> bool:
    """An integer is made a narrow float at once."""
    if rounding(op) is not None:
        return False
    return any(
        cast_source(op, name, name, rewriter) for name in (SIGNED_TO_FLOAT, UNSIGNED_TO_FLOAT)
    )


def _converted(op: Operation) -> Folded:
    number, format = floating(op.operands[0]), FORMATS.get(op.results[0].type)
    if number is None or format is None:
        return None
    result = float_math.convert(number, format, rounding(op) or Rounding.TO_NEAREST_EVEN)
    return None if result is None else [float_constant(result, op.results[0].type)]


PATTERNS = (
    bitcast_at_once,
    _from_narrow(SIGNED_TO_FLOAT, EXTEND_SIGN, SIGNED_TO_FLOAT),
    _from_narrow(SIGNED_TO_FLOAT, EXTEND_ZEROS, UNSIGNED_TO_FLOAT),
    _from_narrow(UNSIGNED_TO_FLOAT, EXTEND_ZEROS, UNSIGNED_TO_FLOAT),
    make_narrow_float,
    *(
        extreme_of_narrow(f"arith.{word}", _EXTEND, _TRUNCATE)
        for word in ("maximumf", "maxnumf", "minimumf", "minnumf")
    ),
)
FOLDS = (fold_from_integer, fold_to_integer, fold_extension, fold_conversion, fold_bitcast)

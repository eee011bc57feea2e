"""What operations on floating-point numbers give, bit for bit.

Source: llvm/lib/Support/APFloat.cpp. An operation on a NaN gives that NaN, made quiet.
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.rewrite.floats import Float, Format, Rounding, infinity, not_a_number, rounded, zero

Operation = Callable[[Float, Float, Rounding], Float]


def add(a: Float, b: Float, mode: Rounding) -> Float:
    """The sum."""
    special = _nan_of(a, b)
    if special is not None:
        return special
    if a.is_infinite or b.is_infinite:
        if a.is_infinite and b.is_infinite and a.negative != b.negative:
            return not_a_number(a.format)
        return a if a.is_infinite else b
    total = a.number + b.number
    both_negative = a.negative and b.negative
    differ = a.negative != b.negative
    negative = both_negative or (differ and mode is Rounding.DOWNWARD)
    return rounded(total, a.format, mode, negative_zero=negative)


def subtract(a: Float, b: Float, mode: Rounding) -> Float:
    """The difference."""
    return _nan_of(a, b) or add(a, b.negated(), mode)


def multiply(a: Float, b: Float, mode: Rounding) -> Float:
    """The product."""
    special = _nan_of(a, b)
    if special is not None:
        return special
    negative = a.negative != b.negative
    if a.is_infinite or b.is_infinite:
        invalid = a.is_zero or b.is_zero
        return not_a_number(a.format) if invalid else infinity(a.format, negative)
    return rounded(a.number * b.number, a.format, mode, negative_zero=negative)


def divide(a: Float, b: Float, mode: Rounding) -> Float:
    """The quotient."""
    special = _nan_of(a, b)
    if special is not None:
        return special
    negative = a.negative != b.negative
    if (a.is_infinite and b.is_infinite) or (a.is_zero and b.is_zero):
        return not_a_number(a.format)
    if a.is_infinite or b.is_zero:
        return infinity(a.format, negative)
    if b.is_infinite:
        return zero(a.format, negative)
    return rounded(a.number / b.number, a.format, mode, negative_zero=negative)


def remainder(a: Float, b: Float, mode: Rounding) -> Float:
    """What is left of `a` after division by `b` with a quotient cut off at the point."""
    special = _nan_of(a, b)
    if special is not None:
        return special
    if a.is_infinite or b.is_zero:
        return not_a_number(a.format)
    if b.is_infinite:
        return a
    size = abs(a.number) % abs(b.number)
    return rounded(-size if a.negative else size, a.format, mode, negative_zero=a.negative)


def minimum(a: Float, b: Float, mode: Rounding) -> Float:
    """The smaller one, -0 being smaller than 0; NaN if either is."""
    return _nan_of(a, b) or _smaller(a, b)


def maximum(a: Float, b: Float, mode: Rounding) -> Float:
    """The larger one, 0 being larger than -0; NaN if either is."""
    return _nan_of(a, b) or _larger(a, b)


def smaller_number(a: Float, b: Float, mode: Rounding) -> Float:
    """The smaller one, or the one that is a number."""
    return _number_of(a, b) or _smaller(a, b)


def larger_number(a: Float, b: Float, mode: Rounding) -> Float:
    """The larger one, or the one that is a number."""
    return _number_of(a, b) or _larger(a, b)


def compare(a: Float, b: Float) -> int | None:
    """-1, 0 or 1 as `a` is less than, equal to or greater than `b`; None if either is NaN."""
    if a.is_nan or b.is_nan:
        return None
    first, second = (-v.magnitude if v.negative else v.magnitude for v in (a, b))
    return (first > second) - (first < second)


def convert(value: Float, format: Format, mode: Rounding) -> Float | None:
    """The same number in another format; None if it has none there."""
    if value.is_infinite:
        return infinity(format, value.negative)
    if value.is_nan:
        return _convert_nan(value, format)
    result = rounded(value.number, format, mode, negative_zero=value.negative)
    if result.is_infinite or result.number != value.number:
        return None
    return result


def to_integer(value: Float, bits: int, signed: bool) -> int | None:
    """The integer that is left without what comes after the point, None if it has no room."""
    if value.is_nan or value.is_infinite:
        return None
    number = int(value.number)
    smallest = -(1 << (bits - 1)) if signed else 0
    return number if smallest <= number < smallest + (1 << bits) else None


def _nan_of(a: Float, b: Float) -> Float | None:
    for value in (a, b):
        if value.is_nan:
            return value.quiet()
    return None


def _number_of(a: Float, b: Float) -> Float | None:
    for value in (a, b):
        if value.is_signaling:
            return value.quiet()
    if a.is_nan:
        return b
    return a if b.is_nan else None


def _smaller(a: Float, b: Float) -> Float:
    if a.is_zero and b.is_zero:
        return a if a.negative else b
    return b if compare(b, a) == -1 else a


def _larger(a: Float, b: Float) -> Float:
    if a.is_zero and b.is_zero:
        return b if a.negative else a
    return b if compare(a, b) == -1 else a


def _convert_nan(value: Float, format: Format) -> Float | None:
    """A quiet NaN keeps the first bits of its mantissa, if the others are zero."""
    if value.is_signaling:
        return None
    shift = format.mantissa_bits - value.format.mantissa_bits
    mantissa = value.magnitude & ((1 << value.format.mantissa_bits) - 1)
    if shift < 0 and mantissa & ((1 << -shift) - 1):
        return None
    mantissa = mantissa << shift if shift >= 0 else mantissa >> -shift
    return Float(format, infinity(format, value.negative).pattern | mantissa)

"""Floating-point numbers of any IEEE format, exactly as LLVM folds and MLIR prints them.

Source: llvm/lib/Support/APFloat.cpp and mlir/lib/IR/AsmPrinter.cpp (printFloatValue). Formats that
have no infinity or no sign (f8E4M3FN, f8E8M0FNU and the like) are not modelled.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from iree_sched.classes import frozen

if TYPE_CHECKING:
    from fractions import Fraction

_SHORT_DIGITS = 6  # after the point, which printFloatValue tries first


@frozen(eq=True)
class Format:
    """A binary format of IEEE 754.

    Attributes:
      exponent_bits: bits of the exponent.
      mantissa_bits: bits of the mantissa that are stored, without the leading one.
    """

    exponent_bits: int
    mantissa_bits: int

    @property
    def bits(self) -> int:
        """Bits of a number, sign included."""
        return 1 + self.exponent_bits + self.mantissa_bits

    @property
    def bias(self) -> int:
        """What is added to the exponent; also the largest exponent."""
        return (1 << (self.exponent_bits - 1)) - 1

    @property
    def infinity(self) -> int:
        """The bits of positive infinity."""
        return ((1 << self.exponent_bits) - 1) << self.mantissa_bits

    @property
    def smallest_exponent(self) -> int:
        """The power of two of the last bit of a denormal number."""
        return 1 - self.bias - self.mantissa_bits


FORMATS = {
    "f8E5M2": Format(5, 2),
    "f8E4M3": Format(4, 3),
    "f8E3M4": Format(3, 4),
    "f16": Format(5, 10),
    "bf16": Format(8, 7),
    "tf32": Format(8, 10),
    "f32": Format(8, 23),
    "f64": Format(11, 52),
}


class Rounding(enum.Enum):
    """Which of its two neighbours stands for a number between them, spelled as `arith` does."""

    TO_NEAREST_EVEN = "to_nearest_even"
    DOWNWARD = "downward"
    UPWARD = "upward"
    TOWARD_ZERO = "toward_zero"
    TO_NEAREST_AWAY = "to_nearest_away"


@frozen(eq=True)
class Float:
    """A number, an infinity or no number at all (NaN) in some format.

    Attributes:
      format: the format.
      pattern: its bits as an unsigned integer.
    """

    format: Format
    pattern: int

    @property
    def negative(self) -> bool:
        """True if the sign bit is set, of -0 and NaN too."""
        return bool(self.pattern >> (self.format.bits - 1))

    @property
    def magnitude(self) -> int:
        """The bits without the sign, which grow with the absolute value."""
        return self.pattern & ((1 << (self.format.bits - 1)) - 1)

    @property
    def is_zero(self) -> bool:
        """True for 0 and -0."""
        return self.magnitude == 0

    @property
    def is_infinite(self) -> bool:
        """True for both infinities."""
        return self.magnitude == self.format.infinity

    @property
    def is_nan(self) -> bool:
        """True if it is not a number."""
        return self.magnitude > self.format.infinity

    @property
    def is_signaling(self) -> bool:
        """True for a NaN that has not been through an operation."""
        return self.is_nan and not self.pattern >> (self.format.mantissa_bits - 1) & 1

    @property
    def is_denormal(self) -> bool:
        """True for numbers so close to zero that they have fewer bits."""
        return 0 < self.magnitude < (1 << self.format.mantissa_bits)

    @property
    def parts(self) -> tuple[int, int]:
        """Mantissa and exponent: the absolute value is `mantissa * 2 ** exponent`."""
        exponent, mantissa = divmod(self.magnitude, 1 << self.format.mantissa_bits)
        if exponent:
            mantissa += 1 << self.format.mantissa_bits
        return mantissa, max(exponent, 1) - 1 + self.format.smallest_exponent

    @property
    def number(self) -> Fraction:
        """The exact value of a finite number."""
        mantissa, exponent = self.parts
        value = mantissa * exact(2) ** exponent
        return -value if self.negative else value

    def quiet(self) -> Float:
        """The same; a signaling NaN made quiet."""
        if not self.is_nan:
            return self
        return Float(self.format, self.pattern | 1 << (self.format.mantissa_bits - 1))

    def negated(self) -> Float:
        """The same with the other sign."""
        return Float(self.format, self.pattern ^ 1 << (self.format.bits - 1))


def exact(number: float | str) -> Fraction:
    """A number as a fraction."""
    from fractions import Fraction  # 1.5 ms with decimal, and few programs need it

    return Fraction(number)


def zero(format: Format, negative: bool = False) -> Float:
    """0 or -0."""
    return Float(format, int(negative) << (format.bits - 1))


def one(format: Format) -> Float:
    """1."""
    return Float(format, format.bias << format.mantissa_bits)


def infinity(format: Format, negative: bool = False) -> Float:
    """An infinity."""
    return Float(format, format.infinity | int(negative) << (format.bits - 1))


def not_a_number(format: Format) -> Float:
    """The NaN that invalid operations give."""
    return Float(format, format.infinity | 1 << (format.mantissa_bits - 1))


def rounded(
    number: Fraction,
    format: Format,
    mode: Rounding = Rounding.TO_NEAREST_EVEN,
    negative_zero: bool = False,
) -> Float:
    """The number of a format that stands for an exact one.

    Args:
      number: the exact value.
      format: the format to give it in.
      mode: where it goes if it lies between two numbers of the format.
      negative_zero: the exact value 0 is given as -0.
    """
    if number == 0:
        return zero(format, negative_zero)
    negative, size = number < 0, abs(number)
    exponent = _exponent(size)
    exponent = max(exponent - format.mantissa_bits, format.smallest_exponent)
    scaled = size / exact(2) ** exponent
    mantissa, rest = divmod(scaled, 1)
    mantissa += _rounds_up(int(mantissa), rest, negative, mode)
    magnitude = int(mantissa) + (exponent - format.smallest_exponent << format.mantissa_bits)
    if magnitude >= format.infinity:
        away = mode is Rounding.UPWARD if not negative else mode is Rounding.DOWNWARD
        nearest = mode in (Rounding.TO_NEAREST_EVEN, Rounding.TO_NEAREST_AWAY)
        magnitude = format.infinity - (0 if away or nearest else 1)
    return Float(format, magnitude | int(negative) << (format.bits - 1))


def parse(text: str, type: str) -> Float | None:
    """The number that a float attribute such as `1.0 : f32` or `0x7F800000 : f32` stands for.

    As MLIR does, decimal numbers are read as f64 first. None for types without a modelled format.
    """
    format = FORMATS.get(type)
    if format is None:
        return None
    digits = text.partition(":")[0].strip()
    if digits.lower().startswith("0x"):
        return Float(format, int(digits, 16))
    number = float(digits)
    return rounded(exact(number), format, negative_zero=digits.startswith("-"))


def printed(value: Float) -> str:
    """The number as MLIR prints it, without its type."""
    if not value.is_nan and not value.is_infinite:
        short = _scientific(value)
        again = rounded(exact(short), value.format, negative_zero=value.negative)
        if again == value:
            return short
        full = _default(value)
        if "." in full:
            return full
    return f"0x{value.pattern:0{-(-value.format.bits // 4)}X}"


def _exponent(size: Fraction) -> int:
    """The power of two of the first bit."""
    exponent = size.numerator.bit_length() - size.denominator.bit_length()
    return exponent if size >= exact(2) ** exponent else exponent - 1


def _rounds_up(mantissa: int, rest: Fraction, negative: bool, mode: Rounding) -> bool:
    """True if a rest, a fraction of the last bit, makes the absolute value larger."""
    if not rest or mode is Rounding.TOWARD_ZERO:
        return False
    if mode is Rounding.UPWARD:
        return not negative
    if mode is Rounding.DOWNWARD:
        return negative
    if 2 * rest == 1:
        return mode is Rounding.TO_NEAREST_AWAY or bool(mantissa & 1)
    return 2 * rest > 1


def _decimal(value: Float, precision: int) -> tuple[str, int]:
    """At most so many decimal digits and the power of ten of the last one.

    They are cut off in two steps, of which only the second one rounds.
    """
    mantissa, exponent = value.parts
    zeros = (mantissa & -mantissa).bit_length() - 1
    mantissa, exponent = mantissa >> zeros, exponent + zeros
    exact = mantissa << exponent if exponent >= 0 else mantissa * 5**-exponent
    cut = max(0, exact.bit_length() - (precision * 196 + 58) // 59) * 59 // 196
    digits, power = str(exact // 10**cut), min(exponent, 0) + cut
    surplus = len(digits) - precision
    if surplus > 0:
        up = digits[precision] >= "5"
        power += surplus
        digits = str(int(digits[:precision]) + up)
    stripped = digits.rstrip("0") or "0"
    return stripped, power + len(digits) - len(stripped)


def _scientific(value: Float) -> str:
    """As `1.234560e+00`."""
    sign = "-" if value.negative else ""
    if value.is_zero:
        return sign + "0.000000e+00"
    digits, power = _decimal(value, _SHORT_DIGITS)
    return sign + _with_exponent(digits, power, _SHORT_DIGITS)


def _with_exponent(digits: str, power: int, places: int) -> str:
    power += len(digits) - 1
    places_given = digits[1:].ljust(places, "0")
    mark, width = ("e", 2) if places > 1 else ("E", 1)
    return f"{digits[0]}.{places_given}{mark}{'-' if power < 0 else '+'}{abs(power):0{width}}"


def _default(value: Float) -> str:
    """With as many digits as it takes, and an exponent only if there would be many zeros."""
    precision = 2 + (value.format.mantissa_bits + 1) * 59 // 196
    sign = "-" if value.negative else ""
    digits, power = _decimal(value, precision)
    first = power + len(digits) - 1
    if power >= 0 and (power > 3 or len(digits) + power > precision):
        return sign + _with_exponent(digits, power, 1)
    if power >= 0:
        return sign + digits + "0" * power
    if first < -3:
        return sign + _with_exponent(digits, power, 1)
    whole = len(digits) + power
    if whole > 0:
        return f"{sign}{digits[:whole]}.{digits[whole:]}"
    return f"{sign}0.{'0' * -whole}{digits}"

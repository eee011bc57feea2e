"""Bits and bytes of constants and element types."""

from __future__ import annotations

import math
import re

from iree_sched.rewrite.constants import Constant, integer_constant, unsigned, width
from iree_sched.rewrite.floats import parse
from iree_sched.syntax.attributes import parse_integer, parse_string

_SHAPED = r": (?:tensor|vector)<((?:\d+x)*)(\w+)>\Z"
_FLOAT = r"bf16|tf32|f(\d+)"


def byte_width(type: str) -> int | None:
    """Bytes that an element takes in a resource, a power of two; None for types without a size."""
    bits = _bit_width(type)
    return None if bits is None else _power_of_two(-(-bits // 8))


def stored_size(attribute: str) -> int | None:
    """Bytes of what an attribute holds, where its shape is static; None for others.

    Elements that do not fill bytes are packed in words of at least two (Util/IR/UtilTypes.h:
    getRoundedPhysicalStorageSize).
    """
    if attribute.startswith('"'):
        return len(parse_string(attribute).encode("utf-8", "surrogateescape"))
    match = re.search(_SHAPED, attribute)
    bits = _bit_width(match.group(2)) if match is not None else None
    if match is None or bits is None:
        return None
    count = math.prod(int(size) for size in match.group(1).split("x") if size)
    if bits in (1, 8, 16, 32, 64):
        return count * -(-bits // 8)
    word = _power_of_two(-(-min(2 * bits, 64) // 8))
    return -(-count // (word * 8 // bits)) * word


def _bit_width(type: str) -> int | None:
    """Bits of an integer or float; None for an index, which has no size of its own."""
    bits = width(type) if type != "index" else None
    if bits is not None:
        return bits
    match = re.match(_FLOAT, type)
    return None if match is None else int(match.group(1) or (16 if type == "bf16" else 32))


def _power_of_two(number: int) -> int:
    """The smallest power of two that is not less than a positive number."""
    return 1 << (number - 1).bit_length()


def narrow_bit_pattern(attribute: str, type: str) -> Constant | None:
    """The fill pattern of fewest bits that gives the same bytes, None if it is this one.

    Source: Stream/IR/StreamOpFolders.cpp (tryNarrowPatternBits).
    """
    pattern = _bit_pattern(attribute, type)
    if pattern is None:
        return None
    bits, number = pattern
    narrow = _shortest_period(number, bits)
    if bits <= 8 or narrow == bits:
        return None
    return integer_constant(unsigned(number, narrow), f"i{narrow}")


def _bit_pattern(attribute: str, type: str) -> tuple[int, int] | None:
    """Number of bits and the bits of a constant, as an unsigned number."""
    bits = width(type)
    if bits is not None:
        number = parse_integer(attribute)
        return None if number is None else (bits, unsigned(number, bits))
    number_of_format = parse(attribute, type)
    if number_of_format is None:
        return None
    return number_of_format.format.bits, number_of_format.pattern


def _shortest_period(number: int, bits: int) -> int:
    """The fewest bits, 8 at least, by the repetition of which a pattern can be written."""
    if number in (0, (1 << bits) - 1):
        return 8
    if bits not in (16, 32, 64):
        return bits
    for period in (8, 16, 32):
        low = unsigned(number, period)
        if period < bits and number == sum(low << at for at in range(0, bits, period)):
            return period
    return bits

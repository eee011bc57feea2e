"""Sets of small numbers as bits of an integer."""

from __future__ import annotations

from collections.abc import Iterator


def members(bits: int) -> Iterator[int]:
    """The numbers in a set, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def lowest_member(bits: int) -> int:
    """The lowest number in a set, -1 if it is empty."""
    return (bits & -bits).bit_length() - 1

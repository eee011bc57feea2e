"""What the printer fills in for each op: its slots, and templates with slots in them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen


@frozen
class OperandSlot:
    """The name of an operand."""

    index: int


@frozen
class ArgumentSlot:
    """The name of an argument of a region's entry block."""

    region: int
    index: int


@frozen
class LocationSlot:
    """The location of an argument of a region's entry block, with a blank before it."""

    region: int
    index: int


@frozen
class RegionSlot:
    """A whole region, from `{` to `}`.

    `bare` leaves out the entry block's label; `ended` prints the terminator even where the op's
    other regions leave it out.
    """

    index: int
    bare: bool = True
    ended: bool = False


@frozen
class SuccessorSlot:
    """The name of a successor block."""

    index: int


@frozen
class LineBreak:
    """A new line, indented by so many steps more than the op."""

    depth: int


Slot = OperandSlot | ArgumentSlot | LocationSlot | RegionSlot | SuccessorSlot | LineBreak
Piece = str | Slot


@frozen
class Leaf:
    """A token to print: its kind in the grammar and its text or slot."""

    kind: str
    piece: Piece


def _children(parts: Iterable[Leaf | Branch]) -> tuple[Leaf | Branch, ...]:
    return tuple(parts)


@frozen
class Branch:
    """A rule to print with what is in it."""

    rule: str
    children: tuple[Leaf | Branch, ...] = field(converter=_children)


Content = tuple["Leaf | Branch", ...] | str
"""What a rule of the grammar is made of: leaves and branches, or ready text."""

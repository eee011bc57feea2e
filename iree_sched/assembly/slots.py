"""What the printer fills in for each op: its slots, and templates with slots in them.

All are named tuples: a class of attrs takes five times as long to make, at every start.
"""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.namedtuples import NamedTuple


class OperandSlot(NamedTuple):
    """The name of an operand."""

    number: int


class ArgumentSlot(NamedTuple):
    """The name of an argument of a region's entry block."""

    region: int
    number: int


class LocationSlot(NamedTuple):
    """The location of an argument of a region's entry block, with a blank before it."""

    region: int
    number: int


class RegionSlot(NamedTuple):
    """A whole region, from `{` to `}`.

    `bare` leaves out the entry block's label; `ended` prints the terminator even where the op's
    other regions leave it out.
    """

    number: int
    bare: bool = True
    ended: bool = False


class SuccessorSlot(NamedTuple):
    """The name of a successor block."""

    number: int


class LineBreak(NamedTuple):
    """A new line, indented by so many steps more than the op."""

    depth: int


Slot = OperandSlot | ArgumentSlot | LocationSlot | RegionSlot | SuccessorSlot | LineBreak
Piece = str | Slot


class Leaf(NamedTuple):
    """A token to print: its kind in the grammar and its text or slot."""

    kind: str
    piece: Piece


class Branch(NamedTuple):
    """A rule to print with what is in it."""

    rule: str
    children: Sequence[Leaf | Branch]


Content = Sequence["Leaf | Branch"] | str
"""What a rule of the grammar is made of: leaves and branches, or ready text."""

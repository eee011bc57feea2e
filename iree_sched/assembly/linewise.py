"""Ops that are printed on a line of their own, filled in with the names of operands alone.

Nearly all ops are. One format for all ops of a form, filled in by C code, takes 3 us an op where
going through the pieces of a template takes 10.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from iree_sched.assembly.slots import ArgumentSlot, OperandSlot, Piece, RegionSlot
from iree_sched.classes import frozen

_LONGEST = 10_000  # characters; formatting copies them
Picker = Callable[[Sequence[str]], tuple[str, ...]]


@frozen
class Line:
    """A template of texts and names of operands.

    Attributes:
      text: a format, `arith.addi %s, %s : index`.
      operands: picks the names to be filled in out of those of all operands.
    """

    text: str
    operands: Picker


def line_of(template: Sequence[Piece]) -> Line | None:
    """A template as a format; None where it has other slots than operands, or holds much text."""
    parts: list[str] = []
    indices: list[int] = []
    for piece in template:
        if isinstance(piece, str):
            if len(piece) > _LONGEST:
                return None
            parts.append(piece.replace("%", "%%"))
        elif isinstance(piece, OperandSlot):
            parts.append("%s")
            indices.append(piece.number)
        else:
            return None
    return Line("".join(parts), picker(indices))


@frozen
class Frame:
    """A template of an op with one region, around which stand texts and names only.

    Attributes:
      head, tail: what stands before and behind it; names are those of the operands and then of the
        arguments of the region.
      slot: the region.
    """

    head: Line
    slot: RegionSlot
    tail: Line


def frame_of(template: Sequence[Piece], operands: int) -> Frame | None:
    """A template of an op with so many operands as a frame; None where it is something else."""
    places = [at for at, piece in enumerate(template) if isinstance(piece, RegionSlot)]
    if len(places) != 1:
        return None
    plain = [
        OperandSlot(operands + piece.number) if isinstance(piece, ArgumentSlot) else piece
        for piece in template
    ]
    head, tail = line_of(plain[: places[0]]), line_of(plain[places[0] + 1 :])
    slot = template[places[0]]
    assert isinstance(slot, RegionSlot)
    return None if head is None or tail is None else Frame(head, slot, tail)


def picker(places: Sequence[int]) -> Picker:
    """A function that takes the entries at some places out of a list."""
    if len(places) > 1:
        return itemgetter(*places)
    if not places:
        return lambda entries: ()
    return lambda entries: (entries[places[0]],)

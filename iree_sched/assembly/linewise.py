"""Ops that are printed on a line of their own, filled in with the names of operands alone.

Nearly all ops are. One format for all ops of a form, filled in by C code, takes 3 us an op where
going through the pieces of a template takes 10.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from attrs import frozen

from iree_sched.assembly.slots import OperandSlot, Piece

Picker = Callable[[Sequence[str]], tuple[str, ...]]


@frozen(eq=False)
class Line:
    """A template of texts and names of operands.

    Attributes:
      text: a format, `arith.addi %s, %s : index`.
      operands: picks the names to be filled in out of those of all operands.
    """

    text: str
    operands: Picker


def line_of(template: Sequence[Piece]) -> Line | None:
    """A template as a format; None where it has other slots than operands."""
    parts: list[str] = []
    indices: list[int] = []
    for piece in template:
        if isinstance(piece, str):
            parts.append(piece.replace("%", "%%"))
        elif isinstance(piece, OperandSlot):
            parts.append("%s")
            indices.append(piece.number)
        else:
            return None
    return Line("".join(parts), picker(indices))


def picker(places: Sequence[int]) -> Picker:
    """A function that takes the entries at some places out of a list."""
    if len(places) > 1:
        return itemgetter(*places)
    if not places:
        return lambda entries: ()
    return lambda entries: (entries[places[0]],)

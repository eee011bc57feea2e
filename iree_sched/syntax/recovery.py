"""Where to go on in a text in which something is wrong.

Where brackets do not match, what belongs to what is only told by how far lines are indented.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from iree_sched.syntax.tokens import STRING

_LINE_START = re.compile(r"\n[ \t]*(?=[^\s/])")
_OP_LINE = re.compile(rf"\n[ \t]*{STRING}\(", re.ASCII)


def indent(text: str, at: int) -> int:
    """How many blanks begin the line of something."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at]
    return len(line) - len(line.lstrip(" \t"))


def holds_op(text: str, start: int, end: int) -> bool:
    """Whether an op begins on a line of what should be a dictionary, so that it is not closed."""
    return _OP_LINE.search(text, start, end) is not None


def next_item(text: str, at: int, begins: Callable[[int], bool], *, nested: bool) -> int:
    """Where the next item begins behind one that is wrong, or its region ends.

    It stands as far to the left. On the top level that does not matter: what is wrong there may be
    the head of what holds all others.

    Args:
      text: the source.
      at: where the item begins that is wrong.
      begins: whether an item begins at a place.
      nested: it is in a region.
    """
    own = indent(text, at)
    for line in _LINE_START.finditer(text, at):
        place = line.end()
        left = indent(text, place) - own
        if text.startswith("}", place):
            if left < 0 and nested:
                return place
        elif begins(place) and (left <= 0 or not nested):
            return place
    return len(text)

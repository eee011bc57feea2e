"""How deep brackets and regions may be in one another.

What takes a text apart, or walks over what it has become, calls itself for what is inside. What
nobody writes is refused where it is read, so that none of these need to be prepared for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from iree_sched.diagnostics import DiagnosticError, error

BRACKETS = 500  # of an attribute
REGIONS = 5000
_CALLS = 100_000
_USUAL_CALLS = 1000  # Python's own limit


def too_deep(at: int, limit: int) -> DiagnosticError:
    """What opens at a place is in more others than there can be."""
    return error(f"nested too deeply: at most {limit} levels are read", at)


@contextmanager
def deep_nesting() -> Iterator[None]:
    """Lets calls go as deep as brackets and regions may be nested.

    Python's own limit is a thousand calls. Calls between Python functions take no C stack since
    Python 3.11, so a higher one is safe.
    """
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _CALLS))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextmanager
def usual_nesting() -> Iterator[None]:
    """Lets calls go a thousand deeper than here, Python's default, also in `deep_nesting`.

    For what calls itself through C, as a user's code and Python's JSON reader may: so deep that the
    C stack is full they would end the process, where a RecursionError is wanted.
    """
    before, depth = sys.getrecursionlimit(), 0
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    sys.setrecursionlimit(min(before, depth + _USUAL_CALLS))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)

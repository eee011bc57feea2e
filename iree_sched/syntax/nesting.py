"""How deep brackets and regions may be in one another.

What takes a text apart, or walks over what it has become, calls itself for what is inside. What
nobody writes is refused where it is read, so that none of these need to be prepared for it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from iree_sched.diagnostics import DiagnosticError, error

BRACKETS = 500  # of an attribute
REGIONS = 5000
_CALLS = 100_000


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

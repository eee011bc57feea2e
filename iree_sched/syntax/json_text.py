"""Reads JSON that anybody may have written."""

from __future__ import annotations

import json
import sys
from typing import Any

_CALLS = 1000  # Python's own limit, which its reader is made for


def read_json(text: str) -> Any:
    """What a JSON document says.

    Python's reader calls itself in C for what is inside, so that it is no exception but the end of
    the process where brackets are as deep in one another as `deep_nesting` lets calls be.

    Raises:
      JSONDecodeError: it is no JSON.
      ValueError: brackets are nested too deeply, or a number has thousands of digits.
    """
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(min(before, _depth() + _CALLS))
    try:
        return json.loads(text)
    except RecursionError as reason:
        raise ValueError("brackets are nested too deeply") from reason
    finally:
        sys.setrecursionlimit(before)


def _depth() -> int:
    """How many calls are under way."""
    depth, frame = 0, sys._getframe()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    return depth

"""Reads JSON that anybody may have written."""

from __future__ import annotations

import json
from typing import Any

from iree_sched.syntax.nesting import usual_nesting


def read_json(text: str) -> Any:
    """What a JSON document says.

    Raises:
      JSONDecodeError: it is no JSON.
      ValueError: brackets are nested too deeply, or a number has thousands of digits.
    """
    try:
        with usual_nesting():
            return json.loads(text)
    except RecursionError as reason:
        raise ValueError("brackets are nested too deeply") from reason

"""Reads the lines of a journal, and says where one is not as it was written."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from iree_sched.diagnostics import Diagnostic, Severity, Source, SourceError
from iree_sched.syntax.json_text import read_json
from iree_sched.tuning.measuring import Figures, Outcome

_Test = Callable[[object], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 63


def _is_number(value: object) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and 0 <= value < math.inf  # type: ignore[operator]


def _is_time(value: object) -> bool:
    return value is None or _is_number(value)


_TEXT = (_is_text, "a string")
_COUNT = (_is_count, "a 64-bit whole number of at least 0")
_TIME = (_is_time, "null or a number of at least 0")
_OUTCOME: Mapping[str, tuple[_Test, str]] = {
    "candidate": _TEXT,
    "functions": (lambda value: isinstance(value, dict), "an object with figures by function"),
    "seconds": (_is_number, "a number of at least 0"),
    "error": _TEXT,
}
_FIGURES: Mapping[str, tuple[_Test, str]] = {
    "bytes": _COUNT,
    "waves": _COUNT,
    "regions": _COUNT,
    "latency_ns": _TIME,
    "time_ns": _TIME,
    "schedule": _TEXT,
}


def read_header(source: Source) -> Mapping[str, Any] | None:
    """The first line of a journal; None: it is none."""
    try:
        found = _parse(source, 0)
    except SourceError:
        return None
    return found if isinstance(found, dict) and "version" in found else None


def read_outcomes(source: Source) -> Iterator[Outcome]:
    """The outcomes in the other lines.

    Raises:
      SourceError: a line is none.
    """
    unreadable = source.text.find("\ufffd")  # lines are written in ASCII
    if unreadable >= 0:
        raise _fault(source, unreadable, "it is not UTF-8")
    start = _end(source, 0) + 1
    while start < len(source.text):
        yield _outcome(source, start)
        start = _end(source, start) + 1


def _outcome(source: Source, start: int) -> Outcome:
    data = _parse(source, start)
    fields = _checked(source, start, "outcome", data, _OUTCOME)
    functions = {}
    for name, figures in fields.pop("functions").items():
        place = _place(source, start, name)
        functions[name] = Figures(
            **_checked(source, place, f"figures of '{name}'", figures, _FIGURES)
        )
    return Outcome(functions=functions, **fields)


def _parse(source: Source, start: int) -> object:
    try:
        found: object = read_json(source.text[start : _end(source, start)])
    except json.JSONDecodeError as reason:
        raise _fault(source, start + reason.pos, f"no JSON: {reason.msg}") from reason
    except ValueError as reason:
        raise _fault(source, start, str(reason)) from reason
    return found


def _checked(
    source: Source,
    start: int,
    what: str,
    data: object,
    tests: Mapping[str, tuple[_Test, str]],
) -> dict[str, Any]:
    """The fields of an object, all of them and as they must be."""
    if not isinstance(data, dict):
        raise _fault(source, start, f"{what} must be an object")
    for name, value in data.items():
        if name not in tests:
            raise _fault(source, _place(source, start, name), f"{what} cannot have '{name}'")
        test, expected = tests[name]
        if not test(value):
            message = f"'{name}' of {what} must be {expected}"
            raise _fault(source, _place(source, start, name), message)
    for name in tests:
        if name not in data:
            raise _fault(source, start, f"{what} lacks '{name}'")
    return dict(data)


def _end(source: Source, start: int) -> int:
    """Where the line ends that begins at an offset; all lines of a journal have an end."""
    end = source.text.find("\n", start)
    return end if end >= 0 else len(source.text)


def _place(source: Source, start: int, name: str) -> int:
    """Where a name is first in a line."""
    return max(start, source.text.find(json.dumps(name), start, _end(source, start)))


def _fault(source: Source, offset: int, message: str) -> SourceError:
    said = f"journal is damaged: {message}"
    return SourceError(source, Diagnostic(Severity.ERROR, said, offset))

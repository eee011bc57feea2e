"""Dispatches that really ran, as `iree-profile export --format=ireeperf-jsonl` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from iree_sched.diagnostics import Source, error
from iree_sched.syntax.json_text import read_json

_EVENT, _DISPATCH = "host_execution_event", "dispatch"
_NUMBERS = (
    "queue_ordinal",
    "start_host_time_ns",
    "duration_ns",
    "tile_count",
    "tile_duration_sum_ns",
)


@frozen
class DispatchEvent:
    """A dispatch that ran.

    Attributes:
      export: its name.
      queue: number of the queue that it ran on.
      start_ns, duration_ns: when, on the host's clock, and how long, in nanoseconds.
      tiles: how many tiles it had, one for a workgroup.
      tiles_ns: nanoseconds in which workers did them, of all workers together.
    """

    export: str
    queue: int
    start_ns: int
    duration_ns: int
    tiles: int = 0
    tiles_ns: int = 0

    @property
    def end_ns(self) -> int:
        """When it ended."""
        return self.start_ns + self.duration_ns


def read_events(source: Source) -> list[DispatchEvent]:
    """The dispatches of a profile in the order of their starts.

    Raises:
      DiagnosticError: a line is no JSON object, or there is no dispatch.
    """
    events: list[DispatchEvent] = []
    at = 0
    for line in source.text.splitlines(keepends=True):
        row, begin = _row(line, at), at
        at += len(line)
        if row.get("record_type") != _EVENT or row.get("op") != _DISPATCH:
            continue
        numbers = [row.get(name, 0) for name in _NUMBERS]
        if isinstance(row.get("key"), str) and all(isinstance(each, int) for each in numbers):
            if min(numbers) < 0:
                raise error("numbers of a dispatch in a profile must not be below 0", begin)
            events.append(DispatchEvent(row["key"], *numbers))
    if not events:
        raise error(f"profile has no '{_EVENT}' of a dispatch: record with host-execution", 0)
    return sorted(events, key=lambda event: event.start_ns)


def _row(line: str, at: int) -> Mapping[str, Any]:
    if not line.strip():
        return {}
    try:
        row = read_json(line)
    except ValueError as reason:
        raise error("line of a profile is no JSON", at) from reason
    if not isinstance(row, dict):
        raise error("line of a profile is no object", at)
    return row

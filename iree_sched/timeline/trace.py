"""A timeline as a trace for chrome://tracing and https://ui.perfetto.dev, or as plain JSON.

The format is the Trace Event Format (Google, "Trace Event Format", JSON object form): complete
events `X` with times in microseconds, and metadata events `M` that name and order the lanes.
"""

from __future__ import annotations

import json
from typing import Any

from iree_sched.timeline.spans import Span, Timeline

_PROCESS = 1
# One of the names of colours that the viewers know; the others are chosen by the span's name.
_CRITICAL_COLOUR = "terrible"


def chrome_trace(timeline: Timeline) -> str:
    """The trace as text."""
    lanes = timeline.by_lane()
    numbers = {lane: number for number, lane in enumerate(lanes, 1)}
    events: list[dict[str, Any]] = [_metadata("process_name", 0, name=timeline.title)]
    for lane, number in numbers.items():
        events.append(_metadata("thread_name", number, name=lane))
        events.append(_metadata("thread_sort_index", number, sort_index=number))
    for lane, spans in lanes.items():
        events += (_event(span, numbers[lane]) for span in spans)
    whole = {"traceEvents": events, "displayTimeUnit": "ns", "otherData": dict(timeline.facts)}
    return json.dumps(whole, separators=(",", ":"))


def _metadata(what: str, thread: int, **arguments: str | int) -> dict[str, Any]:
    return {"ph": "M", "pid": _PROCESS, "tid": thread, "name": what, "args": arguments}


def _event(span: Span, thread: int) -> dict[str, Any]:
    event: dict[str, Any] = {
        "ph": "X",
        "pid": _PROCESS,
        "tid": thread,
        "name": span.name,
        "cat": span.group or "work",
        "ts": span.start / 1e3,
        "dur": span.duration / 1e3,
        "args": {**span.facts, "critical": span.critical},
    }
    if span.critical:
        event["cname"] = _CRITICAL_COLOUR
    return event


def plain(timeline: Timeline) -> dict[str, Any]:
    """The timeline as data for JSON, times in nanoseconds."""
    return {
        "title": timeline.title,
        "facts": dict(timeline.facts),
        "lanes": list(timeline.by_lane()),
        "spans": [
            {
                "lane": span.lane,
                "name": span.name,
                "start_ns": span.start,
                "end_ns": span.end,
                "critical": span.critical,
                "group": span.group,
                "facts": dict(span.facts),
            }
            for span in timeline.spans
        ],
    }

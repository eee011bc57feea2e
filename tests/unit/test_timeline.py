"""Timelines as charts of characters, as traces and as data."""

import json

import pytest
from rich.console import Console

from iree_sched.timeline import Span, Timeline, format_ns
from iree_sched.timeline.page import page
from iree_sched.timeline.spans import busy
from iree_sched.timeline.terminal import gantt
from iree_sched.timeline.trace import chrome_trace, plain

_TIMELINE = Timeline(
    "two cores",
    (
        Span("b", "late", 500, 1000, critical=True, group="main", facts={"tiles": "8"}),
        Span("a", "first", 0, 1000, group="main"),
        Span("b", "early", 0, 250, group="other"),
    ),
    lanes=("a", "b", "idle"),
    facts={"makespan": "1 µs"},
)


def _drawn(timeline: Timeline, columns: int, **options: bool) -> list[str]:
    console = Console(width=columns, **options)  # type: ignore[arg-type]
    with console.capture() as capture:
        console.print(gantt(timeline, columns))
    return [line.rstrip() for line in capture.get().splitlines()]


def test_a_chart_has_a_line_a_lane_and_a_ruler() -> None:
    a, b, idle, ruler = _drawn(_TIMELINE, 60)
    assert a.startswith("a    │████") and a.endswith("100%")
    assert b.endswith("75%")
    assert b.count("█") == pytest.approx(0.75 * a.count("█"), abs=2)
    assert "█" not in idle and idle.endswith("0%")
    assert "0 ns" in ruler and "1.00 µs" in ruler


def test_what_is_short_is_seen_in_a_chart() -> None:
    timeline = Timeline("", (Span("a", "long", 0, 1e6), Span("b", "short", 5e5, 5e5 + 1)))
    assert "▁" in _drawn(timeline, 50)[1]


def test_the_critical_path_is_red() -> None:
    lines = _drawn(_TIMELINE, 60, force_terminal=True)
    assert "\x1b[1;31m" in lines[1]
    assert "\x1b[1;31m" not in lines[0]


def test_an_empty_timeline_is_shown() -> None:
    empty = Timeline("nothing", ())
    assert "0 ns" in _drawn(empty, 40)[-1]
    assert '"spans":[]' in page(empty)


def test_a_trace_names_lanes_and_counts_microseconds() -> None:
    trace = json.loads(chrome_trace(_TIMELINE))
    names = {
        e["tid"]: e["args"]["name"] for e in trace["traceEvents"] if e["name"] == "thread_name"
    }
    [late] = [e for e in trace["traceEvents"] if e["name"] == "late"]
    assert names[late["tid"]] == "b"
    assert (late["ph"], late["ts"], late["dur"], late["cat"]) == ("X", 0.5, 0.5, "main")
    assert late["args"] == {"tiles": "8", "critical": True}


def test_data_has_all_that_spans_have() -> None:
    data = plain(_TIMELINE)
    assert data["lanes"] == ["a", "b", "idle"]
    assert data["spans"][0] == {
        "lane": "b",
        "name": "late",
        "start_ns": 500,
        "end_ns": 1000,
        "critical": True,
        "group": "main",
        "facts": {"tiles": "8"},
    }


def test_busy_counts_what_overlaps_once() -> None:
    assert busy((Span("", "", 0, 10), Span("", "", 5, 12), Span("", "", 20, 21))) == 13


@pytest.mark.parametrize(
    ("ns", "text"),
    [(0, "0 ns"), (999, "999 ns"), (1_500, "1.50 µs"), (12_340_000, "12.3 ms"), (2.5e11, "250 s")],
)
def test_times_have_units(ns: float, text: str) -> None:
    assert format_ns(ns) == text

"""A timeline as a Gantt chart of characters."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from iree_sched.timeline.spans import Span, Timeline, busy, format_ns

_COLOURS = ("cyan", "green", "blue", "magenta", "yellow", "bright_black")
_CRITICAL = "bold red"
# A cell by the share of it that is busy.
_BLOCKS = " ▁▂▃▄▅▆▇█"
_SHORTEST_CHART = 20  # columns
_LONGEST_NAME = 24


def gantt(timeline: Timeline, columns: int) -> RenderableType:
    """A line for each lane, and a ruler; what is critical is red.

    `columns` is the width of all. A cell is as high as the share of its time that is busy.
    """
    lanes = timeline.by_lane()
    name_width = min(_LONGEST_NAME, max((len(lane) for lane in lanes), default=0))
    chart = max(_SHORTEST_CHART, columns - name_width - len("  100%") - 3)
    end = timeline.end or 1.0
    groups = {name: n for n, name in enumerate(dict.fromkeys(s.group for s in timeline.spans))}
    lines = [_line(lane, spans, end, chart, name_width, groups) for lane, spans in lanes.items()]
    return Group(*lines, _ruler(end, chart, name_width))


def _line(
    lane: str,
    spans: Sequence[Span],
    end: float,
    chart: int,
    name_width: int,
    groups: dict[str, int],
) -> Text:
    shares = [0.0] * chart
    longest: list[tuple[float, Span | None]] = [(0.0, None)] * chart
    critical = [False] * chart
    for span in spans:
        for cell, share in _cells(span, end, chart):
            shares[cell] += share
            critical[cell] |= span.critical
            if share > longest[cell][0]:
                longest[cell] = share, span
    text = Text(no_wrap=True)
    text.append(_shortened(lane, name_width).ljust(name_width))
    text.append(" │", style="bright_black")
    for cell in range(chart):
        owner = longest[cell][1]
        style = "" if owner is None else _COLOURS[groups[owner.group] % len(_COLOURS)]
        text.append(_block(shares[cell]), style=_CRITICAL if critical[cell] else style)
    text.append("│", style="bright_black")
    text.append(f"{busy(spans) / end:6.0%}")
    return text


def _cells(span: Span, end: float, chart: int) -> list[tuple[int, float]]:
    """The cells that a span reaches into, each with the share that it takes of it."""
    first, last = span.start / end * chart, span.end / end * chart
    found = []
    for cell in range(int(first), min(chart, int(last) + 1)):
        share = min(last, cell + 1) - max(first, cell)
        if share > 0:
            found.append((cell, share))
    return found


def _block(share: float) -> str:
    """What is busy at all is seen, however short it is."""
    if share <= 0:
        return _BLOCKS[0]
    return _BLOCKS[max(1, min(len(_BLOCKS) - 1, round(share * (len(_BLOCKS) - 1))))]


def _shortened(name: str, width: int) -> str:
    return name if len(name) <= width else name[: width - 1] + "…"


def _ruler(end: float, chart: int, name_width: int) -> Text:
    """Times at the ends and at each quarter, as far as there is room."""
    line = [" "] * (chart + 1)
    for part in range(5):
        label = format_ns(end * part / 4)
        at = round(chart * part / 4)
        begin = max(0, min(at - len(label) // 2, chart + 1 - len(label)))
        if all(character == " " for character in line[max(0, begin - 1) : begin + len(label) + 1]):
            line[begin : begin + len(label)] = label
    return Text(" " * (name_width + 1) + "".join(line), style="bright_black", no_wrap=True)

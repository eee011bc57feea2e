"""Spans of time on lanes: all that is known of a schedule or a run when it is to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

_UNITS = (("s", 1e9), ("ms", 1e6), ("µs", 1e3))


@frozen
class Span:
    """Something that took up a lane for a while.

    Attributes:
      lane: what it ran on, a worker or a queue say.
      name: what ran.
      start: nanoseconds since the beginning.
      end: nanoseconds since the beginning, not before `start`.
      critical: it is on the path that decides how long all takes.
      group: what it belongs to, a function say; spans of a group have one colour.
      facts: more to tell, name to text.
    """

    lane: str
    name: str
    start: float
    end: float
    critical: bool = False
    group: str = ""
    facts: Mapping[str, str] = field(factory=dict)

    @property
    def duration(self) -> float:
        """Nanoseconds."""
        return self.end - self.start


@frozen
class Timeline:
    """Spans, and what to write above them.

    Attributes:
      title: what is shown, in a line.
      spans: the spans, in any order.
      lanes: names of lanes in the order in which they are shown, also those with no span; lanes
        that are not named follow in the order of their first spans.
      facts: totals to show beside the title, name to text.
    """

    title: str
    spans: Sequence[Span]
    lanes: Sequence[str] = ()
    facts: Mapping[str, str] = field(factory=dict)

    @property
    def end(self) -> float:
        """Nanoseconds at which the last span ends; 0 without spans."""
        return max((span.end for span in self.spans), default=0.0)

    def by_lane(self) -> dict[str, list[Span]]:
        """The spans of each lane in order of time; lanes in the order in which they are shown."""
        found: dict[str, list[Span]] = {lane: [] for lane in self.lanes}
        for span in sorted(self.spans, key=lambda span: (span.start, span.end)):
            found.setdefault(span.lane, []).append(span)
        return found


def busy(spans: Iterable[Span]) -> float:
    """Nanoseconds in which at least one of the spans runs."""
    total = reached = 0.0
    for span in sorted(spans, key=lambda span: span.start):
        total += max(0.0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return total


def format_ns(ns: float) -> str:
    """A time with three digits or so, in the unit that suits it: `1.25 ms`."""
    for unit, size in _UNITS:
        if abs(ns) >= size:
            value = ns / size
            return f"{value:.{max(0, 2 - len(str(int(abs(value)))) + 1)}f} {unit}"
    return f"{ns:.0f} ns"

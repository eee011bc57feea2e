"""How long dispatches take, measured: entries for a function, an export and a resource."""

from __future__ import annotations

import fnmatch
import statistics
from collections.abc import Iterable
from functools import cached_property

from attrs import frozen

from iree_sched.plan.hardware import Resource
from iree_sched.plan.profile_events import DispatchEvent


@frozen
class Measurement:
    """How long a dispatch took.

    Attributes:
      symbol: of the dispatch, `export` or `executable::export`.
      duration_ns: nanoseconds from begin to end: the mean of all calls, or better their median.
      calls: how many there were.
      function: the function that it was measured in; "": any.
      resource: glob of the resources that it is for; "": all cores.
      tile_ns: nanoseconds that a tile of it takes a worker; 0: not measured.
      tiles: how many tiles it had; 0: not counted.
      workers: how many workers it ran on; 0: those of the resource.
    """

    symbol: str
    duration_ns: float
    calls: int = 1
    function: str = ""
    resource: str = ""
    tile_ns: float = 0.0
    tiles: int = 0
    workers: int = 0

    def rank(self, function: str, resource: Resource) -> tuple[bool, bool] | None:
        """How well it is about a function on a resource, None if it is not."""
        if self.function and self.function != function:
            return None
        if self.resource and not fnmatch.fnmatchcase(resource.name, self.resource):
            return None
        if not self.resource and resource.kind != "cpu":
            return None
        return bool(self.resource), bool(self.function)


@frozen(slots=False)
class Costs:
    """What was measured.

    Attributes:
      measurements: all of it.
    """

    measurements: tuple[Measurement, ...] = ()

    def __add__(self, other: Costs) -> Costs:
        return Costs((*self.measurements, *other.measurements))

    def measured_ns(self, function: str, symbol: str, resource: Resource) -> float | None:
        """Nanoseconds of a dispatch on a resource, None if nobody has measured it.

        Of what was measured, that for the very resource comes first, then that in the very
        function; where several are left, their mean.
        """
        best = self._best(function, symbol, resource)
        return _mean((each.duration_ns, each.calls) for each in best) if best else None

    def tile_ns(self, function: str, symbol: str, resource: Resource) -> float | None:
        """Nanoseconds that a tile of a dispatch takes a worker of a resource, None if not known."""
        best = [each for each in self._best(function, symbol, resource) if each.tile_ns]
        return _mean((each.tile_ns, each.calls) for each in best) if best else None

    def tiles(self, function: str, symbol: str, resource: Resource) -> int | None:
        """How many tiles a dispatch had where it was measured, None if nobody has counted."""
        best = [each for each in self._best(function, symbol, resource) if each.tiles]
        return round(_mean((each.tiles, each.calls) for each in best)) if best else None

    def workers(self, function: str, symbol: str, resource: Resource) -> int | None:
        """How many workers a dispatch was measured on, None if nobody says, or not all the same."""
        counts = {each.workers for each in self._best(function, symbol, resource)}
        return counts.pop() or None if len(counts) == 1 else None

    def _best(self, function: str, symbol: str, resource: Resource) -> list[Measurement]:
        ranked = [
            (rank, each)
            for each in self._about(symbol)
            if (rank := each.rank(function, resource)) is not None
        ]
        best = max((rank for rank, _ in ranked), default=None)
        return [each for rank, each in ranked if rank == best]

    def knows(self, symbol: str) -> bool:
        """Whether there is anything about a dispatch."""
        return bool(self._about(symbol))

    def _about(self, symbol: str) -> list[Measurement]:
        """What was measured of an export, of the same executable where both say which."""
        return [
            each
            for each in self._by_export.get(symbol.rpartition("::")[2], ())
            if "::" not in each.symbol or "::" not in symbol or each.symbol == symbol
        ]

    @cached_property
    def _by_export(self) -> dict[str, list[Measurement]]:
        found: dict[str, list[Measurement]] = {}
        for each in self.measurements:
            found.setdefault(each.symbol.rpartition("::")[2], []).append(each)
        return found


def _mean(weighted: Iterable[tuple[float, int]]) -> float:
    """The mean of numbers that count so often."""
    each = list(weighted)
    return sum(number * times for number, times in each) / sum(times for _, times in each)


def medians_of(
    events: Iterable[DispatchEvent], function: str = "", resource: str = ""
) -> list[Measurement]:
    """Measurements from dispatches that ran: the median of what each export took.

    A mean would count how often something else had the core.
    """
    by_export: dict[str, list[DispatchEvent]] = {}
    for event in events:
        by_export.setdefault(event.export, []).append(event)
    return [
        Measurement(
            export,
            float(statistics.median(event.duration_ns for event in own)),
            len(own),
            function,
            resource,
            statistics.median(event.tiles_ns / max(1, event.tiles) for event in own),
            round(statistics.median(event.tiles for event in own)),
        )
        for export, own in by_export.items()
    ]

"""What happened: which worker did which tiles when, and what each piece of work waited for."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field, frozen

from iree_sched.simulation.running import BufferRun, Call


@frozen
class Unit:
    """A piece of work of a call: what a grid was.

    Attributes:
      function, call: of which it is part.
      buffer, region, work: where it stands in the function.
      name: of the work.
      cause: the unit whose end let it start; None for the host.
    """

    function: str
    call: int
    buffer: int
    region: int
    work: int
    name: str
    cause: int | None


@define(eq=False)
class Stretch:
    """Tiles of a unit that a worker did one after the other.

    Attributes:
      worker: place of the worker in the machine.
      unit: place in `Recording.units`.
      start, end: nanoseconds since the beginning.
      tiles: how many.
      first: the first of them; they need not follow one another.
    """

    worker: int
    unit: int
    start: float
    end: float
    tiles: int
    first: int


@define(eq=False)
class Recording:
    """All that happened.

    Attributes:
      units: pieces of work, in the order in which they became ready.
      stretches: in no order.
      calls: in the order in which they ended.
      moved_bytes: what was moved between queues.
    """

    units: list[Unit] = field(factory=list)
    stretches: list[Stretch] = field(factory=list)
    calls: list[Call] = field(factory=list)
    moved_bytes: int = 0
    _latest: dict[int, Stretch] = field(factory=dict)

    def add_unit(self, run: BufferRun, region: int, work: int, cause: int | None) -> int:
        """A new unit; returns its number."""
        function = run.call.function
        name = run.buffer.regions[region][work].name
        unit = Unit(function.name, run.call.number, run.place, region, work, name, cause)
        self.units.append(unit)
        return len(self.units) - 1

    def add_tiles(
        self, worker: int, unit: int, start: float, end: float, first: int, tiles: int
    ) -> None:
        """Tiles that a worker did; those right after others of the unit lengthen their stretch."""
        latest = self._latest.get(worker)
        if latest is not None and latest.unit == unit and latest.end >= start:
            latest.end = end
            latest.tiles += tiles
            return
        stretch = Stretch(worker, unit, start, end, tiles, first)
        self._latest[worker] = stretch
        self.stretches.append(stretch)

    def critical_stretches(self, last: int | None) -> set[int]:
        """Places of the stretches that decided when a unit ended, back to the beginning.

        In each unit these are the stretches of the worker that ended last.
        """
        by_unit: dict[int, list[int]] = {}
        for place, stretch in enumerate(self.stretches):
            by_unit.setdefault(stretch.unit, []).append(place)
        found: set[int] = set()
        while last is not None:
            places = by_unit.get(last, ())
            if places:
                end = max(places, key=lambda place: self.stretches[place].end)
                worker = self.stretches[end].worker
                found.update(p for p in places if self.stretches[p].worker == worker)
            last = self.units[last].cause
        return found


def busy_ns(stretches: Sequence[Stretch], workers: int) -> list[float]:
    """By worker the nanoseconds in which it worked."""
    totals = [0.0] * workers
    for stretch in stretches:
        totals[stretch.worker] += stretch.end - stretch.start
    return totals

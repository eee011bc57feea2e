"""How fast workers are as time goes by: cores that slow down, drop out and come back."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

from iree_sched.simulation.machine import Machine


@frozen
class Change:
    """From a time on, some workers have a share of their speed.

    Attributes:
      at_ns: nanoseconds since the beginning.
      workers: affinity set.
      factor: 1 for full speed, 0 for a core that is gone: its worker ends what it has claimed at
        the speed it had and takes no more.
    """

    at_ns: float
    workers: int
    factor: float


@define(eq=False)
class Speeds:
    """The factors of each worker over time."""

    machine: Machine
    changes: Sequence[Change]
    _times: list[list[float]] = field(init=False)
    _factors: list[list[float]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        ordered = sorted(self.changes, key=lambda change: change.at_ns)
        self._times, self._factors = [], []
        for worker in self.machine.workers:
            own = [change for change in ordered if change.workers & worker.bit]
            self._times.append([change.at_ns for change in own])
            self._factors.append([1.0, *(change.factor for change in own)])

    def factor(self, worker: int, time: float) -> float:
        """The share of its speed that a worker has."""
        times = self._times[worker]
        return self._factors[worker][bisect.bisect_right(times, time)] if times else 1.0

    def slowdown(self, worker: int, time: float) -> float:
        """By how much a worker takes longer than at full speed; one that is gone: not at all."""
        return 1 / (self.factor(worker, time) or 1.0)

    def steady_until(self, worker: int, time: float) -> float:
        """When a worker's speed changes next."""
        times = self._times[worker]
        place = bisect.bisect_right(times, time)
        return times[place] if place < len(times) else float("inf")

    def finish(self, worker: int, start: float, ns: float) -> float:
        """When a worker ends work that takes so long at full speed.

        A core that goes away ends it as if it had stayed.
        """
        times = self._times[worker]
        if not times:
            return start + ns
        place = bisect.bisect_right(times, start)
        factor = self._factors[worker][place] or 1.0
        for at, following in zip(times[place:], self._factors[worker][place + 1 :], strict=True):
            if start + ns / factor <= at:
                break
            ns -= (at - start) * factor
            start, factor = at, following or factor
        return start + ns / factor

    def turns(self) -> Iterable[tuple[float, int, bool]]:
        """When which workers go, and when they come back (True)."""
        for worker, (times, factors) in enumerate(zip(self._times, self._factors, strict=True)):
            for at, before, after in zip(times, factors[:-1], factors[1:], strict=True):
                if bool(before) != bool(after):
                    yield at, worker, bool(after)

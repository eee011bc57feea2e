"""List scheduling along the time, for memories that are not large enough for everything at once.

A task starts only when its result fits into the memory of its resource; so others go first that
read what lies there. That can end with nothing that fits, which a search may still solve.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Sequence

from attrs import define, field

from iree_sched.plan.problem import Alternative, Problem
from iree_sched.plan.schedule import Schedule


def fit(problem: Problem, urgency: Sequence[float]) -> Schedule | None:
    """A schedule that keeps within the memories, None if none was found.

    Args:
      problem: what is scheduled.
      urgency: of each task; of those that can start, the one with the least does. If that leads
        nowhere, those that read the latest results go first.
    """
    first = _Clock(problem, lambda task, _: urgency[task]).run()
    return first or _Clock(problem, lambda task, since: -since).run()


@define(eq=False)
class _Clock:
    """A schedule up to a time.

    Attributes:
      problem: what is scheduled.
      rank: of a task that waits for nothing more, and since when that is so; less goes first.
      now: the time.
    """

    problem: Problem
    rank: Callable[[int, int], float]
    now: int = 0
    where: list[int] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    _free: list[int] = field(init=False)  # by resource when it has done its work
    _room: list[float] = field(init=False)  # by resource bytes that are left
    _waits: list[int] = field(init=False)
    _readers: list[int] = field(init=False)  # by task how many have still to read its result
    _ready: list[tuple[float, int]] = field(factory=list, init=False)
    _running: list[tuple[int, int]] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        problem, resources = self.problem, self.problem.hardware.resources
        count = len(problem.tasks)
        self.where, self.starts, self.ends = [-1] * count, [-1] * count, [-1] * count
        self._free = [0] * len(resources)
        self._room = [math.inf if r.memory_bytes is None else r.memory_bytes for r in resources]
        self._waits = [len(edges) for edges in problem.incoming]
        self._readers = [sum(edge.reads for edge in edges) for edges in problem.outgoing]
        for task, waits in enumerate(self._waits):
            if not waits:
                self._ready.append((self.rank(task, 0), task))

    def run(self) -> Schedule | None:
        """Goes on until everything has started, or nothing can."""
        while True:
            while self._start_one():
                pass
            if not self._ready and not self._running:
                return Schedule(tuple(self.where), tuple(self.starts))
            later = self._next_time()
            if later is None:
                return None
            self.now = later
            while self._running and self._running[0][0] <= self.now:
                self._end(heapq.heappop(self._running)[1])

    def _start_one(self) -> bool:
        """Starts the most urgent task that should start now."""
        for entry in sorted(self._ready):
            task = entry[1]
            ways = [way for way in self.problem.tasks[task].alternatives if self._fits(task, way)]
            if not ways:
                continue
            way = min(ways, key=lambda way: (self._start(task, way) + way.duration, way.resource))
            if self._start(task, way) > self.now:
                continue
            self._ready.remove(entry)
            self.where[task], self.starts[task] = way.resource, self.now
            self.ends[task] = self._free[way.resource] = self.now + way.duration
            self._room[way.resource] -= self.problem.tasks[task].result_bytes
            heapq.heappush(self._running, (self.ends[task], task))
            return True
        return False

    def _fits(self, task: int, way: Alternative) -> bool:
        return self.problem.tasks[task].result_bytes <= self._room[way.resource]

    def _start(self, task: int, way: Alternative) -> int:
        """When a task could start if nothing else did before."""
        problem = self.problem
        start = max(self.now, self._free[way.resource])
        start = max(start, problem.jobs[problem.tasks[task].job].release)
        for edge in problem.incoming[task]:
            moving = problem.moving(edge, self.where[edge.source], way.resource)
            start = max(start, self.ends[edge.source] + moving)
        return start

    def _next_time(self) -> int | None:
        """When something changes, None if nothing will."""
        times = [self._running[0][0]] if self._running else []
        for _, task in self._ready:
            for way in self.problem.tasks[task].alternatives:
                start = self._start(task, way)
                if start > self.now:
                    times.append(start)
        return min(times, default=None)

    def _end(self, task: int) -> None:
        """Makes room for what nobody reads any more, and lets others be ready."""
        for edge in self.problem.incoming[task]:
            if edge.reads:
                self._readers[edge.source] -= 1
                if not self._readers[edge.source]:
                    self._drop(edge.source)
        if not any(edge.reads for edge in self.problem.outgoing[task]):
            self._drop(task)
        for edge in self.problem.outgoing[task]:
            self._waits[edge.target] -= 1
            if not self._waits[edge.target]:
                self._ready.append((self.rank(edge.target, self.now), edge.target))

    def _drop(self, task: int) -> None:
        self._room[self.where[task]] += self.problem.tasks[task].result_bytes

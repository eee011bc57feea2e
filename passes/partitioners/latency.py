"""Waves for the shortest time by a cost model that knows how many workers there are.

In goes the graph of an execute region. A wave takes as long as its longest op, or as all of its
work shared out to the workers, whichever is more, and waves follow one another with a barrier
between. Schedules with as few waves as the longest chain has, and a list schedule by the critical
path (Graham, Bounds on Multiprocessing Timing Anomalies, 1969), in which short ops fill the gaps
beside long ones, are annealed (Kirkpatrick, Gelatt and Vecchi, 1983), and the best one comes out.
Times are those of `Node.cost`, so they are only good for comparing.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import ClassVar

from attrs import define, field

from iree_sched.partition import Graph, Group, Kind, Node, Partitioner, option

from ._annealing import MOST_STEPS
from ._region import Region, Waves, as_groups, without_gaps

_WINDOW = 16  # waves to look at on either side of an op's own
_HOT, _COLD = 0.5, 0.005  # first and last temperature, in mean times of an op
_EQUAL = 1e-6  # nanoseconds
_STEPS_A_NODE = 300


@define(eq=False)
class Timeline:
    """A schedule and how long it takes.

    Attributes:
      region: what is scheduled.
      work: nanoseconds that each node keeps one worker busy.
      alone: nanoseconds that each node takes if it has all workers that it can use.
      workers: number of workers.
      barrier: nanoseconds between two waves.
      waves: the schedule.
      length: number of waves, empty ones included.
    """

    region: Region
    work: Sequence[float]
    alone: Sequence[float]
    workers: int
    barrier: float
    waves: Waves
    length: int
    members: dict[int, list[int]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for node, wave in enumerate(self.waves):
            self.members.setdefault(wave, []).append(node)

    def total(self) -> float:
        """Nanoseconds of all waves."""
        return sum(self.duration(nodes) for nodes in self.members.values())

    def duration(self, nodes: Sequence[int]) -> float:
        """Nanoseconds of a wave, and of the barrier behind it."""
        if not nodes:
            return 0.0
        longest = max(self.alone[node] for node in nodes)
        shared = sum(self.work[node] for node in nodes) / self.workers
        return self.barrier + max(longest, shared)

    def anneal(self, steps: int, chance: random.Random) -> tuple[float, Waves]:
        """Moves nodes between waves; the least time that was met, and its schedule."""
        now = best = self.total()
        found = list(self.waves)
        heat = _HOT * sum(self.alone) / len(self.alone)
        cooling = (_COLD / _HOT) ** (1 / max(1, steps))
        for _ in range(steps):
            heat *= cooling
            node = int(chance.random() * self.region.count)
            low, high = self._bounds(node)
            wave = low + int(chance.random() * (high - low + 1))
            if wave == self.waves[node]:
                continue
            rise = self._rise(node, wave)
            if rise > 0 and chance.random() >= math.exp(-rise / heat):
                continue
            self.members[self.waves[node]].remove(node)
            self.members.setdefault(wave, []).append(node)
            self.waves[node] = wave
            now += rise
            if now < best - _EQUAL:
                best, found = now, list(self.waves)
        return best, found

    def _bounds(self, node: int) -> tuple[int, int]:
        """The first and last wave that a node may be in."""
        now = self.waves[node]
        low, high = self.region.room(self.waves, node, self.length)
        return max(low, now - _WINDOW), min(high, now + _WINDOW)

    def _rise(self, node: int, wave: int) -> float:
        """By how much longer it all takes if a node goes to a wave."""
        here, there = self.members[self.waves[node]], self.members.get(wave, [])
        rest = [other for other in here if other != node]
        before = self.duration(here) + self.duration(there)
        return self.duration(rest) + self.duration([*there, node]) - before


def list_schedule(
    region: Region, work: Sequence[float], alone: Sequence[float], workers: int
) -> Waves:
    """Starts each wave with the op that has the most before it, and fills the gaps beside it.

    Ops join in the order of the longest way from them to the end, as far as they take no longer
    than the first one and there are workers for them.
    """
    ahead = [0.0] * region.count
    for node in reversed(range(region.count)):
        ahead[node] = alone[node] + max((ahead[o] for o, _ in region.after[node]), default=0.0)
    waves = [-1] * region.count
    waiting = sorted(range(region.count), key=lambda node: (-ahead[node], node))
    wave = 0
    while waiting:
        longest = room = 0.0
        for node in waiting:
            if not _may_run(region, waves, node, wave):
                continue
            if not longest:
                longest, room = alone[node], alone[node] * workers
            elif alone[node] > longest or work[node] > room:
                continue
            room -= work[node]
            waves[node] = wave
        waiting = [node for node in waiting if waves[node] < 0]
        wave += 1
    return waves


def _may_run(region: Region, waves: Waves, node: int, wave: int) -> bool:
    return all(0 <= waves[other] <= wave - gap for other, gap in region.before[node])


@define
class Latency(Partitioner):
    """The shortest time by a cost model.

    Attributes:
      workers: how many workers run the tiles of a wave.
      grain: bytes of results that one worker makes at a time; an op with less runs on one worker.
      barrier: nanoseconds that a barrier between two waves takes.
      steps: most changes to try; the more, the longer it takes and the more is found.
      seed: of all chance; the same seed gives the same waves.
    """

    name: ClassVar[str] = "latency"
    summary: ClassVar[str] = "Forms waves for the shortest time by a cost model."
    kind: ClassVar[Kind] = Kind.CONCURRENCY
    workers: int = option(
        8, "workers that share the work of a wave", minimum=1, tries=(1, 2, 4, 16)
    )
    grain: int = option(16384, "bytes of results that one worker makes at a time", minimum=1)
    barrier: float = option(
        5000.0, "nanoseconds between two waves", minimum=0, maximum=1_000_000_000_000
    )
    steps: int = option(
        20_000, "most changes to try for each of three schedules", minimum=0, maximum=MOST_STEPS
    )
    seed: int = option(0, "seed of the search", minimum=0)

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of an execute region."""
        region = Region.of(graph)
        work = [node.cost for node in graph.nodes]
        alone = [
            cost / min(self.workers, self._tiles(node))
            for node, cost in zip(graph.nodes, work, strict=True)
        ]
        shortest = region.shortest()
        starts = (
            region.latest(shortest),
            region.earliest(),
            list_schedule(region, work, alone, self.workers),
        )
        best, found = math.inf, starts[0]
        steps = min(self.steps, _STEPS_A_NODE * region.count)
        for waves in starts:
            # Twice as many waves as there are give new ones room between them.
            spread, length = [2 * wave for wave in waves], 2 * max(waves) + 1
            timeline = Timeline(region, work, alone, self.workers, self.barrier, spread, length)
            total, annealed = timeline.anneal(steps, random.Random(self.seed))
            if total < best - _EQUAL:
                best, found = total, annealed
        return as_groups(graph, without_gaps(found), range(region.count))

    def _tiles(self, node: Node) -> int:
        return max(1, node.bytes_out // self.grain)

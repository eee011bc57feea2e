"""Simulated annealing over wave numbers.

Kirkpatrick, Gelatt and Vecchi, Optimization by Simulated Annealing (Science 220, 1983). A move
takes one node to another wave between those that it depends on and those that depend on it. The
energy is the bytes by which waves exceed a limit, added up; whenever no wave does, the limit goes
below what was reached.
"""

from __future__ import annotations

import math
import random

from attrs import define, field

from iree_sched.analysis.sizes import ALIGNMENT

from ._region import Region, Waves

MOST_STEPS = 1_000_000_000  # that can be asked for
_HOT, _COLD = 0.3, 0.005  # first and last temperature, in mean buffer sizes


@define(eq=False)
class Annealing:
    """One search; the number of waves stays as it is, though some may become empty.

    Attributes:
      region: what is scheduled.
      waves: the schedule, changed in place.
      length: number of waves.
      random: source of chance; the same seed gives the same search.
    """

    region: Region
    waves: Waves
    length: int
    random: random.Random
    loads: list[int] = field(init=False)
    touched: list[list[tuple[int, tuple[int, ...]]]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.loads = self.region.live(self.waves)
        self.loads += [0] * (self.length - len(self.loads))
        self.touched = [[] for _ in range(self.region.count)]
        for space in self.region.spaces:
            for node in space.nodes:
                others = tuple(other for other in space.nodes if other != node)
                self.touched[node].append((space.bytes, others))

    def run(self, steps: int, goal: int, bound: int = 0) -> tuple[int, Waves]:
        """Searches for a schedule with a lower peak.

        Args:
          steps: moves to try.
          goal: bytes that are low enough; 0 to get as low as possible.
          bound: bytes that no schedule is below.

        Returns:
          The least peak in bytes that was found, and its schedule.
        """
        loads, chance = self.loads, self.random.random
        best, found = max(loads, default=0), list(self.waves)
        limit = goal or best - ALIGNMENT
        energy = sum(load - limit for load in loads if load > limit)
        sizes = [space.bytes for space in self.region.spaces]
        heat = _HOT * sum(sizes) / max(1, len(sizes))
        cooling = (_COLD / _HOT) ** (1 / max(1, steps))
        enough = max(goal, bound)
        for _ in range(steps if best > enough else 0):
            heat *= cooling
            node = int(chance() * self.region.count)
            wave = self._choose(node)
            if wave == self.waves[node]:
                continue
            changes = self._changes(node, wave)
            rise = 0
            for at, change in changes.items():
                over = loads[at] - limit
                rise += max(over + change, 0) - max(over, 0)
            if rise > 0 and chance() >= math.exp(-rise / heat):
                continue
            self.waves[node] = wave
            for at, change in changes.items():
                loads[at] += change
            energy += rise
            if energy == 0:
                best, found = max(loads), list(self.waves)
                if best <= enough:
                    break
                limit = best - ALIGNMENT
                energy = sum(load - limit for load in loads if load > limit)
        return best, found

    def _choose(self, node: int) -> int:
        """Another wave that the node may be in, its own where there is none."""
        now = self.waves[node]
        low, high = self.region.room(self.waves, node, self.length)
        if low == high:
            return now
        wave = low + int(self.random.random() * (high - low))
        return wave + 1 if wave >= now else wave

    def _changes(self, node: int, wave: int) -> dict[int, int]:
        """By how much the bytes of each wave change if a node goes to another wave."""
        waves, now = self.waves, self.waves[node]
        changes: dict[int, int] = {}
        for size, others in self.touched[node]:
            if not others:
                changes[now] = changes.get(now, 0) - size
                changes[wave] = changes.get(wave, 0) + size
                continue
            times = [waves[other] for other in others]
            first, last = min(times), max(times)  # without the node
            start, begin = min(first, now), min(first, wave)
            for at in range(begin, start):
                changes[at] = changes.get(at, 0) + size
            for at in range(start, begin):
                changes[at] = changes.get(at, 0) - size
            end, stop = max(last, now), max(last, wave)
            for at in range(end + 1, stop + 1):
                changes[at] = changes.get(at, 0) + size
            for at in range(stop + 1, end + 1):
                changes[at] = changes.get(at, 0) - size
        return changes

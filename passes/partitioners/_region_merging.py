"""Merges regions of a plan where that costs less than to submit one more.

Handing a region to a queue takes time, and regions wait as a whole. Merging two that follow one
another on a queue saves the one and costs some of the overlap. Tries all such pairs, in order and
again and again, and keeps what does not make the whole later: hill climbing on a simulation.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise

from attrs import define, field, frozen


@frozen(eq=False)
class Region:
    """A region before it is merged.

    Attributes:
      queue: what runs one region at a time.
      lane: what has to be the same for regions that are merged.
      duration: time that its ops take.
      waits: places, among all regions, of those that it waits for.
    """

    queue: Hashable
    lane: Hashable
    duration: int
    waits: Sequence[int]


def merge(regions: Sequence[Region], overhead: int, steps: int = 2_000_000) -> list[list[int]]:
    """Groups regions that become one.

    Args:
      regions: in an order in which they can run, which is that of each queue.
      overhead: time that a queue takes for each region beside its ops.
      steps: most regions and waits to look at, all tries together.

    Returns:
      The places of the regions in each group, in order; groups in the order of their firsts.
    """
    return _Merging(regions, overhead, steps).run()


@define(eq=False)
class _Merging:
    regions: Sequence[Region]
    overhead: int
    steps: int
    group_of: list[int] = field(init=False)
    sequences: dict[Hashable, list[int]] = field(init=False, factory=dict)

    def run(self) -> list[list[int]]:
        self.group_of = list(range(len(self.regions)))
        for place, region in enumerate(self.regions):
            self.sequences.setdefault(region.queue, []).append(place)
        best = self.makespan(self.group_of)
        assert best is not None
        changed = True
        while changed and self.steps > 0:
            changed = False
            for first, second in self._pairs():
                if self.group_of[second] == self.group_of[first] or self.steps <= 0:
                    continue
                merged = self._merged(first, second)
                found = self.makespan(merged)
                if found is not None and found <= best:
                    self.group_of, best, changed = merged, found, True
        groups: dict[int, list[int]] = {}
        for place, group in enumerate(self.group_of):
            groups.setdefault(group, []).append(place)
        return list(groups.values())

    def _pairs(self) -> list[tuple[int, int]]:
        """Regions that follow one another on a queue and may be merged, in their order."""
        pairs = [
            (first, second)
            for sequence in self.sequences.values()
            for first, second in pairwise(sequence)
            if self.regions[first].lane == self.regions[second].lane
        ]
        return sorted(pairs, key=lambda pair: pair[1])

    def _merged(self, first: int, second: int) -> list[int]:
        old, new = self.group_of[second], self.group_of[first]
        return [new if group == old else group for group in self.group_of]

    def makespan(self, group_of: Sequence[int]) -> int | None:
        """When the last group ends, None if groups wait for one another."""
        waits, durations = self._graph(group_of)
        self.steps -= len(waits) + sum(map(len, waits.values()))
        followers: dict[int, list[int]] = {group: [] for group in waits}
        open_waits = {group: len(each) for group, each in waits.items()}
        for group, each in waits.items():
            for other in each:
                followers[other].append(group)
        ready = [group for group, count in open_waits.items() if not count]
        starts = dict.fromkeys(waits, 0)
        last = 0
        for group in ready:
            end = starts[group] + self.overhead + durations[group]
            last = max(last, end)
            for follower in followers[group]:
                starts[follower] = max(starts[follower], end)
                open_waits[follower] -= 1
                if not open_waits[follower]:
                    ready.append(follower)
        return last if len(ready) == len(waits) else None

    def _graph(self, group_of: Sequence[int]) -> tuple[Mapping[int, set[int]], Mapping[int, int]]:
        """What each group waits for, the one before it on its queue included; and durations."""
        waits: dict[int, set[int]] = {}
        durations: dict[int, int] = {}
        for place, region in enumerate(self.regions):
            own = group_of[place]
            waits.setdefault(own, set()).update(group_of[other] for other in region.waits)
            durations[own] = durations.get(own, 0) + region.duration
        for sequence in self.sequences.values():
            for first, second in pairwise(sequence):
                waits[group_of[second]].add(group_of[first])
        for group, each in waits.items():
            each.discard(group)
        return waits, durations

"""Simulated annealing of the slab that IREE packs for a schedule.

Other than what is live (see `_annealing.py`), the slab also depends on the order of the buffers
that are made in one wave, and a buffer that is made earlier may leave a better gap for others. So
moves take a node to another wave, or change places of two nodes of a wave, and each slab is packed
anew.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import define, field

from iree_sched.partition.packing import pack

from ._region import Region, Slice, Waves

HOT, _COLD = 0.2, 0.002  # first and last temperature, in mean buffer sizes


@define(eq=False)
class SlabAnnealing:
    """One search; the number of waves stays as it is, though some may become empty.

    Attributes:
      region: what is scheduled.
      waves: the schedule, changed in place.
      ranks: order of the nodes of a wave, changed in place.
      length: number of waves.
      random: source of chance; the same seed gives the same search.
    """

    region: Region
    waves: Waves
    ranks: list[int]
    length: int
    random: random.Random
    _slices: list[Slice] = field(init=False)
    _touched: list[list[int]] = field(init=False)  # by node the buffers
    _crowds: Counter[int] = field(init=False)  # by wave the number of nodes

    def __attrs_post_init__(self) -> None:
        spaces = self.region.spaces
        self._touched = [[] for _ in range(self.region.count)]
        for number, space in enumerate(spaces):
            for node in space.nodes:
                self._touched[node].append(number)
        self._crowds = Counter(self.waves)
        self._slices = [self._slice(number) for number in range(len(spaces))]

    def run(self, steps: int, goal: int, heat: float = HOT) -> tuple[int, Waves, list[int]]:
        """Searches for a smaller slab.

        Args:
          steps: moves to try.
          goal: bytes that are low enough.
          heat: first temperature in mean sizes of buffers; 0 to never accept a larger slab.

        Returns:
          Bytes of the smallest slab that was found, its schedule, and its ranks.
        """
        now = self._pack(None)
        best = (now, list(self.waves), list(self.ranks))
        sizes = [space.bytes for space in self.region.spaces]
        temperature = heat * sum(sizes) / max(1, len(sizes))
        cooling = (_COLD / HOT) ** (1 / max(1, steps))
        for _ in range(steps):
            if best[0] <= goal:
                break
            temperature *= cooling
            undo = list(self._move())
            enough = now - temperature * math.log(1 - self.random.random())
            size = self._pack(int(enough))
            if size > enough:
                self._restore(undo)
                continue
            now = size
            if size < best[0]:
                best = (size, list(self.waves), list(self.ranks))
        return best

    def meet(self, size: int, steps: int) -> bool:
        """Whether a slab of just so many bytes is met on a walk through slabs no larger."""
        if self._pack(None) == size:
            return True
        for _ in range(steps):
            undo = list(self._move())
            found = self._pack(size)
            if found == size:
                return True
            if found > size:
                self._restore(undo)
        return False

    def _move(self) -> Iterator[tuple[int, int, int]]:
        """Moves a node or two; gives each with the wave and the rank that it had."""
        chance, waves, ranks = self.random.random, self.waves, self.ranks
        for _ in range(1 + int(chance() * 2)):
            node = int(chance() * self.region.count)
            yield node, waves[node], ranks[node]
            low, high = self.region.room(waves, node, self.length)
            if low < high and chance() < 0.6:
                self._put(node, low + int(chance() * (high - low + 1)))
            else:
                beside = [n for n, wave in enumerate(waves) if wave == waves[node]]
                other = beside[int(chance() * len(beside))]
                yield other, waves[other], ranks[other]
                ranks[node], ranks[other] = ranks[other], ranks[node]
                self._renew(other)
                self._renew(node)

    def _restore(self, moved: Sequence[tuple[int, int, int]]) -> None:
        for node, wave, rank in reversed(moved):
            self.ranks[node] = rank
            self._put(node, wave)

    def _put(self, node: int, wave: int) -> None:
        before = self.waves[node]
        self.waves[node] = wave
        self._crowds[before] -= 1
        self._crowds[wave] += 1
        for other in self.region.sinking:
            if self.waves[other] in (before, wave):
                self._renew(other)  # it may be alone now, or no more
        for other, _ in self.region.before[node]:
            if other in self.region.sinking:
                self._renew(other)
        self._renew(node)

    def _renew(self, node: int) -> None:
        for number in self._touched[node]:
            self._slices[number] = self._slice(number)

    def _slice(self, number: int) -> Slice:
        return self.region.slice(number, self.waves, self.ranks, self._crowds)

    def _pack(self, enough: int | None) -> int:
        ordered = sorted(self._slices)
        return pack([(first, last, size) for first, _, _, last, size in ordered], enough)

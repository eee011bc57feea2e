"""Whether any schedule of a region is packed into fewer bytes, by trying all that may be.

Waves are filled from the first to the last, and buffers placed as IREE places them. What is live in
any case, given what has been decided, tells early that a branch cannot be good enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, permutations, product
from math import factorial, prod

from attrs import define, field
from iree_sched.passes.partitioners._region import Region

_Active = tuple[tuple[int, int, int], ...]  # offset, end, number of the buffer; by offset


class GaveUpError(Exception):
    """There is too much to try."""


def all_slabs(region: Region, length: int, most: int) -> set[int]:
    """The bytes of all slabs of schedules of just so many waves as the longest chain has.

    Raises:
      GaveUpError: there are more than `most`.
    """
    found: set[int] = set()
    for waves in _schedules(region, region.latest(length)):
        crowds: dict[int, list[int]] = {}
        for node, wave in enumerate(waves):
            crowds.setdefault(wave, []).append(node)
        if prod(factorial(len(nodes)) for nodes in crowds.values()) > most:
            raise GaveUpError
        for orders in product(*map(permutations, crowds.values())):
            most -= 1
            ranks = {node: rank for order in orders for rank, node in enumerate(order)}
            found.add(region.slab(waves, [ranks[node] for node in range(region.count)]))
    return found


def _schedules(region: Region, latest: list[int]) -> Iterator[list[int]]:
    waves = [0] * region.count

    def place(node: int) -> Iterator[list[int]]:
        if node == region.count:
            yield waves
            return
        low = max((waves[other] + gap for other, gap in region.before[node]), default=0)
        for wave in range(low, latest[node] + 1):
            waves[node] = wave
            yield from place(node + 1)

    return place(0)


def packs_below(region: Region, size: int, most: int) -> bool:
    """Whether a schedule of the fewest waves has a slab of less than `size` bytes.

    Raises:
      GaveUpError: there are more than `most` partial schedules to look at.
    """
    return _Packing(region, size, most).fits(0, 0, ())


@define(eq=False)
class _Packing:
    """The search.

    Attributes:
      region: what is scheduled.
      size: bytes that are too many.
      most: partial schedules that may still be looked at.
      earliest, latest: the waves of each node in the fewest waves.
    """

    region: Region
    size: int
    most: int
    earliest: list[int] = field(init=False)
    latest: list[int] = field(init=False)
    _seen: set[tuple[int, int, _Active]] = field(init=False, factory=set)

    def __attrs_post_init__(self) -> None:
        self.earliest = self.region.earliest()
        self.latest = self.region.latest(max(self.earliest) + 1)

    def fits(self, wave: int, done: int, active: _Active) -> bool:
        """Whether what is not done can be packed from a wave on."""
        if wave > max(self.earliest):
            return True
        spaces = self.region.spaces
        living = tuple(
            entry for entry in active if any(not done >> n & 1 for n in spaces[entry[2]].nodes)
        )
        if (wave, done, living) in self._seen:
            return False
        self._seen.add((wave, done, living))
        for nodes in self._fillings(wave, done):
            after = done | sum(1 << node for node in nodes)
            for placed in self._placements(living, nodes, done):
                if self.fits(wave + 1, after, placed):
                    return True
        return False

    def _fillings(self, wave: int, done: int) -> Iterator[list[int]]:
        """The sets of nodes that may run in a wave with what is live in any case in mind."""
        ready = [
            node
            for node in range(self.region.count)
            if not done >> node & 1 and self.earliest[node] <= wave
        ]
        forced = [node for node in ready if self.latest[node] == wave]
        pending = [(forced, [node for node in ready if self.latest[node] > wave])]
        while pending:
            nodes, free = pending.pop()
            after = done | sum(1 << node for node in nodes)
            # More nodes may join, so others may still run in this wave.
            if self._least(wave, done, after, wave) >= self.size:
                continue
            self.most -= 1
            if self.most < 0:
                raise GaveUpError
            legal = self._is_legal(nodes, done, after)
            if legal and self._least(wave, done, after, wave + 1) < self.size:
                yield nodes
            pending += [([*nodes, node], free[at + 1 :]) for at, node in enumerate(free)]

    def _is_legal(self, nodes: list[int], done: int, after: int) -> bool:
        return all(
            (done if gap else after) >> other & 1
            for node in nodes
            for other, gap in self.region.before[node]
        )

    def _least(self, wave: int, done: int, after: int, next_wave: int) -> int:
        """Bytes that are live in some wave from this one on, if the rest runs from `next_wave` on.

        `done` and `after` are the nodes before this wave and up to it.
        """
        steps = [0] * (max(self.earliest) + 2)
        for space in self.region.spaces:
            left = [node for node in space.nodes if not done >> node & 1]
            if not left:
                continue
            now = any(after >> node & 1 for node in space.nodes)
            first = wave if now else min(self.latest[node] for node in left)
            last = max(
                wave if after >> node & 1 else max(next_wave, self.earliest[node]) for node in left
            )
            if first <= last:
                steps[first] += space.bytes
                steps[last + 1] -= space.bytes
        return max(accumulate(steps))

    def _placements(self, active: _Active, nodes: list[int], done: int) -> Iterator[_Active]:
        """Where the buffers may be that a wave makes, in each order of its nodes."""
        made = [
            number
            for number, space in enumerate(self.region.spaces)
            if any(node in nodes for node in space.nodes)
            and not any(done >> node & 1 for node in space.nodes)
        ]
        spaces = self.region.spaces
        reserved = [number for number in made if spaces[number].reserved]
        by_maker: dict[int, list[int]] = {}
        for number in made:
            if not spaces[number].reserved:
                by_maker.setdefault(spaces[number].nodes[0], []).append(number)
        for order in permutations(by_maker.values()):
            self.most -= 1
            if self.most < 0:
                raise GaveUpError
            placed = self._place_all(active, [*reserved, *chain.from_iterable(order)])
            if placed is not None:
                yield placed

    def _place_all(self, active: _Active, numbers: Iterable[int]) -> _Active | None:
        for number in numbers:
            placed = self._place(active, number)
            if placed is None:
                return None
            active = placed
        return active

    def _place(self, active: _Active, number: int) -> _Active | None:
        """As IREE does it, see `pack`; None where it takes too many bytes."""
        size = self.region.spaces[number].bytes
        current, best, fit = 0, -1, -1
        for start, end, _ in active:
            if current + size <= start and (best < 0 or start - current < fit):
                best, fit = current, start - current
            current = max(current, end)
        offset = current if best < 0 else best
        if offset + size >= self.size:
            return None
        return tuple(sorted((*active, (offset, offset + size, number))))

"""Searches for schedules of a region with few bytes, few waves, or both.

Where there are few schedules, all are tried, and the best is taken.

First comes the order of nodes with the least peak of live bytes, exact where that is quick enough,
by a beam otherwise. List scheduling along it, with less and less room, gives schedules that
annealing then improves, first by what is live, which is quick, then by the slab as IREE packs it,
of which what is live is only a bound. At last waves are put together for as long as annealing
brings the slab back within its limit. A search ends where what is live proves that nothing is
better, exactly in regions of a few dozen nodes, or after some runs that brought nothing. Every
schedule that was met is kept, so that one search answers several questions.
"""

from __future__ import annotations

import random
import time
from collections.abc import Hashable, Iterator, Sequence

from attrs import define, field, frozen

from ._annealing import Annealing
from ._enumeration import every_schedule
from ._ideals import GivenUpError, fewest_waves, order_by_beam, order_of_least_peak
from ._listing import Listing
from ._region import Region, Waves, without_gaps
from ._slab_annealing import HOT, SlabAnnealing

STEPS = 20_000

_BEAM = 32  # ideals, fewer in regions of more than a thousand nodes
_LISTED = 2_000  # schedules of a region that are all tried
_EXACT = 40  # nodes of a region whose fewest waves are looked for exactly
_SHADES = 5  # limits of live bytes for one of slab bytes, each 5% below the other
_NODES_LISTED = 600  # nodes in the list schedules for each of them
_HALVINGS = 5  # limits to try for a number of waves
_STARTS = 8  # annealing runs for the fewest bytes in a number of waves
_PATIENCE = 3  # of these that may bring nothing, one after another, near a bound that is exact
_TRIES = 2  # annealing runs for a number of waves and a limit
_FAILURES = 2  # numbers of waves that annealing may fail at
_MOST_SLABS = 400  # slabs to pack near a schedule
_MERGES = 6  # pairs of waves to put together, each time one less is wished for


@frozen
class Schedule:
    """A schedule and what it costs.

    Attributes:
      bytes: of the slab as IREE packs it.
      waves: for each node the number of its wave; no wave is empty.
      ranks: order of the nodes of a wave.
    """

    bytes: int
    waves: Waves
    ranks: list[int]

    @property
    def length(self) -> int:
        """Number of waves."""
        return max(self.waves, default=-1) + 1


@define(eq=False)
class Search:
    """Searches in one region.

    Attributes:
      region: what is scheduled.
      starts: schedules that are known already; those that are wrong are left out.
      steps: changes to try in each annealing run; other limits are in proportion.
      seed: of all chance; the same seed gives the same schedules.
      seconds: no new attempts are made after this time, 0 for no end. Results then depend on the
        machine.
      shortest: the fewest waves that there can be.
      peak: bytes that are live in the best order that was found; no slab is smaller if the search
        for it was exact.
      is_exact: it was.
      is_complete: all schedules are known.
    """

    region: Region
    starts: Sequence[Waves] = ()
    steps: int = STEPS
    seed: int = 0
    seconds: float = 0
    shortest: int = field(init=False)
    peak: int = field(init=False)
    is_exact: bool = field(init=False)
    is_complete: bool = field(init=False, default=False)
    _known: list[Schedule] = field(init=False, factory=list)
    _floors: dict[int, int] = field(init=False, factory=dict)  # by limit, waves that are needed
    _bounds: dict[int, int] = field(init=False, factory=dict)  # by waves, bytes that are needed
    _polished: dict[Hashable, Schedule] = field(init=False, factory=dict)
    _listing: Listing = field(init=False)
    _slabs: int = field(init=False)
    _lists: int = field(init=False)  # list schedules that may still be made
    _end: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        region = self.region
        self._end = time.monotonic() + self.seconds if self.seconds else float("inf")
        # A list schedule takes time with the square of the nodes.
        self._lists = max(1, 1000 * self.steps // max(1, region.count) ** 2)
        # Packing a slab takes about as long as half as many moves of annealing as there are nodes.
        self._slabs = min(_MOST_SLABS, 2 * self.steps // max(1, region.count))
        self.shortest = region.shortest()
        found = order_of_least_peak(region, 10 * self.steps)
        width = max(1, min(_BEAM, 1000 * _BEAM // max(1, region.count)))
        self.is_exact = found is not None
        self.peak, order = order_by_beam(region, width) if found is None else found
        self._listing = Listing(region, order)
        listed = every_schedule(region, min(_LISTED, self.steps // 10))
        if listed is not None:
            self.is_complete = True
            # Of those that are as good, one in which ops run late, so that buffers live shortly.
            for waves, ranks in sorted(listed, key=lambda schedule: -sum(schedule[0])):
                self._keep((region.slab(waves, ranks), waves, ranks))
            return
        one_by_one = [0] * region.count
        for wave, node in enumerate(order):
            one_by_one[node] = wave
        starts = filter(region.is_legal, self.starts)
        for waves in (*starts, region.latest(self.shortest), one_by_one):
            self._pack(waves, self.peak, 0)
            self._pack(waves, self.peak)

    def least_bytes(self) -> Schedule:
        """The schedule with the fewest bytes that is found, and among such with few waves."""
        best = min(self._known, key=lambda schedule: schedule.bytes)
        if best.bytes > self.peak and not self.is_complete:
            best = self.fewest_bytes(self.region.count)
        return self.fewest_waves(best.bytes)

    def fewest_waves(self, limit: int) -> Schedule:
        """The schedule with the fewest waves that is found within a limit of bytes.

        Raises:
          ValueError: no schedule within the limit is found; the message says what is.
        """
        if all(schedule.bytes > limit for schedule in self._known):
            least = self.fewest_bytes(self.region.count).bytes
            if least > limit:
                message = f"no schedule within {limit} bytes is found, the least is {least}"
                raise ValueError(message)
        if self.is_complete:
            return self._shortest_within(limit)
        if self._shortest_within(limit).length > self.shortest:
            waves = self._fewest_live(limit)
            if waves is not None and self._pack(waves, limit).bytes <= limit:
                return self._known[-1]
            self._list(limit)
        self._halve(limit)
        best = self._shorten(self._shortest_within(limit), limit)
        failures, length = 0, best.length - 1
        while self._may_fit(length, limit) and failures < _FAILURES:
            if self._anneal(length, limit).bytes <= limit:
                best = self._shorten(self._shortest_within(limit), limit)
                length = best.length
            else:
                failures += 1
            length -= 1
        return best

    def _fewest_live(self, limit: int) -> Waves | None:
        """The fewest waves in which what is live keeps a limit, exactly; None if nobody knows.

        No schedule whose slab does has fewer.
        """
        if self.region.count > _EXACT:
            return None
        try:
            waves = fewest_waves(self.region, limit, self.steps)
        except GivenUpError:
            return None
        if waves is not None:
            self._floors[limit] = max(waves) + 1
        return waves

    def _may_fit(self, length: int, limit: int) -> bool:
        floor = self._floors.get(limit, self.shortest)
        return length >= floor and self.region.least(length) <= limit

    def _shorten(self, best: Schedule, limit: int) -> Schedule:
        """Puts neighbouring waves together, as long as the slab can be brought within the limit."""
        found: Schedule | None = best
        while found is not None and self._may_fit(best.length - 1, limit):
            found = next(self._merged(best, limit), None)
            best = found or best
        return best

    def _merged(self, schedule: Schedule, limit: int) -> Iterator[Schedule]:
        """Schedules of one wave less within a limit."""
        ranks = schedule.ranks
        tries = self.region.merged(schedule.waves)
        ordered = sorted(tries, key=lambda waves: self.region.slab(waves, ranks))
        for waves in ordered[:_MERGES]:
            if self._is_over():
                return
            found = self._polish(waves, ranks, schedule.length - 1, limit)
            if found.bytes <= limit:
                yield found

    def _halve(self, limit: int) -> None:
        """Looks for schedules with much fewer waves within a limit, by bisection.

        Whether annealing succeeds is not monotonic, so this only finds a good place to start.
        """
        low, high = self.shortest, self._shortest_within(limit).length
        while low < high:
            middle = (low + high) // 2
            fits = self._may_fit(middle, limit)
            if fits and self._anneal(middle, limit, tries=1).bytes <= limit:
                high = self._shortest_within(limit).length
            else:
                low = middle + 1

    def fewest_bytes(self, length: int) -> Schedule:
        """The schedule with the fewest bytes that is found in at most some number of waves.

        The fewest waves that there can be are allowed in any case.
        """
        length = max(length, self.shortest)
        if self.is_complete:
            return self._fitting(length)
        least = self._least_live(length)
        low, high = self.peak, self._fitting(length).bytes
        for _ in range(_HALVINGS if low < high else 0):
            middle = (low + high) // 2
            if self._list(middle) <= length:
                high = middle
            else:
                low = middle
        goal = max(self.peak, least)
        live = goal if self.is_exact else least  # nothing lower can be found
        idle, patience = 0, _PATIENCE if self.is_exact else _STARTS
        for number in range(_STARTS):
            before = self._fitting(length).bytes
            if self._is_over() or before <= goal or idle == patience:
                break
            chance = self._chance(length, number)
            annealing = Annealing(self.region, self._squeezed(length, number), length, chance)
            _, waves = annealing.run(3 * self.steps, 0, live)
            found = self._polish(waves, range(self.region.count), length, goal)
            idle = 0 if found.bytes < before else idle + 1
        return self._fitting(length)

    def _least_live(self, length: int) -> int:
        """Bytes that no slab of a schedule in `length` waves can do without.

        Exact as to what is live in regions that are small enough.
        """
        if length in self._bounds:
            return self._bounds[length]
        low = self.region.least(length)
        high = self._fitting(length).bytes
        while self.region.count <= _EXACT and max(low, self.peak) < high:
            middle = (max(low, self.peak) + high) // 2
            waves = None if self._is_over() else self._fewest_live(middle)
            if waves is None:
                return low
            if max(waves) < length:
                high = max(self.region.live(waves))
                self._pack(waves, high)
            else:
                low = middle + 1
        self._bounds[length] = low
        return low

    def exactly(self, size: int, length: int) -> Schedule | None:
        """A schedule of at most `length` waves with just so many bytes, if one is met."""
        fitting = [s for s in self._known if s.length <= length and s.bytes <= size]
        if self.is_complete:
            just = [schedule for schedule in fitting if schedule.bytes == size]
            return min(just, key=lambda schedule: schedule.length, default=None)
        for schedule in sorted(fitting, key=lambda schedule: (-schedule.bytes, schedule.length)):
            walk = self._annealing(schedule.waves, schedule.ranks, schedule.length)
            if walk.meet(size, self._slabs // 10):
                return Schedule(size, self.region.settle(walk.waves, walk.ranks), walk.ranks)
        return None

    def _shortest_within(self, limit: int) -> Schedule:
        within = [schedule for schedule in self._known if schedule.bytes <= limit]
        return min(within, key=lambda schedule: (schedule.length, schedule.bytes))

    def _fitting(self, length: int) -> Schedule:
        fitting = [schedule for schedule in self._known if schedule.length <= length]
        return min(fitting, key=lambda schedule: (schedule.bytes, schedule.length))

    def _list(self, limit: int) -> int:
        """Keeps list schedules within a limit; gives the fewest waves of those that IREE packs so.

        IREE's packing needs room, so what is live may have to be less.
        """
        latest = self.region.latest(self.shortest)
        fewest = self.region.count
        for shade in range(_SHADES):
            live = max(self.peak, limit - limit * shade // 20)
            for number in range(max(3, min(12, _NODES_LISTED // self.region.count))):
                if self._is_over() or self._lists == 0:
                    return fewest
                self._lists -= 1
                chance = random.Random(self.seed * 1_009 + number)
                priority = [number * chance.random() - wave for wave in latest]
                found = self._pack(self._listing.run(live, priority), limit, 20)
                if found.bytes <= limit:
                    fewest = min(fewest, found.length)
            if live == self.peak:
                break
        return fewest

    def _anneal(self, length: int, limit: int, tries: int = _TRIES) -> Schedule:
        """Looks for a schedule within `limit` bytes in `length` waves."""
        for number in range(tries):
            chance = self._chance(length, number)
            waves, goal = self._squeezed(length, number), limit
            for _ in range(2):
                if self._is_over():
                    break
                peak, waves = Annealing(self.region, waves, length, chance).run(self.steps, goal)
                if peak > limit:
                    break
                found = self._polish(waves, range(self.region.count), length, limit)
                if found.bytes <= limit:
                    return found
                goal = max(self.peak, goal - (found.bytes - goal))
        return self._fitting(length)

    def _chance(self, length: int, number: int) -> random.Random:
        return random.Random(self.seed * 1_000_003 + length * 1_009 + number)

    def _squeezed(self, length: int, number: int) -> Waves:
        """A schedule of at most `length` waves to start from, another one for each number."""
        nearest = sorted(self._known, key=lambda s: (abs(s.length - length), s.bytes))
        if 0 < number <= len(nearest):
            return self.region.squeeze(nearest[number - 1].waves, length)
        return self.region.latest(length)

    def _pack(self, waves: Waves, goal: int, steps: int | None = None) -> Schedule:
        """Keeps a schedule near `waves` that IREE packs into few bytes."""
        if steps is None:
            steps = 0 if self._is_over() else self._slabs
        waves = without_gaps(waves)
        annealing = self._annealing(waves, range(self.region.count), max(waves, default=-1) + 1)
        return self._keep(annealing.run(steps, goal, heat=0))

    def _polish(self, waves: Waves, ranks: Sequence[int], length: int, goal: int) -> Schedule:
        """Keeps a schedule of at most `length` waves near `waves` with a small slab."""
        key = (tuple(waves), tuple(ranks), length, goal)
        if key not in self._polished:
            steps = min(self.steps // 4, 60 * self.steps // max(1, self.region.count))
            found = self._annealing(waves, ranks, length).run(steps, goal, HOT)
            self._polished[key] = self._keep(found)
        else:
            self._known.append(self._polished[key])  # `_squeezed` counts how often it was met
        return self._polished[key]

    def _annealing(self, waves: Waves, ranks: Sequence[int], length: int) -> SlabAnnealing:
        chance = random.Random(self.seed)
        return SlabAnnealing(self.region, list(waves), list(ranks), length, chance)

    def _keep(self, found: tuple[int, Waves, list[int]]) -> Schedule:
        size, waves, ranks = found
        self._known.append(Schedule(size, self.region.settle(waves, ranks), ranks))
        return self._known[-1]

    def _is_over(self) -> bool:
        return time.monotonic() > self._end

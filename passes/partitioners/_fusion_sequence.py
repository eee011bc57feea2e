"""Finds the shortest sequence of regions that runs all units.

A sequence of types says it all: each region takes everything that is ready for its type, since to
leave something for later never makes the rest shorter. With two types the choice is only where to
begin. In general it is the shortest common supersequence problem, NP-hard, so what a quick greedy
search finds is proven to be the shortest by a lower bound, or else improved by A* (Hart, Nilsson,
Raphael, "A Formal Basis for the Heuristic Determination of Minimum Cost Paths", 1968) for as long
as its limit allows.
"""

from __future__ import annotations

import heapq
from collections import Counter

from attrs import define, field

from ._bits import members
from ._fusion_units import HOST, Units

_MOST_UNITS = 2048  # up to which A* is tried


@define(eq=False)
class _Bounds:
    """How many regions of each type are needed at least.

    Attributes:
      needed: by type and unit the regions of the type on any path from the unit on.
      order: by type the units, those with most needed first.
    """

    units: Units
    needed: list[list[int]] = field(factory=list)
    order: list[list[int]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        for type in range(len(self.units.types)):
            needed = self._needed(1 << type)
            self.needed.append(needed)
            self.order.append(sorted(range(len(needed)), key=lambda unit: -needed[unit]))

    def left(self, done: int) -> int:
        """A lower bound of the regions that are needed for units that are not done."""
        total = 0
        for needed, order in zip(self.needed, self.order, strict=True):
            total += next((needed[unit] for unit in order if not done >> unit & 1), 0)
        return total

    def _needed(self, bit: int) -> list[int]:
        """Regions of a type on paths from each unit; units that run elsewhere, too, cost none."""
        count = len(self.units)
        fresh, joining = [0] * count, [0] * count  # if no region of the type is open, or one is
        for unit in reversed(range(count)):
            after = self.units.after[unit]
            most = max((fresh[other] for other in after), default=0)
            accepted = self.units.accepted[unit]
            if accepted & bit:
                joining[unit] = max((joining[other] for other in after), default=0)
                fresh[unit] = joining[unit] + 1 if accepted == bit else most
            else:
                joining[unit] = fresh[unit] = most
        return fresh


@define(eq=False)
class Sequence:
    """Regions in the order in which they run.

    Attributes:
      types: index of the type of each region.
      places: by unit the region that it is in, the earliest that takes it; for host code the one
        after which it runs.
    """

    types: list[int]
    places: list[int]


def find_sequence(units: Units, steps: int) -> Sequence:
    """The shortest sequence that could be found.

    Args:
      units: what is to be run.
      steps: how many units A* may look at; 0 for none.
    """
    bounds = _Bounds(units)
    found = _Greedy(units, bounds).run()
    if len(found.types) <= max(bounds.left(0), 1) or len(units) > _MOST_UNITS:
        return found
    limit = steps // (len(units) * len(units.types))
    types = _search(units, bounds, len(found.types), limit)
    return found if types is None else Sequence(types, _places(units, types))


def _places(units: Units, types: list[int]) -> list[int]:
    places = [-1] * len(units)
    done = 0
    for place, type in enumerate(types):
        after = _run(units, done, type)
        for unit in members(after & ~done):
            places[unit] = place
        done = after
    return places


@define(eq=False)
class _Greedy:
    """Runs the type that a lower bound says has to run, or else the one with most that is ready.

    For each type it is known at any time what a region of it would take now, so that the time is
    proportional to the number of types and of edges.

    Attributes:
      ready: by type the units that a region of it would take.
      missing: by type and unit how many units it needs that are neither done nor in `ready`.
      waiting: by host unit how many units it needs that are not done.
      left: by type the units that run on it only and are not done, counted by what they need.
      ready_left: of those the ones that are in `ready`, counted likewise.
      most: by type an upper bound of what any unit that is not done needs.
    """

    units: Units
    bounds: _Bounds
    ready: list[dict[int, None]] = field(init=False)
    missing: list[list[int]] = field(init=False)
    waiting: list[int] = field(init=False)
    left: list[Counter[int]] = field(init=False)
    ready_left: list[Counter[int]] = field(init=False)
    most: list[int] = field(init=False)
    places: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        units = self.units
        types = range(len(units.types))
        self.places = [-1] * len(units)
        self.waiting = [len(before) for before in units.before]
        self.missing = [list(self.waiting) for _ in types]
        self.ready = [{} for _ in types]
        self.left = [Counter() for _ in types]
        self.ready_left = [Counter() for _ in types]
        self.most = [max(needed, default=0) for needed in self.bounds.needed]
        for type in types:
            self.left[type].update(
                needed
                for needed, accepted in zip(self.bounds.needed[type], units.accepted, strict=True)
                if accepted == 1 << type
            )
            for unit, missing in enumerate(self.waiting):
                if not missing:
                    self._make_ready(type, unit)

    def run(self) -> Sequence:
        """Runs everything."""
        remaining = sum(1 for accepted in self.units.accepted if accepted != HOST)
        types: list[int] = []
        while remaining:
            type = max(range(len(self.ready)), key=self._worth)
            taken = list(self.ready[type])
            remaining -= len(taken)
            self._finish(taken, len(types))
            types.append(type)
        return Sequence(types, self.places)

    def _worth(self, type: int) -> tuple[bool, int]:
        """Whether a region of a type is one less that is needed, and how much it would take."""
        left = self.left[type]
        while self.most[type] and not left[self.most[type]]:
            self.most[type] -= 1
        most = self.most[type]
        all_of_most = most > 0 and self.ready_left[type][most] == left[most]
        return all_of_most, len(self.ready[type])

    def _make_ready(self, type: int, unit: int) -> None:
        """Lets a region of a type take a unit, if it may run there, and what only waited for it."""
        pending = [unit]
        while pending:
            found = pending.pop()
            accepted = self.units.accepted[found]
            if not accepted >> type & 1 or found in self.ready[type] or self.places[found] >= 0:
                continue
            self.ready[type][found] = None
            if accepted == 1 << type:
                self.ready_left[type][self.bounds.needed[type][found]] += 1
            for other in self.units.after[found]:
                self.missing[type][other] -= 1
                if not self.missing[type][other]:
                    pending.append(other)

    def _finish(self, taken: list[int], place: int) -> None:
        """Takes units, and host code that then can run."""
        pending = list(taken)
        while pending:
            unit = pending.pop()
            self.places[unit] = place
            for type in range(len(self.ready)):
                self._forget(type, unit)
            for other in self.units.after[unit]:
                self.waiting[other] -= 1
                if self.units.accepted[other] == HOST and not self.waiting[other]:
                    pending.append(other)

    def _forget(self, type: int, unit: int) -> None:
        """Counts a unit as done for regions of a type."""
        exclusive = self.units.accepted[unit] == 1 << type
        needed = self.bounds.needed[type][unit]
        if exclusive:
            self.left[type][needed] -= 1
        if unit in self.ready[type]:
            del self.ready[type][unit]
            if exclusive:
                self.ready_left[type][needed] -= 1
            return
        for other in self.units.after[unit]:
            self.missing[type][other] -= 1
            if not self.missing[type][other]:
                self._make_ready(type, other)


def _search(units: Units, bounds: _Bounds, length: int, limit: int) -> list[int] | None:
    """A sequence shorter than `length`, the shortest unless the limit is met; None for none."""
    every = (1 << len(units)) - 1
    devices = sum(1 << unit for unit, accepted in enumerate(units.accepted) if accepted != HOST)
    came: dict[int, tuple[int, int]] = {}  # by state the one before it, and the type that ran
    reached = {0: 0}
    waiting = [(bounds.left(0), 0, 0, 0)]
    tried = 0
    while waiting and limit:
        _, _, _, done = heapq.heappop(waiting)
        used = reached[done]
        if not devices & ~done:
            return _trace(came, done)
        limit -= 1
        for type in range(len(units.types)):
            after = _run(units, done, type)
            if after == done or reached.get(after, length) <= used + 1:
                continue
            bound = used + 1 + bounds.left(after)
            if bound >= length:
                continue
            reached[after] = used + 1
            came[after] = (done, type)
            tried += 1
            left = (every & ~after).bit_count()
            heapq.heappush(waiting, (bound, left, tried, after))
    return None


def _trace(came: dict[int, tuple[int, int]], done: int) -> list[int]:
    sequence = []
    while done:
        done, type = came[done]
        sequence.append(type)
    return sequence[::-1]


def _run(units: Units, done: int, type: int) -> int:
    """What is done after a region of a type, and host code that then can run."""
    for bit in (1 << type, HOST):
        for unit, accepted in enumerate(units.accepted):
            if done >> unit & 1 or not (accepted & bit if bit else accepted == HOST):
                continue
            if all(done >> other & 1 for other in units.before[unit]):
                done |= 1 << unit
    return done

"""Chooses where in a sequence of regions each op runs, so that devices run side by side.

A sequence of types leaves room: many ops could also be in a later region, or in one of another
type. What counts is, in this order or with the first two exchanged: how many regions there are; how
long they take by estimated cost, if those of one type run one after another and the others wait
only for what they need; how many timepoints are joined; how many bytes go from one type to another.
From a first placement moves of single ops, with what they push ahead, lead downhill.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from iree_sched.partition import Node

from ._fusion_units import HOST, Units

_REGION_NS = 20_000.0  # what a region costs in nanoseconds, whatever is in it


@frozen
class Score:
    """What a placement is worth; less is better.

    Attributes:
      regions: how many are not empty.
      makespan: nanoseconds until all are done.
      joins: timepoints that regions wait for beyond one each, implied ones not counted.
      moved: bytes that go from one type to another.
    """

    regions: int
    makespan: float
    joins: int
    moved: int


@define(eq=False)
class Placement:
    """Units in the regions of a sequence.

    Attributes:
      units: what is placed, chains of nodes.
      types: index of the type of each region.
      places: by unit its region; for host code the last region that it waits for, -1 for none.
      costs: by unit nanoseconds.
      sizes: by unit bytes of its results.
      overlap: a short makespan comes before few regions.
      steps: how many units and edges may still be looked at.
    """

    units: Units
    types: list[int]
    places: list[int]
    overlap: bool
    steps: int
    costs: list[float] = field(init=False)
    sizes: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.costs = [sum(node.cost for node in nodes) for nodes in self.units.nodes]
        self.sizes = [sum(node.bytes_out for node in nodes) for nodes in self.units.nodes]

    def groups(self) -> list[list[Node]]:
        """The nodes of each region."""
        regions: list[list[Node]] = [[] for _ in self.types]
        for unit, place in enumerate(self.places):
            if self.units.accepted[unit] != HOST:
                regions[place] += self.units.nodes[unit]
        return regions

    def settle_hosts(self) -> None:
        """Puts host code right behind the last region that it needs."""
        for unit, accepted in enumerate(self.units.accepted):
            if accepted == HOST:
                before = self.units.before[unit]
                self.places[unit] = max((self.places[other] for other in before), default=-1)

    def merge(self) -> None:
        """Moves all of a region to a later one of its type where that does no harm."""
        best = self.key()
        for region in reversed(range(len(self.types))):
            later = range(region + 1, len(self.types))
            for target in (t for t in later if self.types[t] == self.types[region]):
                if self.steps <= 0:
                    return
                before = self.places
                if self._move_all(region, target) and self.key() <= best:
                    best = self.key()
                    break
                self.places = before

    def _move_all(self, region: int, target: int) -> bool:
        for unit, accepted in enumerate(self.units.accepted):
            if accepted != HOST and self.places[unit] == region:
                moved = self._moved_to(unit, target)
                if moved is None:
                    return False
                self.places = moved
        return True

    def improve(self) -> None:
        """Moves units for as long as that makes things better, and the steps last."""
        best = self.key()
        improved = len(self.types) > 1
        while improved and self.steps > 0:
            improved = False
            for moved in self._moves():
                before, self.places = self.places, moved
                key = self.key()
                if key < best:
                    best, improved = key, True
                else:
                    self.places = before

    def key(self) -> tuple[float, ...]:
        """The score as a key to compare by."""
        score = self.score()
        first = (round(score.makespan), score.regions)
        return (*(first if self.overlap else first[::-1]), score.joins, score.moved)

    def score(self) -> Score:
        """What the placement is worth."""
        self.steps -= len(self.units) + len(self.types)
        needs = self._needs()
        lasting = [0.0] * len(self.types)
        used = [False] * len(self.types)
        for unit, accepted in enumerate(self.units.accepted):
            if accepted != HOST:
                lasting[self.places[unit]] += self.costs[unit]
                used[self.places[unit]] = True
        free = [0.0] * len(self.units.types)
        done = [0.0] * len(self.types)
        reached = [0] * len(self.types)
        joins = 0
        for region, type in enumerate(self.types):
            if not used[region]:
                continue
            implied = 0
            for other in needs[region]:
                implied |= reached[other]
            direct = [other for other in needs[region] if not implied >> other & 1]
            joins += max(0, len(direct) - 1)
            reached[region] = implied | sum(1 << other for other in direct)
            start = max((done[other] for other in direct), default=0.0)
            done[region] = max(start, free[type]) + lasting[region] + _REGION_NS
            free[type] = done[region]
        return Score(sum(used), max(done, default=0.0), joins, self._moved())

    def _needs(self) -> list[set[int]]:
        """By region those whose results it takes, be it through host code."""
        needs: list[set[int]] = [set() for _ in self.types]
        through: dict[int, set[int]] = {}
        for unit, before in enumerate(self.units.before):
            host = self.units.accepted[unit] == HOST
            found = through.setdefault(unit, set()) if host else needs[self.places[unit]]
            for other in before:
                if self.units.accepted[other] == HOST:
                    found |= through[other]
                else:
                    found.add(self.places[other])
        for region, found in enumerate(needs):
            found.discard(region)
        return needs

    def _moved(self) -> int:
        total = 0
        for unit, after in enumerate(self.units.after):
            if self.units.accepted[unit] == HOST:
                continue
            type = self.types[self.places[unit]]
            others = {
                self.types[self.places[other]]
                for other in after
                if self.units.accepted[other] != HOST
            }
            total += self.sizes[unit] * len(others - {type})
        return total

    def _moves(self) -> Iterator[list[int]]:
        """Placements with one unit elsewhere; if it goes to a later region, it pushes others."""
        for unit, accepted in enumerate(self.units.accepted):
            if accepted == HOST:
                continue
            place = self.places[unit]
            for region in range(self._earliest(self.places, unit), len(self.types)):
                if self.steps <= 0:
                    return
                self.steps -= 1
                if region == place or not accepted >> self.types[region] & 1:
                    continue
                moved = self._moved_to(unit, region)
                if moved is not None:
                    yield moved

    def _earliest(self, places: Sequence[int], unit: int) -> int:
        """The first region that what a unit needs allows."""
        return max(
            (
                places[other] + (self.units.accepted[other] == HOST)
                for other in self.units.before[unit]
            ),
            default=0,
        )

    def _moved_to(self, unit: int, region: int) -> list[int] | None:
        """Places after a unit has moved and others as far as they must; None if one cannot."""
        places = list(self.places)
        places[unit] = region
        self.steps -= len(places) - unit
        for other in range(unit + 1, len(places)):
            if not self.units.before[other]:
                continue
            earliest = self._earliest(places, other)
            accepted = self.units.accepted[other]
            if accepted == HOST:
                # It runs right after the last region that it needs.
                places[other] = max(
                    (places[before] for before in self.units.before[other]), default=-1
                )
            elif places[other] < earliest:
                fitting = (
                    later
                    for later in range(earliest, len(self.types))
                    if accepted >> self.types[later] & 1
                )
                found = next(fitting, None)
                if found is None:
                    return None
                places[other] = found
        return places


def place_in(
    units: Units, types: Sequence[int], places: Mapping[Node, int], steps: int
) -> Placement:
    """The best placement that is found in a sequence of regions.

    Args:
      units: what is placed.
      types: index of the type of each region.
      places: by node the region where it may be at first.
      steps: how many units and edges the search may look at.
    """
    first = [places[nodes[0]] if nodes else -1 for nodes in units.nodes]
    placement = Placement(units, list(types), first, overlap=False, steps=steps)
    placement.settle_hosts()
    placement.improve()
    return placement


def spread(units: Units, steps: int) -> Placement:
    """A placement in which no region waits for another one without need, but for few regions.

    Starts with a region for each type and each number of changes of the type on the way to a unit,
    and puts regions together for as long as that does not take longer.
    """
    levels: list[tuple[int, int]] = []
    for unit, accepted in enumerate(units.accepted):
        before = [levels[other] for other in units.before[unit]]
        level = max((level for level, _ in before), default=0)
        if accepted == HOST:
            levels.append((level, -1))
            continue
        # The type of what it takes last, if that will do.
        near = [type for at, type in before if at == level and type >= 0 and accepted >> type & 1]
        type = near[0] if near else (accepted & -accepted).bit_length() - 1
        if any(at == level and other != type for at, other in before):
            level += 1
        levels.append((level, type))
    regions = sorted({pair for pair in levels if pair[1] >= 0})
    number = {pair: index for index, pair in enumerate(regions)}
    places = [number.get(pair, -1) for pair in levels]
    placement = Placement(units, [type for _, type in regions], places, overlap=True, steps=steps)
    placement.settle_hosts()
    placement.improve()
    placement.merge()
    return placement

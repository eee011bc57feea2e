"""Tests of the search for little memory where it can prove that nothing is better."""

from __future__ import annotations

import random
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from tests.unit.random_regions import SETTINGS, Work, as_region, works
from tests.unit.test_least_memory import all_schedules

if TYPE_CHECKING:
    from passes.partitioners._annealing import Annealing
    from passes.partitioners._enumeration import every_schedule
    from passes.partitioners._ideals import GivenUpError, fewest_waves
    from passes.partitioners._region import Region, Space
    from passes.partitioners._search import Search
    from passes.partitioners._slab_annealing import SlabAnnealing
else:
    from iree_sched.passes.partitioners._annealing import Annealing
    from iree_sched.passes.partitioners._enumeration import every_schedule
    from iree_sched.passes.partitioners._ideals import GivenUpError, fewest_waves
    from iree_sched.passes.partitioners._region import Region, Space
    from iree_sched.passes.partitioners._search import Search
    from iree_sched.passes.partitioners._slab_annealing import SlabAnnealing


def _smallest_slabs(region: Region) -> dict[int, int]:
    """By number of waves the smallest slab, by trying all ranks of all schedules."""
    found: dict[int, int] = {}
    for waves in all_schedules(region):
        length = max(waves) + 1
        slabs = [region.slab(waves, ranks) for ranks in permutations(range(region.count))]
        found[length] = min(*slabs, found.get(length, slabs[0]))
    return found


@SETTINGS
@given(works(5))
def test_every_schedule_is_listed_once(listed: list[Work]) -> None:
    region = as_region(listed)
    found = every_schedule(region, 100_000)
    assert found is not None
    assert {tuple(waves) for waves, _ in found} == set(map(tuple, all_schedules(region)))
    assert len({(*waves, *ranks) for waves, ranks in found}) == len(found)
    least: dict[int, int] = {}
    for waves, ranks in found:
        length = max(waves) + 1
        slab = region.slab(waves, ranks)
        least[length] = min(slab, least.get(length, slab))
    assert least == _smallest_slabs(region)
    assert every_schedule(region, len(found)) is not None
    assert every_schedule(region, len(found) - 1) is None


def test_schedules_of_long_chains_are_listed() -> None:
    """More ops than there may be calls in one another."""
    region = as_region([Work((n - 1,) if n else (), 64) for n in range(700)])
    assert every_schedule(region, 10) == [(list(range(700)), list(range(700)))]


@SETTINGS
@given(works(5))
def test_small_regions_are_solved_exactly(listed: list[Work]) -> None:
    region = as_region(listed)
    slabs = _smallest_slabs(region)
    search = Search(region)
    if not search.is_complete:
        return
    least = min(slabs.values())
    assert search.least_bytes().bytes == least
    assert search.least_bytes().length == min(n for n, size in slabs.items() if size == least)
    for length in slabs:
        fewest = min(size for n, size in slabs.items() if n <= length)
        assert search.fewest_bytes(length).bytes == fewest
        assert search.fewest_waves(fewest).length <= length
        found = search.exactly(fewest, length)
        assert found is not None
        assert found.bytes == fewest
    with pytest.raises(ValueError, match=f"the least is {least}"):
        search.fewest_waves(least - 1)


@SETTINGS
@given(works(6))
def test_bounds_hold_where_not_all_is_tried(listed: list[Work]) -> None:
    region = as_region(listed)
    live: dict[int, int] = {}
    for waves in all_schedules(region):
        length, peak = max(waves) + 1, max(region.live(waves))
        live[length] = min(peak, live.get(length, peak))
    search = Search(region, steps=9)  # too few to list a schedule
    assert not search.is_complete
    for length in live:
        found = search.fewest_bytes(length)
        assert found.length <= length
        assert search._least_live(length) <= min(b for n, b in live.items() if n <= length)
        assert found.bytes >= max(search._least_live(length), max(region.live(found.waves)))


def test_what_is_proven_is_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def search_on(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Annealing, "run", search_on)
    chain = Region.make(7, {(n, n + 1): 1 for n in range(6)}, [Space(64, (n,)) for n in range(7)])
    monkeypatch.setattr(SlabAnnealing, "run", search_on)
    assert Search(chain).fewest_bytes(7).bytes == 64
    monkeypatch.undo()
    monkeypatch.setattr(Annealing, "run", search_on)
    # Four chains of three: the live bytes of the fewest waves within a limit are exact.
    links = {(n, n + 1): 1 for n in range(12) if n % 3 != 2}
    wide = Region.make(12, links, [Space(64, (n, n + 1)) for n in range(12) if n % 3 != 2])
    search = Search(wide)
    assert not search.is_complete
    for length in range(3, 13):
        found = search.fewest_bytes(length)
        assert (found.bytes == search._least_live(length)) or found.bytes == search.peak


def test_starts_that_bring_nothing_end_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []

    def nothing(self: Annealing, steps: int, *_: int) -> tuple[int, list[int]]:
        runs.append(steps)
        return max(self.region.live(self.waves)), list(self.waves)

    monkeypatch.setattr(Annealing, "run", nothing)
    chance = random.Random(3)
    links = {(n, int(chance.randrange(n + 1, 60))): 1 for n in range(59)}
    sizes = (64, 128, 320, 1024)
    spaces = [Space(chance.choice(sizes), (first, last)) for first, last in links]
    search = Search(Region.make(60, links, spaces), steps=2_000)
    monkeypatch.setattr(search, "is_exact", True)
    search.fewest_bytes(search.shortest)
    known = len(runs)
    monkeypatch.setattr(search, "is_exact", False)
    search.fewest_bytes(search.shortest)
    assert 0 < known < len(runs) - known == 8


def test_a_search_that_is_given_up_says_so() -> None:
    region = Region.make(9, {}, [])
    with pytest.raises(GivenUpError):
        fewest_waves(region, 0, 3)

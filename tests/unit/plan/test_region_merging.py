"""Tests of merging regions where one more costs more than it gains."""

from __future__ import annotations

import random

from iree_sched.passes.partitioners._region_merging import Region, _Merging, merge


def _region(queue: str, duration: int, *waits: int, lane: str = "") -> Region:
    return Region(queue, (queue, lane), duration, waits)


def test_what_costs_more_than_it_gains_is_merged() -> None:
    # The ops of b are short, but each wants what an op of a has just made.
    regions = []
    for place in range(0, 8, 2):
        regions.append(_region("a", 10, *([place - 2] if place else [])))
        regions.append(_region("b", 1, place))
    # What is in between is merged; that b begins after all of a would be later.
    assert merge(regions, overhead=20) == [[0, 2, 4], [1, 3, 5], [6], [7]]


def test_lanes_stay_apart() -> None:
    regions = [_region("a", 10, lane="first"), _region("a", 10, 0, lane="second")]
    assert merge(regions, overhead=100) == [[0], [1]]


def test_what_others_are_between_is_not_merged() -> None:
    regions = [_region("a", 1), _region("b", 1, 0), _region("a", 1, 1)]
    assert merge(regions, overhead=100) == [[0], [1], [2]]


def test_no_schedule_gets_longer_and_all_regions_stay() -> None:
    chance = random.Random(7)
    for _ in range(100):
        count = chance.randint(1, 12)
        regions = [
            _region(
                chance.choice("abc"),
                chance.randint(0, 9),
                *chance.sample(range(place), chance.randint(0, min(2, place))),
            )
            for place in range(count)
        ]
        overhead = chance.randint(1, 9)
        groups = merge(regions, overhead)
        assert sorted(place for group in groups for place in group) == list(range(count))
        group_of = {place: number for number, group in enumerate(groups) for place in group}
        before = _Merging(regions, overhead, 1 << 30)
        before.run()
        alone = before.makespan(range(count))
        merged = before.makespan([group_of[place] for place in range(count)])
        assert alone is not None and merged is not None and merged <= alone


def test_steps_end_the_search() -> None:
    regions = [_region("a", 1, *([place - 1] if place else [])) for place in range(50)]
    assert merge(regions, overhead=1) == [list(range(50))]
    assert len(merge(regions, overhead=1, steps=1)) == 50

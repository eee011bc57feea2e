"""Tests of how lanes are cut into regions: as few as keep all times."""

from __future__ import annotations

from hypothesis import given, settings
from iree_sched.passes.partitioners._planned_groups import Item, cut

from iree_sched.plan.problem import Problem
from iree_sched.plan.solve import make_plan
from tests.unit.plan.problems import problems


def _item(lane: str, start: int, end: int, *before: int) -> Item:
    return Item((lane,), start, end, before)


def test_a_lane_that_nobody_waits_for_is_one_region() -> None:
    assert cut([_item("a", 0, 1), _item("a", 1, 2, 0), _item("b", 1, 2), _item("a", 2, 3, 1)]) == [
        [0, 1, 3],
        [2],
    ]


def test_others_do_not_wait_for_what_follows() -> None:
    # b needs what the first op of a makes while the second one runs.
    assert cut([_item("a", 0, 2), _item("a", 2, 5, 0), _item("b", 2, 4, 0)]) == [[0], [1], [2]]
    # But if it begins later anyway, both can be in one region.
    assert cut([_item("a", 0, 2), _item("a", 2, 4, 0), _item("b", 4, 5, 0)]) == [[0, 1], [2]]


def test_what_comes_first_does_not_wait_for_others() -> None:
    # The first op of b runs beside a, the second one after it.
    assert cut([_item("a", 0, 3), _item("b", 0, 3), _item("b", 3, 4, 0, 1)]) == [[0], [1], [2]]
    # What waits for a as a whole can be one region, however much of it needs a.
    assert cut([_item("a", 0, 3), _item("b", 3, 4), _item("b", 4, 5, 0, 1)]) == [[0], [1, 2]]


def _items(problem: Problem) -> list[Item]:
    """The items of a plan for a problem, as the partitioner makes them of annotations."""
    plan = make_plan(problem)
    place_of = {(a.job, a.task): place for place, a in enumerate(plan.assignments)}
    names = [(problem.jobs[task.job].name, task.name) for task in problem.tasks]
    before: list[list[int]] = [[] for _ in names]
    for edge in problem.edges:
        before[place_of[names[edge.target]]].append(place_of[names[edge.source]])
    return [
        Item((a.resource,), a.start, a.end, before[place])
        for place, a in enumerate(plan.assignments)
    ]


@given(problems())
@settings(max_examples=200, deadline=None)
def test_regions_that_wait_as_a_whole_keep_the_times_of_a_plan(problem: Problem) -> None:
    items = _items(problem)
    groups = cut(items)
    assert sorted(place for group in groups for place in group) == list(range(len(items)))
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    for number, group in enumerate(groups):
        assert len({items[place].lane for place in group}) == 1
        others = {group_of[b] for place in group for b in items[place].before} - {number}
        # Regions can run in their order, and none waits for longer than its first op does.
        assert all(other < number for other in others)
        begin = items[group[0]].start
        assert all(items[groups[other][-1]].end <= begin for other in others)

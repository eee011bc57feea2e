"""Orders that change bit by bit, held against what is found from the beginning."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from iree_sched.plan.disjunctive import NONE, Orders
from iree_sched.plan.problem import Problem
from iree_sched.plan.solvers.local_search import mixture, random_schedule
from tests.unit.plan.problems import problems


def _orders(problem: Problem, chance: random.Random) -> Orders:
    orders = Orders(problem)
    orders.load(random_schedule(problem, chance))
    return orders


def _waits(orders: Orders) -> set[tuple[int, int]]:
    """All pairs of tasks of which the second waits for the first, by edge or by resource."""
    waits = {(edge.source, edge.target) for edge in orders.problem.edges}
    return waits.union(*(pairwise(sequence) for sequence in orders.sequences))


def _waits_for_itself(orders: Orders) -> bool:
    waits = _waits(orders)
    left = set(range(len(orders.where)))
    while left:
        free = {task for task in left if not any((other, task) in waits for other in left)}
        if not free:
            return True
        left -= free
    return False


@given(problems(), st.randoms(use_true_random=False))
def test_times_after_moves_are_those_of_the_whole_order(
    problem: Problem, chance: random.Random
) -> None:
    orders = _orders(problem, chance)
    for _ in range(12):
        task = chance.randrange(len(problem.tasks))
        resource = chance.choice(problem.tasks[task].alternatives).resource
        others = [each for each in orders.sequences[resource] if each != task]
        place = chance.randint(0, len(others))
        before = [list(sequence) for sequence in orders.sequences], list(orders.starts)
        if not orders.move(task, resource, place):
            assert (orders.sequences, orders.starts) == before
            orders._put(task, resource, place)
            assert _waits_for_itself(orders)
            return
        assert orders.sequences[resource] == [*others[:place], task, *others[place:]]
        if chance.random() < 0.5:
            continue  # tails are brought up to date only now and then
        orders.find_tails()
        assert all(orders.place[one] < orders.place[other] for one, other in _waits(orders))
        found = list(orders.starts), list(orders.ends), list(orders.tails)
        orders._find_starts(0)
        orders._older = len(orders.order)
        orders.find_tails()
        assert found == (orders.starts, orders.ends, orders.tails)


@given(problems(), st.randoms(use_true_random=False))
def test_the_longest_way_ends_with_the_last_task(problem: Problem, chance: random.Random) -> None:
    orders = _orders(problem, chance)
    orders.find_tails()
    last = max(range(len(orders.ends)), key=lambda task: orders.ends[task])
    path = orders.critical_path(last)
    first = path[0]
    assert orders.starts[first] == orders.releases[first]
    assert orders.ends[first] + orders.tails[first] == orders.ends[last]
    assert all(orders.ends[a] <= orders.starts[b] for a, b in pairwise(path))
    assert NONE not in path


@given(problems(), st.randoms(use_true_random=False))
def test_a_mixture_has_an_order_that_tasks_allow(problem: Problem, chance: random.Random) -> None:
    one, other = random_schedule(problem, chance), random_schedule(problem, chance)
    orders = Orders(problem)
    orders.load(mixture(one, other, chance))
    assert all(orders.ends[e.source] <= orders.starts[e.target] for e in problem.edges)
    for task, where in enumerate(orders.where):
        assert where in (one.resources[task], other.resources[task])
    assert not _waits_for_itself(orders)

"""Solvers on random problems: right, no better than the best there is, and the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from iree_sched.plan.bounds import lower_bound
from iree_sched.plan.check import check_plan
from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Value
from iree_sched.plan.solve import make_plan
from tests.unit.plan.problems import best_value, problems

HEURISTICS = ("heft",)


@pytest.mark.parametrize("solver", HEURISTICS)
@given(problem=problems(deadlines=True))
@settings(max_examples=60, deadline=None)
def test_heuristics_are_right_and_no_better_than_the_best(solver: str, problem: Problem) -> None:
    plan = make_plan(problem, solver)
    assert check_plan(problem, plan) == []
    best = best_value(problem)
    assert Value(plan.lateness, plan.makespan) >= best
    assert make_plan(problem, solver) == plan


@given(problem=problems(deadlines=True))
@settings(max_examples=100, deadline=None)
def test_nothing_beats_the_lower_bound(problem: Problem) -> None:
    bound, best = lower_bound(problem), best_value(problem)
    assert bound.lateness <= best.lateness
    assert bound.makespan <= best.makespan

"""Solvers on random problems: right, no better than the best there is, and the same every time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from iree_sched.plan.bounds import lower_bound
from iree_sched.plan.check import check_plan
from iree_sched.plan.cp_sat_process import has_or_tools
from iree_sched.plan.plan import Status
from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Value
from iree_sched.plan.solve import make_plan
from iree_sched.plan.solver import Limits
from iree_sched.plan.solvers import local_search
from tests.unit.plan.problems import best_value, problems

HEURISTICS = ("heft", "peft", "local-search")


@pytest.fixture(autouse=True, scope="module")
def few_steps() -> Iterator[None]:
    """So few steps that time does not run out, since then plans could differ."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_search, "_STEP", 0.025)
        yield


@pytest.mark.parametrize("solver", HEURISTICS)
@given(problem=problems(deadlines=True))
@settings(max_examples=60, deadline=None)
def test_heuristics_are_right_and_no_better_than_the_best(solver: str, problem: Problem) -> None:
    limits = Limits(10)
    plan = make_plan(problem, solver, limits)
    assert check_plan(problem, plan) == []
    best = best_value(problem)
    assert Value(0, plan.lateness, plan.makespan) >= best
    assert make_plan(problem, solver, limits) == plan


@given(problem=problems(deadlines=True))
@settings(max_examples=100, deadline=None)
def test_nothing_beats_the_lower_bound(problem: Problem) -> None:
    bound, best = lower_bound(problem), best_value(problem)
    assert bound.lateness <= best.lateness
    assert bound.makespan <= best.makespan


@pytest.mark.slow
@pytest.mark.skipif(not has_or_tools(), reason="no OR-Tools: `python3 dev.py setup` installs them")
@given(problem=problems(deadlines=True))
@settings(max_examples=12, deadline=None)
def test_cp_sat_finds_the_best_there_is(problem: Problem) -> None:
    plan = make_plan(problem, "cp-sat", Limits(20))
    assert check_plan(problem, plan) == []
    assert plan.notes == ()
    assert plan.status is Status.OPTIMAL
    assert Value(0, plan.lateness, plan.makespan) == best_value(problem)

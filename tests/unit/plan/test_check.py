"""The checker finds what is wrong with a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from iree_sched.plan.check import check_plan
from iree_sched.plan.hardware import Hardware, Link, Resource
from iree_sched.plan.periods import unrolled
from iree_sched.plan.plan import Plan
from iree_sched.plan.problem import Alternative, Edge, Job, Objective, Problem, Task
from iree_sched.plan.solve import make_plan

_HARDWARE = Hardware(
    "two", (Resource("a", memory_bytes=100), Resource("b")), (Link("a", "b", latency_ns=3),)
)
# a: x 0-5, z 5-9; b: y 8-10, after 3 for moving.
_PROBLEM = Problem(
    _HARDWARE,
    (
        Task("x", 0, (Alternative(0, 5),), result_bytes=60),
        Task("y", 0, (Alternative(1, 2),)),
        Task("z", 0, (Alternative(0, 4), Alternative(1, 9)), result_bytes=30),
    ),
    (Edge(0, 1),),
    (Job("main", deadline=12),),
)


@pytest.fixture
def plan() -> Plan:
    return make_plan(_PROBLEM, "heft", window=8)


def _changed(plan: Plan, name: str, **changes: Any) -> Plan:
    rows = tuple(evolve(a, **changes) if a.task == name else a for a in plan.assignments)
    return evolve(plan, assignments=rows)


def test_a_right_plan(plan: Plan) -> None:
    assert [(a.task, a.resource, a.start, a.window) for a in plan.assignments] == [
        ("x", "a", 0, 0),
        ("z", "a", 5, 0),
        ("y", "b", 8, 1),
    ]
    assert check_plan(_PROBLEM, plan) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: _changed(p, "y", start=7, window=0), "and 3 for moving"),
        (lambda p: _changed(p, "z", start=4), "overlap"),
        (lambda p: _changed(p, "y", resource="a", start=9), "cannot run there"),
        (lambda p: _changed(p, "z", resource="b", start=10, window=1), "takes 9 there"),
        (lambda p: _changed(p, "z", resource="c"), "there is no resource 'c'"),
        (lambda p: _changed(p, "y", window=0), "is in window 0, but starts in window 1"),
        (lambda p: _changed(p, "y", start=11), "ends after its deadline 12"),
        (lambda p: evolve(p, makespan=9), "the makespan is 10, not 9"),
        (lambda p: evolve(p, lower_bound=11), "the lower bound 11 is above the makespan"),
        (lambda p: evolve(p, lateness=1), "the weighted lateness is 0, not 1"),
        (lambda p: evolve(p, assignments=p.assignments[1:]), "'main: x' (run 0) is not planned"),
        (lambda p: evolve(p, assignments=p.assignments * 2), "'main: x' is planned twice"),
        (lambda p: _changed(p, "x", task="w"), "'main: w' (run 0) is no task"),
    ],
)
def test_what_is_wrong_is_said(plan: Plan, change: Callable[[Plan], Plan], said: str) -> None:
    assert any(said in problem for problem in check_plan(_PROBLEM, change(plan)))


def test_a_memory_that_is_too_small(plan: Plan) -> None:
    small = evolve(_HARDWARE, resources=(Resource("a", memory_bytes=89), Resource("b")))
    assert check_plan(evolve(_PROBLEM, hardware=small), plan) == [
        "the memory of 'a' holds 89 bytes, but 90 lie there at 5"
    ]


def test_a_result_is_kept_only_for_those_who_read_it(plan: Plan) -> None:
    small = evolve(_HARDWARE, resources=(Resource("a", memory_bytes=89), Resource("b")))
    unread = evolve(_PROBLEM, hardware=small, edges=(Edge(0, 1, reads=False),))
    assert check_plan(unread, plan) == []


def test_a_start_before_the_release(plan: Plan) -> None:
    late = evolve(_PROBLEM, jobs=(Job("main", release=1, deadline=12),))
    assert [said for said in check_plan(late, plan) if "released" in said]


def test_every_run_of_a_period_is_checked() -> None:
    jobs = (Job("fast", period=10), Job("slow", release=2, period=20, deadline=30))
    tasks = tuple(Task("t", job, (Alternative(0, 4),)) for job in range(2))
    problem = unrolled(Problem(_HARDWARE, tasks, (), jobs, Objective.MAKESPAN))
    found = [(job.name, job.instance, job.release, job.deadline) for job in problem.jobs]
    # The slow run may take until 30, but everything begins again at 20.
    assert found == [("fast", 0, 0, 10), ("fast", 1, 10, 20), ("slow", 0, 2, 20)]
    plan = make_plan(problem, "heft")
    assert check_plan(problem, plan) == []
    assert "'fast: t' (run 1) is not planned" in check_plan(
        problem, evolve(plan, assignments=tuple(a for a in plan.assignments if not a.instance))
    )

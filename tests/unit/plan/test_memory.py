"""Memories that are not large enough for everything at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iree_sched.plan.check import check_plan
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.problem import Alternative, Edge, Problem, Task
from iree_sched.plan.solve import InfeasibleError, make_plan
from iree_sched.plan.solver import Limits

_HARDWARE = Hardware("two", (Resource("a", memory_bytes=10), Resource("b")))


def _pairs(count: int, size: int) -> Problem:
    """Results of `a`, each of which `b` reads."""
    tasks = [Task(f"w{n}", 0, (Alternative(0, 2),), result_bytes=size) for n in range(count)]
    tasks += [Task(f"r{n}", 0, (Alternative(1, 3),)) for n in range(count)]
    edges = tuple(Edge(n, count + n) for n in range(count))
    return Problem(_HARDWARE, tuple(tasks), edges)


@pytest.mark.parametrize("solver", ["heft", "local-search"])
def test_results_wait_until_there_is_room(solver: str) -> None:
    # Two results fit; a third one has to wait for the first reader.
    plan = make_plan(_pairs(4, 5), solver, Limits(1))
    starts = {each.task: each.start for each in plan.assignments}
    assert [starts[f"w{n}"] for n in range(4)] == [0, 2, 5, 8]
    # With room for one there is no working ahead.
    assert make_plan(_pairs(3, 6), solver, Limits(1)).makespan == 15


def test_a_result_that_never_fits() -> None:
    with pytest.raises(InfeasibleError) as caught:
        make_plan(_pairs(1, 11), "heft")
    assert str(caught.value) == (
        "the result of task 'main: w0' takes 11 bytes, more than the memory of any resource that "
        "can run it: 'a' holds 10"
    )


def test_results_that_never_fit_together() -> None:
    tasks = _pairs(2, 6).tasks
    problem = Problem(_HARDWARE, tasks, (Edge(0, 2), Edge(1, 2), Edge(1, 3)))
    with pytest.raises(InfeasibleError, match="no plan was found that fits the memories: 2 bytes"):
        make_plan(problem, "heft")


@st.composite
def _random(draw: st.DrawFn) -> Problem:
    """Chains of tasks on two resources, whose results are small enough one at a time."""
    tasks: list[Task] = []
    edges: list[Edge] = []
    for chain in range(draw(st.integers(1, 4))):
        for step in range(draw(st.integers(1, 4))):
            ways = draw(st.lists(st.sampled_from([0, 1]), min_size=1, unique=True))
            size = draw(st.integers(0, 5))
            alternatives = tuple(Alternative(way, draw(st.integers(0, 4))) for way in ways)
            if step:
                edges.append(Edge(len(tasks) - 1, len(tasks), reads=draw(st.booleans())))
            tasks.append(Task(f"t{chain}.{step}", 0, alternatives, size))
    return Problem(_HARDWARE, tuple(tasks), tuple(edges))


@given(problem=_random())
@settings(max_examples=60, deadline=None)
def test_plans_keep_within_memories(problem: Problem) -> None:
    for solver in ("heft", "local-search"):
        try:
            plan = make_plan(problem, solver, Limits(0.05))
        except InfeasibleError as reason:
            assert "fits the memories" in str(reason)  # list scheduling may end in a corner
        else:
            assert check_plan(problem, plan) == []

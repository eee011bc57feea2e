"""Random problems that are small enough to try everything, and what trying everything finds."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from hypothesis import strategies as st

from iree_sched.plan.hardware import Hardware, Link, Resource
from iree_sched.plan.problem import Alternative, Edge, Job, Objective, Problem, Task
from iree_sched.plan.schedule import Value

MOST_TASKS = 7


@st.composite
def problems(
    draw: st.DrawFn, most: int = MOST_TASKS, deadlines: bool = False, links: bool = True
) -> Problem:
    """Problems with precedence, links, releases and, if asked for, deadlines that may be missed."""
    resources = draw(st.integers(1, 3))
    numbers = range(resources)
    pairs = [(a, b) for a in numbers for b in numbers if a != b]
    linked = draw(st.lists(st.sampled_from(pairs), unique=True)) if links and pairs else []
    hardware = Hardware(
        "random",
        tuple(Resource(f"r{n}") for n in numbers),
        tuple(Link(f"r{a}", f"r{b}", draw(st.integers(0, 4)), 1e9) for a, b in linked),
    )
    jobs = tuple(
        Job(
            f"j{n}",
            release=draw(st.integers(0, 6)),
            deadline=draw(st.integers(7, 16)) if deadlines else None,
            priority=draw(st.integers(1, 3)),
        )
        for n in range(draw(st.integers(1, 2)))
    )
    tasks = tuple(
        Task(
            f"t{n}",
            draw(st.integers(0, len(jobs) - 1)),
            tuple(
                Alternative(r, draw(st.integers(0, 6)))
                for r in draw(st.lists(st.sampled_from(numbers), min_size=1, unique=True))
            ),
        )
        for n in range(draw(st.integers(1, most)))
    )
    pairs = list(itertools.combinations(range(len(tasks)), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else []
    edges = tuple(Edge(a, b, draw(st.integers(0, 3))) for a, b in chosen)
    return Problem(hardware, tasks, edges, jobs, Objective.LATENESS)


def best_value(problem: Problem) -> Value:
    """The value of the best schedule, by trying all of them that waste no time.

    Every such schedule comes about if tasks are appended in the order of their starts, each as
    early as its predecessors and the last task of its resource let it.
    """
    best: Value | None = None
    count = len(problem.tasks)
    before = [{e.source for e in problem.edges if e.target == t} for t in range(count)]

    def go_on(placed: dict[int, tuple[int, int]], free: Sequence[int]) -> None:
        nonlocal best
        if best is not None and _value(problem, placed) >= best:
            return
        if len(placed) == count:
            best = _value(problem, placed)
            return
        for task in range(count):
            if task in placed or not before[task] <= placed.keys():
                continue
            for way in problem.tasks[task].alternatives:
                end = _ready(problem, placed, free, task, way.resource) + way.duration
                later = [end if r == way.resource else t for r, t in enumerate(free)]
                go_on({**placed, task: (way.resource, end)}, later)

    go_on({}, [0] * len(problem.hardware.resources))
    assert best is not None
    return best


def _ready(
    problem: Problem,
    placed: dict[int, tuple[int, int]],
    free: Sequence[int],
    task: int,
    resource: int,
) -> int:
    ready = max(free[resource], problem.jobs[problem.tasks[task].job].release)
    for edge in problem.edges:
        if edge.target == task:
            where, end = placed[edge.source]
            ready = max(ready, end + problem.moving(edge, where, resource))
    return ready


def _value(problem: Problem, placed: dict[int, tuple[int, int]]) -> Value:
    late = 0
    for number, job in enumerate(problem.jobs):
        ends = [end for task, (_, end) in placed.items() if problem.tasks[task].job == number]
        if job.deadline is not None:
            late += job.priority * max(0, max(ends, default=0) - job.deadline)
    return Value(0, late, max((end for _, end in placed.values()), default=0))

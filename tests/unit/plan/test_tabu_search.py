"""Tabu search: how much it does."""

from __future__ import annotations

import random

from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.problem import Alternative, Edge, Job, Objective, Problem, Task
from iree_sched.plan.solvers.local_search import random_schedule
from iree_sched.plan.tabu_search import TabuSearch


def test_what_takes_longer_counts_as_more_work() -> None:
    """So that a search ends by its work, not by the clock, where jobs are late or memories full."""
    hardware = Hardware("two", (Resource("a", memory_bytes=3), Resource("b", memory_bytes=3)))
    jobs = tuple(Job(f"j{n}", deadline=4) for n in range(4))
    tasks = tuple(
        Task(f"t{n}", n % 4, (Alternative(0, 3), Alternative(1, 4)), result_bytes=1)
        for n in range(16)
    )
    edges = tuple(Edge(n, n + 4) for n in range(12))
    problem = Problem(hardware, tasks, edges, jobs, Objective.LATENESS)
    tabu = TabuSearch(problem, random.Random(0))
    tabu.start(random_schedule(problem, random.Random(0)))
    before = tabu.work
    assert tabu.value.lateness
    assert tabu.step()
    # One step, up to four moves that are tried out, and with each the memories, and once more.
    assert tabu.work == before + 1 + 4 * (0.5 + 3) + 3

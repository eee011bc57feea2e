"""HEFT: tasks by the longest way to the end, each where it ends first.

H. Topcuoglu, S. Hariri and M. Wu, Performance-effective and low-complexity task scheduling for
heterogeneous computing, 2002. Insertion based: a task may go into a gap between others. Where jobs
have deadlines, the list is in the order of the latest starts instead, which is the same without.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from iree_sched.plan.list_scheduling import Placing, due_times, mean_duration, mean_movings
from iree_sched.plan.memory_scheduling import fit
from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Schedule
from iree_sched.plan.solver import Search, Solver


def upward_ranks(problem: Problem) -> Sequence[float]:
    """By task the longest way from its start to the end, by mean durations and movings."""
    moving = mean_movings(problem)
    ranks = [0.0] * len(problem.tasks)
    for task in reversed(problem.order):
        after = (
            moving.get((task, edge.target), 0.0) + ranks[edge.target]
            for edge in problem.outgoing[task]
        )
        ranks[task] = mean_duration(problem, task) + max(after, default=0.0)
    return ranks


def latest_starts(problem: Problem) -> Sequence[float]:
    """By task when it has to start for its deadline; without deadlines, its rank below zero."""
    return [due - rank for due, rank in zip(due_times(problem), upward_ranks(problem), strict=True)]


def heft(problem: Problem) -> Schedule:
    """The schedule that HEFT finds; memory capacities are not looked at."""
    latest = latest_starts(problem)
    place = {task: number for number, task in enumerate(problem.order)}
    order = sorted(place, key=lambda task: (latest[task], place[task]))
    placing = Placing(problem)
    for task in order:
        ways = []
        for way in problem.tasks[task].alternatives:
            start = placing.earliest(task, way.resource, way.duration)
            ways.append((start + way.duration, way.duration, way.resource))
        end, duration, resource = min(ways)
        placing.place(task, resource, end - duration, duration)
    return placing.schedule()


class Heft(Solver):
    """Offers the one schedule that HEFT finds."""

    name: ClassVar[str] = "heft"
    summary: ClassVar[str] = "Tasks by the longest way to the end, each where it ends first."

    def solve(self, search: Search) -> None:
        """Offers a schedule, and another one if memories are too small for the first."""
        problem = search.problem
        search.offer(heft(problem), self.name)
        if search.value is not None and search.value.overflow:
            fitting = fit(problem, latest_starts(problem))
            if fitting is not None:
                search.offer(fitting, self.name)

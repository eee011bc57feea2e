"""What the list schedulers have in common: placing tasks one by one where they fit."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Schedule
from iree_sched.plan.timeline import Timeline


@define
class Placing:
    """A schedule in the making.

    Attributes:
      problem: what is scheduled.
      resources, starts, ends: of each task; -1 before it is placed.
    """

    problem: Problem
    resources: list[int] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    lines: list[Timeline] = field(init=False)

    def __attrs_post_init__(self) -> None:
        count = len(self.problem.tasks)
        self.resources, self.starts, self.ends = [-1] * count, [-1] * count, [-1] * count
        self.lines = [Timeline() for _ in self.problem.hardware.resources]

    def earliest(self, task: int, resource: int, duration: int) -> int:
        """When a task whose predecessors are placed can start on a resource."""
        problem = self.problem
        ready = problem.jobs[problem.tasks[task].job].release
        for edge in problem.incoming[task]:
            moving = problem.moving(edge, self.resources[edge.source], resource)
            ready = max(ready, self.ends[edge.source] + moving)
        return self.lines[resource].earliest(ready, duration)

    def place(self, task: int, resource: int, start: int, duration: int) -> None:
        """Places a task."""
        self.resources[task], self.starts[task], self.ends[task] = resource, start, start + duration
        self.lines[resource].add(start, duration)

    def schedule(self) -> Schedule:
        """The schedule, once all tasks are placed."""
        return Schedule(tuple(self.resources), tuple(self.starts))


def mean_duration(problem: Problem, task: int) -> float:
    """Duration of a task, averaged over its resources."""
    ways = problem.tasks[task].alternatives
    return sum(way.duration for way in ways) / len(ways)


def mean_movings(problem: Problem) -> dict[tuple[int, int], float]:
    """By the ends of each edge, the time that its data takes averaged over where they can run."""
    if not problem.has_moves:
        return {}
    found: dict[tuple[int, int], float] = {}
    for edge in problem.edges:
        pairs = [
            problem.moving(edge, a.resource, b.resource)
            for a in problem.tasks[edge.source].alternatives
            for b in problem.tasks[edge.target].alternatives
        ]
        key = edge.source, edge.target
        found[key] = max(found.get(key, 0.0), sum(pairs) / len(pairs))
    return found


def due_times(problem: Problem) -> Sequence[float]:
    """By task the earliest deadline of a job that waits for it.

    Jobs without a deadline are due when the last of the others is, so that the order of lists is
    that of the longest ways to the end where there are no deadlines.
    """
    latest = max((j.deadline for j in problem.jobs if j.deadline is not None), default=0)
    due: list[float] = []
    for each in problem.tasks:
        deadline = problem.jobs[each.job].deadline
        due.append(latest if deadline is None else deadline)
    for task in reversed(problem.order):
        for edge in problem.outgoing[task]:
            due[task] = min(due[task], due[edge.target])
    return due

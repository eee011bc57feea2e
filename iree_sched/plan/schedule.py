"""Where and when each task of a problem runs, and how good that is."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from iree_sched.plan.memory import overflow_of
from iree_sched.plan.problem import Problem


@frozen
class Schedule:
    """What solvers find.

    Attributes:
      resources: by task the place of the resource that runs it.
      starts: by task when it starts.
    """

    resources: tuple[int, ...]
    starts: tuple[int, ...]


@frozen(order=True)
class Value:
    """How good a schedule is; less is better.

    Attributes:
      overflow: bytes that do not fit into memories; only a schedule without any can be used.
      lateness: sum over the jobs of the time after the deadline times the priority.
      makespan: when the last task ends.
    """

    overflow: int
    lateness: int
    makespan: int


def duration_of(problem: Problem, task: int, resource: int) -> int:
    """How long a task takes on a resource that can run it."""
    for each in problem.tasks[task].alternatives:
        if each.resource == resource:
            return each.duration
    raise KeyError(f"resource {resource} cannot run task {task}")


def ends_of(problem: Problem, schedule: Schedule) -> list[int]:
    """By task when it ends."""
    placed = enumerate(zip(schedule.resources, schedule.starts, strict=True))
    return [start + duration_of(problem, task, resource) for task, (resource, start) in placed]


def value_of(problem: Problem, schedule: Schedule) -> Value:
    """How good a schedule is."""
    ends = ends_of(problem, schedule)
    overflow = overflow_of(problem, schedule.resources, schedule.starts, ends)
    return Value(overflow, lateness_of(problem, ends), max(ends, default=0))


def lateness_of(problem: Problem, ends: Sequence[int]) -> int:
    """Weighted lateness of tasks that end at these times."""
    if not problem.has_deadlines:
        return 0
    last = [0] * len(problem.jobs)
    for task, end in enumerate(ends):
        job = problem.tasks[task].job
        last[job] = max(last[job], end)
    return sum(
        job.priority * max(0, end - job.deadline)
        for job, end in zip(problem.jobs, last, strict=True)
        if job.deadline is not None
    )

"""Unrolls jobs that run again and again into their runs over the hyperperiod."""

from __future__ import annotations

import math

from attrs import evolve

from iree_sched.plan.problem import Edge, Job, Problem, ProblemError, Task

_MOST_TASKS = 100_000


def unrolled(problem: Problem) -> Problem:
    """The problem with every run of every job as a job of its own.

    Jobs with a period are released again every period until the hyperperiod, the least common
    multiple of all periods, has gone by since the first release; then everything repeats, so no run
    may reach beyond it. Jobs without a period run once.

    Raises:
      ProblemError: the periods have a common multiple only after too many runs, or a job with a
        period is released only after everything repeats.
    """
    periods = [job.period for job in problem.jobs if job.period is not None]
    if not periods or problem.hyperperiod:
        return problem
    hyperperiod = math.lcm(*periods)
    runs = [hyperperiod // job.period if job.period else 1 for job in problem.jobs]
    count = sum(runs[task.job] for task in problem.tasks)
    if count > _MOST_TASKS:
        raise ProblemError(
            f"periods {', '.join(map(str, sorted(set(periods))))} repeat together only after "
            f"{hyperperiod}, which are {count:,} tasks: choose periods that divide one another"
        )
    end = end_of(problem, hyperperiod)
    late = next((job for job in problem.jobs if job.period and job.release >= end), None)
    if late is not None:
        raise ProblemError(
            f"job '{late.name}' is released at {late.release}, but everything repeats at {end}: "
            "release it earlier"
        )
    jobs: list[Job] = []
    tasks: list[Task] = []
    edges: list[Edge] = []
    for place, job in enumerate(problem.jobs):
        members = [task for task, each in enumerate(problem.tasks) if each.job == place]
        inner = [edge for edge in problem.edges if problem.tasks[edge.source].job == place]
        for instance in range(runs[place]):
            to = {task: len(tasks) + number for number, task in enumerate(members)}
            tasks += [evolve(problem.tasks[task], job=len(jobs)) for task in members]
            edges += [_moved(edge, to, problem) for edge in inner]
            jobs.append(_run(job, instance, end))
    return evolve(
        problem, tasks=tuple(tasks), edges=tuple(edges), jobs=tuple(jobs), hyperperiod=hyperperiod
    )


def end_of(problem: Problem, hyperperiod: int) -> int:
    """When everything repeats: a hyperperiod after the first release of a job with a period."""
    return min(job.release for job in problem.jobs if job.period is not None) + hyperperiod


def _run(job: Job, instance: int, end: int) -> Job:
    """One run of a job; a run without a deadline ends before the next one begins."""
    if job.period is None:
        return job
    later = instance * job.period
    deadline = job.release + job.period if job.deadline is None else job.deadline
    return evolve(
        job, release=job.release + later, deadline=min(deadline + later, end), instance=instance
    )


def _moved(edge: Edge, to: dict[int, int], problem: Problem) -> Edge:
    if edge.target not in to:
        names = problem.label(edge.source), problem.label(edge.target)
        raise ProblemError(
            f"'{names[1]}' waits for '{names[0]}' of another job: jobs with periods cannot"
        )
    return evolve(edge, source=to[edge.source], target=to[edge.target])

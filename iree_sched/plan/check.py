"""Holds a plan against its problem, whoever made it.

Shares nothing with the solvers but the problem: what a plan says is taken word for word, by names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from iree_sched.plan.plan import Assignment, Plan
from iree_sched.plan.problem import Edge, Objective, Problem

_Key = tuple[str, int, str]  # job, instance, task


def check_plan(problem: Problem, plan: Plan) -> list[str]:
    """What is wrong with a plan, nothing if it is right.

    Args:
      problem: with all periods unrolled.
      plan: the plan.
    """
    placed: dict[_Key, Assignment] = {}
    twice = []
    for each in plan.assignments:
        key = each.job, each.instance, each.task
        if key in placed:
            twice.append(f"'{each.job}: {each.task}' is planned twice")
        placed[key] = each
    keys = [
        (problem.jobs[task.job].name, problem.jobs[task.job].instance, task.name)
        for task in problem.tasks
    ]
    missing = [
        f"'{job}: {task}' (run {run}) is not planned"
        for job, run, task in keys
        if (job, run, task) not in placed
    ]
    unknown = [
        f"'{job}: {task}' (run {run}) is no task" for job, run, task in placed.keys() - set(keys)
    ]
    if twice or missing or unknown:
        return [*twice, *missing, *sorted(unknown)]
    by_task = [placed[key] for key in keys]
    names = {resource.name for resource in problem.hardware.resources}
    strange = [f"there is no resource '{a.resource}'" for a in by_task if a.resource not in names]
    if strange:
        return strange
    return [
        *_capability(problem, by_task),
        *_precedence(problem, by_task),
        *_exclusivity(by_task),
        *_jobs(problem, by_task),
        *_capacity(problem, by_task),
        *_windows(plan, problem, by_task),
        *_figures(plan, by_task),
    ]


def _says(assignment: Assignment) -> str:
    again = f" (run {assignment.instance})" if assignment.instance else ""
    return (
        f"'{assignment.job}: {assignment.task}'{again} on '{assignment.resource}' "
        f"from {assignment.start} to {assignment.end}"
    )


def _capability(problem: Problem, by_task: list[Assignment]) -> Iterator[str]:
    """Tasks run where they can, for as long as they take there."""
    for task, found in zip(problem.tasks, by_task, strict=True):
        durations = {
            problem.hardware.resources[way.resource].name: way.duration for way in task.alternatives
        }
        if found.resource not in durations:
            yield f"{_says(found)} cannot run there"
        elif durations[found.resource] != found.duration:
            yield f"{_says(found)} takes {durations[found.resource]} there"


def _precedence(problem: Problem, by_task: list[Assignment]) -> Iterator[str]:
    """Nothing starts before what it waits for has ended and its data has arrived."""
    for edge in problem.edges:
        source, target = by_task[edge.source], by_task[edge.target]
        moving = _moving(problem, edge, source.resource, target.resource)
        if source.end + moving > target.start:
            after = f" and {moving} for moving" if moving else ""
            yield f"{_says(target)} must come after {_says(source)}{after}"


def _moving(problem: Problem, edge: Edge, source: str, target: str) -> int:
    for link in problem.hardware.links:
        if (link.source, link.target) == (source, target):
            return link.duration_ns(edge.moved_bytes)
    return 0


def _exclusivity(by_task: list[Assignment]) -> Iterator[str]:
    """A resource runs one task at a time."""
    lines: dict[str, list[Assignment]] = {}
    for each in by_task:
        lines.setdefault(each.resource, []).append(each)
    for line in lines.values():
        line.sort(key=lambda each: (each.start, each.end))
        for one, other in pairwise(line):
            if one.end > other.start:
                yield f"{_says(one)} and {_says(other)} overlap"


def _jobs(problem: Problem, by_task: list[Assignment]) -> Iterator[str]:
    """No task starts before its release; with deadlines that must be met, they are."""
    for task, found in zip(problem.tasks, by_task, strict=True):
        job = problem.jobs[task.job]
        if found.start < job.release:
            yield f"{_says(found)} is released only at {job.release}"
        if problem.objective is Objective.LATENESS or job.deadline is None:
            continue
        if found.end > job.deadline:
            yield f"{_says(found)} ends after its deadline {job.deadline}"


def _capacity(problem: Problem, by_task: list[Assignment]) -> Iterator[str]:
    """What lies in a memory at one time fits into it."""
    readers: dict[int, list[int]] = {}
    for edge in problem.edges:
        if edge.reads:
            readers.setdefault(edge.source, []).append(edge.target)
    for resource in problem.hardware.resources:
        if resource.memory_bytes is None:
            continue
        changes: dict[int, int] = {}
        for number, (task, found) in enumerate(zip(problem.tasks, by_task, strict=True)):
            if found.resource != resource.name:
                continue
            until = max([found.end, *(by_task[r].end for r in readers.get(number, ()))])
            changes[found.start] = changes.get(found.start, 0) + task.result_bytes
            changes[until] = changes.get(until, 0) - task.result_bytes
        yield from _overflows(resource.name, resource.memory_bytes, changes)


def _overflows(name: str, capacity: int, changes: Mapping[int, int]) -> Iterator[str]:
    live = 0
    for time in sorted(changes):
        live += changes[time]
        if live > capacity:
            yield f"the memory of '{name}' holds {capacity} bytes, but {live} lie there at {time}"
            return


def _windows(plan: Plan, problem: Problem, by_task: list[Assignment]) -> Iterator[str]:
    """A window is the stretch of time in which a task starts."""
    for each in by_task:
        expected = each.start // plan.window if plan.window else 0
        if each.window != expected:
            yield f"{_says(each)} is in window {each.window}, but starts in window {expected}"


def _figures(plan: Plan, by_task: list[Assignment]) -> Iterator[str]:
    """What the plan says about itself follows from its assignments."""
    makespan = max((each.end for each in by_task), default=0)
    if plan.makespan != makespan:
        yield f"the makespan is {makespan}, not {plan.makespan}"
    if plan.lower_bound > makespan:
        yield f"the lower bound {plan.lower_bound} is above the makespan"
    for resource in plan.resources:
        busy = sum(each.duration for each in by_task if each.resource == resource.name)
        if resource.busy != busy:
            yield f"'{resource.name}' works {busy}, not {resource.busy}"
    lateness = 0
    for job in plan.jobs:
        ends = [e.end for e in by_task if (e.job, e.instance) == (job.name, job.instance)]
        if job.end != max(ends, default=0):
            yield f"job '{job.name}' (run {job.instance}) ends at {max(ends, default=0)}"
        if job.deadline is not None:
            lateness += job.priority * max(0, job.end - job.deadline)
    if plan.lateness != lateness:
        yield f"the weighted lateness is {lateness}, not {plan.lateness}"

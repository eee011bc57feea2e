"""Makespans that no schedule can beat."""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Value, lateness_of

_MOST_SETS = 64  # sets of resources to look at


def lower_bound(problem: Problem) -> Value:
    """Lateness and makespan that no schedule can beat, from critical paths and from work.

    A task takes its shortest duration, data moves as quickly as it can anywhere. For a set of
    resources: the tasks that can run nowhere else share them, none starts before its head, and
    after the last its tail is still to come.
    """
    shortest = _shortest(problem)
    heads, tails = _heads(problem, shortest), _tails(problem, shortest)
    path = max((h + d + t for h, d, t in zip(heads, shortest, tails, strict=True)), default=0)
    area = max((_area(problem, set_, heads, shortest, tails) for set_ in _sets(problem)), default=0)
    return Value(0, _lateness(problem, heads, shortest), max(path, area))


def critical_path(problem: Problem, job: int) -> int:
    """The least time from the release of a job to when its last task ends."""
    shortest = _shortest(problem)
    ends = (h + d for h, d in zip(_heads(problem, shortest), shortest, strict=True))
    last = max((e for t, e in zip(problem.tasks, ends, strict=True) if t.job == job), default=0)
    return max(0, last - problem.jobs[job].release)


def _shortest(problem: Problem) -> list[int]:
    return [min(way.duration for way in task.alternatives) for task in problem.tasks]


def _quickest_moves(problem: Problem) -> Sequence[tuple[int, int, int]]:
    """Of each edge, by source, the source, the target, and the least time that its data takes."""
    if not problem.has_moves:
        return [(e.source, e.target, 0) for task in problem.order for e in problem.outgoing[task]]
    found = []
    for task in problem.order:
        for edge in problem.outgoing[task]:
            quickest = min(
                problem.moving(edge, a.resource, b.resource)
                for a in problem.tasks[edge.source].alternatives
                for b in problem.tasks[edge.target].alternatives
            )
            found.append((edge.source, edge.target, quickest))
    return found


def _heads(problem: Problem, shortest: Sequence[int]) -> list[int]:
    """By task the earliest time at which it can start."""
    heads = [problem.jobs[task.job].release for task in problem.tasks]
    for source, target, moving in _quickest_moves(problem):
        heads[target] = max(heads[target], heads[source] + shortest[source] + moving)
    return heads


def _tails(problem: Problem, shortest: Sequence[int]) -> list[int]:
    """By task the least time from its end to the end of everything."""
    tails = [0] * len(problem.tasks)
    for source, target, moving in reversed(_quickest_moves(problem)):
        tails[source] = max(tails[source], moving + shortest[target] + tails[target])
    return tails


def _lateness(problem: Problem, heads: Sequence[int], shortest: Sequence[int]) -> int:
    return lateness_of(problem, [h + d for h, d in zip(heads, shortest, strict=True)])


def _sets(problem: Problem) -> list[frozenset[int]]:
    """Sets of resources that some tasks cannot leave, and some unions of them."""
    own = {frozenset(way.resource for way in task.alternatives) for task in problem.tasks}
    found = sorted(own, key=sorted)[:_MOST_SETS]
    known = set(found)
    for one in found:
        if len(found) >= _MOST_SETS:
            break
        for other in sorted(own, key=sorted):
            union = one | other
            if union not in known:
                known.add(union)
                found.append(union)
    everything = frozenset().union(*own) if own else frozenset()
    return found if everything in known else [*found, everything]


def area_sets(problem: Problem) -> list[tuple[int, int, int, list[int]]]:
    """Sets of tasks that share resources, for `work <= count * (makespan - head - tail)`.

    Each is the number of resources, the least head and the least tail of the tasks, and the tasks.
    """
    shortest = _shortest(problem)
    heads, tails = _heads(problem, shortest), _tails(problem, shortest)
    found = []
    for resources in _sets(problem):
        tasks = _confined(problem, resources)
        if len(tasks) > 1:
            head, tail = min(heads[t] for t in tasks), min(tails[t] for t in tasks)
            found.append((len(resources), head, tail, tasks))
    return found


def _confined(problem: Problem, resources: frozenset[int]) -> list[int]:
    """The tasks that only these resources can run."""
    return [
        task
        for task, each in enumerate(problem.tasks)
        if all(way.resource in resources for way in each.alternatives)
    ]


def _area(
    problem: Problem,
    resources: frozenset[int],
    heads: Sequence[int],
    shortest: Sequence[int],
    tails: Sequence[int],
) -> int:
    """The least makespan of the tasks that only these resources can run."""
    tasks = _confined(problem, resources)
    return max(
        _shared(tasks, heads, shortest, tails, len(resources)),
        _shared(tasks, tails, shortest, heads, len(resources)),
    )


def _shared(
    tasks: Sequence[int],
    heads: Sequence[int],
    shortest: Sequence[int],
    tails: Sequence[int],
    count: int,
) -> int:
    """The most of a head, the work from there on, shared out, and the least tail behind it."""
    best = work = 0
    tail = None
    for task in sorted(tasks, key=lambda task: -heads[task]):
        work += shortest[task]
        tail = tails[task] if tail is None else min(tail, tails[task])
        best = max(best, heads[task] - (-work // count) + tail)
    return best

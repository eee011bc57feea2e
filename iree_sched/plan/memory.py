"""What lies in the memories of resources while a schedule runs.

The result of a task occupies the memory of its resource from the start of the task to the end of
the last one that reads it.
"""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.plan.problem import Problem


def overflow_of(
    problem: Problem, where: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> int:
    """Bytes that do not fit, at the worst time of each memory, summed up.

    Args:
      problem: what is scheduled.
      where, starts, ends: of each task.
    """
    if not problem.has_capacity:
        return 0
    total = 0
    for place, resource in enumerate(problem.hardware.resources):
        if resource.memory_bytes is None:
            continue
        changes = [
            change
            for task, each in enumerate(problem.tasks)
            if each.result_bytes and where[task] == place
            for change in (
                (starts[task], each.result_bytes),
                (kept_until(problem, task, ends), -each.result_bytes),
            )
        ]
        total += max(0, _peak(changes) - resource.memory_bytes)
    return total


def kept_until(problem: Problem, task: int, ends: Sequence[int]) -> int:
    """When the last task that reads a result has ended."""
    readers = (ends[edge.target] for edge in problem.outgoing[task] if edge.reads)
    return max(ends[task], max(readers, default=0))


def _peak(changes: list[tuple[int, int]]) -> int:
    """The most that is there at one time; what goes at a time makes room for what comes."""
    live = peak = 0
    for _, change in sorted(changes):
        live += change
        peak = max(peak, live)
    return peak

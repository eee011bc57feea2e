"""PEFT: each task where it and what is behind it end first.

H. Arabnejad and J. G. Barbosa, List scheduling algorithm for heterogeneous systems by an optimistic
cost table, 2014. The table has, by task and resource, the longest way behind the task if everything
there runs where that is shortest. Insertion based. Where jobs have deadlines, tasks that are ready
go by the latest start that the table leaves them, which is the same order without.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from typing import ClassVar

from iree_sched.plan.list_scheduling import Placing, due_times, mean_movings
from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Schedule
from iree_sched.plan.solver import Search, Solver


def optimistic_costs(problem: Problem) -> Sequence[Mapping[int, float]]:
    """By task and resource the least time that everything behind the task can take."""
    moving = mean_movings(problem)
    costs: list[dict[int, float]] = [{} for _ in problem.tasks]
    for task in reversed(problem.order):
        for way in problem.tasks[task].alternatives:
            behind = 0.0
            for edge in problem.outgoing[task]:
                far = moving.get((task, edge.target), 0.0)
                quickest = min(
                    costs[edge.target][w.resource]
                    + w.duration
                    + (far if w.resource != way.resource else 0.0)
                    for w in problem.tasks[edge.target].alternatives
                )
                behind = max(behind, quickest)
            costs[task][way.resource] = behind
    return costs


def peft(problem: Problem) -> Schedule:
    """The schedule that PEFT finds; memory capacities are not looked at."""
    costs, due = optimistic_costs(problem), due_times(problem)
    urgency = [due[t] - sum(row.values()) / len(row) for t, row in enumerate(costs)]
    place = {task: number for number, task in enumerate(problem.order)}
    waits = [len(edges) for edges in problem.incoming]
    ready = [(urgency[t], place[t], t) for t, count in enumerate(waits) if not count]
    heapq.heapify(ready)
    placing = Placing(problem)
    while ready:
        _, _, task = heapq.heappop(ready)
        ways = []
        for way in problem.tasks[task].alternatives:
            end = placing.earliest(task, way.resource, way.duration) + way.duration
            ways.append((end + costs[task][way.resource], end, way.duration, way.resource))
        _, end, duration, resource = min(ways)
        placing.place(task, resource, end - duration, duration)
        for edge in problem.outgoing[task]:
            waits[edge.target] -= 1
            if not waits[edge.target]:
                heapq.heappush(ready, (urgency[edge.target], place[edge.target], edge.target))
    return placing.schedule()


class Peft(Solver):
    """Offers the one schedule that PEFT finds."""

    name: ClassVar[str] = "peft"
    summary: ClassVar[str] = "Each task where it and what is behind it end first."

    def solve(self, search: Search) -> None:
        """Offers a schedule."""
        search.offer(peft(search.problem), self.name)

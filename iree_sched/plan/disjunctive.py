"""A schedule as the order of tasks on each resource, and the longest ways through it.

The disjunctive graph (Roy and Sussmann, 1964): a task waits for those before it in the problem, and
for the one before it on its resource. All are as early as that allows. Heads are starts; a tail is
the longest way from the end of a task to the end of what is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from iree_sched.plan.problem import Edge, Problem
from iree_sched.plan.schedule import Schedule

NONE = -1  # no task
FAR = -(1 << 62)  # a tail from which no way leads to the goal: below zero after any way
_Neighbour = tuple[int, list[int] | None]  # a task, and times of moving by both resources


@define(eq=False)
class Orders:
    """An order of tasks on each resource, with lists by task for quick reading.

    Attributes:
      problem: what is scheduled.
      width: number of resources; a time of moving stands at source * width + target.
      durations: by task its duration on each resource that can run it.
      before, after: by task those it waits for, and those that wait for it.
      sequences: by resource its tasks in order.
      where, length: by task its resource, and its duration there.
      previous, following: by task its neighbours on the resource, or NONE.
      starts, ends, tails: by task, as of the last evaluation.
      own: by task the least tail: 0 for what is looked at, else far below.
      order: all tasks, each behind those it waits for.
    """

    problem: Problem
    width: int = field(init=False)
    durations: list[dict[int, int]] = field(init=False)
    releases: list[int] = field(init=False)
    before: list[list[_Neighbour]] = field(init=False)
    after: list[list[_Neighbour]] = field(init=False)
    sequences: list[list[int]] = field(init=False, factory=list)
    where: list[int] = field(init=False, factory=list)
    length: list[int] = field(init=False, factory=list)
    previous: list[int] = field(init=False, factory=list)
    following: list[int] = field(init=False, factory=list)
    starts: list[int] = field(init=False, factory=list)
    ends: list[int] = field(init=False, factory=list)
    tails: list[int] = field(init=False, factory=list)
    own: list[int] = field(init=False, factory=list)
    order: list[int] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        problem = self.problem
        self.width = len(problem.hardware.resources)
        self.durations = [{w.resource: w.duration for w in t.alternatives} for t in problem.tasks]
        self.releases = [problem.jobs[task.job].release for task in problem.tasks]
        self.before = [[] for _ in problem.tasks]
        self.after = [[] for _ in problem.tasks]
        for edge in problem.edges:
            table = self._moving(edge)
            self.before[edge.target].append((edge.source, table))
            self.after[edge.source].append((edge.target, table))

    def _moving(self, edge: Edge) -> list[int] | None:
        """Times of moving by source and target; None where there is nothing to wait for."""
        if not self.problem.has_moves:
            return None
        numbers = range(self.width)
        table = [self.problem.moving(edge, a, b) for a in numbers for b in numbers]
        return table if any(table) else None

    def load(self, schedule: Schedule) -> None:
        """Takes the order of a schedule; `evaluate` has still to be called."""
        place = {task: number for number, task in enumerate(self.problem.order)}
        count = len(place)
        self.where = list(schedule.resources)
        self.length = [self.durations[task][where] for task, where in enumerate(self.where)]
        self.previous, self.following = [NONE] * count, [NONE] * count
        self.starts, self.ends, self.tails = [0] * count, [0] * count, [0] * count
        self.sequences = [[] for _ in range(self.width)]
        starts, length = schedule.starts, self.length
        for task in sorted(place, key=lambda t: (starts[t], starts[t] + length[t], place[t])):
            self.sequences[self.where[task]].append(task)
        for resource in range(self.width):
            self._chain(resource)

    def schedule(self) -> Schedule:
        """The schedule as of the last evaluation."""
        return Schedule(tuple(self.where), tuple(self.starts))

    def move(self, task: int, resource: int, place: int) -> tuple[int, int, int]:
        """Puts a task at a place among the others of a resource; returns the move back."""
        here = self.where[task]
        back = task, here, self.sequences[here].index(task)
        del self.sequences[here][back[2]]
        self.sequences[resource].insert(place, task)
        self.where[task] = resource
        self.length[task] = self.durations[task][resource]
        self._chain(here)
        if resource != here:
            self._chain(resource)
        return back

    def _chain(self, resource: int) -> None:
        """Finds the neighbours on a resource anew."""
        last = NONE
        for task in self.sequences[resource]:
            self.previous[task] = last
            if last != NONE:
                self.following[last] = task
            last = task
        if last != NONE:
            self.following[last] = NONE

    def evaluate(self) -> bool:
        """Finds starts, ends and an order; False if tasks wait for one another."""
        before, after, where, width = self.before, self.after, self.where, self.width
        previous, following, length = self.previous, self.following, self.length
        starts, ends, releases = self.starts, self.ends, self.releases
        waits = [len(b) + (p != NONE) for b, p in zip(before, previous, strict=True)]
        order = [task for task, count in enumerate(waits) if not count]
        for task in order:
            start = releases[task]
            last = previous[task]
            if last != NONE and ends[last] > start:
                start = ends[last]
            for other, table in before[task]:
                end = ends[other]
                if table is not None:
                    end += table[where[other] * width + where[task]]
                if end > start:
                    start = end
            starts[task] = start
            ends[task] = start + length[task]
            later = following[task]
            if later != NONE:
                waits[later] -= 1
                if not waits[later]:
                    order.append(later)
            for later, _ in after[task]:
                waits[later] -= 1
                if not waits[later]:
                    order.append(later)
        self.order = order
        return len(order) == len(waits)

    def find_tails(self, goals: Iterable[int] | None = None) -> None:
        """Finds tails, to the end of everything or to the latest end of some tasks.

        Tasks from which no way leads to a goal have a tail below zero, however long the way.
        """
        after, where, width = self.after, self.where, self.width
        following, length, tails = self.following, self.length, self.tails
        own = self.own = [0] * len(tails) if goals is None else [FAR] * len(tails)
        for task in goals or ():
            own[task] = 0
        for task in reversed(self.order):
            tail = own[task]
            later = following[task]
            if later != NONE and length[later] + tails[later] > tail:
                tail = length[later] + tails[later]
            for other, table in after[task]:
                way = length[other] + tails[other]
                if table is not None:
                    way += table[where[task] * width + where[other]]
                if way > tail:
                    tail = way
            tails[task] = tail

    def critical_path(self, last: int) -> list[int]:
        """A longest way to a task, from its first task on; on the same resource where it can be."""
        path = [last]
        while True:
            task = path[-1]
            start = self.starts[task]
            earlier = self.previous[task]
            if earlier == NONE or self.ends[earlier] < start:
                earlier = self._latest_before(task, start)
            if earlier == NONE:
                return path[::-1]
            path.append(earlier)

    def _latest_before(self, task: int, start: int) -> int:
        """The task that another one waits for until its start, NONE if there is none."""
        for other, table in self.before[task]:
            end = self.ends[other]
            if table is not None:
                end += table[self.where[other] * self.width + self.where[task]]
            if end == start:
                return other
        return NONE

    def ready(self, task: int, resource: int) -> int:
        """When all that a task waits for in the problem has come to a resource."""
        ready = self.releases[task]
        for other, table in self.before[task]:
            end = self.ends[other]
            if table is not None:
                end += table[self.where[other] * self.width + resource]
            ready = max(ready, end)
        return ready

    def rest(self, task: int, resource: int) -> int:
        """The longest way behind a task on a resource, the order on resources aside."""
        rest = self.own[task]
        for other, table in self.after[task]:
            way = self.length[other] + self.tails[other]
            if table is not None:
                way += table[resource * self.width + self.where[other]]
            rest = max(rest, way)
        return rest

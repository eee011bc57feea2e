"""A schedule as the order of tasks on each resource, and the longest ways through it.

The disjunctive graph (Roy and Sussmann, 1964): a task waits for those before it in the problem, and
for the one before it on its resource. All are as early as that allows. Heads are starts; a tail is
the longest way from the end of a task to the end of what is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
      place: by task where it stands in `order`.
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
    place: list[int] = field(init=False, factory=list)
    _older: int = field(init=False, default=0)  # up to there in `order` tails are not as they were

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
        """Takes the order of a schedule, with everything as early as it allows."""
        number = {task: number for number, task in enumerate(self.problem.order)}
        count = len(number)
        self.where = list(schedule.resources)
        self.length = [self.durations[task][where] for task, where in enumerate(self.where)]
        self.previous, self.following = [NONE] * count, [NONE] * count
        self.starts, self.ends, self.tails = [0] * count, [0] * count, [0] * count
        self.sequences = [[] for _ in range(self.width)]
        starts, length = schedule.starts, self.length
        self.order = sorted(number, key=lambda t: (starts[t], starts[t] + length[t], number[t]))
        self.place = [0] * count
        for place, task in enumerate(self.order):
            self.sequences[self.where[task]].append(task)
            self.place[task] = place
        for resource in range(self.width):
            self._chain(resource)
        self._find_starts(0)
        self._older = count

    def schedule(self) -> Schedule:
        """The schedule as of the last evaluation."""
        return Schedule(tuple(self.where), tuple(self.starts))

    def move(self, task: int, resource: int, place: int) -> bool:
        """Puts a task at a place among the others of a resource.

        Returns:
          False, and nothing is changed, if tasks would wait for one another then.
        """
        here, back = self.place_of(task)
        self._put(task, resource, place)
        span = self._reorder(task)
        if span is None:
            self._put(task, here, back)
            return False
        first, last = span
        self._older = max(self._older, last + 1)
        self._find_starts(first)
        return True

    def place_of(self, task: int) -> tuple[int, int]:
        """The resource of a task, and its place there."""
        resource = self.where[task]
        return resource, self.sequences[resource].index(task)

    def _put(self, task: int, resource: int, place: int) -> None:
        here = self.where[task]
        self.sequences[here].remove(task)
        self.sequences[resource].insert(place, task)
        self.where[task] = resource
        self.length[task] = self.durations[task][resource]
        self._chain(here)
        if resource != here:
            self._chain(resource)

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

    def _reorder(self, task: int) -> tuple[int, int] | None:
        """Brings a task that was moved, and what has to come along, to the right place in `order`.

        D. J. Pearce and P. H. J. Kelly, A dynamic topological sort algorithm for directed acyclic
        graphs, 2006: only what stands between the task and its new neighbours can be wrong.

        Returns:
          The first and the last place with something new; None if tasks wait for one another.
        """
        order, place = self.order, self.place
        own, earlier, later = place[task], self.previous[task], self.following[task]
        if earlier != NONE and place[earlier] > own:
            first, last = own, place[earlier]
            span = order[first : last + 1]
            taken = self._reached(span, self.previous, self.before)
            if earlier in taken:
                return None
            span = [t for t in span if t not in taken] + [t for t in span if t in taken]
        elif later != NONE and place[later] < own:
            first, last = place[later], own
            span = order[first : last + 1]
            taken = self._reached(span[::-1], self.following, self.after)
            if later in taken:
                return None
            span = [t for t in span if t in taken] + [t for t in span if t not in taken]
        else:
            return own, own
        order[first : last + 1] = span
        for at, each in enumerate(span, first):
            place[each] = at
        return first, last

    @staticmethod
    def _reached(
        span: Sequence[int], near: Sequence[int], far: Sequence[Sequence[_Neighbour]]
    ) -> set[int]:
        """The first of some tasks, and those that a way leads to from there."""
        found = {span[0]}
        for task in span[1:]:
            if near[task] in found or any(other in found for other, _ in far[task]):
                found.add(task)
        return found

    def _find_starts(self, first: int) -> None:
        """Finds starts and ends from a place in `order` on."""
        before, where, width = self.before, self.where, self.width
        previous, length = self.previous, self.length
        starts, ends, releases = self.starts, self.ends, self.releases
        for task in self.order[first:] if first else self.order:
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

    def find_tails(self, goals: Iterable[int] | None = None) -> None:
        """Finds tails, to the end of everything or to the latest end of some tasks.

        Tasks from which no way leads to a goal have a tail below zero, however long the way.
        """
        after, where, width = self.after, self.where, self.width
        following, length, tails = self.following, self.length, self.tails
        if goals is None:
            own, last = [0] * len(tails), self._older
            self._older = 0
        else:
            own, last = [FAR] * len(tails), len(tails)
            self._older = last
            for task in goals:
                own[task] = 0
        self.own = own
        for task in reversed(self.order[:last]):
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

"""Tabu searches, first from the schedules of the list schedulers, then from mixtures of the best.

A memetic algorithm, P. Moscato, On evolution, search, optimization, genetic algorithms and martial
arts, 1989: a search ends where it finds nothing better for a while, and what it has found becomes
a member of a population. Two members have a child between them, as in path relinking (F. Glover,
A template for scatter search and path relinking, 1998): each task takes the resource of one, and
the order is that of the means of starts, which keeps what tasks wait for. The number of steps
depends on the problem and the limit only, so that the same input gives the same plan unless time
runs out before.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import ClassVar

from attrs import define, field

from iree_sched.plan.list_scheduling import Placing
from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Schedule, Value
from iree_sched.plan.solver import Search, Solver
from iree_sched.plan.tabu_search import TabuSearch

from .heft import Heft
from .peft import Peft

_STEP = 50e-6  # seconds that a step surely takes no more than,
_TASK = 0.95e-6  # and that each task adds
_MEMBERS = 10  # of a population
_FUTILE = 120  # searches with nothing better than all before, until it ends
_FIRST = 5  # restarts without a better schedule, until the first search ends
_LATER = 1  # and any other
_PARTS = 8  # of which each parent of a mixture gives some
_ALIKE = 0.05  # part of the tasks in which schedules differ that count as the same


class LocalSearch(Solver):
    """Improves what HEFT and PEFT find."""

    name: ClassVar[str] = "local-search"
    summary: ClassVar[str] = "Tabu search from what heft and peft find, and mixtures of that."

    def solve(self, search: Search) -> None:
        """Offers schedules until the steps or the time are used up."""
        start(search)
        if not search.done:
            Population(search.problem, search.limits.seed).improve(search, search.limits.seconds)


def start(search: Search) -> None:
    """Lets the list schedulers offer what they find."""
    for solver in (Heft(), Peft()):
        if not search.done:
            solver.solve(search)


@define(eq=False)
class Population:
    """The best schedules of several searches.

    Attributes:
      problem: what is scheduled.
      seed: of all chance.
      members: schedules, with how good they are.
    """

    problem: Problem
    seed: int
    members: list[tuple[Value, Schedule]] = field(init=False, factory=list)
    _chance: random.Random = field(init=False)
    _tabu: TabuSearch = field(init=False)
    _patience: int = field(init=False, default=-1)  # restarts; below 0: there is no search

    def __attrs_post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._tabu = TabuSearch(self.problem, self._chance)

    def improve(
        self, search: Search, seconds: float, is_over: Callable[[], bool] = lambda: False
    ) -> None:
        """Improves the schedule of a search for so many seconds at the most, or until it is over.

        What was begun in an earlier call is gone on with.
        """
        end = self._tabu.work + seconds / (_STEP + _TASK * len(self.problem.tasks))
        until = max(0.0, search.seconds_left - seconds)
        self._meet(search)
        futile = 0
        while self._tabu.work < end:
            if search.done or futile > _FUTILE or is_over():
                return
            if search.seconds_left <= until:
                search.cut = True
                return
            if self._patience < 0:
                self._begin()
            is_stuck = not self._tabu.step()
            if search.value is None or self._tabu.best < search.value:
                names = [name for name in search.found_by if name != LocalSearch.name]
                search.offer(self._tabu.found, *names, LocalSearch.name)
                futile = 0
            if is_stuck or self._tabu.restarts > self._patience:
                self._end()
                futile += 1

    def _meet(self, search: Search) -> None:
        """Goes on with a schedule that others have found, if it is better than all members."""
        assert search.schedule is not None
        assert search.value is not None
        if self._patience >= 0 and self._tabu.best <= search.value:
            return
        if all(search.value < value for value, _ in self.members):
            self._tabu.start(search.schedule)
            self._patience = _FIRST

    def _begin(self) -> None:
        """Begins a search: from something new while there are few members, then from a child."""
        chance, self._patience = self._chance, _LATER
        if len(self.members) < _MEMBERS:
            one = min(self.members, key=lambda member: member[0])[1]
            other = random_schedule(self.problem, chance)
        else:
            (_, one), (_, other) = chance.sample(self.members, 2)
        self._tabu.start(mixture(one, other, chance))

    def _end(self) -> None:
        """Takes what a search has found for a member."""
        found, value = self._tabu.found, self._tabu.best
        self._patience = -1
        if any(value == other and are_alike(found, each) for other, each in self.members):
            return
        if len(self.members) < _MEMBERS:
            self.members.append((value, found))
            return
        worst = max(range(_MEMBERS), key=lambda place: self.members[place][0])
        if value <= self.members[worst][0]:
            self.members[worst] = value, found


def mixture(one: Schedule, other: Schedule, chance: random.Random) -> Schedule:
    """A schedule between two: each task where one has it, in the order of means of the starts.

    Its starts are for the order alone.
    """
    part = chance.randrange(2, _PARTS - 1)
    pairs = zip(one.resources, other.resources, strict=True)
    return Schedule(
        tuple(a if chance.randrange(_PARTS) < part else b for a, b in pairs),
        tuple(
            part * a + (_PARTS - part) * b for a, b in zip(one.starts, other.starts, strict=True)
        ),
    )


def are_alike(one: Schedule, other: Schedule) -> bool:
    """Whether nearly all tasks have the same resource and the same start."""
    placed = zip(one.resources, one.starts, strict=True)
    others = zip(other.resources, other.starts, strict=True)
    different = sum(a != b for a, b in zip(placed, others, strict=True))
    return different <= len(one.starts) * _ALIKE


def random_schedule(problem: Problem, chance: random.Random) -> Schedule:
    """Tasks in any order that they allow, each on any of its resources."""
    placing = Placing(problem)
    waits = [len(edges) for edges in problem.incoming]
    ready = [task for task, count in enumerate(waits) if not count]
    while ready:
        task = ready.pop(chance.randrange(len(ready)))
        way = chance.choice(problem.tasks[task].alternatives)
        start = placing.earliest(task, way.resource, way.duration)
        placing.place(task, way.resource, start, way.duration)
        for edge in problem.outgoing[task]:
            waits[edge.target] -= 1
            if not waits[edge.target]:
                ready.append(edge.target)
    return placing.schedule()

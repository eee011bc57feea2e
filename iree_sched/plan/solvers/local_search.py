"""Tabu search on the longest way, from the schedules of the list schedulers.

F. Glover, Tabu search, 1989, with the neighbourhoods of `moves`. A task that leaves a resource may
not come back for a while. Where jobs are late, the longest way to the end of one of them is looked
at, and the best few moves are tried out. The number of steps depends on the problem and the limit
only, so that the same input gives the same plan unless time runs out before.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import ClassVar

from attrs import define, field

from iree_sched.plan.disjunctive import Orders
from iree_sched.plan.memory import overflow_of
from iree_sched.plan.moves import Move, Neighbourhood
from iree_sched.plan.schedule import Schedule, Value, lateness_of
from iree_sched.plan.solver import Search, Solver

from .heft import Heft
from .peft import Peft

_STEPS = 500_000  # steps times tasks that surely take no more than a second
_PATIENCE = 100  # steps without a better schedule, and two for each task, before a restart
_RESTARTS = 50  # without a better schedule
_SHAKE = 6  # moves at random after a restart
_TRIED = 4  # moves that are tried out where jobs are late


class LocalSearch(Solver):
    """Improves what HEFT and PEFT find."""

    name: ClassVar[str] = "local-search"
    summary: ClassVar[str] = "Tabu search on the longest way, from what heft and peft find."

    def solve(self, search: Search) -> None:
        """Offers schedules until the steps or the time are used up."""
        start(search)
        if not search.done:
            improve(search, search.limits.seconds, self.name, search.limits.seed)


def start(search: Search) -> None:
    """Lets the list schedulers offer what they find."""
    for solver in (Heft(), Peft()):
        if not search.done:
            solver.solve(search)


def improve(
    search: Search,
    seconds: float,
    name: str,
    seed: int,
    is_over: Callable[[], bool] = lambda: False,
) -> None:
    """Improves the schedule of a search for so many seconds at the most, or until it is over."""
    assert search.schedule is not None
    tasks = len(search.problem.tasks)
    steps = int(seconds * _STEPS / max(1, tasks))
    until = max(0.0, search.seconds_left - seconds)
    tabu = TabuSearch(search, name, random.Random(seed))
    tabu.start(search.schedule)
    for _ in range(steps):
        if search.done or search.seconds_left <= until or tabu.restarts > _RESTARTS:
            return
        if is_over() or not tabu.step():
            return


@define(eq=False)
class TabuSearch:
    """A schedule that changes step by step.

    Attributes:
      search: takes what is better than everything before.
      name: of the solver, for the search.
      chance: for what is otherwise equal.
      value: how good the schedule is now.
      best: how good the best one was.
      restarts: how many there were since then.
    """

    search: Search
    name: str
    chance: random.Random
    orders: Orders = field(init=False)
    value: Value = field(init=False)
    best: Value = field(init=False)
    restarts: int = field(init=False, default=0)
    _found: Schedule = field(init=False)
    _members: list[list[int]] = field(init=False)
    _path: int = field(init=False, default=0)  # tasks on the last longest way
    _number: int = field(init=False, default=0)
    _improved: int = field(init=False, default=0)
    _forbidden: dict[tuple[int, int], int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        problem = self.search.problem
        self.orders = Orders(problem)
        self._members = [[] for _ in problem.jobs]
        for task, each in enumerate(problem.tasks):
            self._members[each.job].append(task)

    def start(self, schedule: Schedule) -> None:
        """Begins with a schedule."""
        self.orders.load(schedule)
        assert self.orders.evaluate()
        self.value = self.best = self._measure()
        self._found = self.orders.schedule()
        self._offer()

    def step(self) -> bool:
        """Makes one move; False if there is none to make."""
        self._number += 1
        if self._number - self._improved > _PATIENCE + 2 * len(self.orders.where):
            self._restart()
        moves = self._moves()
        if not moves:
            return False
        allowed = [move for move in moves if self._is_allowed(move)]
        if not allowed:
            self._make(self.chance.choice(moves))
        elif self.value.lateness or self.value.overflow:
            self._make(self._try_out(allowed))
        else:
            least = min(allowed)[0]
            self._make(self.chance.choice([move for move in allowed if move[0] == least]))
        return True

    def _moves(self) -> list[Move]:
        """The moves of a longest way to the end, or to the end of a job that is late."""
        orders, ends = self.orders, self.orders.ends
        if not self.value.lateness:
            orders.find_tails()
            last = self.chance.choice([t for t, e in enumerate(ends) if e == self.value.makespan])
        else:
            members = self._members[self.chance.choice(self._late_jobs())]
            orders.find_tails(members)
            last = max(members, key=lambda task: ends[task])
        path = orders.critical_path(last)
        self._path = len(path)
        return list(Neighbourhood(orders).moves(path))

    def _late_jobs(self) -> list[int]:
        jobs, ends = self.search.problem.jobs, self.orders.ends
        return [
            number
            for number, members in enumerate(self._members)
            if (due := jobs[number].deadline) is not None
            and any(ends[task] > due for task in members)
        ]

    def _is_allowed(self, move: Move) -> bool:
        length, task, resource, _ = move
        if self._forbidden.get((task, resource), 0) <= self._number:
            return True
        return not (self.value.lateness or self.value.overflow) and length < self.best.makespan

    def _try_out(self, moves: list[Move]) -> Move:
        """The best of the moves that look best."""
        tried: list[tuple[Value, float, Move]] = []
        for move in sorted(moves)[:_TRIED]:
            back = self.orders.move(*move[1:])
            if self.orders.evaluate():
                tried.append((self._measure(), self.chance.random(), move))
            self.orders.move(*back)
        self.orders.evaluate()
        return min(tried)[2] if tried else self.chance.choice(moves)

    def _make(self, move: Move) -> None:
        """Makes a move, unless it would let tasks wait for one another."""
        _, task, resource, place = move
        ways = len(self.orders.durations[task])
        tenure = self._path + ways
        back = self.orders.move(task, resource, place)
        if not self.orders.evaluate():
            self.orders.move(*back)
            self.orders.evaluate()
            self._forbidden[task, resource] = self._number + tenure
            return
        self._forbidden[task, back[1]] = self._number + tenure
        self.value = self._measure()
        if self.value < self.best:
            self.best, self._improved, self.restarts = self.value, self._number, 0
            self._found = self.orders.schedule()
            self._offer()

    def _restart(self) -> None:
        """Goes back to the best schedule, and some moves away from it."""
        self._improved = self._number
        self.restarts += 1
        self._forbidden.clear()
        self.orders.load(self._found)
        self.orders.evaluate()
        self.value = self._measure()
        for _ in range(_SHAKE):
            moves = self._moves()
            if moves:
                self._make(self.chance.choice(moves))

    def _measure(self) -> Value:
        problem, ends = self.search.problem, self.orders.ends
        overflow = 0
        if problem.has_capacity:
            overflow = overflow_of(problem, self.orders.where, self.orders.starts, ends)
        return Value(overflow, lateness_of(problem, ends), max(ends, default=0))

    def _offer(self) -> None:
        if self.search.value is None or self.best < self.search.value:
            names = [name for name in self.search.found_by if name != self.name]
            self.search.offer(self._found, *names, self.name)

"""Tabu search on the longest way.

F. Glover, Tabu search, 1989, with the neighbourhoods of `moves`. A task that leaves a resource may
not come back for a while. Where jobs are late, the longest way to the end of one of them is looked
at, and the best few moves are tried out.
"""

from __future__ import annotations

import random

from attrs import define, field

from iree_sched.plan.disjunctive import Orders
from iree_sched.plan.memory import overflow_of
from iree_sched.plan.moves import Move, Neighbourhood
from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Schedule, Value, lateness_of

_PATIENCE = 100  # steps without a better schedule, and two for each task, before a restart
_SHAKE = 6  # moves at random after a restart
_TRIED = 4  # moves that are tried out where jobs are late
_TRY_WORK = 0.5  # what trying one takes, in steps,
_MEMORY_WORK = 3.0  # and what it takes to see what lies in memories


@define(eq=False)
class TabuSearch:
    """A schedule that changes step by step.

    Attributes:
      problem: what is scheduled.
      chance: for what is otherwise equal.
      value: how good the schedule is now.
      found: the best one.
      best: how good that is.
      restarts: how many there were since then.
      work: all that was done, counted in steps without deadlines and memories.
    """

    problem: Problem
    chance: random.Random
    orders: Orders = field(init=False)
    value: Value = field(init=False)
    found: Schedule = field(init=False)
    best: Value = field(init=False)
    restarts: int = field(init=False, default=0)
    work: float = field(init=False, default=0.0)
    _members: list[list[int]] = field(init=False)
    _path: int = field(init=False, default=0)  # tasks on the last longest way
    _number: int = field(init=False, default=0)
    _improved: int = field(init=False, default=0)
    _forbidden: dict[tuple[int, int], int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.orders = Orders(self.problem)
        self._members = [[] for _ in self.problem.jobs]
        for task, each in enumerate(self.problem.tasks):
            self._members[each.job].append(task)

    def start(self, schedule: Schedule) -> None:
        """Begins with a schedule, of which only the order and the resources count."""
        self._improved, self.restarts = self._number, 0
        self._forbidden.clear()
        self.orders.load(schedule)
        self.value = self.best = self._measure()
        self.found = self.orders.schedule()

    def step(self) -> bool:
        """Makes one move; False if there is none to make."""
        self._number += 1
        if self._number - self._improved > _PATIENCE + 2 * len(self.orders.where):
            self._restart()
        moves = self._moves()
        if not moves:
            return False
        allowed = self._allowed(moves)
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
        self.work += 1.0
        orders, ends = self.orders, self.orders.ends
        if not self.value.lateness:
            orders.find_tails()
            last = self.chance.choice(_places(ends, self.value.makespan))
        else:
            members = self._members[self.chance.choice(self._late_jobs())]
            orders.find_tails(members)
            last = max(members, key=lambda task: ends[task])
        path = orders.critical_path(last)
        self._path = len(path)
        return Neighbourhood(orders).moves(path)

    def _late_jobs(self) -> list[int]:
        jobs, ends = self.problem.jobs, self.orders.ends
        return [
            number
            for number, members in enumerate(self._members)
            if (due := jobs[number].deadline) is not None
            and any(ends[task] > due for task in members)
        ]

    def _allowed(self, moves: list[Move]) -> list[Move]:
        """The moves that are not forbidden, or that lead to something better than ever."""
        forbidden, number = self._forbidden, self._number
        better = 0 if self.value.lateness or self.value.overflow else self.best.makespan
        return [
            move
            for move in moves
            if forbidden.get((move[2], move[3]), 0) <= number or move[1] < better
        ]

    def _try_out(self, moves: list[Move]) -> Move:
        """The best of the moves that look best."""
        tried: list[tuple[Value, float, Move]] = []
        for move in sorted(moves)[:_TRIED]:
            _, _, task, resource, place = move
            back = self.orders.place_of(task)
            self.work += _TRY_WORK
            if self.orders.move(task, resource, place):
                tried.append((self._measure(), self.chance.random(), move))
                self.orders.move(task, *back)
        return min(tried)[2] if tried else self.chance.choice(moves)

    def _make(self, move: Move) -> None:
        """Makes a move, unless it would let tasks wait for one another."""
        _, _, task, resource, place = move
        ways = len(self.orders.durations[task])
        tenure = self._path + ways
        here = self.orders.where[task]
        if not self.orders.move(task, resource, place):
            self._forbidden[task, resource] = self._number + tenure
            return
        self._forbidden[task, here] = self._number + tenure
        self.value = self._measure()
        if self.value < self.best:
            self.best, self._improved, self.restarts = self.value, self._number, 0
            self.found = self.orders.schedule()

    def _restart(self) -> None:
        """Goes back to the best schedule, and some moves away from it."""
        self._improved = self._number
        self.restarts += 1
        self._forbidden.clear()
        self.orders.load(self.found)
        self.value = self._measure()
        for _ in range(_SHAKE):
            moves = self._moves()
            if moves:
                self._make(self.chance.choice(moves))

    def _measure(self) -> Value:
        problem, ends = self.problem, self.orders.ends
        overflow = 0
        if problem.has_capacity:
            self.work += _MEMORY_WORK
            overflow = overflow_of(problem, self.orders.where, self.orders.starts, ends)
        return Value(overflow, lateness_of(problem, ends), max(ends, default=0))


def _places(numbers: list[int], number: int) -> list[int]:
    """The places of a number that is there."""
    found = [numbers.index(number)]
    for _ in range(numbers.count(number) - 1):
        found.append(numbers.index(number, found[-1] + 1))
    return found

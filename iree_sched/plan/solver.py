"""What a solver is, and which there are."""

from __future__ import annotations

import importlib
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import ClassVar

from attrs import define, field, frozen

from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity
from iree_sched.discovery import classes_of, public_modules
from iree_sched.plan.problem import Problem
from iree_sched.plan.schedule import Schedule, Value, value_of

_SOLVERS = "iree_sched.plan.solvers"


class SolverError(DiagnosticError):
    """A solver cannot do its work at all."""

    def __init__(self, message: str) -> None:
        super().__init__(Diagnostic(Severity.ERROR, message))


@frozen
class Limits:
    """How much a solver may do.

    Attributes:
      seconds: after which it has to end, whatever it has by then.
      seed: of all chance.
      workers: threads that it may use.
    """

    seconds: float = 10.0
    seed: int = 0
    workers: int = 1


@define
class Search:
    """What is known about a problem while solvers are at work on it.

    Attributes:
      problem: with all periods unrolled.
      limits: what solvers may do.
      bound: no schedule has less.
      schedule: the best one so far.
      value: how good that is.
      found_by: the solvers that it comes from, each of which went on from the one before.
      notes: what a user should know.
      cut: the clock ended it, not the count of steps, which is the same in each run.
      impossible: it is proven that no schedule keeps all deadlines and memories.
      watch: is told about every change.
    """

    problem: Problem
    limits: Limits = field(factory=Limits)
    bound: Value = field(factory=lambda: Value(0, 0, 0))
    schedule: Schedule | None = None
    value: Value | None = None
    found_by: tuple[str, ...] = ()
    notes: list[str] = field(factory=list)
    cut: bool = False
    impossible: bool = False
    watch: Callable[[Search], object] = lambda _: None
    started: float = field(factory=time.monotonic)

    def offer(self, schedule: Schedule, *solvers: str) -> bool:
        """Takes a schedule if it is better than the one so far."""
        value = value_of(self.problem, schedule)
        if self.value is not None and value >= self.value:
            return False
        self.schedule, self.value, self.found_by = schedule, value, solvers
        self.watch(self)
        return True

    def raise_bound(self, bound: Value) -> None:
        """Takes a bound if it says more than the one so far."""
        best = Value(
            0, max(bound.lateness, self.bound.lateness), max(bound.makespan, self.bound.makespan)
        )
        if best != self.bound:
            self.bound = best
            self.watch(self)

    @property
    def done(self) -> bool:
        """Whether nothing better can be found."""
        return self.value is not None and self.value <= self.bound

    @property
    def seconds_left(self) -> float:
        """Time that is left of the limit."""
        return self.limits.seconds - (time.monotonic() - self.started)


class Solver(ABC):
    """A way to solve problems; a file in `solvers/` defines each.

    Attributes:
      name: what users call it.
      summary: a sentence about it.
    """

    name: ClassVar[str]
    summary: ClassVar[str]

    @abstractmethod
    def solve(self, search: Search) -> None:
        """Offers what it finds to a search.

        Raises:
          SolverError: it cannot do its work at all.
        """


def solvers() -> Mapping[str, type[Solver]]:
    """All solvers by name."""
    found: dict[str, type[Solver]] = {}
    for module in public_modules(_SOLVERS):
        for solver in classes_of(importlib.import_module(module), Solver):
            found[solver.name] = solver
    return found

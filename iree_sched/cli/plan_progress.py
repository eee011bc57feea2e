"""Shows how a search for a plan goes: a line on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from typing import Any, Self

from attrs import define, field

from iree_sched.plan.solver import Search
from iree_sched.timeline import format_ns


@define
class PlanProgress:
    """A line with the best plan so far and the bound, while the `with` block lasts.

    Attributes:
      seconds: when the search will end.
      active: there is a line; by default, where standard error is a terminal that can move its
        cursor.
    """

    seconds: float
    active: bool = field(factory=lambda: sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    _bar: Any = field(default=None, init=False)
    _task: Any = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def watch(self, search: Search) -> None:
        """Shows what a search has found."""
        if not self.active:
            return
        text = describe(search)
        if self._bar is None:
            self._start(text)
        self._bar.update(self._task, description=text)

    def _start(self, text: str) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        limit = TextColumn(f"of at most {self.seconds:g} s")
        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
        self._bar = Progress(
            *columns, TimeElapsedColumn(), limit, console=Console(stderr=True), transient=True
        )
        self._bar.start()
        self._task = self._bar.add_task(text, total=None)


def describe(search: Search) -> str:
    """The best plan so far, who found it, and the bound."""
    bound = search.bound.makespan
    if search.value is None:
        return f"no plan yet, bound {format_ns(bound)}"
    makespan = search.value.makespan
    gap = (makespan - bound) / makespan if makespan else 0.0
    best = f"{search.found_by[-1]}: makespan {format_ns(makespan)}"
    late = f", lateness {format_ns(search.value.lateness)}" if search.value.lateness else ""
    return f"{best}{late}, bound {format_ns(bound)}, gap {gap:.1%}"

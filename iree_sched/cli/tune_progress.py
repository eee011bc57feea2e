"""Shows how far tuning is: a line on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from typing import Any, Self

from attrs import define, field

from iree_sched.tuning.measuring import Objective, Outcome


@define
class TuneProgress:
    """A line with a bar, and with the best that was found, while the `with` block lasts.

    Attributes:
      total: number of candidates.
      objective: what is wanted.
      active: there is a line; by default, where standard error is a terminal that can move its
        cursor.
    """

    total: int
    objective: Objective
    active: bool = field(factory=lambda: sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    _bar: Any = field(default=None, init=False)
    _task: Any = field(default=None, init=False)

    def __enter__(self) -> Self:
        if self.active:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            what = TextColumn("{task.description}", markup=False)
            columns = (BarColumn(), MofNCompleteColumn(), what, TimeElapsedColumn())
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("candidates", total=self.total)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def outcome(self, outcome: Outcome) -> None:
        """Shows that a candidate was measured."""
        if self._bar is not None:
            said = "failed" if outcome.error else f"{outcome.seconds:.1f} s"
            self._bar.update(self._task, advance=1, description=f"{outcome.candidate}: {said}")

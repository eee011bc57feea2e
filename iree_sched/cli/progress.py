"""A line that shows how far long work is: on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

if TYPE_CHECKING:
    from rich.progress import ProgressColumn


@define
class ProgressLine:
    """A line with what is done now and the time since the start, while the `with` block lasts.

    It comes with the first `show`; what is written to `sys.stderr` meanwhile comes to stand above
    it.

    Attributes:
      active: there is a line; by default, where standard error is a terminal that can move its
        cursor.
    """

    active: bool = field(
        factory=lambda: sys.stderr.isatty() and os.environ.get("TERM") != "dumb", kw_only=True
    )
    _bar: Any = field(default=None, init=False)
    _task: Any = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, text: str, total: int | None = None, done: int = 0) -> None:
        """Shows a text, and that `done` more of `total` steps are behind us."""
        if not self.active:
            return
        if self._bar is None:
            self._start(text, total)
        self._bar.update(self._task, description=text, advance=done)

    def columns(self) -> list[ProgressColumn]:
        """What stands in the line, from the left."""
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

        what = TextColumn("{task.description}", markup=False)
        return [SpinnerColumn(), what, TimeElapsedColumn()]

    def _start(self, text: str, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(*self.columns(), console=Console(stderr=True), transient=True)
        self._bar.start()
        self._task = self._bar.add_task(text, total=total)

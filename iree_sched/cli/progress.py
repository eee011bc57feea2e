"""Shows how far a compilation is: a line on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from typing import Any, Self

from attrs import define, field


@define
class Progress:
    """A line with the stage and the time since the start, while the `with` block lasts.

    What is written to `sys.stderr` meanwhile comes to stand above the line.

    Attributes:
      meanings: what each stage does, in order.
      active: there is a line; by default, where standard error is a terminal that can move its
        cursor.
    """

    meanings: dict[str, str]
    active: bool = field(factory=lambda: sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    _bar: Any = field(default=None, init=False)
    _task: Any = field(default=None, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def stage(self, name: str) -> None:
        """Shows that a stage has begun."""
        if not self.active:
            return
        number = list(self.meanings).index(name) + 1
        text = f"[{number}/{len(self.meanings)}] {name}: {self.meanings[name]}"
        if self._bar is None:
            self._start(text)
        else:
            self._bar.update(self._task, description=text)

    def write(self, data: bytes) -> None:
        """Writes what a tool has to say."""
        sys.stderr.write(data.decode("utf-8", "replace"))
        sys.stderr.flush()

    def _start(self, text: str) -> None:
        from rich.console import Console
        from rich.progress import Progress as Bar
        from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
        console = Console(stderr=True)
        self._bar = Bar(*columns, TimeElapsedColumn(), console=console, transient=True)
        self._bar.start()
        self._task = self._bar.add_task(text, total=None)

"""Shows how far tuning is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from attrs import define, field

from iree_sched.cli.progress import ProgressLine
from iree_sched.tuning.measuring import Outcome

if TYPE_CHECKING:
    from rich.progress import ProgressColumn


@define
class TuneProgress(ProgressLine):
    """A line with a bar, and with the candidate that was measured last.

    Where there is no such line, as in a log, each candidate has a line of its own.

    Attributes:
      total: number of candidates.
    """

    total: int
    _done: int = field(default=0, init=False)

    def __enter__(self) -> Self:
        self.show("candidates", self.total)
        return self

    def known(self, count: int) -> None:
        """Shows that candidates were measured by a tuning before this one."""
        if count:
            self._tell(f"{count} measured before", count)

    def outcome(self, outcome: Outcome) -> None:
        """Shows that a candidate was measured, in a log also why it failed."""
        said = "failed" if outcome.error else f"{outcome.seconds:.1f} s"
        why = outcome.error.partition("\n")[0]
        self._tell(f"{outcome.candidate}: {said}", 1, f": {why}" if why else "")

    def _tell(self, text: str, count: int, more: str = "") -> None:
        self._done += count
        self.show(text, self.total, done=count)
        if not self.active:
            print(f"[{self._done}/{self.total}] {text}{more}", file=sys.stderr, flush=True)

    def columns(self) -> list[ProgressColumn]:
        """A bar, and the line's without the spinner."""
        from rich.progress import BarColumn, MofNCompleteColumn

        return [BarColumn(), MofNCompleteColumn(), *super().columns()[1:]]

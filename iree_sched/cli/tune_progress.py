"""Shows how far tuning is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import define

from iree_sched.cli.progress import ProgressLine
from iree_sched.tuning.measuring import Outcome

if TYPE_CHECKING:
    from rich.progress import ProgressColumn


@define
class TuneProgress(ProgressLine):
    """A line with a bar, and with the candidate that was measured last.

    Attributes:
      total: number of candidates.
    """

    total: int

    def __enter__(self) -> Self:
        self.show("candidates", self.total)
        return self

    def outcome(self, outcome: Outcome) -> None:
        """Shows that a candidate was measured."""
        said = "failed" if outcome.error else f"{outcome.seconds:.1f} s"
        self.show(f"{outcome.candidate}: {said}", self.total, done=1)

    def columns(self) -> list[ProgressColumn]:
        """A bar, and the line's without the spinner."""
        from rich.progress import BarColumn, MofNCompleteColumn

        return [BarColumn(), MofNCompleteColumn(), *super().columns()[1:]]

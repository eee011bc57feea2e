"""Shows how a search for a plan goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from iree_sched.cli.progress import ProgressLine
from iree_sched.plan.solver import Search
from iree_sched.timeline import format_ns

if TYPE_CHECKING:
    from rich.progress import ProgressColumn


@define
class PlanProgress(ProgressLine):
    """A line with the best plan so far and the bound.

    Attributes:
      seconds: when the search will end.
    """

    seconds: float

    def watch(self, search: Search) -> None:
        """Shows what a search has found."""
        if self.active:
            self.show(describe(search))

    def columns(self) -> list[ProgressColumn]:
        """The line's, and when the search will end."""
        from rich.progress import TextColumn

        return [*super().columns(), TextColumn(f"of at most {self.seconds:g} s")]


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

"""No waves at all: the ops of execute regions run one after another, as they stand.

For debugging, for measuring what waves are worth, and for hardware that runs one op at a time.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from iree_sched.partition import Graph, Group, Kind, Partitioner


@define
class NoConcurrency(Partitioner):
    """Leaves all ops of a region where they are."""

    name: ClassVar[str] = "none"
    summary: ClassVar[str] = "Forms no waves."
    kind: ClassVar[Kind] = Kind.CONCURRENCY

    def partition(self, graph: Graph) -> list[Group]:
        """Groups nothing."""
        return []

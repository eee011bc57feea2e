"""No grouping at all, for debugging, for measuring what grouping is worth, and for new hardware.

Waves: the ops of execute regions run one after another, as they stand. Execution: each op is in a
region of its own, with copies of what is cheaper to compute than to carry.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from iree_sched.partition import Graph, Group, Kind, Partitioner, arrange


@define
class NoConcurrency(Partitioner):
    """Leaves all ops of a region where they are."""

    name: ClassVar[str] = "none"
    summary: ClassVar[str] = "Forms no waves."
    kind: ClassVar[Kind] = Kind.CONCURRENCY

    def partition(self, graph: Graph) -> list[Group]:
        """Groups nothing."""
        return []


@define
class NoFusion(Partitioner):
    """Gives each op a region of its own."""

    name: ClassVar[str] = "none"
    summary: ClassVar[str] = "One execute region for each op."
    kind: ClassVar[Kind] = Kind.EXECUTION
    tuned: ClassVar[bool] = False

    def partition(self, graph: Graph) -> list[Group]:
        """Puts each node in a group."""
        return arrange(graph, [[node] for node in graph.nodes])

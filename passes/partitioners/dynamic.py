"""Regions of a plan for runtimes that balance work by themselves.

In goes a graph whose ops `iree-sched-plan{affinity=dynamic}` has annotated. Execution: ops that are
bound to a queue are cut into regions as by `planned`; those that may run on any queue share
regions, whatever resource the plan has them on. Concurrency: what overlaps in the plan comes to be
in one wave, and the runtime divides it among its workers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from attrs import define

from iree_sched.partition import Graph, Group, Kind, Node, Partitioner, option

from ._planned_groups import OVERHEAD, OVERHEAD_HELP, group_by_plan, in_planned_order, planned_nodes


@define
class Dynamic(Partitioner):
    """Cuts the ops of each queue into regions, and those of no queue."""

    name: ClassVar[str] = "dynamic"
    summary: ClassVar[str] = "Regions by queue and window, as a plan has noted on ops."
    kind: ClassVar[Kind] = Kind.EXECUTION
    tuned: ClassVar[bool] = False
    overhead: int = option(OVERHEAD, OVERHEAD_HELP, minimum=0)

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of a block."""
        return group_by_plan(graph, lambda node, _: node.affinity, self.overhead)


@define
class DynamicWaves(Partitioner):
    """Puts ops that overlap in a plan into waves."""

    name: ClassVar[str] = "dynamic"
    summary: ClassVar[str] = "Waves of what overlaps in a plan."
    kind: ClassVar[Kind] = Kind.CONCURRENCY
    tuned: ClassVar[bool] = False

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of a region."""
        return [Group(nodes) for nodes in waves_of_overlaps(graph)]


def waves_of_overlaps(graph: Graph) -> Sequence[list[Node]]:
    """Waves of nodes that wait for none in their wave, and begin before the first of it ends.

    Nodes without a time join wherever they wait for nobody.
    """
    noted = planned_nodes(graph)
    waves: list[list[Node]] = []
    place: dict[Node, int] = {}
    end = 0
    for node in in_planned_order(graph):
        own = noted.get(node)
        waits = any(place.get(edge.source) == len(waves) - 1 for edge in node.incoming)
        if not waves or waits or (own is not None and own.start >= end > 0):
            waves.append([])
            end = 0
        if own is not None:
            end = min(end, own.end) if end else own.end
        waves[-1].append(node)
        place[node] = len(waves) - 1
    return waves

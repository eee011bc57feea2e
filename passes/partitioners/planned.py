"""Regions as a plan has them: what ops have noted when and where they run.

In goes a graph whose ops `iree-sched-plan` has annotated. Execution: the ops of a resource are cut,
in the order of their starts, into regions such that none has to wait for, or lets others wait
for, more than the ops in it do in the plan. Regions on different queues then overlap as planned;
between them there are the timepoints that data needs, and no others. Regions that follow one
another are merged where that saves more time than the overlap it costs. Concurrency: the ops of a
region run one after another in planned order, since a resource runs one at a time.

What is not annotated (reservations, constants, copies of what is cheap to compute) goes along with
what it is for.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from iree_sched.partition import Graph, Group, Kind, Partitioner, option

from ._planned_groups import OVERHEAD, OVERHEAD_HELP, group_by_plan, in_planned_order


@define
class Planned(Partitioner):
    """Cuts each resource's ops into regions."""

    name: ClassVar[str] = "planned"
    summary: ClassVar[str] = "Regions by resource and window, as a plan has noted on ops."
    kind: ClassVar[Kind] = Kind.EXECUTION
    tuned: ClassVar[bool] = False
    overhead: int = option(OVERHEAD, OVERHEAD_HELP, minimum=0)

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of a block."""
        return group_by_plan(graph, lambda _, noted: noted.resource, self.overhead)


@define
class PlannedOrder(Partitioner):
    """Keeps the ops of a region one after another in the order of the plan."""

    name: ClassVar[str] = "planned"
    summary: ClassVar[str] = "One op after another, in the order of a plan."
    kind: ClassVar[Kind] = Kind.CONCURRENCY
    tuned: ClassVar[bool] = False

    def partition(self, graph: Graph) -> list[Group]:
        """Puts each node in a group."""
        return [Group([node]) for node in in_planned_order(graph)]

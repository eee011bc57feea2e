"""What partitioners that follow a plan have in common: groups that keep its times and order."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

from attrs import define, field, frozen

from iree_sched.analysis.affinity import can_execute_together
from iree_sched.partition import Graph, Group, Node, arrange
from iree_sched.partition.arranging import find_floating
from iree_sched.plan.annotations import Annotation, annotation_of
from iree_sched.plan.functions import find_sources

from ._region_merging import Region, merge

# About what local-task of IREE 3.13 takes from the end of a region to the start of the next.
OVERHEAD = 20_000
OVERHEAD_HELP = "nanoseconds that a region takes beside its ops; saved where that delays nothing"

_NEVER = float("inf"), True, 0


@frozen(eq=False)
class Item:
    """An op to be put in a region.

    Attributes:
      lane: what has to be the same for all ops of a region.
      start, end: when it runs.
      before: places, among all items, of those that it waits for; they are before its own.
    """

    lane: tuple[object, ...]
    start: int
    end: int
    before: Sequence[int]


def cut(items: Sequence[Item]) -> list[list[int]]:
    """Cuts lanes into groups that keep all times, whatever they have to wait for as a whole.

    Args:
      items: in the order of their starts, of those what takes no time first.

    Returns:
      The places of items in each group, groups in an order in which they can run.
    """
    return _Cutting(items).run()


@define(eq=False)
class _Cutting:
    """The groups so far; that of a lane stays open until another lane waits for it."""

    items: Sequence[Item]
    groups: list[list[int]] = field(factory=list)
    group_of: dict[int, int] = field(factory=dict)
    opened: dict[tuple[object, ...], int] = field(factory=dict)
    needed: list[float] = field(init=False)  # by item, when another lane needs it

    def run(self) -> list[list[int]]:
        self.needed = [float("inf")] * len(self.items)
        for item in self.items:
            for place in self._others(item):
                self.needed[place] = min(self.needed[place], item.start)
        for place, item in enumerate(self.items):
            self._add(place, item)
        return self.groups

    def _others(self, item: Item) -> list[int]:
        return [place for place in item.before if self.items[place].lane != item.lane]

    def _add(self, place: int, item: Item) -> None:
        for other in self._others(item):
            lane = self.items[other].lane
            if self.opened.get(lane) == self.group_of[other]:
                del self.opened[lane]
        group = self.opened.get(item.lane)
        if group is None or not self._fits(group, item):
            group = self.opened[item.lane] = len(self.groups)
            self.groups.append([])
        self.groups[group].append(place)
        self.group_of[place] = group

    def _fits(self, group: int, item: Item) -> bool:
        """Whether an op may join a group with no op of any lane waiting longer for that."""
        members = self.groups[group]
        if item.end > min(self.needed[place] for place in members):
            return False
        start = self.items[members[0]].start
        waited = {self.group_of[place] for place in self._others(item)}
        return all(other < group and self._end(other) <= start for other in waited)

    def _end(self, group: int) -> int:
        return self.items[self.groups[group][-1]].end


def group_by_plan(
    graph: Graph, queue_of: Callable[[Node, Annotation], object], overhead: int
) -> list[Group]:
    """Groups of an execution graph that keep the times that are noted on its nodes.

    Args:
      graph: the graph.
      queue_of: what nodes of one group have in common, beside their window.
      overhead: nanoseconds that a region takes beside its ops; groups are merged where that makes
        the whole no longer. 0: none is.
    """
    floating = find_floating(graph)
    noted = planned_nodes(graph)
    ordered = sorted(
        noted, key=lambda node: (node.stretches.start, *_turn(noted[node]), node.index)
    )
    place_of = {node: place for place, node in enumerate(ordered)}
    sources = find_sources(graph, floating, noted)
    items = [
        Item(
            (queue_of(node, noted[node]), noted[node].window, node.stretches.start),
            noted[node].start,
            noted[node].end,
            [place_of[source] for source in sources[node] if place_of[source] < place_of[node]],
        )
        for node in ordered
    ]
    cuts = cut(items)
    if overhead:
        cuts = _merge(items, cuts, overhead)
    groups = [[ordered[place] for place in places] for places in cuts]
    return arrange(graph, _with_companions(graph, groups, floating))


def _turn(noted: Annotation) -> tuple[int, bool]:
    """When an op has its turn: what takes no time comes before what begins with it and does."""
    return noted.start, noted.end > noted.start


def _merge(items: Sequence[Item], groups: list[list[int]], overhead: int) -> list[list[int]]:
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    regions = [
        Region(
            queue=items[group[0]].lane[0],
            lane=items[group[0]].lane,
            duration=sum(items[place].end - items[place].start for place in group),
            waits=sorted({group_of[b] for p in group for b in items[p].before} - {number}),
        )
        for number, group in enumerate(groups)
    ]
    return [[p for each in merged for p in groups[each]] for merged in merge(regions, overhead)]


def planned_nodes(graph: Graph) -> dict[Node, Annotation]:
    """The nodes that have a time, with what is noted on them."""
    found = ((node, annotation_of(node.op)) for node in graph.nodes)
    return {node: noted for node, noted in found if noted is not None}


def _with_companions(
    graph: Graph, groups: list[list[Node]], floating: set[Node]
) -> list[list[Node]]:
    """Groups with the nodes that have no time: with what makes their operands, or their users."""
    number_of = {node: number for number, nodes in enumerate(groups) for node in nodes}
    rest = [node for node in graph.nodes if node not in number_of and node not in floating]
    for node in rest:
        before = [edge.source for edge in node.incoming]
        near = [number_of[each] for each in before if each in number_of]
        chosen = max(near, default=-1)
        if chosen < 0:
            after = [edge.target for edge in node.outgoing]
            chosen = min((number_of[each] for each in after if each in number_of), default=-1)
        if chosen < 0 or not can_execute_together(groups[chosen][0].affinity, node.affinity):
            chosen = len(groups)
            groups.append([])
        groups[chosen].append(node)
        number_of[node] = chosen
    return groups


def in_planned_order(graph: Graph) -> list[Node]:
    """The nodes that can be placed in the order of their starts, each after what it waits for.

    One without a time comes right before the first that waits for it.
    """
    noted = planned_nodes(graph)
    keys: dict[Node, tuple[float, bool, int]] = {}
    for node in reversed(graph.nodes):
        later = min((keys[edge.target] for edge in node.outgoing), default=_NEVER)
        own = noted.get(node)
        keys[node] = (*later[:2], -1) if own is None else (*_turn(own), node.index)
    waits = {node: len({edge.source for edge in node.incoming}) for node in graph.nodes}
    ready = [(keys[node], node.index) for node in graph.nodes if not waits[node]]
    heapq.heapify(ready)
    order: list[Node] = []
    while ready:
        node = graph.tracked[heapq.heappop(ready)[1]]
        order.append(node)
        for target in {edge.target: None for edge in node.outgoing}:
            waits[target] -= 1
            if not waits[target]:
                heapq.heappush(ready, (keys[target], target.index))
    return order

"""The order between the nodes of a graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iree_sched.analysis.access import Hazard, first_conflict
from iree_sched.classes import define, field, frozen
from iree_sched.dialects.names import BARRIER
from iree_sched.ir import Value
from iree_sched.partition.following import followed_producer
from iree_sched.partition.kinds import Kind, Role

if TYPE_CHECKING:
    from iree_sched.partition.graph import Graph, Node


@frozen
class Edge:
    """An order between two nodes that has to be kept.

    Attributes:
      source, target: `target` may not start before `source`.
      hazard: why, or None where `target` takes a result of `source` but other bytes of it: then
        the two may run at the same time.
      value: the value in which they meet.
    """

    source: Node
    target: Node
    hazard: Hazard | None
    value: Value


@define
class Edges:
    """All edges between nodes that can be placed, by either end."""

    incoming: dict[Node, list[Edge]] = field(factory=dict)
    outgoing: dict[Node, list[Edge]] = field(factory=dict)

    def add(self, edge: Edge) -> None:
        """Adds an edge."""
        self.incoming.setdefault(edge.target, []).append(edge)
        self.outgoing.setdefault(edge.source, []).append(edge)


def find_edges(graph: Graph) -> Edges:
    """The edges of a graph: uses of results, and in-place writes of values that others use too.

    Where ops follow one another through the host there is no edge but another stage.
    """
    edges = Edges()
    for node in graph.nodes:
        for result in node.op.results:
            for user, behind_view in _placed_users(graph, node, result):
                hazard = Hazard.READ_AFTER_WRITE if behind_view else _hazard(node, user)
                edges.add(Edge(node, user, hazard, result))
    for node, found in graph.in_place.incoming.items():
        edges.incoming.setdefault(node, []).extend(found)
    for node, found in graph.in_place.outgoing.items():
        edges.outgoing.setdefault(node, []).extend(found)
    return edges


def find_stages(graph: Graph) -> dict[Node, int]:
    """How many times the host comes in between before each node, see `Node.stage`.

    For a host node it is the stage of the last device node that it follows, -1 if there is none.
    """
    stages: dict[Node, int] = {}
    floor, deepest = 0, -1
    for node in graph.tracked:
        stage = max(stages.get(node, -1), floor if node.on_device else -1)
        stages[node] = stage
        deepest = max(deepest, stage)
        if node.role is Role.BARRIER:
            floor = deepest + 1
        for user in graph.find_followers(node):
            following = stage + (user.on_device and not node.on_device)
            stages[user] = max(stages.get(user, -1), following)
        for user in node.separated_from:
            stages[user] = max(stages.get(user, -1), stage + 1)
    return stages


def find_stretches(graph: Graph) -> dict[Node, range]:
    """For each node the stretches between side effects of the host that it can be in.

    Device work does not move across such effects, but that some ops follow what makes their source
    (see `followed_producer`). Other host code moves with what it needs.
    """
    if graph.is_one_stretch:
        return dict.fromkeys(graph.tracked, range(1))
    stretches: dict[Node, range] = {}
    earliest: dict[Node, int] = {}
    ordered: dict[Node, list[Node]] = {}
    for first_node, second_node in graph.host_order:
        ordered.setdefault(first_node, []).append(second_node)
    current = 0
    for node in graph.tracked:
        first = earliest.get(node, 0)
        if node.on_device:
            source = followed_producer(node.op, graph.aliases)
            producer = None if source is None else graph.node_of(source)
            follows = producer is not None and producer.op.name != BARRIER
            first = max(first, stretches[producer].start) if producer and follows else current
        elif node.role is Role.BARRIER:
            first = current
        stretches[node] = range(first, current + 1)
        following = first + (node.role is Role.BARRIER)
        for user in (*graph.find_followers(node), *ordered.get(node, ())):
            earliest[user] = max(earliest.get(user, 0), following)
        current += node.role is Role.BARRIER
    return stretches


def find_separations(graph: Graph) -> dict[Node, list[Node]]:
    """For each node whose result goes through `stream.async.barrier` the users behind that.

    Such an op says that what it takes and what takes its result are to be in two regions.
    """
    found: dict[Node, list[Node]] = {}
    for barrier in graph.tracked if graph.kind is Kind.EXECUTION else ():
        if barrier.op.name != BARRIER:
            continue
        source = barrier.op.operands[0].defining_op
        producer = None if source is None else graph.node_of(source)
        if producer is not None and producer.on_device:
            users = [user for user in barrier.users if user.on_device]
            found.setdefault(producer, []).extend(users)
    return found


def _hazard(node: Node, user: Node) -> Hazard | None:
    first, second = node.accesses, user.accesses
    if first is None or second is None:
        return Hazard.READ_AFTER_WRITE
    return first_conflict(first, second)


def _placed_users(graph: Graph, node: Node, result: Value) -> Iterator[tuple[Node, bool]]:
    """Nodes that take a result, and whether they take a view of it, which is not placed.

    Only in execute regions are views looked through.
    """
    pending = [result]
    seen: set[Node] = set()
    while pending:
        value = pending.pop()
        for user in value.users:
            found = graph.node_of(user)
            if found is None or found in seen:
                continue
            seen.add(found)
            if found.can_place:
                yield found, value is not result
            elif graph.kind is Kind.CONCURRENCY:
                pending += user.results

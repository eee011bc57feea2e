"""The order between host ops of a block that matters: effects, and reads of what they change.

IREE keeps the order that uses of values impose and no other. That is enough where its earlier
passes have moved loads of globals to the front and stores to the back. Partitioners other than
IREE's own get it all as part of the graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from iree_sched.analysis.effects import is_pure
from iree_sched.classes import define, field
from iree_sched.dialects.names import GLOBAL_LOAD, GLOBAL_STORE
from iree_sched.partition.kinds import Kind, Role

if TYPE_CHECKING:
    from iree_sched.partition.graph import Graph, Node


@define
class _Accesses:
    """Nodes after the last barrier that touch one global."""

    store: Node | None = None
    loads: list[Node] = field(factory=list)


def find_host_order(graph: Graph) -> list[tuple[Node, Node]]:
    """Pairs of host nodes that have to keep their order, whether or not values connect them.

    A barrier, which may do anything, keeps its place among all that read or write; a store keeps
    its place among loads and stores of its global.
    """
    if graph.kind is not Kind.EXECUTION:
        return []
    pairs: list[tuple[Node, Node]] = []
    last: Node | None = None
    since: list[Node] = []
    hosts = [node for node in graph.tracked if not node.on_device]
    for node in hosts:
        if node.role is not Role.BARRIER and is_pure(node.op):
            continue
        if last is not None:
            pairs.append((last, node))
        if node.role is Role.BARRIER:
            pairs += [(other, node) for other in since]
            last, since = node, []
        else:
            since.append(node)
    return [*pairs, *_global_order(hosts)]


def _global_order(hosts: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Pairs of loads and stores of one global."""
    touched: dict[str, _Accesses] = {}
    for node in hosts:
        name = node.op.attributes.get("global")
        if node.role is Role.BARRIER:
            touched.clear()
        if name is None or node.op.name not in (GLOBAL_LOAD, GLOBAL_STORE) or is_pure(node.op):
            continue
        accesses = touched.setdefault(name, _Accesses())
        if accesses.store is not None:
            yield accesses.store, node
        if node.op.name == GLOBAL_LOAD:
            accesses.loads.append(node)
            continue
        for load in accesses.loads:
            yield load, node
        touched[name] = _Accesses(node)

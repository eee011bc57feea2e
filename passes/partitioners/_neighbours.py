"""The slabs of the execute regions beside a region.

One before it has its waves already; of one behind it the least slab is searched for.
"""

from __future__ import annotations

from iree_sched.dialects.names import EXECUTE
from iree_sched.ir import Operation
from iree_sched.partition import Graph, Kind

from ._region import Region
from ._search import Search


def slabs_beside(graph: Graph, steps: int) -> list[int]:
    """Bytes of the slabs of the regions before and behind that of a graph on the same device.

    Only what is in the same block counts.
    """
    execute = graph.block.parent_op
    if execute is None or execute.name != EXECUTE or execute.parent is None:
        return []
    affinity = execute.attributes.get("affinity")
    alike = [
        op
        for op in execute.parent
        if op.name == EXECUTE and op.attributes.get("affinity") == affinity
    ]
    place = alike.index(execute)
    return [
        *(_slab(op, graph) for op in alike[max(0, place - 1) : place]),
        *(_least_slab(op, graph, steps) for op in alike[place + 1 : place + 2]),
    ]


def _graph(execute: Operation, beside: Graph) -> Graph:
    return Graph(Kind.CONCURRENCY, execute.regions[0].blocks[0], beside.favor, beside.aliases)


def _slab(execute: Operation, beside: Graph) -> int:
    """Bytes of the slab of a region in which each op is a wave."""
    graph = _graph(execute, beside)
    order = list(range(len(graph.nodes)))
    return Region.of(graph).slab(order, order)


def _least_slab(execute: Operation, beside: Graph, steps: int) -> int:
    graph = _graph(execute, beside)
    return Search(Region.of(graph), steps=steps // 10).least_bytes().bytes if graph.nodes else 0

"""Execute regions of at most so many ops, so that the host can submit work early and often.

`arrange` does the rest: it finds an order, copies constants and fills to the regions that take
them, and takes apart what would wait for itself or for the host in the middle.

    iree-sched-opt model.mlir --load-pass-plugin=small_regions.py \
        --iree-stream-schedule-execution='partitioner=small-regions{ops=16}'
"""

from iree_sched.partition import Graph, Group, Kind, Node, arrange, option, partitioner


@partitioner(Kind.EXECUTION, "small-regions", "At most so many ops of one device in a region.")
def small_regions(
    graph: Graph, *, ops: int = option(16, "most ops in a region, copies aside", minimum=1)
) -> list[Group]:
    devices: dict[str, list[Node]] = {}
    for node in graph.nodes:
        devices.setdefault(str(node.affinity), []).append(node)
    parts = [
        nodes[start : start + ops]
        for nodes in devices.values()
        for start in range(0, len(nodes), ops)
    ]
    return arrange(graph, parts)

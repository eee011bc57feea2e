"""Waves filled by list scheduling: what most of the remaining work waits for goes first.

The cost of an op comes from the bytes that it moves and from the loops that its name tells.

    iree-sched-opt executed.mlir --load-pass-plugin=longest_first.py \
        --iree-stream-schedule-concurrency='partitioner=longest-first{workers=4}'
"""

from iree_sched.partition import Graph, Kind, Node, option, partitioner


@partitioner(Kind.CONCURRENCY, "longest-first", "List scheduling by the cost of what comes after.")
def longest_first(
    graph: Graph, *, workers: int = option(4, "most ops in a wave", minimum=1)
) -> list[list[Node]]:
    left: dict[Node, float] = {}  # nanoseconds from the start of a node to the end of all
    for node in reversed(graph.nodes):
        left[node] = node.cost + max((left[edge.target] for edge in node.outgoing), default=0.0)
    waves: list[list[Node]] = []
    done: set[Node] = set()
    while len(done) < len(graph.nodes):
        ready = [
            node
            for node in graph.nodes
            if node not in done and all(edge.source in done for edge in node.incoming)
        ]
        waves.append(sorted(ready, key=lambda node: -left[node])[:workers])
        done.update(waves[-1])
    return waves

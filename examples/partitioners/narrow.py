"""Waves of at most so many ops, each op as soon as possible: for hardware with few cores.

    iree-sched-opt executed.mlir --load-pass-plugin=narrow.py \
        --iree-stream-schedule-concurrency='partitioner=narrow{width=2}'
"""

from iree_sched.partition import Graph, Kind, Node, option, partitioner


@partitioner(Kind.CONCURRENCY, "narrow", "As soon as possible, but only so many ops at a time.")
def narrow(
    graph: Graph, *, width: int = option(4, "most ops in a wave", minimum=1)
) -> list[list[Node]]:
    waves: list[list[Node]] = []
    wave_of: dict[Node, int] = {}
    for node in graph.nodes:
        earliest = max((wave_of[edge.source] + 1 for edge in node.incoming), default=0)
        while earliest < len(waves) and len(waves[earliest]) >= width:
            earliest += 1
        waves += [[] for _ in range(earliest + 1 - len(waves))]
        waves[earliest].append(node)
        wave_of[node] = earliest
    return waves

"""Partitioners for tests: good ones, and bad ones whose groups are refused."""

from collections.abc import Sequence
from itertools import groupby

from iree_sched.partition import Graph, Kind, Node, partitioner


@partitioner(Kind.EXECUTION, "each-alone", "Puts every op in a region of its own.")
def each_alone(graph: Graph) -> Sequence[Sequence[Node]]:
    """Gives one group per node, in program order."""
    return [[node] for node in graph.nodes]


@partitioner(Kind.EXECUTION, "runs", "Puts neighbouring ops of one device in a region.")
def runs(graph: Graph) -> Sequence[Sequence[Node]]:
    """Gives one group for each run of nodes with the same affinity."""
    return [list(run) for _, run in groupby(graph.nodes, key=lambda node: node.affinity)]


@partitioner(Kind.EXECUTION, "forgetful", "Leaves out an op, which is an error.")
def forgetful(graph: Graph, *, keep: int = 1) -> Sequence[Sequence[Node]]:
    """Gives one group with the first `keep` nodes."""
    return [graph.nodes[:keep]]


@partitioner(Kind.EXECUTION, "backwards", "Gives groups in the wrong order, which is an error.")
def backwards(graph: Graph) -> Sequence[Sequence[Node]]:
    """Gives one group per node, last first."""
    return [[node] for node in reversed(graph.nodes)]


@partitioner(Kind.EXECUTION, "raising", "Fails.")
def raising(graph: Graph) -> Sequence[Sequence[Node]]:
    """Raises what a slip in a user's code raises."""
    return [[graph.nodes[len(graph.nodes)]]]


@partitioner(Kind.EXECUTION, "endless", "Asks itself.")
def endless(graph: Graph) -> Sequence[Sequence[Node]]:
    """Makes and asks another one of its kind, which goes through C each time."""
    return endless().partition(graph)  # type: ignore[return-value]


@partitioner(Kind.EXECUTION, "strange", "Gives what are no nodes.")
def strange(graph: Graph) -> Sequence[Sequence[Node]]:
    """Gives names of ops."""
    return [[node.kind for node in graph.nodes]]  # type: ignore[misc]


@partitioner(Kind.CONCURRENCY, "at-most", "Waves of so many ops, whether or not they conflict.")
def at_most(graph: Graph, *, width: int = 2) -> Sequence[Sequence[Node]]:
    """Gives waves of `width` nodes in program order."""
    nodes = graph.nodes
    return [nodes[start : start + width] for start in range(0, len(nodes), width)]

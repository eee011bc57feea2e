"""Partitioning: the graph a partitioner sees, what it returns, how it is checked and chosen."""

from iree_sched.partition.arranging import arrange
from iree_sched.partition.edges import Edge
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.kinds import Favor, Kind
from iree_sched.partition.partitioner import Group, Partitioner, option, partitioner

__all__ = [
    "Edge",
    "Favor",
    "Graph",
    "Group",
    "Kind",
    "Node",
    "Partitioner",
    "arrange",
    "option",
    "partitioner",
]

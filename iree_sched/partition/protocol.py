"""What a partitioner is: a graph in, groups of nodes out, in the order in which they shall run."""

from __future__ import annotations

import abc
from collections.abc import Sequence
from typing import ClassVar

from iree_sched.classes import define
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.kinds import Kind

RESERVED = ("partitioner", "on")  # keys that stand beside options in an attribute


@define
class Group:
    """Nodes that become one region.

    Attributes:
      nodes: the nodes; what the region takes and gives is listed in their order.
      clones: those of them whose results stay in the region because each region that takes them
        has a copy of its own. Results that host code takes leave the first region with a copy.
    """

    nodes: Sequence[Node]
    clones: frozenset[Node] = frozenset()


Groups = Sequence[Group | Sequence[Node]]


class Partitioner(abc.ABC):
    """An algorithm that groups the nodes of a graph.

    A subclass is an attrs class whose fields are its options, with defaults. It is found by `name`
    among those of its `kind`; lists show the first line of its `summary`.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    kind: ClassVar[Kind]
    as_iree: ClassVar[bool] = False  # groups are checked by IREE's rules and ordered as IREE does
    tuned: ClassVar[bool] = True  # it is tried when a model is tuned, without being asked for

    @abc.abstractmethod
    def partition(self, graph: Graph) -> Groups:
        """Groups the nodes of `graph`, in the order in which the groups shall run.

        In an execution graph each node must be in a group, a cloneable one may be in several. In
        a concurrency graph a node in no group runs alone. Any iterable of groups will do.
        """

"""What a partitioner is: a graph in, groups of nodes out, in the order in which they shall run."""

from __future__ import annotations

import abc
import inspect
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import attrs
from attrs import define

from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.kinds import Kind


@define(eq=False)
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
    among those of its `kind`.
    """

    name: ClassVar[str]
    summary: ClassVar[str]
    kind: ClassVar[Kind]
    as_iree: ClassVar[bool] = False  # groups are checked by IREE's rules and ordered as IREE does

    @abc.abstractmethod
    def partition(self, graph: Graph) -> Groups:
        """Groups the nodes of `graph`, in the order in which the groups shall run.

        In an execution graph each node must be in a group, a cloneable one may be in several. In
        a concurrency graph a node in no group runs alone.
        """


def partitioner(
    kind: Kind, name: str, summary: str = ""
) -> Callable[[Callable[..., Groups]], type[Partitioner]]:
    """Makes a partitioner of a function of a graph; its keyword-only parameters are the options."""

    def make(function: Callable[..., Groups]) -> type[Partitioner]:
        parameters = list(inspect.signature(function, eval_str=True).parameters.values())
        options = {
            parameter.name: attrs.field(default=parameter.default, type=parameter.annotation)
            for parameter in parameters
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY
        }

        def partition(self: Any, graph: Graph) -> Groups:
            return function(graph, **{option: getattr(self, option) for option in options})

        members = {
            "name": name,
            "summary": summary or inspect.getdoc(function) or "",
            "kind": kind,
            "partition": partition,
            "__doc__": function.__doc__,
        }
        made = attrs.make_class(
            function.__name__, options, bases=(Partitioner,), class_body=members
        )
        # attrs puts its caller's module there, and a plug-in's partitioners are known by theirs.
        made.__module__ = function.__module__
        return made

    return make

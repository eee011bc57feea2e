"""What a partitioner is: a graph in, groups of nodes out, in the order in which they shall run."""

from __future__ import annotations

import abc
import inspect
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import attrs

from iree_sched.classes import define
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.kinds import Kind
from iree_sched.passoptions import is_readable, pass_options


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
    among those of its `kind`.
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
        a concurrency graph a node in no group runs alone.
        """


def option(
    default: Any,
    help: str = "",
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    tries: Sequence[object] = (),
) -> Any:
    """Declares an option of a partitioner with a help text and with bounds for its value.

    For a field of a class, or as the default of a keyword-only parameter of a function; the type is
    that of the annotation. `tries` are other values that are worth a try when a model is tuned.
    """
    bounds = [attrs.validators.ge(minimum)] if minimum is not None else []
    bounds += [attrs.validators.le(maximum)] if maximum is not None else []
    checks = attrs.validators.optional(bounds) if bounds else None
    known: dict[str, Any] = {"help": help, "tries": tuple(tries)}
    return attrs.field(
        default=default, validator=checks, metadata={k: v for k, v in known.items() if v}
    )


def check_declaration(made: type[Partitioner]) -> None:
    """Refuses options without a default, and those whose type cannot be read from text.

    Raises:
      TypeError: there is such an option; the message names it.
    """
    subject = f"{made.kind.value} partitioner '{made.name}'"
    for declared in pass_options(made):
        if declared.required:
            raise TypeError(f"option '{declared.name}' of {subject} has no default")
        if not is_readable(declared.type):
            message = f"option '{declared.name}' of {subject} has a type that no text is read as"
            raise TypeError(f"{message}: {declared.type}")


def partitioner(
    kind: Kind, name: str, summary: str = ""
) -> Callable[[Callable[..., Groups]], type[Partitioner]]:
    """Makes a partitioner of a function of a graph; its keyword-only parameters are the options.

    Each has a type and a default, which `option(default, help, minimum=...)` may say more about.

    Raises:
      TypeError: an option has no default, or a type that no text is read as.
    """

    def make(function: Callable[..., Groups]) -> type[Partitioner]:
        parameters = list(inspect.signature(function, eval_str=True).parameters.values())
        options = {
            parameter.name: _field(parameter)
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
        check_declaration(made)
        return made

    return make


def _field(parameter: inspect.Parameter) -> Any:
    """The attrs field of a parameter, whose default may be made by `option`."""
    empty = inspect.Parameter.empty
    if parameter.annotation is empty:
        raise TypeError(f"option '{parameter.name}' has no type")
    declared: Any = parameter.default
    if declared is empty:
        declared = attrs.field()
    elif not hasattr(declared, "validator") or not hasattr(declared, "metadata"):
        declared = attrs.field(default=declared)
    declared.type = parameter.annotation
    return declared

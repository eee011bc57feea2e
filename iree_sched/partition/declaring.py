"""Declares options of partitioners, and partitioners that are functions.

Apart from what all partitioners are, since most runs need neither this nor the attrs behind it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from iree_sched.partition.graph import Graph
from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import Groups, Partitioner, check_declaration


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

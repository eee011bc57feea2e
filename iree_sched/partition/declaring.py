"""Declares options of partitioners, and partitioners that are functions.

Apart from what all partitioners are, since most runs need neither this nor the attrs behind it.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from iree_sched.partition.declarations import check_declaration, is_asynchronous
from iree_sched.partition.graph import Graph
from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import Groups, Partitioner
from iree_sched.passoptions import check_bounds


def option(
    default: Any,
    help: str,
    *,
    minimum: float | None = None,
    maximum: float | None = None,
    tries: Sequence[object] = (),
    excludes: Sequence[str] = (),
) -> Any:
    """Declares an option of a partitioner with a help text and with bounds for its value.

    For a field of a class, or as the default of a keyword-only parameter of a function; the type is
    that of the annotation. Whole numbers fit in 64 bits and others are finite whatever the bounds.
    `tries` are other values that are worth a try when a model is tuned; `excludes` are names of
    options that cannot be given beside it.

    Raises:
      TypeError: there is no help text.
    """
    if not help.strip():
        raise TypeError("an option needs a help text, which lists show")

    def check(instance: object, field: attrs.Attribute[Any], value: Any) -> None:
        try:
            check_bounds(value, minimum, maximum)
        except ValueError as reason:
            raise ValueError(f"'{field.name}' {reason}") from None

    known: dict[str, Any] = {"help": help, "minimum": minimum, "maximum": maximum}
    known |= {"tries": tuple(tries), "excludes": tuple(excludes)}
    return attrs.field(default=default, validator=check, metadata=known)


def partitioner(
    kind: Kind, name: str, summary: str = ""
) -> Callable[[Callable[..., Groups]], type[Partitioner]]:
    """Makes a partitioner of a function of a graph; its keyword-only parameters are the options.

    Each has a type and a default, which `option(default, help, minimum=...)` may say more about.
    Without a summary the function's docstring stands for it. It may yield groups one by one.

    Raises:
      TypeError: it is not declared as it has to be; see `check_declaration`.
    """

    def make(function: Callable[..., Groups]) -> type[Partitioner]:
        if isinstance(function, type) or not callable(function):
            raise TypeError(f"partitioner '{name}' is to be made of a function, not of {function}")
        if is_asynchronous(function):
            raise TypeError(f"partitioner '{name}' is asynchronous, and nobody awaits it")
        options = {parameter.name: _field(parameter, function) for parameter in _options(function)}

        def partition(self: Any, graph: Graph) -> Groups:
            return function(graph, **{option: getattr(self, option) for option in options})

        members = {
            "name": name,
            "summary": summary or inspect.getdoc(function) or "",
            "kind": kind,
            "partition": partition,
            "__doc__": function.__doc__,
            "__firstlineno__": inspect.unwrap(function).__code__.co_firstlineno,
        }
        made = attrs.make_class(
            function.__name__, options, bases=(Partitioner,), class_body=members
        )
        # attrs puts its caller's module there, and a plug-in's partitioners are known by theirs.
        made.__module__ = function.__module__
        check_declaration(made)
        return made

    return make


def _options(function: Callable[..., Groups]) -> list[inspect.Parameter]:
    """The parameters that are options.

    Raises:
      TypeError: the function does not take just a graph beside them.
    """
    options: list[inspect.Parameter] = []
    others: list[inspect.Parameter] = []
    for parameter in inspect.signature(function).parameters.values():
        is_option = parameter.kind is inspect.Parameter.KEYWORD_ONLY
        (options if is_option else others).append(parameter)
    usual = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    if not others or others[0].kind not in usual:
        raise TypeError(f"{function.__name__}() has no parameter for the graph")
    if len(others) > 1:
        message = f"parameter '{others[1]}' of {function.__name__}() is neither graph nor option"
        raise TypeError(f"{message}: options stand behind '*', each with a type and a default")
    return options


def _field(parameter: inspect.Parameter, function: Callable[..., Groups]) -> Any:
    """The attrs field of a parameter, whose default may be made by `option`."""
    empty = inspect.Parameter.empty
    type_: Any = parameter.annotation
    if type_ is empty:
        raise TypeError(f"option '{parameter.name}' has no type")
    if isinstance(type_, str):
        try:
            type_ = eval(type_, vars(sys.modules[function.__module__]))
        except Exception as reason:
            message = f"the type of option '{parameter.name}' cannot be found: {reason}"
            raise TypeError(message) from reason
    declared: Any = parameter.default
    if declared is empty:
        declared = attrs.field()
    elif not hasattr(declared, "validator") or not hasattr(declared, "metadata"):
        declared = attrs.field(default=declared)
    declared.type = type_
    return declared

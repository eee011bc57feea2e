"""Whether a partitioner is declared as it has to be, and where.

What a user has written is checked when it is loaded, so that a slip is told at its own line rather
than where it first matters. The partitioners that are built in are checked by tests.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

from iree_sched.classes import arguments, evolve
from iree_sched.diagnostics import Diagnostic, Severity, Source, SourceError, note
from iree_sched.discovery import defining_file
from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import RESERVED, Partitioner
from iree_sched.passoptions import (
    PassOption,
    check_bounds,
    check_numbers,
    fits,
    is_readable,
    pass_options,
)

# What stands in pipelines and on command lines without quotes, and is not taken for options.
_NAME = re.compile(r"\w[\w./+-]*", re.ASCII)


def check_declaration(made: type[Partitioner]) -> None:
    """Refuses a partitioner that could not be chosen, run or listed.

    Raises:
      TypeError: it has no kind, name, summary or method `partition`, or has them wrongly; or an
        option has no default that fits its type and bounds, or cannot be given as text.
    """
    kind, name = getattr(made, "kind", None), getattr(made, "name", None)
    if not isinstance(name, str):
        raise TypeError(f"partitioner {made.__name__} has no name, a string")
    if not _NAME.fullmatch(name):
        message = "is to be made of letters, digits and any of '_-./+' behind the first"
        raise TypeError(f"the name of a partitioner {message}, not {name!r}")
    if not isinstance(kind, Kind):
        given = "" if kind is None else f", not {kind!r}"
        message = f"the kind of partitioner '{name}' must be Kind.EXECUTION or Kind.CONCURRENCY"
        raise TypeError(message + given)
    subject = f"{kind.value} partitioner '{name}'"
    summary = getattr(made, "summary", None)
    if not isinstance(summary, str) or not summary.strip():
        raise TypeError(f"{subject} has no summary, which lists show")
    _check_method(made, subject)
    for field in _no_fields(made):
        message = "which attrs.define would make an option, and ClassVar[...] a constant"
        raise TypeError(f"{subject} has a plain attribute '{field}', {message}")
    _check_options(made, subject)


def _check_method(made: type[Partitioner], subject: str) -> None:
    """Refuses a method `partition` that is missing or cannot be called with a graph."""
    if getattr(made, "__abstractmethods__", None):
        raise TypeError(f"{subject} has no method 'partition'")
    if is_asynchronous(made.partition):
        raise TypeError(f"{subject} is asynchronous, and nobody awaits it")
    try:
        inspect.signature(made.partition).bind("self", "graph")
    except TypeError as reason:
        message = f"cannot be called as 'partition(graph)': {reason}"
        raise TypeError(f"{subject} {message}") from None


def is_asynchronous(function: Callable[..., Any]) -> bool:
    """True for what returns an awaitable, or is to be iterated by one."""
    return inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function)


def _no_fields(made: type[Partitioner]) -> Iterator[str]:
    """Attributes with a type that a user will take for options, but that are none."""
    fields = {each.field for each in arguments(made)}
    for base in made.__mro__[: made.__mro__.index(Partitioner)]:
        known = {each.name for each in getattr(base, "__attrs_attrs__", ())}
        for name, type_ in inspect.get_annotations(base).items():
            is_constant = "ClassVar" in str(type_)
            if name not in fields and name not in known and not is_constant:
                yield name


def _check_options(made: type[Partitioner], subject: str) -> None:
    try:
        options = pass_options(made)
    except NameError as reason:
        raise TypeError(f"the type of an option of {subject} is not there: {reason}") from reason
    names = {option.name for option in options}
    for option in options:
        about = f"option '{option.name}' of {subject}"
        if option.name in RESERVED or not option.name.isascii():
            why = "that attributes use themselves" if option.name in RESERVED else "not in ASCII"
            raise TypeError(f"{about} has a name {why}")
        if option.required:
            raise TypeError(f"{about} has no default")
        if not is_readable(option.type):
            raise TypeError(f"{about} has a type that no text is read as: {option.type}")
        for unknown in set(option.excludes) - names:
            raise TypeError(f"{about} excludes '{unknown}', which is no option")
        for value in _plain_default(made, option):
            _check_value(option, value, f"the default of {about}")
        for value in option.tries:
            _check_value(option, value, f"a try of {about}")


def _plain_default(made: type[Partitioner], option: PassOption) -> tuple[Any, ...]:
    """The default value, unless a function makes it."""
    given = next(each for each in arguments(made) if each.keyword == option.keyword)
    return () if given.made else (option.default,)


def _check_value(option: PassOption, value: Any, about: str) -> None:
    """Refuses a value that a user could not give."""
    if not fits(option.type, value):
        shown = inspect.formatannotation(option.type).removeprefix("typing.")
        raise TypeError(f"{about} is {value!r}, which is no {shown}")
    try:
        check_numbers(value)
        check_bounds(value, option.minimum, option.maximum)
    except ValueError as reason:
        raise TypeError(f"{about} {reason}") from None


def refusal(made: type[Partitioner], message: str, *others: type[Partitioner]) -> SourceError:
    """An error about a declaration, where it stands, with notes at other declarations."""
    source, offset = _place(made)
    notes = []
    for other in others:
        where, start = _place(other)
        notes.append(evolve(note("the other one is here", start), source=where))
    return SourceError(source, Diagnostic(Severity.ERROR, message, offset, tuple(notes)))


def _place(made: type[Partitioner]) -> tuple[Source, int]:
    """The file that declares a partitioner, and where in it; -1 where nobody knows."""
    file = defining_file(made)
    try:
        line = made.__dict__.get("__firstlineno__") or inspect.getsourcelines(made)[1]
        with open(file, encoding="utf-8") as opened:
            source = Source(file, opened.read())
    except (OSError, TypeError, UnicodeDecodeError):
        return Source(file, ""), -1
    lines = source.text.split("\n")
    return source, sum(len(text) + 1 for text in lines[: line - 1])

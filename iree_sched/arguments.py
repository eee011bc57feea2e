"""What Python callers may pass: arguments of a wrong type are refused before anything is done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from iree_sched.iree.request import flag_name

PathLike = str | os.PathLike[str]

# Flags of the command line that a caller gives as arguments.
_ARGUMENTS = {
    "compile-from": "compile_from",
    "compile-to": "compile_to",
    "iree-sched-enable-default-specs": "default_specs",
    "iree-sched-hardware": "hardware",
    "iree-sched-spec-path": "specs",
    "load-pass-plugin": "plugins",
    "o": "output",
    "save-temps": "save_temps",
    "sched-concurrency": "concurrency",
    "sched-execution": "execution",
    "sched-pipeline": "pipeline",
    "sched-plan": "plan",
}
_OURS = ("sched-", "iree-sched-")
# Those that the compiler's library does not know, or that it answers and ends.
_COMMAND_LINE = frozenset(
    (
        "compile-mode",
        "dry-run",
        "dump-compilation-phases-to",
        "emit-mlir-bytecode",
        "emit-mlir-bytecode-version",
        "h",
        "help",
        "help-hidden",
        "help-list",
        "help-list-hidden",
        "iree-hal-list-target-backends",
        "iree-list-plugins",
        "output-format",
        "remarks-filter",
        "remarks-output-file",
        "split-input-file",
        "verify",
        "version",
    )
)


def check_text(**values: object) -> None:
    """Makes sure that arguments, which are passed by name, are strings or None.

    Raises:
      TypeError: one of them is not.
    """
    for name, value in values.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} is a string, not {_type(value)}")


def check_module(value: object, *types: type) -> None:
    """Makes sure that a module is a path, or its own content, of one of some types.

    Raises:
      TypeError: it is neither.
      ValueError: it is the name of a file as a string.
    """
    if not isinstance(value, (*types, os.PathLike)):
        known = ", ".join(each.__name__ for each in types)
        raise TypeError(f"the module is of type {known} or pathlib.Path, not {_type(value)}")
    if isinstance(value, str) and "\n" not in value and os.path.isfile(value):
        raise ValueError(f"{value!r} names a file: pass it as a pathlib.Path")


def path_of(name: str, value: object) -> str | None:
    """An argument that is a path, or None, as a string.

    Raises:
      TypeError: it is something else.
    """
    return None if value is None else _path(name, value)


def paths_of(name: str, values: Iterable[PathLike]) -> tuple[str, ...]:
    """An argument that is a sequence of paths, as strings.

    Raises:
      TypeError: it is something else, such as a single path.
    """
    _check_sequence(name, values, "paths")
    return tuple(_path(f"each of {name}", value) for value in values)


def iree_flags(flags: Sequence[str]) -> tuple[str, ...]:
    """Flags for IREE's compiler.

    Raises:
      TypeError: they are no sequence of strings.
      ValueError: one of them is given in another way.
    """
    _check_sequence("flags", flags, "flags")
    for flag in flags:
        check_text(**{"each of flags": flag})
        name = flag_name(flag) if flag.startswith("-") else ""
        if name in _ARGUMENTS:
            raise ValueError(f"flag '{flag}': pass {_ARGUMENTS[name]}=... instead")
        if name in _COMMAND_LINE or name.startswith(_OURS):
            raise ValueError(f"flag '{flag}' is only for the command line, `iree-sched compile`")
    return tuple(flags)


def _path(name: str, value: object) -> str:
    path = os.fspath(value) if isinstance(value, os.PathLike) else value
    if not isinstance(path, str):
        raise TypeError(f"{name} is a str or pathlib.Path, not {_type(value)}")
    return path


def _check_sequence(name: str, values: object, what: str) -> None:
    if isinstance(values, (str, bytes, os.PathLike)) or not isinstance(values, Iterable):
        raise TypeError(f"{name} is a sequence of {what}, not {_type(values)}: pass [{values!r}]")


def _type(value: object) -> str:
    return type(value).__name__

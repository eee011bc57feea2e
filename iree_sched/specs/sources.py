"""Finds the texts of libraries: the user's, those of installed packages, those that are shipped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from iree_sched.classes import frozen
from iree_sched.diagnostics import Diagnostic, DiagnosticError, Source, error
from iree_sched.dialects.own_attributes import LIBRARY
from iree_sched.discovery import is_announced
from iree_sched.ir import Operation
from iree_sched.specs.settings import PATHS, SpecSettings
from iree_sched.syntax.attributes import parse_string

ENTRY_POINTS = "iree_sched.specs"
SUFFIX = ".mlir"
_STANDARD = "-"
PACKAGE = "package "  # begins the layer of a library of an installed package
CARRIED = "module"  # the layer of the library that a module has with it


@frozen
class Text:
    """The text of a library.

    Attributes:
      layer: who it is from: `module`, `user`, `package NAME VERSION`, `default`.
      source: the text, with a name for people.
    """

    layer: str
    source: Source


def texts_for(module: Operation, settings: SpecSettings) -> list[Text]:
    """The library that a module carries, else all that are found.

    Raises:
      DiagnosticError: one cannot be read.
    """
    carried = module.attributes.get(LIBRARY)
    if carried is None:
        return find_texts(settings)
    if not carried.startswith('"'):
        raise error(f"'{LIBRARY}' is no string", module.offset)
    return [Text(CARRIED, Source(LIBRARY, parse_string(carried)))]


def find_texts(settings: SpecSettings, faults: list[Diagnostic] | None = None) -> list[Text]:
    """The texts of all libraries, the one with precedence first.

    Args:
      settings: where they are looked for.
      faults: takes what cannot be read, and folders without a library.

    Raises:
      DiagnosticError: a file or a package's entry point cannot be read, and nobody takes faults.
    """
    found = read_texts(_searched_paths(settings), faults)
    found += _package_texts(faults)
    if settings.defaults:
        found += [Text("default", source) for source in default_sources()]
    return found


def _searched_paths(settings: SpecSettings) -> list[str]:
    """Where the user's libraries are looked for; the later come before the earlier ones."""
    named = os.environ.get(PATHS, "").split(os.pathsep)
    return [*(path for path in named if path), *settings.paths]


def read_texts(paths: Iterable[str], faults: list[Diagnostic] | None = None) -> list[Text]:
    """The texts of libraries in files and folders, the last one first.

    Args:
      paths: the files and folders.
      faults: takes what cannot be read, and folders without a library.

    Raises:
      DiagnosticError: one cannot be read, and nobody takes faults.
    """
    sources = []
    for path in paths:
        with _taking(faults):
            files = files_of(path)
            if faults is not None and not files:
                raise error(f"there is no library, *{SUFFIX}, in folder '{path}'")
            for file in files:
                with _taking(faults):
                    sources.append(read_file(file))
    return [Text("user", source) for source in reversed(sources)]


@contextmanager
def _taking(faults: list[Diagnostic] | None) -> Iterator[None]:
    """Notes what is wrong where somebody takes that."""
    try:
        yield
    except DiagnosticError as reason:
        if faults is None:
            raise
        faults += reason.diagnostics


def read_file(path: str, name: str = "") -> Source:
    """The text of a library's file, `-` for standard input, with a name for people; "": the path.

    Raises:
      DiagnosticError: it cannot be read.
    """
    try:
        if path == _STANDARD:
            return Source("<stdin>", sys.stdin.buffer.read().decode("utf-8"))
        with open(path, encoding="utf-8") as file:
            return Source(name or path, file.read())
    except OSError as reason:
        raise error(f"cannot open spec file '{path}': {reason.strerror}") from reason
    except UnicodeDecodeError as reason:
        raise error(f"cannot read spec file '{path}': it is not UTF-8") from reason


def files_of(path: str) -> list[str]:
    """A file itself, or the libraries in a folder, in the order of their names.

    Raises:
      DiagnosticError: the folder cannot be read.
    """
    if not os.path.isdir(path):
        return [path]
    try:
        names = sorted(os.listdir(path))
    except OSError as reason:
        raise error(f"cannot read spec folder '{path}': {reason.strerror}") from reason
    return [os.path.join(path, name) for name in names if name.endswith(SUFFIX)]


def default_sources() -> list[Source]:
    """The libraries that are shipped, in the order of their names, generic ones last."""
    files = files_of(os.path.join(os.path.dirname(__file__), "defaults"))
    files.sort(key=lambda file: os.path.basename(file).startswith("generic_"))
    return [read_file(file, f"default:{os.path.basename(file)}") for file in files]


def _package_texts(faults: list[Diagnostic] | None) -> Iterator[Text]:
    """The libraries that installed packages announce, in the order of their names.

    The object of an entry point is the path of a file or folder, or several of them.
    """
    if not is_announced(ENTRY_POINTS):
        return
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: (e.name, e.value)):
        package = "" if entry.dist is None else f"{entry.dist.name} {entry.dist.version}"
        described = f"entry point '{entry.name}' = '{entry.value}' of package {package}"
        with _taking(faults):
            try:
                paths = _paths(entry.load())
            except (Exception, SystemExit) as reason:
                said = f"{type(reason).__name__}: {reason}"
                raise error(f"cannot load {described}: {said}") from reason
            for path in paths:
                with _taking(faults):
                    sources = _announced_sources(path, described)
                    yield from (Text(f"{PACKAGE}{package}", source) for source in sources)


def _announced_sources(path: str, described: str) -> list[Source]:
    """The libraries in a path that an entry point names.

    Raises:
      DiagnosticError: one cannot be read.
    """
    try:
        return [read_file(file) for file in files_of(path)]
    except DiagnosticError as reason:
        raise error(f"{reason.diagnostics[0].message}; {described} names it") from reason


def _paths(found: Any) -> list[str]:
    """The paths that an entry point stands for.

    Raises:
      TypeError: it stands for none.
    """
    if callable(found):
        found = found()
    listed = [found] if isinstance(found, (str, os.PathLike)) else list(found)
    return [os.fspath(path) for path in listed]

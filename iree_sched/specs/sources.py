"""Finds libraries: those of the user, of installed packages, and those that are shipped."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from iree_sched.classes import frozen
from iree_sched.diagnostics import Diagnostic, DiagnosticError, Source, error
from iree_sched.discovery import is_announced
from iree_sched.specs.reading import read_library
from iree_sched.specs.rules import Library, Rule
from iree_sched.specs.settings import PATHS, SpecSettings

ENTRY_POINTS = "iree_sched.specs"
SUFFIX = ".mlir"


@frozen
class Found:
    """A library that was found, and what is wrong with it.

    Attributes:
      layer: who it is from: `user`, `package NAME VERSION`, `default`.
      library: the library, without the rules that are wrong.
      faults: what is wrong.
    """

    layer: str
    library: Library
    faults: tuple[Diagnostic, ...]


def find_libraries(settings: SpecSettings) -> list[Found]:
    """All libraries, the one with precedence first.

    Raises:
      DiagnosticError: a file or a package's entry point cannot be read.
    """
    named = [path for path in os.environ.get(PATHS, "").split(os.pathsep) if path]
    found = read_libraries([*named, *settings.paths])
    found += [_found(layer, source) for layer, source in _package_sources()]
    if settings.defaults:
        found += [_found("default", source) for source in default_sources()]
    return found


def read_libraries(paths: Iterable[str]) -> list[Found]:
    """The libraries in files and folders, the last one first.

    Raises:
      DiagnosticError: one cannot be read.
    """
    sources = [read_file(file) for path in paths for file in files_of(path)]
    return [_found("user", source) for source in reversed(sources)]


def rules_of(libraries: Iterable[Found]) -> list[Rule]:
    """The rules of all libraries in order of precedence.

    Raises:
      DiagnosticError: a library has faults.
    """
    listed = list(libraries)
    faults = [fault for found in listed for fault in found.faults]
    if faults:
        raise DiagnosticError(*faults)
    return [rule for found in listed for rule in found.library.rules]


def read_file(path: str) -> Source:
    """The text of a library's file.

    Raises:
      DiagnosticError: it cannot be read.
    """
    try:
        with open(path, encoding="utf-8") as file:
            return Source(path, file.read())
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
    folder = resources.files("iree_sched.specs") / "defaults"
    found = (file for file in folder.iterdir() if file.name.endswith(SUFFIX))
    files = sorted(found, key=lambda file: (file.name.startswith("generic_"), file.name))
    return [Source(f"default:{file.name}", file.read_text("utf-8")) for file in files]


def _found(layer: str, source: Source) -> Found:
    library, faults = read_library(source)
    return Found(layer, library, tuple(faults))


def _package_sources() -> Iterator[tuple[str, Source]]:
    """The libraries that installed packages announce, in the order of their names.

    The object of an entry point is the path of a file or folder, or several of them.
    """
    if not is_announced(ENTRY_POINTS):
        return
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: (e.name, e.value)):
        package = "" if entry.dist is None else f"{entry.dist.name} {entry.dist.version}"
        described = f"entry point '{entry.name}' = '{entry.value}' of package {package}"
        try:
            paths = _paths(entry.load())
        except (Exception, SystemExit) as reason:
            said = f"{type(reason).__name__}: {reason}"
            raise error(f"cannot load {described}: {said}") from reason
        for path in paths:
            for file in files_of(path):
                yield f"package {package}", read_file(file)


def _paths(found: Any) -> list[str]:
    """The paths that an entry point stands for.

    Raises:
      TypeError: it stands for none.
    """
    if callable(found):
        found = found()
    listed = [found] if isinstance(found, (str, os.PathLike)) else list(found)
    return [os.fspath(path) for path in listed]

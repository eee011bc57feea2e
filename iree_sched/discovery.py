"""Finds the classes that modules define: passes, and the partitioners beside them."""

from __future__ import annotations

import contextlib
import importlib
import importlib.machinery
import os
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any


def public_modules(package: str) -> Iterator[str]:
    """Full names of the modules right in a package, no packages, and without those named `_x`."""
    found = importlib.import_module(package)
    for name in sorted({name for folder in found.__path__ for name in _modules(folder)}):
        if not name.startswith("_"):
            yield f"{found.__name__}.{name}"


def _modules(folder: str) -> Iterator[str]:
    """Names of the modules in a folder, or in a path into an archive."""
    if not os.path.isdir(folder):
        import pkgutil  # it imports inspect, which takes 10 ms

        yield from (each.name for each in pkgutil.iter_modules([folder]) if not each.ispkg)
        return
    suffixes = tuple(importlib.machinery.all_suffixes())
    yield from (name.partition(".")[0] for name in os.listdir(folder) if name.endswith(suffixes))


def classes_of(module: ModuleType, base: type[Any], *, abstract: bool = False) -> list[Any]:
    """Subclasses of `base` that a module defines itself, in the order of their names.

    Only concrete ones, or `abstract` ones as well.
    """
    return [
        value
        for _, value in sorted(vars(module).items())
        if getattr(value, "__module__", None) == module.__name__
        if is_concrete(value, base) or (abstract and _is_subclass(value, base))
    ]


def is_concrete(value: object, base: type[Any]) -> bool:
    """True for subclasses of `base` of which there can be objects."""
    return _is_subclass(value, base) and not getattr(value, "__abstractmethods__", None)


def _is_subclass(value: object, base: type[Any]) -> bool:
    return isinstance(value, type) and issubclass(value, base)


def defining_file(found: type[object]) -> str:
    """Path of the file that defines a class, or the name of its module."""
    import inspect  # 10 ms, and only messages ask

    try:
        return inspect.getfile(found)
    except (OSError, TypeError):
        return found.__module__


def raised_in(reason: BaseException) -> str:
    """FILE:LINE where the code of others raised something, "" where it did not."""
    ours = (os.path.dirname(__file__), os.path.dirname(importlib.__file__))
    places, entry = [], reason.__traceback__
    while entry is not None:
        places.append((entry.tb_frame.f_code.co_filename, entry.tb_lineno))
        entry = entry.tb_next
    theirs = [(f, line) for f, line in places if os.path.isabs(f) and not f.startswith(ours)]
    return f"{theirs[-1][0]}:{theirs[-1][1]}" if theirs else ""


def closed_stream() -> str:
    """The standard stream that the code of others has closed, "" if there is none."""
    streams = {"standard output": sys.stdout, "standard error": sys.stderr}
    return next((name for name, stream in streams.items() if stream and stream.closed), "")


def is_announced(group: str) -> bool:
    """True if some installed package may have entry points of a group.

    Looks for the group's name only: importlib.metadata takes 50 ms to say that there are none.
    """
    heading = f"[{group}]".encode()
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for name in os.listdir(folder or "."):
                if name.endswith(("-info", ".egg")) and _has(folder, name, heading):
                    return True
    return False


def _has(folder: str, name: str, heading: bytes) -> bool:
    """Whether a distribution, or what may be one, has a heading in its entry points."""
    if name.endswith(".egg"):
        return True  # who knows
    try:
        file = os.open(os.path.join(folder, name, "entry_points.txt"), os.O_RDONLY)
    except OSError:
        return False
    try:
        return heading in os.read(file, os.fstat(file).st_size)
    finally:
        os.close(file)

"""Finds the classes that modules define: passes, and the partitioners beside them."""

from __future__ import annotations

import contextlib
import importlib
import inspect
import os
import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any


def public_modules(package: str) -> Iterator[pkgutil.ModuleInfo]:
    """The modules and packages right in a package, by full name, without those named `_x`."""
    found = importlib.import_module(package)
    for module in pkgutil.iter_modules(found.__path__, found.__name__ + "."):
        if not module.name.rpartition(".")[2].startswith("_"):
            yield module


def classes_of(module: ModuleType, base: type[Any]) -> list[Any]:
    """Concrete subclasses of `base` that a module defines itself, in the order of their names."""
    return [
        value
        for _, value in sorted(vars(module).items())
        if getattr(value, "__module__", None) == module.__name__ and is_concrete(value, base)
    ]


def is_concrete(value: object, base: type[Any]) -> bool:
    """True for subclasses of `base` of which there can be objects."""
    return isinstance(value, type) and issubclass(value, base) and not inspect.isabstract(value)


def defining_file(found: type[object]) -> str:
    """Path of the file that defines a class, or the name of its module."""
    try:
        return inspect.getfile(found)
    except (OSError, TypeError):
        return found.__module__


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

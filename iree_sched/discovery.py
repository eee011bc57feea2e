"""Finds the classes that modules define: passes, and the partitioners beside them."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
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
        if is_concrete(value, base) and value.__module__ == module.__name__
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

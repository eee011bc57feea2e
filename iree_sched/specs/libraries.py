"""Libraries that were found, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable

from iree_sched.classes import evolve, frozen
from iree_sched.diagnostics import Diagnostic, DiagnosticError
from iree_sched.specs.reading import read_library
from iree_sched.specs.rules import Library
from iree_sched.specs.sources import PACKAGE, Text


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


def libraries_of(texts: Iterable[Text]) -> list[Found]:
    """The libraries in texts."""
    found = []
    for text in texts:
        library, faults = read_library(text.source)
        if text.layer.startswith(PACKAGE):
            library = evolve(library, package=text.layer.removeprefix(PACKAGE))
        found.append(Found(text.layer, library, tuple(faults)))
    return found


def check_sound(libraries: Iterable[Found]) -> None:
    """Refuses libraries in which something is wrong.

    Raises:
      DiagnosticError: all that is wrong with them.
    """
    faults = [fault for found in libraries for fault in found.faults]
    if faults:
        raise DiagnosticError(*faults)

"""Finds partitioners by kind and name.

A built-in one stands in the package `iree_sched.passes.partitioners`, in a module named after it
or after it and its kind: `reference_execution.py` holds the execution partitioner `reference`. So
one can be found without importing the others. A package announces its own by entry points in the
groups `iree_sched.execution_partitioners` and `iree_sched.concurrency_partitioners`, named after
the partitioner, whose object is the class. Plug-in files are added module by module.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from types import ModuleType
from typing import TYPE_CHECKING

from iree_sched.classes import define, field
from iree_sched.diagnostics import Diagnostic, DiagnosticError, error
from iree_sched.discovery import classes_of, defining_file, is_concrete, public_modules, raised_in
from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import Partitioner

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

PACKAGE = "iree_sched.passes.partitioners"


def is_built_in(partitioner: type[Partitioner]) -> bool:
    """True for the project's own partitioners, which are trusted to leave alone what they see."""
    return partitioner.__module__.startswith(f"{PACKAGE}.")


def follows_iree(partitioner: Partitioner) -> bool:
    """True for IREE's own algorithms, whose groups go by IREE's rules; not for what extends one."""
    return partitioner.as_iree and is_built_in(type(partitioner))


def partitioners_of(module: ModuleType) -> list[type[Partitioner]]:
    """The partitioners that a module defines itself.

    A class with a name of its own is meant to be one even where something is missing.
    """
    defined = classes_of(module, Partitioner, abstract=True)
    return [each for each in defined if is_concrete(each, Partitioner) or "name" in vars(each)]


@define
class PartitionerRegistry:
    """Partitioners by kind and name; each registry is its own, nothing is shared or global.

    Attributes:
      package: package whose modules hold the built-in partitioners, "" for none.
      entry_points: look at what installed packages announce.
    """

    package: str = PACKAGE
    entry_points: bool = True
    _known: dict[tuple[Kind, str], type[Partitioner]] = field(factory=dict, init=False)
    _packages: dict[type[Partitioner], str] = field(factory=dict, init=False)
    _broken: list[Diagnostic] = field(factory=list, init=False)
    _complete: bool = field(default=False, init=False)

    def add(self, partitioner: type[Partitioner]) -> None:
        """Adds a partitioner.

        Raises:
          SourceError: it is not declared as it has to be, or another one has the same kind and
            name; the error stands at the declaration.
        """
        self._check(partitioner)
        key = (partitioner.kind, partitioner.name)
        known = self._known.setdefault(key, partitioner)
        if known is partitioner:
            return
        from iree_sched.partition.declarations import refusal

        message = (
            f"{partitioner.kind.value} partitioner '{partitioner.name}' is defined twice: "
            f"in {defining_file(known)} and in {defining_file(partitioner)}"
        )
        raise refusal(partitioner, message, known)

    def _check(self, partitioner: type[Partitioner]) -> None:
        """Refuses a wrong declaration of what is not built in."""
        if self._is_built_in(partitioner):
            return
        from iree_sched.partition.declarations import check_declaration, refusal

        try:
            check_declaration(partitioner)
        except TypeError as reason:
            raise refusal(partitioner, str(reason)) from reason

    def add_module(self, module: ModuleType) -> None:
        """Adds all partitioners that a module, such as a plug-in, defines itself.

        Raises:
          SourceError: as `add`; nothing is added then.
        """
        before = dict(self._known)
        try:
            for found in partitioners_of(module):
                self._check(found)
                if not self._is_built_in(found):
                    # What else has this name has to be known before it can be refused.
                    self.find(found.kind, found.name)
                self.add(found)
        except DiagnosticError:
            self._known = before
            raise

    def find(self, kind: Kind, name: str) -> type[Partitioner] | None:
        """The partitioner of a kind and name, None if there is none.

        Raises:
          DiagnosticError: an installed package announces one of this name that cannot be loaded.
        """
        key = (kind, name)
        if key not in self._known:
            self._import_named(kind, name)
        if key not in self._known:
            for entry in self._announced(kind):
                if entry.name == name:
                    self.add(self._load(entry, kind))
        return self._known.get(key)

    def partitioners(self, kind: Kind) -> dict[str, type[Partitioner]]:
        """All partitioners of a kind by name, sorted, but for installed ones that are broken."""
        self._import_all()
        known = {name: found for (k, name), found in self._known.items() if k is kind}
        return dict(sorted(known.items()))

    def broken(self) -> list[Diagnostic]:
        """What is wrong with the partitioners that installed packages announce."""
        self._import_all()
        return list(self._broken)

    def origin(self, partitioner: type[Partitioner]) -> str:
        """Where a partitioner is from: "built in", "package NAME VERSION" or the path of a file."""
        if partitioner in self._packages:
            return f"package {self._packages[partitioner]}"
        return "built in" if self._is_built_in(partitioner) else defining_file(partitioner)

    def _is_built_in(self, partitioner: type[Partitioner]) -> bool:
        return bool(self.package) and partitioner.__module__.startswith(f"{self.package}.")

    def _import_named(self, kind: Kind, name: str) -> None:
        """Imports the built-in modules whose name says that they hold this partitioner."""
        stem = name.replace("-", "_")
        for module in self._module_names():
            if module.rpartition(".")[2] in (stem, f"{stem}_{kind.value}"):
                self.add_module(importlib.import_module(module))

    def _import_all(self) -> None:
        if self._complete:
            return
        self._complete = True
        for module in self._module_names():
            self.add_module(importlib.import_module(module))
        for kind in Kind:
            for entry in self._announced(kind):
                try:
                    self.add(self._load(entry, kind))
                except DiagnosticError as reason:
                    self._broken += reason.diagnostics

    def _module_names(self) -> Iterable[str]:
        return public_modules(self.package) if self.package else ()

    def _announced(self, kind: Kind) -> Iterable[EntryPoint]:
        """Entry points of installed packages for partitioners of a kind."""
        if not self.entry_points:
            return ()
        from importlib.metadata import entry_points  # 50 ms, and most runs need none of them

        return entry_points(group=f"iree_sched.{kind.value}_partitioners")

    def _load(self, entry: EntryPoint, kind: Kind) -> type[Partitioner]:
        """The partitioner of an entry point, whose package may hold anything."""
        package = "" if entry.dist is None else f"{entry.dist.name} {entry.dist.version}"
        described = f"entry point '{entry.name}' = '{entry.value}' of package {package}"
        try:
            found = entry.load()
        except KeyboardInterrupt:
            raise
        except BaseException as reason:
            said, place = f"{type(reason).__name__}: {reason}", raised_in(reason)
            said += f", raised at {place}" if place else ""
            raise error(f"cannot load {described}: {said}") from reason
        if not isinstance(found, type) or not issubclass(found, Partitioner):
            raise error(f"{described} is no partitioner")
        self._check(found)
        if found.kind is not kind:
            raise error(f"{described} is {found.kind.described} partitioner")
        if found.name != entry.name:
            raise error(f"{described} is a partitioner of another name, '{found.name}'")
        made: type[Partitioner] = found
        self._packages[made] = package
        return made

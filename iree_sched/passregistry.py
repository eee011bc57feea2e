"""Finds passes by name: built-in ones, those of installed packages, and those of plug-in files.

A built-in pass is a module of the package `iree_sched.passes`, named after the pass's argument:
`schedule_execution.py` holds `iree-stream-schedule-execution`. So one pass can be found without
importing the others. A package announces passes by entry points in the group `iree_sched.passes`,
named after the argument, whose object is the pass class.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Self

from iree_sched.classes import define, field
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.discovery import classes_of, defining_file, public_modules
from iree_sched.partition.registry import PartitionerRegistry, partitioners_of
from iree_sched.passbase import Pass
from iree_sched.plugins import check_content, load_plugin, module_name
from iree_sched.spelling import did_you_mean

PACKAGE = "iree_sched.passes"
ENTRY_POINTS = "iree_sched.passes"


@define
class Registry:
    """Passes by argument; each registry is its own, nothing is shared or global.

    Attributes:
      package: package whose modules hold the built-in passes, "" for none.
      entry_points: group of the entry points of installed packages, "" for none.
      partitioners: the partitioners that go with the passes; plug-ins define both.
    """

    package: str = PACKAGE
    entry_points: str = ENTRY_POINTS
    partitioners: PartitionerRegistry = field(factory=PartitionerRegistry)
    _passes: dict[str, type[Pass]] = field(factory=dict, init=False)
    _plugins: dict[str, str] = field(factory=dict, init=False)
    _complete: bool = field(default=False, init=False)

    def add(self, pass_class: type[Pass]) -> None:
        """Adds a pass.

        Raises:
          DiagnosticError: another pass has the same argument; the message names both files.
        """
        known = self._passes.setdefault(pass_class.argument, pass_class)
        if known is pass_class:
            return
        raise error(
            f"pass '{pass_class.argument}' is defined twice: "
            f"in {defining_file(known)} and in {defining_file(pass_class)}"
        )

    @classmethod
    def with_plugins(cls, paths: Iterable[str | os.PathLike[str]]) -> Self:
        """A registry that has loaded plug-in files.

        Raises:
          DiagnosticError: as `load_plugin`.
        """
        registry = cls()
        for path in paths:
            registry.load_plugin(path)
        return registry

    def find(self, argument: str) -> type[Pass] | None:
        """The pass of a name, None if there is none."""
        if argument not in self._passes and not self._complete:
            self._import_named(argument)
        if argument not in self._passes:
            self._import_all()
        return self._passes.get(argument)

    def get(self, argument: str, offset: int = -1) -> type[Pass]:
        """The pass of a name.

        Raises:
          DiagnosticError: there is none; `offset` is where it was named.
        """
        found = self.find(argument)
        if found is not None:
            return found
        hints = did_you_mean(argument, self._passes, offset)
        raise error(
            f"'{argument}' does not refer to a registered pass or pass pipeline", offset, hints
        )

    def passes(self) -> list[type[Pass]]:
        """All passes, by name."""
        self._import_all()
        return [self._passes[argument] for argument in sorted(self._passes)]

    def load_plugin(self, path: str | os.PathLike[str]) -> ModuleType:
        """Loads a plug-in file and adds its passes and partitioners.

        A file that was loaded before is not run again.

        Raises:
          PluginError: the file cannot be loaded.
          DiagnosticError: one of its passes or partitioners is there already, it has none, or two
            plug-ins have one file name.
        """
        name, full = module_name(path), os.path.realpath(path)
        known = self._plugins.get(name)
        if known not in (None, full):
            raise error(f"two plug-ins have the same file name: {known} and {full}")
        if known == full:
            return importlib.import_module(name)
        module = load_plugin(path)
        try:
            self._add_all(module, path)
        except DiagnosticError:
            del sys.modules[name]
            raise
        self._plugins[name] = full
        return module

    def _add_all(self, module: ModuleType, path: str | os.PathLike[str]) -> None:
        """Adds the passes and partitioners of a module, or no pass where one is refused."""
        found, partitioners = classes_of(module, Pass), partitioners_of(module)
        check_content(path, (*found, *partitioners))
        before = dict(self._passes)
        try:
            for pass_class in found:
                # A built-in of the same name has to be known before it can be refused.
                self._import_named(pass_class.argument)
                self.add(pass_class)
            self.partitioners.add_module(module)
        except DiagnosticError:
            self._passes = before
            raise

    def _import_named(self, argument: str) -> None:
        """Imports the built-in modules whose name says that they hold this pass."""
        for name in self._module_names():
            if f"-{argument}".endswith("-" + name.rpartition(".")[2].replace("_", "-")):
                self._add_module(importlib.import_module(name))

    def _import_all(self) -> None:
        if self._complete:
            return
        for name in self._module_names():
            self._add_module(importlib.import_module(name))
        for pass_class in self._announced():
            self.add(pass_class)
        self._complete = True

    def _add_module(self, module: ModuleType) -> None:
        for pass_class in classes_of(module, Pass):
            self.add(pass_class)

    def _module_names(self) -> Iterable[str]:
        return public_modules(self.package) if self.package else ()

    def _announced(self) -> Iterator[type[Pass]]:
        """Pass classes that installed packages announce."""
        if not self.entry_points:
            return
        from importlib.metadata import entry_points  # 50 ms, and most runs need none of them

        for entry in entry_points(group=self.entry_points):
            try:
                found = entry.load()
            except KeyboardInterrupt:
                raise
            except BaseException as reason:
                message = f"cannot load entry point '{entry.name}' = '{entry.value}': {reason}"
                raise error(message) from reason
            if not (isinstance(found, type) and issubclass(found, Pass)):
                raise error(f"entry point '{entry.name}' = '{entry.value}' is not a pass")
            yield found

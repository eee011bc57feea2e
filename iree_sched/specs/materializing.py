"""From settings to IR: finds libraries, links them, lets them decide, writes down what they say."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from iree_sched.diagnostics import DiagnosticError, Source, error
from iree_sched.ir import Operation
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.specs.applying import apply, check_decision, decide_all
from iree_sched.specs.facts import ModuleFacts
from iree_sched.specs.linking import library_text, link
from iree_sched.specs.reading import read_library
from iree_sched.specs.rules import Rule
from iree_sched.specs.settings import LIBRARY, SpecSettings
from iree_sched.specs.sources import find_libraries, rules_of
from iree_sched.syntax.attributes import parse_string, print_string
from iree_sched.wholefile import whole_file


def materialize(
    module: Operation,
    aliases: Mapping[str, str],
    settings: SpecSettings,
    registry: PartitionerRegistry,
    settled: Mapping[str, str],
) -> list[tuple[str, Rule]]:
    """Writes what libraries say into a module, and the libraries themselves if they say something.

    Args:
      module: the module, before it is scheduled.
      aliases: attribute aliases of the file.
      settings: where to look for libraries.
      registry: where partitioners are found.
      settled: kinds of partitioning that are decided already, with who did.

    Returns:
      Names of functions that are to be scheduled by a plan, with the rules that say so.

    Raises:
      DiagnosticError: a library cannot be read or has faults, or a rule that decides something
        names a partitioner that there is not, or an option it has not.
    """
    rules = linked_rules(module, settings)
    if not rules:
        return []
    if settings.dump:
        dump(library_text(rules), settings.dump)
    facts = ModuleFacts(module, aliases, settings.release, settings.hardware)
    decided = decide_all(facts, rules, settled)
    faults = [fault for _, one in decided for fault in check_decision(one, registry)]
    if faults:
        raise DiagnosticError(*dict.fromkeys(faults))
    for function, decision in decided:
        apply(function, decision)
    # A module that no rule is about is compiled as IREE compiles it, to the byte.
    planned = [(function.name, one.plan) for function, one in decided if one.plan is not None]
    says_something = planned or any(one.partitioners or one.dispatches for _, one in decided)
    if says_something and LIBRARY not in module.attributes:
        module.set_attribute(LIBRARY, print_string(library_text(rules)))
    return planned


def linked_rules(module: Operation | None, settings: SpecSettings) -> list[Rule]:
    """The rules of the library that a module carries; else of all that are found, linked.

    Raises:
      DiagnosticError: one cannot be read or has faults.
    """
    carried = None if module is None else module.attributes.get(LIBRARY)
    if carried is None:
        found = find_libraries(settings)
        rules_of(found)
        return link(one.library for one in found)
    if not carried.startswith('"'):
        raise error(f"'{LIBRARY}' is no string", module.offset if module else -1)
    library, faults = read_library(Source(LIBRARY, parse_string(carried)))
    if faults:
        raise DiagnosticError(*faults)
    return list(library.rules)


def dump(text: str, folder: str) -> None:
    """Writes a linked library to a new file of a folder, or to standard output for `-`.

    Raises:
      DiagnosticError: the file cannot be written.
    """
    if folder == "-":
        sys.stdout.write(text)
        return
    number = 0
    while os.path.exists(path := os.path.join(folder, f"iree_sched_specs_{number}.mlir")):
        number += 1
    try:
        os.makedirs(folder, exist_ok=True)
        with whole_file(path) as target, open(target, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as reason:
        raise error(f"cannot write specs to '{folder}': {reason.strerror}") from reason

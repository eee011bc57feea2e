"""From texts to IR: links libraries, lets them decide, writes down what they say."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence

from iree_sched.diagnostics import DiagnosticError, Diagnostics, error
from iree_sched.dialects.own_attributes import LIBRARY
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.specs.applying import apply, check_decision
from iree_sched.specs.facts import FunctionFacts, ModuleFacts
from iree_sched.specs.libraries import check_sound, libraries_of
from iree_sched.specs.linking import library_text, link
from iree_sched.specs.rules import Rule
from iree_sched.specs.search import Decision
from iree_sched.specs.sources import Text
from iree_sched.syntax.attributes import print_string
from iree_sched.wholefile import whole_file


def materialize(
    facts: ModuleFacts,
    rules: Sequence[Rule],
    decided: Sequence[tuple[FunctionFacts, Decision]],
    registry: PartitionerRegistry,
    diagnostics: Diagnostics,
) -> list[tuple[str, Rule]]:
    """Writes what rules say into a module, and the rules themselves if they say something.

    Args:
      facts: about the module, before it is scheduled.
      rules: of all libraries, linked.
      decided: what they decide about it.
      registry: where partitioners are found.
      diagnostics: takes warnings about what is most likely not meant so.

    Returns:
      Names of functions that are to be scheduled by a plan, with the rules that say so.

    Raises:
      DiagnosticError: a rule that decides something names a partitioner that there is not, or an
        option it has not.
    """
    faults = [fault for _, one in decided for fault in check_decision(one, registry)]
    if faults:
        raise DiagnosticError(*dict.fromkeys(faults))
    diagnostics.report(*dict.fromkeys(each for _, one in decided for each in one.warnings))
    for function, decision in decided:
        apply(function, decision)
    # A module that no rule is about is compiled as IREE compiles it, to the byte.
    planned = [(function.name, one.plan) for function, one in decided if one.plan is not None]
    says_something = planned or any(one.partitioners or one.dispatches for _, one in decided)
    if says_something and LIBRARY not in facts.module.attributes:
        facts.module.set_attribute(LIBRARY, print_string(library_text(rules)))
    return planned


def linked_rules(texts: Iterable[Text]) -> list[Rule]:
    """The rules of libraries, linked.

    Raises:
      DiagnosticError: one has faults.
    """
    found = libraries_of(texts)
    check_sound(found)
    return link(one.library for one in found)


def dump(rules: Sequence[Rule], folder: str) -> None:
    """Writes rules as a library to a new file of a folder, or to standard output for `-`.

    Raises:
      DiagnosticError: the file cannot be written.
    """
    text = library_text(rules) + "\n"  # iree-opt ends with an empty line, too
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

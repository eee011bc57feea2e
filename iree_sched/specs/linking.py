"""Many libraries as one, in canonical form."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from iree_sched.classes import evolve
from iree_sched.dialects.own_attributes import MARK
from iree_sched.specs.rules import PLAN, RULE, Library, Rule
from iree_sched.specs.values import Place, Value, dictionary_text
from iree_sched.syntax.attributes import print_string

LINKED = "linked_specs"  # name of the module


def link(libraries: Iterable[Library]) -> list[Rule]:
    """The rules of libraries as those of one: names unique, origins noted.

    A rule keeps its name where no rule before it has the same; else its library's name is put in
    front, and then a number behind. What was linked before keeps its origin.
    """
    rules: list[Rule] = []
    taken: set[str] = set()
    for library in libraries:
        for rule in library.rules:
            name = _unique(rule.name, library.name, taken)
            taken.add(name)
            package = f"{library.package}, " if library.package else ""
            origin = rule.origin or f"{package}{os.path.basename(library.file)}: {rule.name}"
            rules.append(_renamed(rule, name, origin))
    return rules


def library_text(rules: Sequence[Rule], name: str = LINKED) -> str:
    """A library as text, as iree-opt prints it."""
    lines = [f"module @{name} attributes {{{MARK}}} {{"]
    lines += [f'  "{RULE}"() {dictionary_text(rule.entries)} : () -> ()' for rule in rules]
    return "\n".join([*lines, "}", ""])


def _unique(name: str, library: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    if library and f"{library}_{name}" not in taken:
        return f"{library}_{name}"
    number = 0
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def _renamed(rule: Rule, name: str, origin: str) -> Rule:
    entries = {
        **rule.entries,
        **_with_whole_path(rule),
        "sym_name": _string(name, rule.place),
        "origin": _string(origin, rule.place),
    }
    return evolve(rule, name=name, origin=origin, entries=entries)


def _with_whole_path(rule: Rule) -> dict[str, Value]:
    """The action with the path of its plan from the root, since the library moves."""
    plan = rule.action.plan
    if plan is None:
        return {}
    action = rule.entries["action"]
    named = _string(os.path.abspath(rule.action.plan_path), plan.place)
    entries = {**action.entries, PLAN: named}
    return {"action": evolve(action, data=entries, text=dictionary_text(entries))}


def _string(text: str, place: Place) -> Value:
    return Value(text, place, print_string(text))

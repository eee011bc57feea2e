"""Says quickly that no rule is about a module, which is so in most builds.

What rules match is all that is needed for that, so it is remembered on disk: to read libraries, and
to import what reads and applies them, takes many times as long as to look whether anything matches.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from iree_sched.diagnostics import Source
from iree_sched.specs.conditions import Condition
from iree_sched.specs.criteria import CRITERIA, match
from iree_sched.specs.facts import ModuleFacts
from iree_sched.specs.sources import CARRIED, Text
from iree_sched.syntax import disk_cache
from iree_sched.version import __version__

_FORMAT = "1"  # to be raised when what is stored changes its meaning
_KINDS = " ".join([f"{each.key}:{each.kind.__name__}" for each in CRITERIA.values()])

Conditions = Mapping[str, Condition]


def matches_nothing(module: ModuleFacts, texts: Iterable[Text]) -> bool:
    """Whether no rule of some libraries matches a function; False also where one is wrong."""
    for text in texts:
        if text.layer == CARRIED:  # because a rule of it matched
            return False
        rules = conditions_of(text.source)
        if rules is None or any(_matches(one, module) for one in rules):
            return False
    return True


def check_texts(texts: Sequence[Text]) -> None:
    """Refuses libraries in which something is wrong.

    Raises:
      DiagnosticError: all that is wrong with them.
    """
    if any(conditions_of(text.source) is None for text in texts):
        from iree_sched.specs.libraries import check_sound, libraries_of

        check_sound(libraries_of(texts))


def _matches(conditions: Conditions, module: ModuleFacts) -> bool:
    return any(not isinstance(match(conditions, each), str) for each in module.functions)


def conditions_of(source: Source) -> Sequence[Conditions] | None:
    """What each rule of a library matches; None where something is wrong with it."""
    name = disk_cache.entry_name("specs", os.path.abspath(source.name))
    key = disk_cache.entry_key(_FORMAT, _KINDS, __version__, source.text)
    stored = disk_cache.load(name, key)
    if stored is None:
        stored = _read(source)
        if stored is None:
            return None
        disk_cache.store(name, key, stored)
    return [
        {criterion: CRITERIA[criterion].kind(*parts) for criterion, parts in rule.items()}
        for rule in stored
    ]


def _read(source: Source) -> list[dict[str, tuple[object, ...]]] | None:
    """What each rule of a library matches, as plain data; None where something is wrong."""
    from attrs import astuple

    from iree_sched.specs.reading import read_library

    library, faults = read_library(source)
    if faults:
        return None
    return [
        {key: astuple(condition, recurse=False) for key, condition in rule.match.items()}
        for rule in library.rules
    ]

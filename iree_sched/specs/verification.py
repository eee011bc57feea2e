"""All that is wrong with libraries, each fault at its place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from iree_sched.diagnostics import Diagnostic, Severity
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.specs.applying import check_partitioner
from iree_sched.specs.rules import KINDS, PLAN, DispatchAction, Library, Rule
from iree_sched.specs.sources import Found


def verify_libraries(libraries: Iterable[Found], registry: PartitionerRegistry) -> list[Diagnostic]:
    """What is wrong with libraries, in the order of the libraries and of their text.

    Errors: text that is no library, unknown keys, values of the wrong kind, partitioners and
    options that do not exist, rules that can never match. Warnings: rules that never get their turn
    because of others before them in the same library.
    """
    found: list[Diagnostic] = []
    for one in libraries:
        about = [*one.faults, *_partitioner_faults(one.library, registry)]
        about += _plan_faults(one.library)
        about += [*_impossible(one.library), *_shadowed(one.library)]
        found += sorted(about, key=lambda diagnostic: diagnostic.offset)
    return found


def _partitioner_faults(library: Library, registry: PartitionerRegistry) -> Iterator[Diagnostic]:
    for rule in library.rules:
        for kind, value in rule.action.partitioners.items():
            yield from check_partitioner(KINDS[kind], value.entries, registry)


def _plan_faults(library: Library) -> Iterator[Diagnostic]:
    """Plans that are not there; what is in them is for whom they are applied."""
    for rule in library.rules:
        plan = rule.action.plan
        if plan is not None and isinstance(plan.data, str):
            path = rule.action.plan_path
            if not os.path.isfile(path):
                yield plan.place.error(f"there is no plan '{path}'")


def _impossible(library: Library) -> Iterator[Diagnostic]:
    """Rules that match nothing, whatever is compiled."""
    for rule in library.rules:
        for key, condition in rule.match.items():
            reason = condition.impossible()
            if reason is not None:
                place = rule.entries["match"].entries[key].place
                yield place.error(f"rule '{rule.name}' can never match: '{key}': {reason}")
        for one in rule.action.dispatches:
            reason = one.symbols.impossible()
            if reason is not None:
                yield rule.place.error(f"rule '{rule.name}': 'symbols': {reason}")


def _shadowed(library: Library) -> Iterator[Diagnostic]:
    """Rules all of whose aspects are decided by rules before them."""
    sound = [rule for rule in library.rules if rule.is_sound]
    for number, rule in enumerate(sound):
        before = [r for r in sound[:number] if _covers(r, rule)]
        deciders = [_decider(before, rule, aspect) for aspect in rule.action.aspects]
        first = next((decider for decider in deciders if decider is not None), None)
        if first is not None and all(deciders):
            notes = dict.fromkeys(d for d in deciders if d is not None)
            yield rule.place.diagnostic(
                Severity.WARNING,
                f"rule '{rule.name}' never decides anything: rules before it match all that it "
                "matches",
                *(decider.place.note(f"rule '{decider.name}' does") for decider in notes),
            )


def _covers(earlier: Rule, later: Rule) -> bool:
    """Whether a rule matches all that a later one of the same origin matches."""
    if earlier.origin.partition(": ")[0] != later.origin.partition(": ")[0]:
        return False  # to be before the rules of others is what linking is for
    return all(
        key in later.match and condition.covers(later.match[key])
        for key, condition in earlier.match.items()
    )


def _decider(before: Sequence[Rule], rule: Rule, aspect: str) -> Rule | None:
    """The first of some rules that leaves nothing of an aspect to a rule."""
    for earlier in before:
        if aspect in earlier.action.skipped:
            return earlier
        if aspect in earlier.action.partitioners and not earlier.goes_on:
            return earlier
        if aspect in (PLAN, *KINDS) and earlier.action.plan is not None:
            return earlier
        if aspect == PLAN and any(kind in earlier.action.partitioners for kind in KINDS):
            return earlier
        if aspect not in (PLAN, *KINDS) and _covers_dispatches(earlier, rule, aspect):
            return earlier
    return None


def _covers_dispatches(earlier: Rule, later: Rule, aspect: str) -> bool:
    """Whether a rule speaks of all dispatches of which a later one does."""
    theirs = _about(earlier, aspect)
    ours = _about(later, aspect)
    return bool(ours) and all(
        any(one.symbols.covers(other.symbols) for one in theirs) for other in ours
    )


def _about(rule: Rule, aspect: str) -> list[DispatchAction]:
    return [one for one in rule.action.dispatches if aspect in one.values]

"""All that is wrong with libraries, each fault at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from iree_sched.analysis.affinity import DeviceAffinity, parse_affinity
from iree_sched.diagnostics import Diagnostic, Severity
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.partition.selection import DEFAULT
from iree_sched.specs.applying import check_options, check_partitioner
from iree_sched.specs.conditions import Globs
from iree_sched.specs.criteria import CRITERIA
from iree_sched.specs.libraries import Found
from iree_sched.specs.relations import covers, covers_names, impossible, impossible_name
from iree_sched.specs.rules import AFFINITY, KINDS, PLAN, DispatchAction, Library, Rule


def verify_libraries(
    libraries: Iterable[Found],
    registry: PartitionerRegistry,
    check_plan: Callable[[Rule], Iterable[Diagnostic]],
) -> list[Diagnostic]:
    """What is wrong with libraries, in the order of the libraries and of their text.

    Errors: text that is no library, unknown keys, values of the wrong kind, partitioners and
    options that do not exist, plans that cannot be followed, rules that can never match. Warnings:
    rules that never get their turn because of others before them in the same library.

    Args:
      libraries: the libraries.
      registry: where partitioners are found.
      check_plan: what is wrong with the plan that a rule may name.
    """
    found: list[Diagnostic] = []
    listed = list(libraries)
    everything = [rule for one in listed for rule in one.library.rules]
    for one in listed:
        about = [*one.faults, *_partitioner_faults(one.library, everything, registry)]
        about += [fault for rule in one.library.rules for fault in check_plan(rule)]
        about += _impossible(one.library)
        about += [*_shadowed(one.library), *_shadowed_entries(one.library)]
        found += sorted(about, key=lambda diagnostic: diagnostic.offset)
    return found


def _partitioner_faults(
    library: Library, everything: Sequence[Rule], registry: PartitionerRegistry
) -> Iterator[Diagnostic]:
    for rule in library.rules:
        for kind, value in rule.action.partitioners.items():
            if "partitioner" in value.entries:
                yield from check_partitioner(KINDS[kind], value.entries, registry)
            elif rule.goes_on or _names_before(everything, rule, kind):
                yield from check_options(KINDS[kind], value.entries, registry)
            else:
                yield from check_partitioner(KINDS[kind], value.entries, registry, DEFAULT)


def _names_before(everything: Sequence[Rule], rule: Rule, kind: str) -> bool:
    """Whether a rule before another one names the partitioner that its options may be for."""
    before = everything[: next(n for n, each in enumerate(everything) if each is rule)]
    given = [each.action.partitioners.get(kind) for each in before if each.goes_on]
    return any(value is not None and "partitioner" in value.entries for value in given)


def _impossible(library: Library) -> Iterator[Diagnostic]:
    """Rules, and what they say of dispatches, that match nothing, whatever is compiled."""
    for rule in library.rules:
        for key, condition in rule.match.items():
            reason = impossible(CRITERIA[key], condition)
            if reason is not None:
                place = rule.entries["match"].entries[key].place
                yield place.error(f"rule '{rule.name}' can never match: '{key}': {reason}")
        for one in rule.action.dispatches:
            reason = impossible_name(one.symbols)
            if reason is not None:
                yield one.place.error(f"rule '{rule.name}': 'symbols': {reason}")


def _shadowed_entries(library: Library) -> Iterator[Diagnostic]:
    """Entries for dispatches all of which those before them in the rule speak of."""
    for rule in library.rules:
        for number, one in enumerate(rule.action.dispatches):
            before = rule.action.dispatches[:number]
            deciders = [_deciding_entry(before, one, aspect) for aspect in one.values]
            if deciders and all(deciders):
                notes = dict.fromkeys(each for each in deciders if each is not None)
                yield one.place.diagnostic(
                    Severity.WARNING,
                    f"rule '{rule.name}': this entry never decides anything: entries before it "
                    "speak of all dispatches that it speaks of",
                    *(each.place.note("one is here") for each in notes),
                )


def _deciding_entry(
    before: Sequence[DispatchAction], entry: DispatchAction, aspect: str
) -> DispatchAction | None:
    """The last of the entries that together leave nothing of an aspect; None if they do not."""
    theirs = [one for one in before if aspect in one.values]
    return theirs[-1] if theirs and covers_names(_patterns(theirs), entry.symbols) else None


def _shadowed(library: Library) -> Iterator[Diagnostic]:
    """Rules that decide nothing, whatever is compiled, because of others before them.

    For each aspect of such a rule one rule before it matches all that it matches, condition by
    condition, and leaves nothing of the aspect. Rules that only together match all are not seen.
    """
    sound = [rule for rule in library.rules if rule.is_sound]
    for number, rule in enumerate(sound):
        deciders = [_decider(sound[:number], rule, aspect) for aspect in rule.action.aspects]
        if deciders and all(deciders):
            notes = dict.fromkeys(decider for decider in deciders if decider is not None)
            yield rule.place.diagnostic(
                Severity.WARNING,
                f"rule '{rule.name}' never decides anything: rules before it match all that it "
                "matches",
                *(decider.place.note(f"rule '{decider.name}' does") for decider in notes),
            )


def _decider(before: Sequence[Rule], rule: Rule, aspect: str) -> Rule | None:
    """The first rule that matches all that a later one does, and leaves nothing of an aspect."""
    for number, earlier in enumerate(before):
        if not _covers(earlier, rule):
            continue
        if aspect == PLAN:
            decides = _keeps_plans_out(earlier)
        elif aspect in KINDS:
            decides = _decides_partitioning(before[:number], earlier, rule, aspect)
        else:
            decides = _decides_dispatches(earlier, rule, aspect)
        if decides:
            return earlier
    return None


def _covers(earlier: Rule, later: Rule) -> bool:
    """Whether a rule matches all that a later one of the same origin matches."""
    if earlier.origin.partition(": ")[0] != later.origin.partition(": ")[0]:
        return False  # to be before the rules of others is what linking is for
    return all(
        covers(criterion, earlier.match.get(key), later.match.get(key))
        for key, criterion in CRITERIA.items()
    )


def _keeps_plans_out(rule: Rule) -> bool:
    """Whether a plan is too late behind a rule: it is for nothing less than the whole."""
    return any(aspect in (PLAN, *KINDS) for aspect in rule.action.aspects)


def _decides_partitioning(before: Sequence[Rule], earlier: Rule, later: Rule, kind: str) -> bool:
    """Whether a rule leaves nothing of a kind of partitioning to a later one.

    A plan does leave something, where the IR itself decides the other kind.
    """
    if kind in earlier.action.skipped:
        return True
    if kind not in earlier.action.partitioners:
        return False
    if any(one.goes_on and _ask_for_others(one, earlier, kind) for one in before):
        return False  # it may not be heard itself
    return not earlier.goes_on or _ask_for_others(earlier, later, kind)


def _ask_for_others(one: Rule, other: Rule, kind: str) -> bool:
    """Whether two rules ask for different partitioners."""
    found = [rule.action.partitioners.get(kind) for rule in (one, other)]
    names = [None if value is None else value.entries.get("partitioner") for value in found]
    return None not in names and names[0] != names[1]


def _decides_dispatches(earlier: Rule, later: Rule, aspect: str) -> bool:
    """Whether a rule speaks of all dispatches of which a later one does.

    Of affinities only where they are for the same device: a dispatch never goes to another one.
    """
    if aspect in earlier.action.skipped:
        return True
    ours = [one for one in later.action.dispatches if aspect in one.values]
    return bool(ours) and all(
        covers_names(_patterns(_of_device(earlier, one, aspect)), one.symbols) for one in ours
    )


def _of_device(rule: Rule, entry: DispatchAction, aspect: str) -> list[DispatchAction]:
    """Entries of a rule about an aspect; of affinities those for the same device as another one."""
    found = [one for one in rule.action.dispatches if aspect in one.values]
    if aspect != AFFINITY:
        return found
    return [one for one in found if _device(one) == _device(entry)]


def _device(entry: DispatchAction) -> str:
    affinity = parse_affinity(entry.values[AFFINITY].text)
    assert isinstance(affinity, DeviceAffinity)
    return affinity.device


def _patterns(entries: Iterable[DispatchAction]) -> Globs:
    """All patterns of some entries."""
    return Globs(tuple(pattern for one in entries for pattern in one.symbols.patterns))

"""Writes into the IR what rules decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iree_sched.classes import evolve
from iree_sched.diagnostics import Diagnostic, DiagnosticError
from iree_sched.dialects.own_attributes import COST
from iree_sched.partition.configuration import plain
from iree_sched.partition.kinds import Kind
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.partition.selection import DEFAULT, Selection
from iree_sched.passoptions import pass_options
from iree_sched.pipeline import OptionText
from iree_sched.specs.criteria import Devices
from iree_sched.specs.facts import FunctionFacts, ModuleFacts
from iree_sched.specs.rules import AFFINITY, Rule
from iree_sched.specs.search import Decision, decide
from iree_sched.specs.values import Place, Value
from iree_sched.spelling import did_you_mean
from iree_sched.syntax.attributes import print_dictionary, print_string


def decide_all(
    module: ModuleFacts, rules: Sequence[Rule], settled: Mapping[str, str]
) -> list[tuple[FunctionFacts, Decision]]:
    """What rules decide about each function and initializer that has a body."""
    return [(function, decide(function, rules, settled)) for function in module.functions]


def apply(function: FunctionFacts, decision: Decision) -> None:
    """Writes what was decided about a function as attributes of it and of its dispatches."""
    for kind, groups in decision.partitioners.items():
        function.op.set_attribute(Kind(kind).attribute, attribute_text(groups))
    for op, aspect, value in decision.dispatches:
        op.set_attribute("affinity" if aspect == AFFINITY else COST, value.text)


def attribute_text(groups: Sequence[tuple[Devices, Mapping[str, Value]]]) -> str:
    """The attribute for what was decided: a dictionary, or an array with one for each device."""
    texts = [_text(devices, entries) for devices, entries in groups]
    alone = len(groups) == 1 and not groups[0][0]
    return texts[0] if alone else f"[{', '.join(texts)}]"


def _text(devices: Devices, entries: Mapping[str, Value]) -> str:
    """A dictionary for some devices, or an array of them."""
    texts = {name: value.text for name, value in entries.items()}
    listed = [
        print_dictionary({**texts, **({"on": print_string(device)} if device else {})})
        for device in devices or ("",)
    ]
    return ", ".join(listed)


def check_decision(decision: Decision, registry: PartitionerRegistry) -> list[Diagnostic]:
    """What is wrong with the partitioners that winning rules name, each fault at its place."""
    faults: list[Diagnostic] = []
    for kind, groups in decision.partitioners.items():
        for _, entries in groups:
            faults += check_partitioner(Kind(kind), entries, registry, DEFAULT)
    return list(dict.fromkeys(faults))


def check_partitioner(
    kind: Kind,
    entries: Mapping[str, Value],
    registry: PartitionerRegistry,
    otherwise: str | None = None,
) -> list[Diagnostic]:
    """What is wrong with a dictionary that names a partitioner, each fault at its place.

    `otherwise` is the partitioner that options without a name are for; None: nobody knows.
    """
    named = entries.get("partitioner")
    name = otherwise if named is None else named.data
    if not isinstance(name, str):
        return []
    if named is not None and (faults := _faults(Selection(name), kind, registry, named.place)):
        return faults
    faults = []
    for option, value in entries.items():
        if option != "partitioner":
            given = OptionText(option, plain(value.text), -1, -1)
            place = value.name_place
            faults += _faults(Selection(name, (given,)), kind, registry, place)
    return faults


def check_options(
    kind: Kind, entries: Mapping[str, Value], registry: PartitionerRegistry
) -> list[Diagnostic]:
    """What is wrong with options for a partitioner that other rules may name: nobody has them."""
    known = dict.fromkeys(
        option.name
        for partitioner in registry.partitioners(kind).values()
        for option in pass_options(partitioner)
    )
    faults = []
    for name, value in entries.items():
        if name.replace("_", "-") not in known:
            place = value.name_place
            hints = [_moved(hint, place) for hint in did_you_mean(name, known, place.offset)]
            message = f"no {kind.value} partitioner has an option '{name}'"
            faults.append(place.error(message, *hints))
    return faults


def _faults(
    selection: Selection, kind: Kind, registry: PartitionerRegistry, place: Place
) -> list[Diagnostic]:
    """What is wrong with a selection, said of one place."""
    try:
        selection.make(kind, registry)
    except DiagnosticError as reason:
        return [_moved(found, place) for found in reason.diagnostics]
    return []


def _moved(diagnostic: Diagnostic, place: Place) -> Diagnostic:
    """A diagnostic, with its notes, about a place."""
    notes = tuple(_moved(note, place) for note in diagnostic.notes)
    return evolve(diagnostic, offset=place.offset, source=place.source, notes=notes)

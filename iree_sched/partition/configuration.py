"""Which partitioner is used for an operation, and with which options.

The nearest of the operation and its ancestors that carries `iree_sched.execution` (or
`iree_sched.concurrency`) decides: `{partitioner = "NAME", option = value, ...}`, or a list of such
dictionaries of which the first that applies is taken. One with `on = "@device"` applies to what
runs on that device only, one with `on = #hal.device.affinity<@device, [0]>` to what runs on those
queues of it. Where none applies the option of the pass decides, and then the default, `reference`.
A dictionary without `partitioner` adds options to what would be taken if it were not there.
In the same way the nearest `stream.partitioning` says what to favor, as in IREE
(PartitioningConfigAttr::lookup in Stream/IR/StreamTypes.cpp).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from iree_sched.analysis.affinity import (
    Affinity,
    DeviceAffinity,
    OptimalAffinity,
    op_affinity,
    parse_affinity,
)
from iree_sched.classes import evolve, frozen
from iree_sched.diagnostics import Diagnostic, DiagnosticError, error, note
from iree_sched.dialects.names import MODULE
from iree_sched.ir import Operation
from iree_sched.partition.kinds import Favor, Kind
from iree_sched.partition.protocol import RESERVED
from iree_sched.partition.selection import Selection
from iree_sched.pipeline import OptionText
from iree_sched.spelling import did_you_mean, near_miss
from iree_sched.syntax.attributes import (
    UNIT,
    parse_array,
    parse_dictionary,
    parse_string,
    resolve_alias,
)

FAVOR = "stream.partitioning"
_DEVICE = "!hal.device"
_PREFIX = "#stream.partitioning_config<"


@frozen
class Entry:
    """One dictionary of a configuration.

    Attributes:
      name: the partitioner's, None where the dictionary only has options.
      options: what else it says.
      where: the device or queues that it is for, None: all.
      offset: where it stands.
    """

    name: str | None
    options: tuple[OptionText, ...]
    where: DeviceAffinity | None
    offset: int

    def applies(self, affinity: Affinity | None) -> bool:
        """Whether it is for what runs at `affinity`."""
        if self.where is None:
            return True
        if not isinstance(affinity, DeviceAffinity) or affinity.device != self.where.device:
            return False
        return affinity.queues & self.where.queues == affinity.queues


def select_partitioner(
    op: Operation,
    kind: Kind,
    aliases: Mapping[str, str],
    default: Selection | None = None,
    affinity: Affinity | None = None,
) -> Selection:
    """The partitioner that the nearest configuration of `op` asks for.

    Args:
      op: the op that is partitioned, or that holds the block that is.
      kind: which partitioning.
      aliases: attribute aliases of the file.
      default: what is asked for where no ancestor says anything, None for `reference`.
      affinity: where what is partitioned runs.

    Raises:
      DiagnosticError: an attribute is no configuration.
    """
    known = _around(op, kind.attribute, aliases)
    return _select((entry for entry in known if entry.applies(affinity)), default)


def find_selections(
    op: Operation, kind: Kind, aliases: Mapping[str, str], default: Selection | None
) -> list[Selection]:
    """All that is asked for in an op, around it and by default, whether or not it applies.

    Raises:
      DiagnosticError: an attribute is no configuration, or names a device that nothing runs on.
    """
    name = kind.attribute
    found, faults = [default or Selection()], list[Diagnostic]()
    inside = (each for each in op.walk() if each is not op and name in each.attributes)
    for carrier in (*_carriers(op, name), *inside):
        try:
            known = list(_around(carrier, name, aliases))
            for number, entry in enumerate(_entries(carrier, name, aliases)):
                found += _foresee(known[number:], default)
                if entry.where is not None:
                    _check_device(entry.where.device, carrier, name, aliases)
        except DiagnosticError as reason:
            faults += reason.diagnostics
    if faults:
        raise DiagnosticError(*distinct(faults))
    return found


def distinct(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics without those that say the same: entries inside look at those outside again."""
    return list({(fault.offset, fault.message): fault for fault in faults}.values())


def _select(entries: Iterable[Entry], default: Selection | None) -> Selection:
    """What entries ask for together, all of which apply, the nearest first."""
    nearer: list[Entry] = []
    for entry in entries:
        if entry.name is not None:
            selection = Selection(entry.name, entry.options, entry.offset, RESERVED)
            break
        nearer.append(entry)
    else:
        selection = default or Selection()
        if nearer:  # from here on its options are told about where others are added to them
            at = nearer[-1].offset
            moved = [evolve(one, offset=at, value_offset=at) for one in selection.options]
            selection = evolve(selection, options=tuple(moved))
    options = {option.name.replace("_", "-"): option for option in selection.options}
    for entry in reversed(nearer):
        options |= {option.name.replace("_", "-"): option for option in entry.options}
    if not nearer:
        return selection
    return Selection(selection.name, tuple(options.values()), nearer[0].offset, RESERVED)


def _foresee(entries: Sequence[Entry], default: Selection | None) -> Iterator[Selection]:
    """What the first of some entries asks for, as far as that is the same wherever it applies."""
    where = entries[0].where
    fitting = [entry for entry in entries if where is None or entry.applies(where)]
    for entry in fitting:
        if where is None and entry.where is not None:
            return
        if entry.name is not None:
            break
    yield _select(fitting, default)


def find_favor(op: Operation, default: str, aliases: Mapping[str, str]) -> Favor:
    """What the nearest `stream.partitioning` asks to favor.

    Reads the form that IREE parses, `<"max-concurrency">`, and the one it prints,
    `<favor-max-concurrency>`; `<*>` says nothing.

    Raises:
      DiagnosticError: there is no such favor.
    """
    carrier = next(_carriers(op, FAVOR), None)
    if carrier is None:
        return Favor(default)
    text = resolve_alias(carrier.attributes[FAVOR], aliases)
    word = text.removeprefix(_PREFIX).removesuffix(">").strip().strip('"')
    word = word.removeprefix("favor-")
    if word == "*":
        return Favor(default)
    known = [favor.value for favor in Favor]
    if not text.startswith(_PREFIX) or word not in known:
        near = near_miss(word, known)
        spelled = f"did you mean '{_PREFIX}\"{near}\">'?"
        hints = [note(spelled, carrier.offset)] if near else []
        raise error(f"unknown favor value: {word}", carrier.offset, hints)
    return Favor(word)


def _carriers(op: Operation, attribute: str) -> Iterator[Operation]:
    """The op and its ancestors that have an attribute, nearest first."""
    return (around for around in op.ancestors() if attribute in around.attributes)


def _around(op: Operation, name: str, aliases: Mapping[str, str]) -> Iterator[Entry]:
    """The entries of all configurations for an op, the nearest first."""
    for carrier in _carriers(op, name):
        yield from _entries(carrier, name, aliases)


def _entries(carrier: Operation, name: str, aliases: Mapping[str, str]) -> list[Entry]:
    """The entries of a configuration, in order."""
    text = resolve_alias(carrier.attributes[name], aliases)
    try:
        listed = parse_array(text) if text.startswith("[") else (text,)
        read = [dict(parse_dictionary(resolve_alias(one, aliases))) for one in listed]
    except DiagnosticError as reason:
        said = reason.diagnostics[0].message
        raise error(f"'{name}' is no dictionary: {said}", carrier.offset) from reason
    if not all(read) or not read:
        hint = note('such as {partitioner = "none"}', carrier.offset)
        raise error(f"'{name}' says nothing: {text}", carrier.offset, [hint])
    return [_entry(one, carrier, name, aliases) for one in read]


def _entry(
    given: dict[str, str], carrier: Operation, name: str, aliases: Mapping[str, str]
) -> Entry:
    """What a dictionary asks for."""
    where, chosen = given.pop("on", None), given.pop("partitioner", None)
    if chosen is not None and not chosen.startswith('"'):
        raise error(f"'{name}': the partitioner's name must be a string", carrier.offset)
    options = tuple(
        OptionText(option, plain(text), carrier.offset, carrier.offset)
        for option, text in given.items()
    )
    device = None if where is None else _device(where, carrier, name, aliases)
    named = None if chosen is None else parse_string(chosen)
    return Entry(named, options, device, carrier.offset)


def _device(
    where: str, carrier: Operation, name: str, aliases: Mapping[str, str]
) -> DeviceAffinity:
    """The value of `on`."""
    wanted = resolve_alias(where, aliases)
    if wanted.startswith('"'):
        wanted = parse_string(wanted)
    meant = wanted
    if wanted.startswith("@"):
        meant = f"#hal.device.affinity<{wanted}>"
    affinity = parse_affinity(meant, aliases)
    if not isinstance(affinity, DeviceAffinity):
        message = f"'{name}': 'on' is to name a device, \"@device\" or an affinity, not {where}"
        known = set(_devices(carrier, aliases))
        near = f"@{wanted}" if f"@{wanted}" in known else near_miss(f"@{wanted}", known)
        hints = [note(f"did you mean '{near}'?", carrier.offset)] if near else []
        raise error(message, carrier.offset, hints)
    return affinity


def _check_device(device: str, carrier: Operation, name: str, aliases: Mapping[str, str]) -> None:
    """Refuses a device that the module does not declare, and that nothing in it runs on."""
    if device in _devices(carrier, aliases):
        return
    known = set(_devices(carrier, aliases))
    listed = [note(f"known are: {', '.join(sorted(known))}", carrier.offset)] if known else []
    hints = did_you_mean(device, known, carrier.offset) or listed
    raise error(f"'{name}': nothing here runs on '{device}'", carrier.offset, hints)


def _devices(op: Operation, aliases: Mapping[str, str]) -> Iterator[str]:
    """The devices that the module around an op declares, and those that its ops name.

    Each as often as that is so: who looks for one, as each function does, mostly finds it in the
    first lines.
    """
    *_, module = (each for each in op.ancestors() if each.name == MODULE or each.parent_op is None)
    for each in module.walk():
        if each.attributes.get("type") == _DEVICE:
            yield each.attributes["sym_name"]
        affinity = op_affinity(each, aliases)
        choices = affinity.choices if isinstance(affinity, OptimalAffinity) else (affinity,)
        yield from (choice.device for choice in choices if isinstance(choice, DeviceAffinity))


def plain(text: str) -> str:
    """The value of an attribute as an option of a pass would spell it."""
    if text == UNIT:
        return "true"
    if text.startswith('"'):
        return parse_string(text)
    if text.startswith("["):
        return "[" + ",".join(map(plain, parse_array(text))) + "]"
    return text.partition(" : ")[0]

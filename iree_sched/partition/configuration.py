"""Which partitioner is used for an operation, and with which options.

The nearest of the operation and its ancestors that carries `iree_sched.execution` (or
`iree_sched.concurrency`) decides: `{partitioner = "NAME", option = value, ...}`, or a list of such
dictionaries of which the first that applies is taken. One with `on = "@device"` applies to what
runs on that device only, one with `on = #hal.device.affinity<@device, [0]>` to what runs on those
queues of it. Where none applies the option of the pass decides, and then the default, `reference`.
In the same way the nearest `stream.partitioning` says what to favor, as in IREE
(PartitioningConfigAttr::lookup in Stream/IR/StreamTypes.cpp).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iree_sched.analysis.affinity import Affinity, DeviceAffinity, op_affinity, parse_affinity
from iree_sched.diagnostics import DiagnosticError, error, note
from iree_sched.dialects.names import MODULE
from iree_sched.ir import Operation
from iree_sched.partition.kinds import Favor, Kind
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
_PREFIX = "#stream.partitioning_config<"


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
      DiagnosticError: an attribute is no configuration, or names a device that nothing runs on.
    """
    default = default or Selection()
    name = f"iree_sched.{kind.value}"
    for carrier in _carriers(op, name):
        for entries in _read(carrier, name, aliases):
            where = entries.pop("on", None)
            if where is None or _applies(where, affinity, carrier, name, aliases):
                return _selection(entries, carrier, name, default)
    return default


def find_names(
    op: Operation, kind: Kind, aliases: Mapping[str, str], default: Selection | None
) -> set[str]:
    """Names of all partitioners that are asked for in an op, around it and by default."""
    default = default or Selection()
    name = f"iree_sched.{kind.value}"
    carriers = [*_carriers(op, name), *(each for each in op.walk() if name in each.attributes)]
    entries = [entry for carrier in carriers for entry in _read(carrier, name, aliases)]
    asked = {entry["partitioner"] for entry in entries if "partitioner" in entry}
    return {default.name, *(parse_string(text) for text in asked)}


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


def _read(carrier: Operation, name: str, aliases: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The entries of each dictionary of a configuration."""
    text = resolve_alias(carrier.attributes[name], aliases)
    try:
        listed = parse_array(text) if text.startswith("[") else (text,)
        for one in listed:
            yield dict(parse_dictionary(resolve_alias(one, aliases)))
    except DiagnosticError as reason:
        said = reason.diagnostics[0].message
        raise error(f"'{name}' is no dictionary: {said}", carrier.offset) from reason


def _selection(
    entries: dict[str, str], carrier: Operation, name: str, default: Selection
) -> Selection:
    """What a dictionary asks for; options without a name are for the default partitioner."""
    chosen = entries.pop("partitioner", None)
    if chosen is not None and not chosen.startswith('"'):
        raise error(f"'{name}': the partitioner's name must be a string", carrier.offset)
    options = tuple(
        OptionText(option, plain(text), carrier.offset, carrier.offset)
        for option, text in entries.items()
    )
    if chosen is not None:
        return Selection(parse_string(chosen), options, carrier.offset)
    return Selection(default.name, (*default.options, *options), carrier.offset)


def _applies(
    where: str,
    affinity: Affinity | None,
    carrier: Operation,
    name: str,
    aliases: Mapping[str, str],
) -> bool:
    """Whether what runs at `affinity` is meant by the value of `on`."""
    wanted = resolve_alias(where, aliases)
    if wanted.startswith('"'):
        wanted = parse_string(wanted)
    if wanted.startswith("@"):
        wanted = f"#hal.device.affinity<{wanted}>"
    meant = parse_affinity(wanted, aliases)
    if not isinstance(meant, DeviceAffinity):
        message = f"'{name}': 'on' is to name a device, \"@device\" or an affinity, not {where}"
        raise error(message, carrier.offset)
    _check_device(meant.device, carrier, name, aliases)
    if not isinstance(affinity, DeviceAffinity) or affinity.device != meant.device:
        return False
    return affinity.queues & meant.queues == affinity.queues


def _check_device(device: str, carrier: Operation, name: str, aliases: Mapping[str, str]) -> None:
    """Refuses the name of a device that no symbol has and that nothing in the carrier runs on."""
    module = carrier
    while module.name != MODULE and module.parent_op is not None:
        module = module.parent_op
    symbols = {op.attributes.get("sym_name") for op in module.regions[0].blocks[0]}
    if device in symbols or f'"{device[1:]}"' in symbols:
        return
    affinities = (op_affinity(op, aliases) for op in carrier.walk())
    used = {a.device for a in affinities if isinstance(a, DeviceAffinity)}
    if device in used:
        return
    listed = [note(f"known are: {', '.join(sorted(used))}", carrier.offset)] if used else []
    hints = did_you_mean(device, used, carrier.offset) or listed
    raise error(f"'{name}': nothing here runs on '{device}'", carrier.offset, hints)


def plain(text: str) -> str:
    """The value of an attribute as an option of a pass would spell it."""
    if text == UNIT:
        return "true"
    if text.startswith('"'):
        return parse_string(text)
    if text.startswith("["):
        return "[" + ",".join(map(plain, parse_array(text))) + "]"
    return text.partition(" : ")[0]

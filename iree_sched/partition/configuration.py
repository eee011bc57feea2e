"""Which partitioner is used for an operation, and with which options.

The nearest of the operation and its ancestors that carries `iree_sched.execution` (or
`iree_sched.concurrency`) decides: `{partitioner = "NAME", option = value, ...}`. If none does, the
option of the pass decides, and then the default, `reference`. In the same way the nearest
`stream.partitioning` says what to favor, as in IREE (PartitioningConfigAttr::lookup in
Stream/IR/StreamTypes.cpp).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from iree_sched.diagnostics import DiagnosticError, error, note
from iree_sched.ir import Operation
from iree_sched.partition.kinds import Favor, Kind
from iree_sched.partition.partitioner import Partitioner
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.passoptions import near_miss, pass_options, read_value
from iree_sched.syntax.attributes import UNIT, parse_array, parse_dictionary, parse_string

DEFAULT = "reference"
FAVOR = "stream.partitioning"
_PREFIX = "#stream.partitioning_config<"


def choose_partitioner(
    op: Operation,
    kind: Kind,
    registry: PartitionerRegistry,
    aliases: Mapping[str, str],
    default: str | None = None,
) -> Partitioner:
    """The partitioner for `op` with the options that the nearest configuration gives it.

    Args:
      op: the op that is partitioned, or that holds the block that is.
      kind: which partitioning.
      registry: where partitioners are found.
      aliases: attribute aliases of the file.
      default: name of the partitioner where no ancestor says, None for `reference`.

    Raises:
      DiagnosticError: there is no such partitioner or option, or a value is of the wrong kind.
    """
    name = f"iree_sched.{kind.value}"
    carrier = _nearest(op, name)
    if carrier is None:
        return _make(kind, default or DEFAULT, {}, registry, op.offset)
    text = _resolve(carrier.attributes[name], aliases)
    try:
        entries = dict(parse_dictionary(text))
    except DiagnosticError as reason:
        said = reason.diagnostics[0].message
        raise error(f"'{name}' is no dictionary: {said}", carrier.offset) from reason
    chosen = entries.pop("partitioner", None)
    if chosen is not None and not chosen.startswith('"'):
        raise error(f"'{name}': the partitioner's name must be a string", carrier.offset)
    found = default or DEFAULT if chosen is None else parse_string(chosen)
    return _make(kind, found, entries, registry, carrier.offset)


def find_favor(op: Operation, default: str, aliases: Mapping[str, str]) -> Favor:
    """What the nearest `stream.partitioning` asks to favor.

    Reads the form that IREE parses, `<"max-concurrency">`, and the one it prints,
    `<favor-max-concurrency>`; `<*>` says nothing.

    Raises:
      DiagnosticError: there is no such favor.
    """
    carrier = _nearest(op, FAVOR)
    if carrier is None:
        return Favor(default)
    text = _resolve(carrier.attributes[FAVOR], aliases)
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


def _nearest(op: Operation, attribute: str) -> Operation | None:
    found: Operation | None = op
    while found is not None and attribute not in found.attributes:
        found = found.parent_op
    return found


def _resolve(text: str, aliases: Mapping[str, str]) -> str:
    for _ in range(len(aliases) + 1):
        if text not in aliases:
            break
        text = aliases[text]
    return text


def _make(
    kind: Kind,
    name: str,
    entries: Mapping[str, str],
    registry: PartitionerRegistry,
    offset: int,
) -> Partitioner:
    found = registry.find(kind, name)
    if found is None:
        known = list(registry.partitioners(kind))
        raise _unknown(f"no {kind.value} partitioner is named '{name}'", name, known, offset)
    options = {option.name: option for option in pass_options(found)}
    values: dict[str, Any] = {}
    for entry, text in entries.items():
        option = options.get(entry.replace("_", "-"))
        if option is None:
            message = f"{kind.value} partitioner '{name}' has no option '{entry}'"
            raise _unknown(message, entry, list(options), offset)
        try:
            values[option.keyword] = read_value(option.type, _plain(text))
        except ValueError as reason:
            message = f"option '{entry}' of {kind.value} partitioner '{name}': {reason}"
            raise error(message, offset) from reason
    return found(**values)


def _unknown(message: str, name: str, known: list[str], offset: int) -> DiagnosticError:
    near = near_miss(name, known)
    if near is not None:
        return error(message, offset, [note(f"did you mean '{near}'?", offset)])
    listed = ", ".join(known)
    return error(message, offset, [note(f"known are: {listed}", offset)] if known else [])


def _plain(text: str) -> str:
    """The value of an attribute as an option of a pass would spell it."""
    if text == UNIT:
        return "true"
    if text.startswith('"'):
        return parse_string(text)
    if text.startswith("["):
        return "[" + ",".join(map(_plain, parse_array(text))) + "]"
    return text.partition(" : ")[0]

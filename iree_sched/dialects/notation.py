"""The short notation in which dialect files write down what an op is.

`op("stream.async.clone", "source source_size:index result_size:index", "result", ...)`: operand and
result groups are words; `name?` is optional, `name*` a list, `name:type` fixes the type of all its
values. Attributes, regions and other spellings are words too; so are groups of the same type, with
a comma between sets of them. `forwards="inits -> before, before.args -> after results"` says which
values an op hands on to its regions and results: its own, or those of a region's terminator.
"""

from __future__ import annotations

from typing import Any

from iree_sched.ir.definition import (
    Access,
    AccessKind,
    Arity,
    Enum,
    Forwarding,
    OpDefinition,
    ValueGroup,
)


def op(
    name: str, operands: str = "", results: str = "", attributes: str = "", **facts: Any
) -> OpDefinition:
    """Makes a definition from the short notation; `facts` are fields of `OpDefinition`.

    As in MLIR (OpDefinitionsGen.cpp), results are named after their groups where there are several
    groups and the op does not say otherwise.
    """
    for words in ("regions", "mnemonics"):
        facts[words] = tuple(facts.get(words, "").split())
    sets = facts.get("same_types", "").split(",")
    facts["same_types"] = tuple(tuple(words.split()) for words in sets if words)
    flows = facts.pop("forwards", "").split(",")
    facts["forwardings"] = tuple(_forwarding(flow) for flow in flows if flow)
    groups = _groups(results)
    if len(groups) > 1:
        facts.setdefault("result_names", {group.name: group.name for group in groups})
    return OpDefinition(
        name,
        operands=_groups(operands),
        results=groups,
        attributes=tuple(attributes.split()),
        **facts,
    )


def enum(type: str, words: str) -> Enum:
    """An enum whose values are integers of a type, counted from 0."""
    return Enum(type, {word: number for number, word in enumerate(words.split())})


def flags(type: str, words: str) -> Enum:
    """A set of flags in an integer of a type; each word is `Name=value`, the value hexadecimal."""
    parts = (word.split("=") for word in words.split())
    return Enum(type, {name: int(value, 16) for name, value in parts}, bits=True)


def reads(value: str, start: str | None, end: str, length: str) -> Access:
    """A read of `value` from byte `start` (None: 0) to byte `end`, `length` bytes."""
    return Access(AccessKind.READ, value, start, end, length)


def writes(value: str, start: str | None, end: str, length: str) -> Access:
    """A write of `value` from byte `start` (None: 0) to byte `end`, `length` bytes."""
    return Access(AccessKind.WRITE, value, start, end, length)


def reads_all(value: str, size: str) -> Access:
    """A read of the whole of `value`, which has `size` bytes."""
    return reads(value, None, size, size)


def writes_all(value: str, size: str) -> Access:
    """A write of the whole of `value`, which has `size` bytes."""
    return writes(value, None, size, size)


_ARITIES = {"?": Arity.OPTIONAL, "*": Arity.VARIADIC}


def _groups(words: str) -> tuple[ValueGroup, ...]:
    return tuple(_group(word) for word in words.split())


def _group(word: str) -> ValueGroup:
    name, _, type = word.partition(":")
    arity = _ARITIES.get(name[-1], Arity.ONE)
    return ValueGroup(name.rstrip("?*"), arity, type or None)


def _forwarding(flow: str) -> Forwarding:
    source, _, targets = flow.partition("->")
    region, _, operands = source.strip().rpartition(".")
    return Forwarding(region or None, operands, tuple(targets.split()))

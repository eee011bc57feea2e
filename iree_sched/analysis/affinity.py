"""Where work may run: affinities and how they combine.

Follows IREE's AffinityAttr (Stream/IR/StreamTypes.cpp), the HAL attributes that implement it
(HAL/IR/HALAttrs.cpp) and AsyncTransferOp::getDefaultExecutionAffinityAttr
(Stream/IR/StreamOps.cpp).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from iree_sched.classes import frozen
from iree_sched.dialects.names import TRANSFER
from iree_sched.dialects.stream_types import lifetime
from iree_sched.ir import Form, Operation
from iree_sched.syntax.attributes import parse_array, resolve_alias

ANY_QUEUE = (1 << 64) - 1  # all 64 bits: the attribute names no queues
NULL = "<<NULL ATTRIBUTE>>"  # how MLIR prints a null attribute
_NO_ALIASES: Mapping[str, str] = {}


@frozen(eq=True, repr=True)
class DeviceAffinity:
    """One device, `#hal.device.affinity<@name, [queues]>`, or the promise of one.

    Attributes:
      mnemonic: `affinity` or `promise`.
      device: symbol reference as text, `@device_a`.
      queues: mask with bit i set where queue i may be used, `ANY_QUEUE` where none is named.
    """

    mnemonic: str
    device: str
    queues: int

    def __str__(self) -> str:
        if self.queues == ANY_QUEUE:
            return f"#hal.device.{self.mnemonic}<{self.device}>"
        named = ", ".join(str(bit) for bit in range(64) if self.queues >> bit & 1)
        return f"#hal.device.{self.mnemonic}<{self.device}, [{named}]>"


@frozen(eq=True, repr=True)
class OptimalAffinity:
    """The best one of several devices, `#hal.device.optimal<[...]>`.

    A choice is None where IREE's joinAND leaves a null attribute behind, as it does when an op of
    a set of devices joins another one of the same set.
    """

    choices: tuple[DeviceAffinity | None, ...]

    def __str__(self) -> str:
        shown = (NULL if choice is None else str(choice) for choice in self.choices)
        return f"#hal.device.optimal<[{', '.join(shown)}]>"


@frozen(eq=True, repr=True)
class OtherAffinity:
    """An affinity that this module does not know; it runs together with its like only."""

    text: str

    def __str__(self) -> str:
        return self.text


Affinity = DeviceAffinity | OptimalAffinity | OtherAffinity

_DEVICE = re.compile(
    r'#hal\.device\.(affinity|promise)<\s*(@(?:[\w$.-]+|"[^"]*"))\s*(?:,\s*\[([\d\s,]*)\]\s*)?>'
)
_OPTIMAL = re.compile(r"#hal\.device\.optimal<\s*(\[.*\])\s*>", re.DOTALL)


def parse_affinity(text: str, aliases: Mapping[str, str] = _NO_ALIASES) -> Affinity:
    """Reads an affinity attribute; names of aliases stand for their text."""
    text = resolve_alias(text, aliases)
    optimal = _OPTIMAL.fullmatch(text)
    if optimal is None:
        return _parse_device(text)
    choices = [parse_affinity(choice, aliases) for choice in parse_array(optimal.group(1))]
    devices = tuple(choice for choice in choices if isinstance(choice, DeviceAffinity))
    return OptimalAffinity(devices) if len(devices) == len(choices) else OtherAffinity(text)


@functools.cache
def _parse_device(text: str) -> Affinity:
    device = _DEVICE.fullmatch(text)
    if device is None:
        return OtherAffinity(text)
    mnemonic, name, queues = device.groups()
    mask = ANY_QUEUE
    if queues is not None:
        mask = sum({1 << int(queue) for queue in queues.split(",") if queue.strip()})
    return DeviceAffinity(mnemonic, name, mask)


def are_compatible(desired: Affinity | None, required: Affinity | None) -> bool:
    """True if two affinities are the same, or at most one of them says anything."""
    return desired is None or required is None or desired is required or desired == required


def can_execute_together(first: Affinity | None, second: Affinity | None) -> bool:
    """True if work with the first affinity may join work with the second one.

    Not symmetric: queue 1 of a device may join any queue of it, but not the other way round.
    """
    return are_compatible(first, second) or _is_executable_with(first, second)


def join_and(first: Affinity | None, second: Affinity | None) -> Affinity | None:
    """What both affinities allow, None where there is no such attribute.

    As in IREE, that is None also where only the *second* may join the first one: any queue joined
    with queue 1 says nothing, queue 1 joined with any queue is queue 1.
    """
    if first is None or second is None:
        return second if first is None else first
    if isinstance(first, OptimalAffinity):
        return _join_optimal(first, second)
    if first is second:
        return first
    if not can_execute_together(first, second):
        return None
    if isinstance(first, OtherAffinity):
        return first
    if not isinstance(second, DeviceAffinity):
        return None
    return DeviceAffinity(first.mnemonic, first.device, first.queues & second.queues)


def narrow(first: Affinity | None, second: Affinity | None) -> Affinity | None:
    """What both affinities allow, whichever of them says more; the first one if nothing does."""
    if first is None or second is None:
        return second if first is None else first
    if can_execute_together(first, second):
        return first
    if can_execute_together(second, first):
        return second
    if not isinstance(first, DeviceAffinity) or not isinstance(second, DeviceAffinity):
        return first
    same = (first.mnemonic, first.device) == (second.mnemonic, second.device)
    shared = first.queues & second.queues
    return DeviceAffinity(first.mnemonic, first.device, shared) if same and shared else first


def op_affinity(op: Operation, aliases: Mapping[str, str] = _NO_ALIASES) -> Affinity | None:
    """Where an op runs, None where it does not say.

    A transfer that does not say runs at its source, or at its target where the source is external
    or staging memory.
    """
    definition = op.definition
    if definition is None or definition.affinity is None:
        return None
    text = op.attributes.get(definition.affinity)
    if text is None and op.name == TRANSFER:
        text = op.attributes.get(_default_side(op))
    return None if text is None else parse_affinity(text, aliases)


def without_affinity(
    form: Form, affinity: Affinity | None, aliases: Mapping[str, str] = _NO_ALIASES
) -> Form:
    """A form without the affinities that are no other than that of the region around its ops."""
    definition = form.definition
    if definition is None or definition.affinity is None or affinity is None:
        return form
    names = [definition.affinity]
    if form.name == TRANSFER:
        names += ["source_affinity", "target_affinity"]
    for name in names:
        text = form.attributes.get(name)
        if text is not None and parse_affinity(text, aliases) == affinity:
            form = form.with_attribute(name, None)
    return form


def _default_side(op: Operation) -> str:
    """Name of the attribute that says where a transfer runs that does not say itself."""
    source, result = lifetime(op.operands[0].type), lifetime(op.results[0].type)
    if source == result == "staging":
        return "source_affinity"
    return "target_affinity" if source in ("external", "staging") else "source_affinity"


def _is_executable_with(first: Affinity | None, second: Affinity | None) -> bool:
    if isinstance(first, OptimalAffinity):
        others = second.choices if isinstance(second, OptimalAffinity) else (second,)
        return all(_is_executable_with(one, other) for one in first.choices for other in others)
    if second is None:
        return True
    if not isinstance(first, DeviceAffinity) or not isinstance(second, DeviceAffinity):
        return False
    same = (first.mnemonic, first.device) == (second.mnemonic, second.device)
    return same and first.queues & second.queues == first.queues


def _join_optimal(first: OptimalAffinity, second: Affinity) -> Affinity | None:
    """Joins the choices whose devices `second` names too; other devices change nothing."""
    others = second.choices if isinstance(second, OptimalAffinity) else (second,)
    choices: dict[str, DeviceAffinity | None] = {}
    for choice in first.choices:
        if choice is not None:
            choices.setdefault(choice.device, choice)
    for other in others:
        if not isinstance(other, DeviceAffinity):
            return None
        if other.device in choices:
            joined = join_and(choices[other.device], second)
            choices[other.device] = joined if isinstance(joined, DeviceAffinity) else None
    return OptimalAffinity(tuple(choices.values()))

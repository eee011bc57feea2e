"""What a schedule is: its regions and waves, how they follow one another, what they hold in memory.

In goes a module with execute regions; nothing in it is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from attrs import define, field, frozen

from iree_sched.analysis.affinity import DeviceAffinity, parse_affinity
from iree_sched.analysis.callables import names_of_callables
from iree_sched.analysis.sizes import constant_size
from iree_sched.analysis.storage import find_storage
from iree_sched.dialects.names import CONCURRENT, EXECUTABLE, EXECUTE, TRANSFER
from iree_sched.ir import Operation


@frozen
class RegionSchedule:
    """An execute region.

    Attributes:
      op: the op itself.
      device: where it runs, as text; "" where nothing says so.
      waves: its ops that run, wave by wave; an op that runs alone is a wave.
      depth: waves that run one after the other up to its end, those of regions it waits for
        included.
      peak_bytes: most bytes that are live at one time of those that are made and dropped in it.
      unknown: resources in it whose size is known only when the program runs; not in `peak_bytes`.
      crossing_bytes: bytes that its transfers bring from other devices.
      waits_for: execute regions of the function whose results or timepoints it takes.
    """

    op: Operation
    device: str
    waves: tuple[tuple[Operation, ...], ...]
    depth: int
    peak_bytes: int
    unknown: int
    crossing_bytes: int
    waits_for: tuple[Operation, ...]


@frozen
class FunctionSchedule:
    """The execute regions of a function or initializer, in program order."""

    name: str
    regions: tuple[RegionSchedule, ...]


def schedules(module: Operation, aliases: Mapping[str, str]) -> list[FunctionSchedule]:
    """The schedules of all functions and initializers that have a body."""
    return [
        FunctionSchedule(name, tuple(_Function(op, aliases).regions()))
        for name, op in names_of_callables(module)
    ]


def unscheduled(function: Operation) -> list[Operation]:
    """Ops of a function that stand outside of regions and should not."""
    return [op for op in function.walk() if _runs(op) and not _is_inside(op)]


def unlowered(module: Operation) -> Operation | None:
    """The first op that shows that a module without regions is not stream IR: one on tensors."""
    found = None
    for op in module.walk():
        if op.name == EXECUTE:
            return None
        if found is None and _has_tensors(op) and not _is_inside(op, EXECUTABLE):
            found = op
    return found


def waves_of(execute: Operation) -> tuple[tuple[Operation, ...], ...]:
    """The ops of a region that run, wave by wave."""
    body = (op for block in execute.regions[0].blocks for op in block)
    waves = (tuple(_members(op)) for op in body)
    return tuple(wave for wave in waves if wave)


def _members(op: Operation) -> Iterator[Operation]:
    """The ops of a wave: those in a concurrent region, or one that runs alone."""
    if op.name != CONCURRENT:
        return iter((op,) if _runs(op) else ())
    return (inner for block in op.regions[0].blocks for inner in block if _runs(inner))


def _runs(op: Operation) -> bool:
    definition = op.definition
    return definition is not None and definition.streamable and op.name != CONCURRENT


def _has_tensors(op: Operation) -> bool:
    return any("tensor<" in str(value.type) for value in (*op.operands, *op.results))


def _is_inside(op: Operation, name: str = EXECUTE) -> bool:
    return any(ancestor.name == name for ancestor in op.ancestors())


@define(eq=False)
class _Function:
    """A function on the way to its schedule."""

    op: Operation
    aliases: Mapping[str, str]
    _depths: dict[Operation, int] = field(factory=dict)

    def regions(self) -> Iterator[RegionSchedule]:
        for op in self.op.walk():
            if op.name == EXECUTE:
                yield self._region(op)

    def _region(self, op: Operation) -> RegionSchedule:
        waves = waves_of(op)
        before = self._waited_for(op)
        self._depths[op] = len(waves) + max((self._depths[r] for r in before), default=0)
        peak, unknown = peak_bytes(op)
        device = self._device(op, "affinity")
        transfers = (each for wave in waves for each in wave if each.name == TRANSFER)
        return RegionSchedule(
            op=op,
            device=device,
            waves=waves,
            depth=self._depths[op],
            peak_bytes=peak,
            unknown=unknown,
            crossing_bytes=sum(self._crossing(transfer, device) for transfer in transfers),
            waits_for=tuple(before),
        )

    def _waited_for(self, region: Operation) -> set[Operation]:
        """The regions of the function whose results or timepoints a region takes."""
        found: set[Operation] = set()
        seen: set[Operation] = set()
        pending = [value.defining_op for value in region.operands]
        while pending:
            op = pending.pop()
            if op is None or op in seen:
                continue
            seen.add(op)
            if op in self._depths:
                found.add(op)
            else:
                pending += [value.defining_op for value in op.operands]
        return found

    def _crossing(self, transfer: Operation, device: str) -> int:
        """The bytes of a transfer, 0 between queues of a device; what it does not name is here."""
        source = self._device(transfer, "source_affinity") or device
        target = self._device(transfer, "target_affinity") or device
        return 0 if source == target else constant_size(transfer.results[0]) or 0

    def _device(self, op: Operation, attribute: str) -> str:
        text = op.attributes.get(attribute)
        if text is None:
            return ""
        affinity = parse_affinity(text, self.aliases)
        return affinity.device if isinstance(affinity, DeviceAffinity) else str(affinity)


def peak_bytes(execute: Operation) -> tuple[int, int]:
    """Most bytes live at one time in a region, of resources that are made and dropped in it.

    A wave counts as one step; every resource is aligned. The second number is of resources whose
    size is no constant.
    """
    ops = [op for block in execute.regions[0].blocks for op in block]
    place = {op: number for number, op in enumerate(ops)}
    changes, unknown = [0] * (len(place) + 1), 0
    for storage in find_storage(ops):
        if storage.size is None:
            unknown += 1
            continue
        changes[place[storage.ops[0]]] += storage.size
        changes[place[storage.ops[-1]] + 1] -= storage.size
    return max(accumulate(changes)), unknown

"""Finds what a schedule has out of order, with IREE's own Python bindings.

Shares nothing with the toolkit, whose work it checks: the parser is MLIR's, and what the few ops of
execute regions take, tie and touch is said here once more. The schedule is a module after waves
were formed; with the module before, the two must compute the same values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from attrs import define, field, frozen
from iree.compiler import ir

# By op: the operand that a result is tied to, then pairs of bytes it touches as (operand, start,
# end, writes) with starts and ends named by operand, None for the start of the resource.
_IN_PLACE: dict[str, tuple[int, list[tuple[int, int | None, int, bool]]]] = {
    "stream.async.update": (0, [(4, None, 5, False), (0, 2, 3, True)]),
    "stream.async.fill": (0, [(0, 2, 3, True)]),
    "stream.async.copy": (0, [(4, 6, 7, False), (0, 2, 3, True)]),
    "stream.async.collective": (0, [(5, 7, 8, False), (0, 2, 3, True)]),
}
_WHOLE_READERS = ("stream.async.clone", "stream.async.transfer")


@frozen(eq=False)
class Touch:
    """Bytes of a storage that a step touches.

    Attributes:
      step: number of the op in its region.
      wave: number of the wave that it runs in.
      version: what it reads, or makes by writing: each write in place makes the next one.
      start, end: bytes, `end` None where they are not known before the program runs.
    """

    step: int
    wave: int
    version: int
    start: int
    end: int | None
    writes: bool
    name: str


@define(eq=False)
class _Region:
    """An execute region as it runs."""

    touches: dict[int, list[Touch]] = field(factory=dict)  # by storage
    storage: dict[Any, tuple[int, int]] = field(factory=dict)  # value: storage and version
    meaning: dict[Any, str] = field(factory=dict)  # value: how it is computed
    steps: list[str] = field(factory=list)  # what each op computes
    waves: int = 0

    def add(self, block: Any) -> None:
        """Reads the block of the region; each op in it is a wave."""
        for number, argument in enumerate(block.arguments):
            self._define(argument, f"argument {number}")
        for op in (nested.operation for nested in block):
            if op.name == "stream.async.concurrent":
                self._add_concurrent(op)
            elif op.name != "stream.yield":
                self._add_step(op)
            else:
                self.steps.append(f"yield {[self._means(value) for value in op.operands]}")
            self.waves += 1

    def _add_concurrent(self, op: Any) -> None:
        body = op.regions[0].blocks[0]
        for outer, inner in zip(op.operands, body.arguments, strict=False):
            self.storage[inner], self.meaning[inner] = self.storage[outer], self.meaning[outer]
        for nested in (inner.operation for inner in body):
            if nested.name != "stream.yield":
                self._add_step(nested)
                continue
            for outer, inner in zip(op.results, nested.operands, strict=False):
                self.storage[outer], self.meaning[outer] = self.storage[inner], self.meaning[inner]

    def _add_step(self, op: Any) -> None:
        attributes = sorted(f"{name} = {op.attributes[name]}" for name in op.attributes)
        inputs = [self._means(value) for value in op.operands]
        # A number, as texts would grow with the depth of the graph.
        meaning = f"{op.name} #{hash(f'{attributes} {inputs}')}"
        self.steps.append(meaning)
        for index, result in enumerate(op.results):
            tied = _tied_operand(op, index)
            if tied is None:
                self._define(result, f"{meaning}:{index}")
                self._touch(op, self.storage[result], 0, None, True)
            else:
                number, version = self.storage[tied]
                self.storage[result] = (number, version + 1)
                self.meaning[result] = f"{meaning}:{index}"
        for value, start, end, writes in _ranges(op):
            self._touch(op, self.storage[value], start, end, writes)

    def _define(self, value: Any, meaning: str) -> None:
        self.storage[value] = (len(self.storage), 0)
        self.meaning[value] = meaning

    def _means(self, value: Any) -> str:
        if value in self.meaning:
            return self.meaning[value]
        number = _constant(value)
        return f"outside {value.type}" if number is None else str(number)

    def _touch(
        self, op: Any, place: tuple[int, int], start: int, end: int | None, writes: bool
    ) -> None:
        number, version = place
        called = f"{op.name} {op.attributes['entry_points']}" if op.name.endswith("h") else op.name
        touch = Touch(len(self.steps), self.waves, version, start, end, writes, called)
        self.touches.setdefault(number, []).append(touch)


def find_hazards(scheduled: str) -> list[str]:
    """What is out of order in a module, one line each; nothing if all is well."""
    found = []
    with ir.Context():
        for region in _regions(ir.Module.parse(scheduled)):
            for touches in region.touches.values():
                if any(touch.writes for touch in touches):
                    pairs = combinations(touches, 2)
                    found += [_describe(*pair) for pair in pairs if _clash(*pair)]
    return found


def compute_alike(before: str, after: str) -> bool:
    """True if the regions of two modules compute the same, whatever the order."""
    with ir.Context():
        first, second = (list(_regions(ir.Module.parse(text))) for text in (before, after))
        return [Counter(region.steps) for region in first] == [
            Counter(region.steps) for region in second
        ]


def _clash(one: Touch, other: Touch) -> bool:
    """True if two ops touch the same bytes, one writes, and they do not run as their uses say."""
    if one.step == other.step or not (one.writes or other.writes):
        return False
    if one.end is not None and one.end <= other.start:
        return False
    if other.end is not None and other.end <= one.start:
        return False
    if one.writes and other.writes:
        first, second = sorted((one, other), key=lambda touch: touch.version)
        return first.version == second.version or first.wave >= second.wave
    write, read = (one, other) if one.writes else (other, one)
    if read.version >= write.version:
        return write.wave >= read.wave
    return read.wave >= write.wave


def _describe(one: Touch, other: Touch) -> str:
    first, second = sorted((one, other), key=lambda touch: touch.version)
    return (
        f"{first.name} in wave {first.wave} and {second.name} in wave {second.wave} touch bytes "
        f"{max(one.start, other.start)} and following of one storage"
    )


def _regions(module: Any) -> Iterator[_Region]:
    for op in _walk(module.operation, lambda op: not op.name.endswith("executable")):
        if op.name == "stream.async.execute":
            region = _Region()
            region.add(op.regions[0].blocks[0])
            yield region


def _walk(op: Any, enter: Callable[[Any], bool]) -> Iterator[Any]:
    yield op
    if enter(op):
        for region in op.regions:
            for block in region:
                for nested in block:
                    yield from _walk(nested.operation, enter)


def _segments(op: Any) -> list[list[Any]]:
    """Operands by group."""
    groups, start = [], 0
    for size in ir.DenseI32ArrayAttr(op.attributes["operandSegmentSizes"]):
        groups.append([op.operands[index] for index in range(start, start + size)])
        start += size
    return groups


def _tied_operand(op: Any, index: int) -> Any | None:
    if op.name in _IN_PLACE:
        return op.operands[_IN_PLACE[op.name][0]]
    if "tied_operands" not in op.attributes:
        return None
    tied = ir.IntegerAttr(ir.ArrayAttr(op.attributes["tied_operands"])[index]).value
    # The indices count from the first resource; a dispatch has its workload in front.
    return None if tied < 0 else _segments(op)[_resources(op)][tied]


def _resources(op: Any) -> int:
    return 1 if op.name == "stream.async.dispatch" else 0


def _ranges(op: Any) -> Iterator[tuple[Any, int, int | None, bool]]:
    """Bytes of operands that an op touches; those of tied results are theirs."""
    if op.name in _IN_PLACE:
        for index, start, end, writes in _IN_PLACE[op.name][1]:
            low = None if start is None else _constant(op.operands[start])
            value = op.results[0] if writes else op.operands[index]
            yield value, low or 0, _constant(op.operands[end]), writes
        return
    if op.name in _WHOLE_READERS:
        yield op.operands[0], 0, None, False
        return
    if op.name == "stream.async.slice":
        low = _constant(op.operands[2])
        yield op.operands[0], low or 0, _constant(op.operands[3]), False
        return
    if op.name not in ("stream.async.dispatch", "stream.async.call"):
        return
    groups, first = _segments(op), _resources(op)
    tied = {_tied_operand(op, index): result for index, result in enumerate(op.results)}
    named = [v for v in groups[first] if str(v.type).startswith("!stream.resource")]
    for value, start, end in zip(named, groups[first + 2], groups[first + 3], strict=True):
        first_byte, past = _constant(start) or 0, _constant(end)
        yield value, first_byte, past, False
        if value in tied:
            yield tied[value], first_byte, past, True


def _constant(value: Any) -> int | None:
    owner = value.owner
    if isinstance(owner, ir.Block) or owner.name != "arith.constant":
        return None
    number: int = ir.IntegerAttr(owner.attributes["value"]).value
    return number

"""Which ops two schedules of one module run at other places.

The ops of two schedules are matched by what they compute: the op, its attributes, and what computes
its operands, as deep as that goes. Ops that are alike in all of that are matched in program order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from iree_sched.analysis.closures import captures, yielded
from iree_sched.analysis.schedule import FunctionSchedule, schedules
from iree_sched.dialects.names import AWAIT, CONCURRENT, EXECUTE, YIELD
from iree_sched.ir import Operation, Value

_PLACEMENT = ("affinity", "execution_affinity")  # attributes that are the schedule's


@frozen
class Place:
    """Where an op runs.

    Attributes:
      device: as text, "" where nothing says so.
      region: number of the execute region, from 0, in program order.
      wave: number of the wave in it, from 0.
      beside: how many other ops are in the wave.
    """

    device: str
    region: int
    wave: int
    beside: int


@frozen
class Change:
    """An op that two schedules run at different places.

    Attributes:
      function: where it is.
      op: its name, and what it dispatches.
      number: which one of the ops of that name in the function, from 0, by the first schedule.
      before, after: its places; several for an op that is copied, none where it is not there.
    """

    function: str
    op: str
    number: int
    before: tuple[Place, ...]
    after: tuple[Place, ...]


def diff(
    left: Operation,
    left_aliases: Mapping[str, str],
    right: Operation,
    right_aliases: Mapping[str, str],
) -> list[Change]:
    """The ops that two modules run at different places, in the order of the first one."""
    ours = {each.name: each for each in schedules(left, left_aliases)}
    theirs = {each.name: each for each in schedules(right, right_aliases)}
    empty = FunctionSchedule("", ())
    changes: list[Change] = []
    for name in dict.fromkeys((*ours, *theirs)):
        before, after = ours.get(name, empty), theirs.get(name, empty)
        changes += _diff_function(name, before, after)
    return changes


def _diff_function(
    name: str, before: FunctionSchedule, after: FunctionSchedule
) -> Iterator[Change]:
    left, right = _places(before), _places(after)
    numbers: Counter[str] = Counter()
    for key in dict.fromkeys((*left, *right)):
        label = (left.get(key) or right[key])[0][0]
        number = numbers[label]
        numbers[label] += 1
        places = [tuple(place for _, place in side.get(key, ())) for side in (left, right)]
        if places[0] != places[1]:
            yield Change(name, label, number, places[0], places[1])


def _places(function: FunctionSchedule) -> dict[tuple[int, int], list[tuple[str, Place]]]:
    """By what an op computes and which of its like it is: its label and its places.

    Copies of an op in several regions are one op.
    """
    identity = _Identity()
    found: dict[tuple[int, int], list[tuple[str, Place]]] = defaultdict(list)
    for number, region in enumerate(function.regions):
        here: Counter[int] = Counter()
        for index, wave in enumerate(region.waves):
            for op in wave:
                key = identity.of(op)
                place = Place(region.device, number, index, len(wave) - 1)
                found[key, here[key]].append((label_of(op), place))
                here[key] += 1
    return found


def label_of(op: Operation) -> str:
    """The op's name, and what it dispatches."""
    entry = op.attributes.get("entry_points", "")
    short = op.name.removeprefix("stream.async.")
    return f"{short} {entry.strip('[]')}".rstrip()


@define(eq=False)
class _Identity:
    """Numbers for what ops compute, equal for equal computations."""

    _known: dict[Value, int] = field(factory=dict)

    def of(self, op: Operation) -> int:
        """The number of an op."""
        attributes = tuple(
            sorted((n, text) for n, text in op.attributes.items() if n not in _PLACEMENT)
        )
        operands = tuple(self._value(operand) for operand in op.operands)
        return hash((op.name, attributes, operands))

    def _value(self, value: Value) -> int:
        """The number of a value, found from what it depends on first, without recursion."""
        pending = [value]
        while pending:
            last = pending[-1]
            if last in self._known:
                pending.pop()
                continue
            source = _behind(last)
            needed = [source] if source is not None else _operands(last)
            missing = [each for each in needed if each not in self._known]
            if missing:
                pending += missing
                continue
            pending.pop()
            self._known[last] = self._known[source] if source is not None else self._own(last)
        return self._known[value]

    def _own(self, value: Value) -> int:
        op = value.defining_op
        if op is None:
            block = value.block
            parent = block.parent_op if block is not None else None
            return hash((parent.name if parent is not None else "", value.index, value.type))
        return hash((self.of(op), value.index))


def _operands(value: Value) -> list[Value]:
    op = value.defining_op
    return [] if op is None else list(op.operands)


def _behind(value: Value) -> Value | None:
    """The value that another one stands for: across regions, and past waiting."""
    op = value.defining_op
    if op is None:
        block = value.block
        parent = block.parent_op if block is not None else None
        if parent is not None and parent.name in (EXECUTE, CONCURRENT):
            return captures(parent)[value.index]
        return None
    if op.name in (EXECUTE, CONCURRENT):
        [block] = op.regions[0].blocks
        end = block.terminator
        if end is not None and end.name == YIELD:
            resources = yielded(end)
            return resources[value.index] if value.index < len(resources) else None
        return None
    if op.name == AWAIT:
        return op.operand_group("resource_operands")[value.index]
    return None

"""Which ranges of which resources an operation touches, and whether two operations conflict.

Follows IREE's AsyncAccessOpInterface (Stream/IR/StreamOps.cpp, getAsyncAccessRanges),
AsyncAccessRange::mayOverlap (Stream/IR/StreamTypes.cpp) and Stream/Analysis/ResourceHazards.cpp.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

from iree_sched.analysis.ties import UNTIED, find_ties
from iree_sched.classes import define, frozen
from iree_sched.dialects.stream_types import is_resource_type
from iree_sched.ir import Access, AccessKind, OperandRanges, Operation, Value
from iree_sched.ir.form import Form


class Hazard(enum.Enum):
    """Why one operation has to be complete before another one starts."""

    READ_AFTER_WRITE = "read-after-write"
    WRITE_AFTER_READ = "write-after-read"
    WRITE_AFTER_WRITE = "write-after-write"


@define
class AccessRange:
    """Bytes of a resource that an operation touches, their ends given by SSA values.

    Attributes:
      resource: the value that is touched, an operand or a result.
      reads, writes: how; an operand that a result is tied to is both.
      start: first byte, None for 0.
      end: byte after the last one.
      length: number of bytes.
    """

    # Not frozen, which would take three times as long to make: an op has three or four.
    resource: Value
    reads: bool
    writes: bool
    start: Value | None
    end: Value
    length: Value


@frozen
class _Template:
    """An access range of all ops of one form: places among operands (and results)."""

    of_result: bool
    index: int
    reads: bool
    writes: bool
    start: int | None
    end: int
    length: int


def is_resource(value: Value) -> bool:
    """True for values of a `!stream.resource<...>` type, whatever its lifetime."""
    return is_resource_type(value.type)


def resource_places(form: Form) -> list[int]:
    """Where among the operands of all ops of a form the resources are."""
    types = enumerate(form.operand_types)
    return [index for index, type in types if is_resource_type(type)]


def resource_operands(op: Operation) -> list[Value]:
    """The operands that are resources, each once."""
    if op.definition is None:
        return [value for value in dict.fromkeys(op.operands) if is_resource(value)]
    form, operands = op.form, op.operands
    found = [operands[index] for index in form.ask_bare(resource_places)]
    return list(dict.fromkeys(found)) if len(found) > 1 else found


def access_ranges(op: Operation) -> list[AccessRange] | None:
    """The ranges that an op touches, None where it does not say."""
    templates = op.form.ask_bare(_make_templates)
    if templates is None:
        return None
    operands, results = op.operands, op.results
    return [
        AccessRange(
            (results if template.of_result else operands)[template.index],
            template.reads,
            template.writes,
            None if template.start is None else operands[template.start],
            operands[template.end],
            operands[template.length],
        )
        for template in templates
    ]


def may_overlap(first: AccessRange, second: AccessRange) -> bool:
    """False only where two ranges can be seen not to overlap: other resources, or adjacent."""
    if first.resource is not second.resource:
        return False
    return first.end is not second.start and first.start is not second.end


def conflict(first: AccessRange, second: AccessRange) -> Hazard | None:
    """Why `second` has to wait for `first`, None if it does not."""
    if not (first.writes or second.writes) or not may_overlap(first, second):
        return None
    return hazard_between(first, second)


def hazard_between(first: AccessRange, second: AccessRange) -> Hazard | None:
    """Why `second` would have to wait for `first` if both touched the same bytes."""
    if first.writes:
        return Hazard.READ_AFTER_WRITE if second.reads else Hazard.WRITE_AFTER_WRITE
    return Hazard.WRITE_AFTER_READ if second.writes else None


def find_hazard(producer: Operation, consumer: Operation) -> Hazard | None:
    """Why `consumer`, which stands after `producer`, has to wait for it, None if it does not.

    Where one of them does not say what it touches, using a result of the other one decides.
    """
    first, second = access_ranges(producer), access_ranges(consumer)
    if first is None or second is None:
        uses = any(consumer in result.users for result in producer.results)
        return Hazard.READ_AFTER_WRITE if uses else None
    return first_conflict(first, second)


def first_conflict(
    producer: Iterable[AccessRange], consumer: Iterable[AccessRange]
) -> Hazard | None:
    """The first conflict between what two ops touch, None if there is none."""
    for first in producer:
        for second in consumer:
            if first.resource is second.resource:
                found = conflict(first, second)
                if found is not None:
                    return found
    return None


def always_conflict(ops: Iterable[Operation]) -> bool:
    """True if whoever takes a result of one of some ops in a block conflicts with it.

    That is so if all say how they touch each resource they take or give, and no range of theirs
    ends where another one starts. Takes a quarter of the time of looking at each pair.
    """
    starts: set[Value] = set()
    ends: set[Value] = set()
    for op in ops:
        ask = op.form.ask_bare(_make_bounds)
        if ask is None:
            return False
        starts.update(map(op.operands.__getitem__, ask[0]))
        ends.update(map(op.operands.__getitem__, ask[1]))
    return starts.isdisjoint(ends)


def _make_bounds(form: Form) -> tuple[list[int], list[int]] | None:
    """Which operands ranges start and end at; None where some resource has no range.

    Ops with regions may take values in these as well.
    """
    templates = form.ask(_make_templates)
    if templates is None or form.region_count:
        return None
    taken = {template.index for template in templates if not template.of_result}
    given = {template.index for template in templates if template.of_result and template.writes}
    if not taken.issuperset(resource_places(form)) or len(given) < len(form.result_types):
        return None
    starts = {template.start for template in templates if template.start is not None}
    return list(starts), list({template.end for template in templates})


def _make_templates(form: Form) -> tuple[_Template, ...] | None:
    if form.definition is None or form.definition.accesses is None:
        return None
    accesses = form.definition.accesses
    if isinstance(accesses, OperandRanges):
        return tuple(_variadic_templates(form, accesses))
    return tuple(_fixed_template(form, access) for access in accesses)


def _fixed_template(form: Form, access: Access) -> _Template:
    assert form.definition is not None
    of_result = access.value in form.definition.result_index
    group = form.result_group(access.value) if of_result else form.group(access.value)
    return _Template(
        of_result,
        group.start,
        reads=access.kind is AccessKind.READ,
        writes=access.kind is AccessKind.WRITE,
        start=None if access.start is None else form.group(access.start).start,
        end=form.group(access.end).start,
        length=form.group(access.length).start,
    )


def _variadic_templates(form: Form, ranges: OperandRanges) -> Iterator[_Template]:
    """Resource operands in order, each with the results tied to it, then the other results."""
    assert form.definition is not None
    ties = form.ask(find_ties)
    sizes = {name: form.group(size).start for name, size in form.definition.sizes.items()}
    operands = form.group(ranges.operands)
    number = 0  # among the resource operands: the others have no range
    for index in range(operands.start, operands.stop):
        if not is_resource_type(form.operand_types[index]):
            continue
        start, end, length = None, sizes[ranges.operands] + number, sizes[ranges.operands] + number
        if ranges.starts and ranges.ends and ranges.lengths:
            start = form.group(ranges.starts).start + number
            end = form.group(ranges.ends).start + number
            length = form.group(ranges.lengths).start + number
        number += 1
        tied = [result for result, operand in enumerate(ties) if operand == index]
        yield _Template(False, index, True, bool(tied), start, end, length)
        for result in tied:
            yield _Template(True, result, True, True, start, end, length)
    results = form.result_group(ranges.results)
    for position, result in enumerate(range(results.start, results.stop)):
        if ties[result] == UNTIED:
            size = sizes[ranges.results] + position
            yield _Template(True, result, False, True, None, size, size)

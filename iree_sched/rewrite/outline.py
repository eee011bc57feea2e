"""Moves partitions into regions of their own: `stream.async.execute` and `stream.async.concurrent`.

Follows the builders in Stream/Transforms/ScheduleExecution.cpp and ScheduleConcurrency.cpp, places
and order of new ops included, because these show in the result. The difference to C++ is in time
only: ops know their partitions, so that a block is walked once and not once for each partition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from iree_sched.analysis.access import is_resource
from iree_sched.analysis.affinity import strip_affinity
from iree_sched.analysis.sizes import query_size
from iree_sched.analysis.timeline import (
    await_timepoints,
    clear_await_timepoints,
    consumer_timepoint,
    join_timepoints,
)
from iree_sched.classes import define, field
from iree_sched.dialects import required
from iree_sched.dialects.names import AWAIT, CONCURRENT, EXECUTE, YIELD
from iree_sched.dialects.stream_types import TIMEPOINT
from iree_sched.ir import Block, Operation, Value
from iree_sched.partition.cloning import is_cloneable, is_streamable
from iree_sched.partition.partitions import Partition

_MANY = 8  # operands of one op that are worth to go through all of them once


@define
class _Outlined:
    """A partition on its way into a region.

    Attributes:
      partition: the partition.
      op: the new op.
      mapping: values of the block to those that stand for them in the region.
    """

    partition: Partition
    op: Operation
    mapping: dict[Value, Value] = field(factory=dict)

    @property
    def body(self) -> Block:
        """The block of the new op."""
        return self.op.regions[0].blocks[0]


def outline_execution(
    block: Block, partitions: Sequence[Partition], aliases: Mapping[str, str]
) -> list[Operation]:
    """Moves the partitions of a block into execute regions, and awaits what they give.

    The block is not in order afterwards.

    Args:
      block: holds the ops of the partitions.
      partitions: all partitions, each after those whose results it takes.
      aliases: attribute aliases of the file.

    Returns:
      The execute op of each partition.
    """
    streamable = [op for op in block if is_streamable(op)]
    places = _find_last(block, (partition.ops for partition in partitions))
    outlined: list[_Outlined] = []
    for partition, place in zip(partitions, places, strict=True):
        done = [outlined[n].op.result_group("result_timepoint") for n in partition.after]
        outlined.append(_open_execute(block, place, partition, list(chain.from_iterable(done))))
    for entry, inner in _take_ops(block, outlined):
        strip_affinity(inner, entry.partition.affinity, aliases)
        if await_timepoints(inner):
            clear_await_timepoints(inner)
    for entry in outlined:
        _close(entry)
        _await_results(block, entry)
    _rematerialize(block, streamable)
    for op in reversed(streamable):
        if op.parent is block and not any(result.users for result in op.results):
            op.erase()
    return [entry.op for entry in outlined]


def outline_concurrency(block: Block, partitions: Sequence[Partition]) -> list[Operation]:
    """Moves the partitions of an execute region into concurrent regions.

    Partitions of one op stay as they are. The block is not in order afterwards.

    Args:
      block: holds the ops of the partitions.
      partitions: all partitions, each after those whose results it takes.

    Returns:
      For each partition the op that it has become.
    """
    several = [partition for partition in partitions if len(partition.ops) != 1]
    inputs = ([value.defining_op for value in partition.ins] for partition in several)
    outlined = [
        _open_concurrent(block, place, partition)
        for partition, place in zip(several, _find_last(block, inputs), strict=True)
    ]
    taken = dict.fromkeys(op for partition in several for op in partition.ops)
    for _ in _take_ops(block, outlined):
        pass
    for entry in outlined:
        _hand_over(dict(zip(entry.partition.outs, entry.op.results, strict=True)), entry.body)
        _close(entry)
    for op in reversed(taken):
        if op.parent is block:
            op.erase()
    made = iter(outlined)
    return [
        partition.ops[0] if len(partition.ops) == 1 else next(made).op for partition in partitions
    ]


def _find_last(
    block: Block, choices: Iterable[Iterable[Operation | None]]
) -> list[Operation | None]:
    """For each collection of ops the one that stands last in the block, None if none does.

    All at once, before the block changes and would have to be numbered anew for each.
    """
    block.number()
    return [
        max(
            (op for op in ops if op is not None and op.parent is block),
            key=lambda op: op.position,
            default=None,
        )
        for ops in choices
    ]


def _open_execute(
    block: Block, place: Operation | None, partition: Partition, done: Sequence[Value]
) -> _Outlined:
    """Makes an execute op after the last op of its partition, which awaits `done`, too."""
    anchor = block.first if place is None else place.next
    operands, results = _signature(block, anchor, partition)
    awaited = [timepoint for op in reversed(partition.ops) for timepoint in await_timepoints(op)]
    operands["await_timepoint"] = _as_list(join_timepoints([*awaited, *done], block, anchor))
    results["result_timepoint"] = [TIMEPOINT]
    entry = _open(EXECUTE, block, anchor, partition, operands, results)
    if partition.affinity is not None:
        entry.op.set_attribute("affinity", str(partition.affinity))
    return entry


def _open_concurrent(block: Block, place: Operation | None, partition: Partition) -> _Outlined:
    """Makes a concurrent op as soon as what it takes is there."""
    anchor = block.first if place is None else place.next
    operands, results = _signature(block, anchor, partition)
    return _open(CONCURRENT, block, anchor, partition, operands, results)


def _signature(
    block: Block, anchor: Operation | None, partition: Partition
) -> tuple[dict[str, list[Value]], dict[str, list[str]]]:
    """Operands and result types of a region op that is going to stand before `anchor`."""
    resources = [value for value in partition.ins if is_resource(value)]
    result_sizes = [query_size(value, block, anchor) for value in partition.outs]
    sizes = [query_size(value, block, anchor) for value in resources]
    operands = {
        "resource_operands": resources,
        "resource_operand_sizes": [size for size in sizes if size is not None],
        "result_sizes": [size for size in result_sizes if size is not None],
    }
    return operands, {"results": [value.type for value in partition.outs]}


def _open(
    name: str,
    block: Block,
    anchor: Operation | None,
    partition: Partition,
    operands: Mapping[str, Sequence[Value]],
    results: Mapping[str, Sequence[str]],
) -> _Outlined:
    """Makes an op with a block in which arguments stand for what the partition takes."""
    op = Operation.create(required(name), operands, results)
    if partition.ops:
        op.offset, op.location = partition.ops[-1].offset, fused_location(partition.ops)
    block.insert_before(op, anchor)
    body = op.regions[0].add_block()
    mapping = {value: body.add_argument(value.type) for value in operands["resource_operands"]}
    return _Outlined(partition, op, mapping)


def fused_location(ops: Sequence[Operation]) -> str | None:
    """The location of something made of several ops: all of theirs, the last op's first.

    IREE's partitioners walk a block upwards, and builds carry that order on in debug information.
    """
    found = dict.fromkeys(op.location for op in reversed(ops) if op.location is not None)
    if len(found) < 2:
        return next(iter(found), None)
    inner = (location.removeprefix("loc(").removesuffix(")") for location in found)
    return f"loc(fused[{', '.join(inner)}])"


def _take_ops(block: Block, outlined: Sequence[_Outlined]) -> Iterator[tuple[_Outlined, Operation]]:
    """Moves ops to the region of their partition; gives the region and the op in it.

    What is in several partitions, or may be, is copied and stays behind. IREE copies all; what is
    left in the end is the same, use lists included, for a third less time.
    """
    members: dict[Operation, list[_Outlined]] = {}
    for entry in outlined:
        for op in entry.partition.ops:
            members.setdefault(op, []).append(entry)
    for op in block:
        entries = members.get(op)
        if entries is None:
            continue
        if op.regions or len(entries) > 1 or is_cloneable(op):
            for entry in entries:
                yield entry, entry.body.append(op.clone(entry.mapping))
        else:
            block.unlink(op)
            yield entries[0], entries[0].body.append(op)
            op.renew_operands(entries[0].mapping)
            entries[0].mapping.update(zip(op.results, op.results, strict=True))


def _hand_over(values: Mapping[Value, Value], body: Block) -> None:
    """Makes all users of some values outside of a block use others of the same types.

    All at once, since what follows may be a region that takes thousands of them.
    """
    taken: dict[Operation, list[Value]] = {}
    for old, new in values.items():
        for user in old.give_users_outside(body, new):
            taken.setdefault(user, []).append(old)
    for user, olds in taken.items():
        if len(olds) > _MANY:
            user.operands = [values.get(operand, operand) for operand in user.operands]
            continue
        for old in olds:
            user.exchange_operand(old, values[old], values[old].users[user])


def _close(entry: _Outlined) -> None:
    """Yields what the partition gives to others."""
    results = [entry.mapping[value] for value in entry.partition.outs]
    sizes = [query_size(result, entry.body, None) for result in results]
    yielded = Operation.create(
        required(YIELD),
        {
            "resource_operands": results,
            "resource_operand_sizes": [size for size in sizes if size is not None],
        },
        offset=entry.op.offset,
        location=entry.op.location,
    )
    entry.body.append(yielded)


def _await_results(block: Block, entry: _Outlined) -> None:
    """Lets others wait for what an execute op gives.

    A call that waits on the device for what it takes, and signals when it is done, is not held up:
    what it signals is awaited in place of the region.
    """
    anchor = entry.op.next
    sizes = entry.op.operand_group("result_sizes")
    for old, new, size in zip(
        entry.partition.outs, entry.op.result_group("results"), sizes, strict=True
    ):
        timepoint = consumer_timepoint(old) or entry.op.result("result_timepoint")
        op = Operation.create(
            required(AWAIT),
            {
                "resource_operands": new,
                "resource_operand_sizes": size,
                "await_timepoint": timepoint,
            },
            {"results": new.type},
            offset=entry.op.offset,
            location=entry.op.location,
        )
        block.insert_before(op, anchor)
        old.replace_uses_outside(entry.body, op.results[0])


def _rematerialize(block: Block, ops: Iterable[Operation]) -> None:
    """Copies ops that are cheap to compute again to each user in another block."""
    for op in ops:
        if not is_cloneable(op):
            continue
        for result in op.results:
            for user, index in list(result.uses_newest_first()):
                if user.parent is block or user.parent is None:
                    continue
                copy = op.clone({})
                user.parent.insert_before(copy, user.parent.first)
                user.set_operand(index, copy.results[result.index])


def _as_list(value: Value | None) -> list[Value]:
    return [] if value is None else [value]

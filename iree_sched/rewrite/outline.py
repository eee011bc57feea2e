"""Moves partitions into regions of their own: `stream.async.execute` and `stream.async.concurrent`.

Follows the builders in Stream/Transforms/ScheduleExecution.cpp and ScheduleConcurrency.cpp, places
and order of new ops included, because these show in the result. The difference to C++ is in time
only: ops know their partitions, so that a block is walked once and not once for each partition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from iree_sched.analysis.affinity import without_affinity
from iree_sched.analysis.sizes import query_sizes
from iree_sched.analysis.timeline import (
    await_timepoints,
    clear_await_timepoints,
    consumer_timepoint,
    join_timepoints,
)
from iree_sched.dialects import required
from iree_sched.dialects.names import AWAIT, CONCURRENT, EXECUTE, YIELD
from iree_sched.dialects.stream_types import TIMEPOINT, is_resource_type
from iree_sched.ir import Block, Form, Operation, Value
from iree_sched.partition.cloning import is_cloneable, is_streamable
from iree_sched.partition.partitions import Partition
from iree_sched.rewrite.moving import Outlined, hand_over, renew_users, take_ops


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
    order = list(block)
    places = _find_last(order, [partition.ops for partition in partitions])
    outlined: list[Outlined] = []
    for partition, place in zip(partitions, places, strict=True):
        done = [outlined[n].op.result_group("result_timepoint") for n in partition.after]
        outlined.append(_open_execute(block, place, partition, list(chain.from_iterable(done))))
    renew_users(outlined, take_ops(block, outlined))
    for entry in outlined:
        _settle(entry, aliases)
    for entry in outlined:
        _close(entry)
        _await_results(block, entry)
    left = [op for op in order if op.parent is block and is_streamable(op)]
    _rematerialize(block, left)
    for op in reversed(left):
        if not any(result.users for result in op.results):
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
    inputs = [[value.defining_op for value in partition.ins] for partition in several]
    outlined = [
        _open_concurrent(block, place, partition)
        for partition, place in zip(several, _find_last(block, inputs), strict=True)
    ]
    taken = dict.fromkeys(chain.from_iterable([partition.ops for partition in several]))
    order = take_ops(block, outlined)
    hand_over(block, outlined)
    renew_users(outlined, order)
    for entry in outlined:
        _close(entry)
    for op in reversed(taken):
        if op.parent is block:
            op.erase()
    made = iter(outlined)
    return [
        partition.ops[0] if len(partition.ops) == 1 else next(made).op for partition in partitions
    ]


def _find_last(
    ops: Iterable[Operation], choices: Iterable[Iterable[Operation | None]]
) -> list[Operation | None]:
    """For each collection of ops the one that stands last in a block, None if none does.

    All at once, before the block, which has `ops`, changes.
    """
    places: dict[Operation | None, int] = {op: place for place, op in enumerate(ops, start=1)}
    by_place: list[Operation | None] = [None, *ops]
    return [by_place[max([places.get(op, 0) for op in choice], default=0)] for choice in choices]


def _open_execute(
    block: Block, place: Operation | None, partition: Partition, done: Sequence[Value]
) -> Outlined:
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


def _open_concurrent(block: Block, place: Operation | None, partition: Partition) -> Outlined:
    """Makes a concurrent op as soon as what it takes is there."""
    anchor = block.first if place is None else place.next
    operands, results = _signature(block, anchor, partition)
    return _open(CONCURRENT, block, anchor, partition, operands, results)


def _signature(
    block: Block, anchor: Operation | None, partition: Partition
) -> tuple[dict[str, list[Value]], dict[str, list[str]]]:
    """Operands and result types of a region op that is going to stand before `anchor`."""
    resources = [value for value in partition.ins if is_resource_type(value.type)]
    result_sizes = query_sizes(partition.outs, block, anchor)
    operands = {
        "resource_operands": resources,
        "resource_operand_sizes": query_sizes(resources, block, anchor),
        "result_sizes": result_sizes,
    }
    return operands, {"results": [value.type for value in partition.outs]}


def _open(
    name: str,
    block: Block,
    anchor: Operation | None,
    partition: Partition,
    operands: Mapping[str, Sequence[Value]],
    results: Mapping[str, Sequence[str]],
) -> Outlined:
    """Makes an op with a block in which arguments stand for what the partition takes."""
    op = Operation.create(required(name), operands, results)
    if partition.ops:
        op.offset, op.location = partition.ops[-1].offset, fused_location(partition.ops)
    block.insert_before(op, anchor)
    body = op.regions[0].add_block()
    resources = operands["resource_operands"]
    arguments = body.add_arguments([value.type for value in resources])
    return Outlined(partition, op, dict(zip(resources, arguments, strict=True)))


def fused_location(ops: Sequence[Operation]) -> str | None:
    """The location of something made of several ops: all of theirs, the last op's first.

    IREE's partitioners walk a block upwards, and builds carry that order on in debug information.
    """
    found = dict.fromkeys(op.location for op in reversed(ops) if op.location is not None)
    if len(found) < 2:
        return next(iter(found), None)
    inner = (location.removeprefix("loc(").removesuffix(")") for location in found)
    return f"loc(fused[{', '.join(inner)}])"


def _settle(entry: Outlined, aliases: Mapping[str, str]) -> None:
    """Leaves where ops run, and what they wait for, to the region that they are in now."""
    affinity = entry.partition.affinity
    settled: dict[Form, tuple[Form, bool]] = {}
    for op in entry.ops:
        found = settled.get(op.form)
        if found is None:
            found = without_affinity(op.form, affinity, aliases), bool(await_timepoints(op))
            settled[op.form] = found
        op.form, waits = found
        if waits:
            clear_await_timepoints(op)


def _close(entry: Outlined) -> None:
    """Yields what the partition gives to others."""
    results = [entry.mapping.get(value, value) for value in entry.partition.outs]
    sizes = query_sizes(results, entry.body, None)
    yielded = Operation.create(
        required(YIELD),
        {"resource_operands": results, "resource_operand_sizes": sizes},
        offset=entry.op.offset,
        location=entry.op.location,
    )
    entry.body.append(yielded)


def _await_results(block: Block, entry: Outlined) -> None:
    """Lets others wait for what an execute op gives.

    A call that waits on the device for what it takes, and signals when it is done, is not held up:
    what it signals is awaited in place of the region.
    """
    anchor = entry.op.next
    sizes = entry.op.operand_group("result_sizes")
    done = entry.op.result("result_timepoint")
    for old, new, size in zip(
        entry.partition.outs, entry.op.result_group("results"), sizes, strict=True
    ):
        timepoint = consumer_timepoint(old) or done
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

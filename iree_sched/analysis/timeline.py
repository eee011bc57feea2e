"""Timepoints that order work: what an op waits for, and what signals that it is complete.

Follows IREE's TimelineOpInterface (Stream/IR/StreamInterfaces.td), TimelineAwareOpInterface with
its model for `util.call` (ExternalInterfaces/HALExternalModels.cpp), and tryGetConsumerTimepoint
(Stream/Transforms/ScheduleExecution.cpp).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iree_sched.dialects import required
from iree_sched.dialects.names import JOIN, TENSOR_EXPORT, TIMEPOINT_IMPORT
from iree_sched.dialects.stream_types import TIMEPOINT
from iree_sched.ir import Block, Operation, Value

FENCE = "!hal.fence"
ABI_CONVENTION = "hal.abi.convention"
COARSE_FENCES = "<coarse_fences>"


def await_timepoints(op: Operation) -> list[Value]:
    """The timepoints that an op waits for before it starts."""
    if op.definition is None or op.definition.await_timepoints is None:
        return []
    return op.operand_group(op.definition.await_timepoints)


def clear_await_timepoints(op: Operation) -> None:
    """Makes an op start without waiting."""
    if op.definition is not None and op.definition.await_timepoints is not None:
        op.set_operand_group(op.definition.await_timepoints, ())


def result_timepoint(op: Operation) -> Value | None:
    """The timepoint that an op signals when it is complete."""
    if op.definition is None or op.definition.result_timepoint is None:
        return None
    return op.result(op.definition.result_timepoint)


def join_timepoints(
    timepoints: Sequence[Value], block: Block, anchor: Operation | None
) -> Value | None:
    """One timepoint for all: None for none, a join before `anchor` in `block` for several."""
    if len(timepoints) < 2:
        return timepoints[0] if timepoints else None
    op = Operation.create(
        required(JOIN), {"await_timepoints": timepoints}, {"result_timepoint": TIMEPOINT}
    )
    block.insert_before(op, anchor)
    return op.results[0]


def consumer_timepoint(value: Value) -> Value | None:
    """The timepoint that a user of `value` signals which waits for device work by itself.

    Such a user (a call with fences, say) need not be kept waiting on the host. Looks through
    exports to HAL types. An import of the user's fence is made where there is none yet.
    """
    users = value.users_newest_first()
    exported = [user for user in users if user.name == TENSOR_EXPORT]
    for export in exported:
        users += export.results[0].users_newest_first()
    for user in users:
        fence = _signal_fence(user)
        if fence is not None:
            return _import_fence(fence, user)
    return None


def _signal_fence(op: Operation) -> Value | None:
    """The fence that an op signals when it is complete, None if it takes no part in timelines."""
    if op.name == "stream.test.timeline_aware":
        return op.operand("signal_fence_like")
    if op.name != "util.call" or COARSE_FENCES not in op.attributes.get(ABI_CONVENTION, ""):
        return None
    return _first_fence(reversed(op.operands)) or _first_fence(op.results)


def _first_fence(values: Iterable[Value]) -> Value | None:
    return next((value for value in values if value.type == FENCE), None)


def _import_fence(fence: Value, op: Operation) -> Value:
    """The timepoint of a fence, imported after `op` unless it is imported in its block already."""
    if fence.type == FENCE:
        for user in fence.users_newest_first():
            if user.name == TIMEPOINT_IMPORT and user.parent is op.parent:
                return user.results[0]
    made = Operation.create(
        required(TIMEPOINT_IMPORT),
        {"operands": [fence]},
        {"result_timepoint": TIMEPOINT},
        offset=op.offset,
        location=op.location,
    )
    assert op.parent is not None
    op.parent.insert_after(made, op)
    return made.results[0]

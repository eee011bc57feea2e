"""Ops that go where what they take is made."""

from __future__ import annotations

from collections.abc import Mapping

from iree_sched.analysis.affinity import can_execute_together, op_affinity
from iree_sched.dialects.names import BARRIER, TRANSFER
from iree_sched.ir import Operation
from iree_sched.partition.cloning import is_streamable


def may_follow(op: Operation) -> bool:
    """True if an op is of a kind that goes where what it takes is made."""
    return op.name in (BARRIER, TRANSFER)


def followed_producer(op: Operation, aliases: Mapping[str, str]) -> Operation | None:
    """What makes the source of a barrier, or of a transfer that may run in the same place.

    As in partitionStreamableOpsReference (Stream/Analysis/Partitioning/ReferencePartitioning.cpp)
    such an op goes to the region of its producer, even where host code stands in between.
    """
    if not may_follow(op):
        return None
    producer = op.operands[0].defining_op
    if producer is None or not is_streamable(producer):
        return None
    if op.name == TRANSFER and producer.definition is not None and producer.definition.affinity:
        together = can_execute_together(op_affinity(op, aliases), op_affinity(producer, aliases))
        return producer if together else None
    return producer

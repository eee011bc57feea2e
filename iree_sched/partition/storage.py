"""The buffers of an execute region, as IREE allocates them.

IREE gives each execute region one slab for all resources that are made and dropped in it, and
packs them by the ops of the region in which they are live; a wave counts as one op. Follows
computeExecutionRegionLivenessIntervals and allocateLocalTransients in
Stream/Transforms/ScheduleAllocation.cpp.
"""

from __future__ import annotations

from attrs import define, field, frozen

from iree_sched.analysis.access import is_resource
from iree_sched.analysis.sizes import align, constant_size
from iree_sched.analysis.ties import find_tied_base, tied_operand_indices
from iree_sched.dialects.names import ASYNC_CONSTANT, CONCURRENT
from iree_sched.ir import Block, Operation, Value
from iree_sched.partition.graph import Graph


@frozen(eq=False)
class Buffer:
    """A resource of the slab, with all values that stand for the same storage.

    Attributes:
      bytes: its size, aligned; for sizes that are not constant the alignment stands in.
      values: the values, in program order.
      nodes: nodes that make or take one of the values, by place in `Graph.nodes`, ascending. It
        is live from the first wave that one of them is in to the last.
      reserved: an op that is no node, an alloca, makes it: it stands before the wave.
    """

    bytes: int
    values: tuple[Value, ...]
    nodes: tuple[int, ...]
    reserved: bool


def find_buffers(graph: Graph) -> list[Buffer]:
    """The buffers of the slab of a concurrency graph's region, in program order.

    What comes from outside, leaves the region, or is a constant is not in the slab.
    """
    storage = _Storage(graph.block)
    members = storage.groups()
    place = {node.op: number for number, node in enumerate(graph.nodes)}
    found = []
    for values in members:
        touching = {
            place[op]
            for value in values
            for op in (value.defining_op, *value.users)
            if op is not None and op in place
        }
        if touching:
            reserved = values[0].defining_op not in place
            size = align(_known_bytes(values[0]))
            found.append(Buffer(size, tuple(values), tuple(sorted(touching)), reserved))
    return found


def _known_bytes(value: Value) -> int:
    """The size of a resource, 1 where it is not known before the program runs."""
    known = constant_size(value)
    return 1 if known is None else known


@define(eq=False)
class _Storage:
    """Which values of a block stand for the same storage."""

    block: Block
    base: dict[Value, Value] = field(factory=dict)
    outside: set[Value] = field(factory=set)  # bases that are not in the slab

    def groups(self) -> list[list[Value]]:
        """Values by storage; each group and all groups in program order."""
        groups: dict[Value, list[Value]] = {}
        for argument in self.block.arguments:
            self.base[argument] = argument
            self.outside.add(argument)
        for op in self.block:
            for result, tied in zip(op.results, _tied_values(op), strict=True):
                if not is_resource(result):
                    continue
                base = result if tied is None else self.base.get(tied, tied)
                self.base[result] = base
                groups.setdefault(base, []).append(result)
                if op.name == ASYNC_CONSTANT:
                    self.outside.add(base)
        terminator = self.block.terminator
        for value in () if terminator is None else terminator.operands:
            self.outside.add(self.base.get(value, value))
        return [values for base, values in groups.items() if base not in self.outside]


def _tied_values(op: Operation) -> list[Value | None]:
    """For each result the operand that it is tied to; for waves also by what is in them."""
    ties = [None if tie < 0 else op.operands[tie] for tie in tied_operand_indices(op)]
    if op.name != CONCURRENT:
        return ties
    [body] = op.regions[0].blocks
    assert body.terminator is not None
    resources = op.operand_group("resource_operands")
    for place, yielded in enumerate(body.terminator.operand_group("resource_operands")):
        base = find_tied_base(yielded)
        if base.is_argument:
            ties[place] = resources[base.index]
    return ties

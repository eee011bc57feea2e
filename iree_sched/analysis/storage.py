"""The storage behind the values of an execute region, as IREE sees it when it allocates.

Follows computeExecutionRegionLivenessIntervals in Stream/Transforms/ScheduleAllocation.cpp: what is
live during an op of the region is live during all of it, and a wave is one op.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from iree_sched.analysis.sizes import align, constant_size
from iree_sched.analysis.ties import tied_operand
from iree_sched.dialects.names import ASYNC_CONSTANT, CONCURRENT, YIELD
from iree_sched.dialects.stream_types import is_resource_type
from iree_sched.ir import Operation, Value


@define(eq=False)
class Storage:
    """Storage that one or more values of a region stand for.

    Attributes:
      size: bytes, aligned; None: not a constant.
      ops: the ops of the region that make or take one of the values, in program order; for values
        in waves these are the waves.
      leaves: it is there before or after the region.
    """

    size: int | None
    ops: list[Operation]
    leaves: bool


def find_storage(ops: Iterable[Operation]) -> list[Storage]:
    """What is made and dropped by the ops of an execute region, in the order of their results.

    That is the order in which IREE packs what becomes live at one time; ops in a wave may stand in
    another one than the results of the wave.
    """
    found = _Finder()
    ops = list(ops)
    for op in ops:
        found.visit(op, op)
    outer = [found.of[result] for op in ops for result in op.results if result in found.of]
    inner = found.of.values()
    return [storage for storage in dict.fromkeys([*outer, *inner]) if not storage.leaves]


@define(eq=False)
class _Finder:
    """The storage behind values, found op by op."""

    of: dict[Value, Storage] = field(factory=dict)

    def visit(self, op: Operation, step: Operation) -> None:
        """Looks at an op of the region, or at one in a wave, which is the step then."""
        for operand in op.operands:
            storage = self.of.get(operand)
            if storage is not None:
                storage.leaves |= op.name == YIELD
                if storage.ops[-1] is not step:
                    storage.ops.append(step)
        if op.name == CONCURRENT:
            self._enter(op, step)
            return
        for result in op.results:
            self._define(result, step, op.name == ASYNC_CONSTANT)

    def _define(self, result: Value, step: Operation, leaves: bool) -> None:
        if not is_resource_type(result.type):
            return
        tied = tied_operand(result)
        if tied is not None:
            if tied in self.of:
                self.of[result] = self.of[tied]
            return
        known = constant_size(result)
        self.of[result] = Storage(None if known is None else align(known), [step], leaves)

    def _enter(self, op: Operation, step: Operation) -> None:
        """Takes the values of a concurrent region for what they stand for outside."""
        [block] = op.regions[0].blocks
        for argument, operand in zip(block.arguments, op.operands, strict=False):
            if operand in self.of:
                self.of[argument] = self.of[operand]
        for inner in block:
            if inner.name == YIELD:
                for result, value in zip(op.results, inner.operands, strict=False):
                    if value in self.of:
                        self.of[result] = self.of[value]
            else:
                self.visit(inner, step)

"""Simplification of whole regions: blocks, block arguments and ops that nothing needs.

Follows MLIR's RegionUtils.cpp (simplifyRegions).
"""

from __future__ import annotations

from collections.abc import Iterable

from iree_sched.analysis.branches import (
    forwarded,
    forwarded_places,
    post_order,
    successor_argument,
)
from iree_sched.analysis.effects import would_be_trivially_dead
from iree_sched.classes import define, field
from iree_sched.ir import Operation, Region, Value
from iree_sched.rewrite.forwarding import set_forwarded
from iree_sched.rewrite.merge_blocks import drop_redundant_arguments, merge_identical_blocks
from iree_sched.rewrite.rewriter import Rewriter


def simplify_region(rewriter: Rewriter, region: Region, merge_blocks: bool) -> bool:
    """Erases what is dead in a region and those in it; returns True if anything changed.

    With `merge_blocks` identical blocks become one, and block arguments that are the same on every
    way into their block are replaced by that value.
    """
    changed = erase_unreachable_blocks(rewriter, region)
    changed |= erase_dead(rewriter, region)
    if merge_blocks:
        for nested in list(_regions([region])):
            changed |= merge_identical_blocks(rewriter, nested)
        for nested in list(_regions([region])):
            changed |= drop_redundant_arguments(rewriter, nested)
    return changed


def erase_unreachable_blocks(rewriter: Rewriter, region: Region) -> bool:
    """Erases blocks that control never gets to; returns True if there were any."""
    changed = False
    for nested in list(_regions([region])):
        if len(nested.blocks) < 2:
            continue
        reachable = set(post_order(nested.blocks[0]))
        dead = [block for block in nested.blocks if block not in reachable]
        for block in dead:
            rewriter.erase_block(block)
        changed |= bool(dead)
    return changed


def erase_dead(rewriter: Rewriter, region: Region) -> bool:
    """Erases ops and block arguments that only dead ops use, cycles included.

    Returns:
      True if an op was erased. Erased block arguments do not count, as in MLIR.
    """
    liveness = _Liveness()
    liveness.find([region])
    return _delete(rewriter, [region], liveness)


def _regions(regions: Iterable[Region]) -> Iterable[Region]:
    """The regions and all nested in them, outer ones first."""
    stack = list(regions)
    while stack:
        region = stack.pop()
        yield region
        for block in region:
            for op in block:
                if op.regions:
                    stack.extend(op.regions)


@define
class _Liveness:
    """What has been shown to be needed; all else is dead."""

    ops: set[Operation] = field(factory=set)
    arguments: set[Value] = field(factory=set)
    _changed: bool = False
    _ordered: bool = True  # every use so far was seen before what it uses

    def find(self, regions: list[Region]) -> None:
        """Goes backwards through the regions until nothing more is shown to be needed.

        Once is enough where each region is a block in which what is used stands before its uses.
        """
        while True:
            self._changed = False
            for region in regions:
                self._visit_region(region)
            if not self._changed or self._ordered:
                return

    def _visit_region(self, region: Region) -> None:
        if not region.blocks:
            return
        entry = region.blocks[0]
        around = None if region.parent is None else region.parent.definition
        if len(region.blocks) > 1 or around is None or around.graph_region:
            self._ordered = False
        for block in post_order(entry):
            for op in reversed(block):
                self._visit(op)
            if block is not entry:
                self._add_arguments(a for a in block.arguments if self._is_needed(a))

    def _visit(self, op: Operation) -> None:
        if op.regions:
            for region in op.regions:
                self._visit_region(region)
        if op in self.ops:
            return
        if op.successors and forwarded_places(op) is None:
            for successor in op.successors:
                self._add_arguments(successor.arguments)
        if not would_be_trivially_dead(op) or any(map(self._is_needed, op.results)):
            self.ops.add(op)
            self._changed = True

    def _is_needed(self, value: Value) -> bool:
        return any(self._uses(user, value) for user in value.users if user in self.ops)

    def _uses(self, user: Operation, value: Value) -> bool:
        if not user.successors:
            return True
        for index, operand in enumerate(user.operands):
            if operand is value:
                argument = successor_argument(user, index)
                if argument is None or argument in self.arguments:
                    return True
        return False

    def _add_arguments(self, arguments: Iterable[Value]) -> None:
        before = len(self.arguments)
        self.arguments.update(arguments)
        self._changed |= len(self.arguments) != before


def _delete(rewriter: Rewriter, regions: list[Region], liveness: _Liveness) -> bool:
    changed = False
    for region in regions:
        if not region.blocks:
            continue
        for block in post_order(region.blocks[0]):
            if len(region.blocks) > 1 and block.last is not None:
                _drop_forwarded(block.last, liveness)
            for op in reversed(block):
                if op not in liveness.ops:
                    rewriter.erase(op)
                    changed = True
                elif op.regions:
                    changed |= _delete(rewriter, op.regions, liveness)
        for block in region.blocks[1:]:
            dead = [a.index for a in block.arguments if a not in liveness.arguments]
            if dead:
                block.erase_arguments(dead)
    return changed


def _drop_forwarded(terminator: Operation, liveness: _Liveness) -> None:
    """Takes out operands that only go to dead block arguments."""
    if forwarded_places(terminator) is None:
        return
    for way, successor in enumerate(terminator.successors):
        operands = forwarded(terminator, way)
        live = [
            operand
            for operand, argument in zip(operands, successor.arguments, strict=True)
            if argument in liveness.arguments
        ]
        if len(live) < len(operands):
            set_forwarded(terminator, way, live)

"""Where values flow between an op, its regions and its results (MLIR's RegionBranchOpInterface)."""

from __future__ import annotations

from collections.abc import Iterator

from iree_sched.ir import Forwarding, Operation, Region


def named_regions(op: Operation, name: str) -> list[Region]:
    """The regions that go by a name in the definition of the op."""
    assert op.definition is not None
    names = op.definition.regions
    if f"{name}*" in names:
        return op.regions[names.index(f"{name}*") :]
    index = next(index for index, other in enumerate(names) if other.rstrip("?") == name)
    return [op.regions[index]]


def branch_points(op: Operation, forwarding: Forwarding) -> Iterator[Operation]:
    """The op itself, or the terminators of the region that hand on values of the group."""
    if forwarding.region is None:
        yield op
        return
    for region in named_regions(op, forwarding.region):
        for block in region:
            end = block.terminator
            if end is not None and _hands_on(end, forwarding):
                yield end


def _hands_on(end: Operation, forwarding: Forwarding) -> bool:
    """True if a terminator goes back to the op around it, rather than to another block."""
    known = end.definition is not None and forwarding.operands in end.definition.operand_index
    return known and not end.successors

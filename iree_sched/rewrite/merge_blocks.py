"""Merging of identical blocks, and of block arguments that are always the same.

Follows MLIR's RegionUtils.cpp (mergeIdenticalBlocks, dropRedundantArguments).
"""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.analysis.branches import forwarded, forwarded_places, predecessors, successors
from iree_sched.classes import define, field
from iree_sched.ir import Block, Operation, Region, Value
from iree_sched.rewrite.forwarding import set_forwarded
from iree_sched.rewrite.rewriter import Rewriter

_Branches = dict[Block, list[tuple[Operation, int]]]


def merge_identical_blocks(rewriter: Rewriter, region: Region) -> bool:
    """Merges blocks that do the same and go to the same successors, until there are none left.

    Values from outside that differ between the blocks become block arguments. Returns True if
    blocks were merged.
    """
    changed = False
    while len(region.blocks) > 1 and _merge_once(rewriter, region):
        changed = True
    return changed


def drop_redundant_arguments(rewriter: Rewriter, region: Region) -> bool:
    """Replaces arguments that get the same value from all predecessors; True if there were any."""
    if len(region.blocks) < 2:
        return False
    changed = False
    branches = predecessors(region)
    for block in region.blocks:
        changed |= _drop_arguments(rewriter, block, branches[block])
    return changed


@define
class _Cluster:
    """Blocks that are the same as a first one but for operands at some places."""

    leader: Block
    others: list[Block] = field(factory=list)
    places: set[tuple[int, int]] = field(factory=set)

    def take(self, block: Block) -> bool:
        """Adds a block if it is the same as the leader."""
        places = _differences(self.leader, block)
        if places is None:
            return False
        self.others.append(block)
        self.places.update(places)
        return True


def _merge_once(rewriter: Rewriter, region: Region) -> bool:
    groups: dict[tuple[Block, ...], list[Block]] = {}
    for block in region.blocks[1:]:
        groups.setdefault(tuple(successors(block)), []).append(block)
    branches = predecessors(region)
    merged = False
    for blocks in groups.values():
        if len(blocks) > 1:
            for cluster in _clusters(blocks):
                merged |= _merge(rewriter, cluster, branches)
    return merged


def _clusters(blocks: Sequence[Block]) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for block in blocks:
        if any(op.regions for op in block) or any(_leaves(a, block) for a in block.arguments):
            continue
        if not any(cluster.take(block) for cluster in clusters):
            clusters.append(_Cluster(block))
    return clusters


def _leaves(value: Value, block: Block) -> bool:
    """True if the value is used outside of the block."""
    return any(user.parent is not block for user in value.users)


def _differences(first: Block, second: Block) -> list[tuple[int, int]] | None:
    """Where two blocks take other values, as (op, operand); None if they are not the same."""
    if [a.type for a in first.arguments] != [a.type for a in second.arguments]:
        return None
    ops, others = list(first), list(second)
    if len(ops) != len(others):
        return None
    same = dict(zip(first.arguments, second.arguments, strict=True))
    places: list[tuple[int, int]] = []
    for number, (op, other) in enumerate(zip(ops, others, strict=True)):
        if op.form is not other.form and op.form.key != other.form.key:
            return None
        for index, (a, b) in enumerate(zip(op.operands, other.operands, strict=True)):
            if a is b:
                continue
            if (a.block is first) != (b.block is second):
                return None
            if a.block is not first:
                places.append((number, index))
            elif same[a] is not b:
                return None
        results = [*op.results, *other.results]
        if any(_leaves(result, result.block) for result in results if result.block is not None):
            return None
        same.update(zip(op.results, other.results, strict=True))
    return places


def _merge(rewriter: Rewriter, cluster: _Cluster, branches: _Branches) -> bool:
    if not cluster.others:
        return False
    blocks = [cluster.leader, *cluster.others]
    if cluster.places:
        terminators = [op for block in blocks for op, _ in branches[block]]
        if any(forwarded_places(op) is None for op in terminators):
            return False
        _add_arguments(cluster, blocks, branches)
    for block in cluster.others:
        for terminator, index in branches[block]:
            terminator.successors[index] = cluster.leader
        branches[cluster.leader].extend(branches.pop(block))
        rewriter.erase_block(block)
    return True


def _add_arguments(cluster: _Cluster, blocks: Sequence[Block], branches: _Branches) -> None:
    """Makes arguments of the leader for the places at which the blocks differ."""
    bodies = [list(block) for block in blocks]
    columns: dict[tuple[Value, ...], Value] = {}
    for number, index in sorted(cluster.places):
        values = tuple(body[number].operands[index] for body in bodies)
        if values not in columns:
            columns[values] = cluster.leader.add_argument(values[0].type)
        bodies[0][number].set_operand(index, columns[values])
    for place, block in enumerate(blocks):
        for terminator, index in branches[block]:
            added = [values[place] for values in columns]
            set_forwarded(terminator, index, [*forwarded(terminator, index), *added])


def _drop_arguments(
    rewriter: Rewriter, block: Block, branches: Sequence[tuple[Operation, int]]
) -> bool:
    if not branches or not block.arguments:
        return False
    if any(forwarded_places(op) is None for op, _ in branches):
        return False
    dropped: list[int] = []
    for argument in block.arguments:
        given = {forwarded(op, way)[argument.index] for op, way in branches}
        if len(given) == 1:
            rewriter.replace_uses(argument, given.pop())
            dropped.append(argument.index)
    if not dropped:
        return False
    block.erase_arguments(dropped)
    for op, way in branches:
        kept = [v for i, v in enumerate(forwarded(op, way)) if i not in set(dropped)]
        set_forwarded(op, way, kept)
    return True

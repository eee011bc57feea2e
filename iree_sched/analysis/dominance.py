"""Dominance between the blocks of a region.

Immediate dominators are found as in "A Simple, Fast Dominance Algorithm" (Cooper, Harvey and
Kennedy). The order of blocks and of children is that of LLVM's dominator tree
(llvm/Support/GenericDomTreeConstruction.h), since passes walk it.
"""

from __future__ import annotations

from collections.abc import Iterable

from iree_sched.analysis.branches import post_order, successors
from iree_sched.ir import Block, Region


class Dominance:
    """The dominator tree of a region; unreachable blocks are not in it."""

    def __init__(self, region: Region) -> None:
        self._order = _depth_first(region)
        self._number = {block: number for number, block in enumerate(self._order)}
        self._rank: dict[int, int] = {}
        self._parents = self._find_parents()

    def dominates(self, first: Block, second: Block) -> bool:
        """True if every way from the entry to `second` goes through `first`, or they are one.

        Every block dominates one that cannot be reached.
        """
        if first is second or second not in self._number:
            return True
        if first not in self._number:
            return False
        target, at = self._number[first], self._number[second]
        while at > target:
            at = self._parents[at]
        return at == target

    def children(self) -> dict[Block, list[Block]]:
        """The blocks that each block dominates immediately, in order of a depth-first walk."""
        children: dict[Block, list[Block]] = {block: [] for block in self._order}
        for number, block in enumerate(self._order[1:], start=1):
            children[self._order[self._parents[number]]].append(block)
        return children

    def nearest_common(self, blocks: Iterable[Block]) -> Block | None:
        """The nearest block on every way to all of the given ones, which may be one of them.

        That is the entry if it is among them, even if others cannot be reached, as in LLVM's
        findNearestCommonDominator. Else None where one of them cannot be reached, or none is given.
        """
        numbers = [self._number.get(block) for block in blocks]
        if 0 in numbers:
            return self._order[0]
        found = numbers[0] if numbers else None
        for number in numbers[1:]:
            if found is None or number is None:
                return None
            found = self._meet(found, number, self._parents)
        return None if found is None else self._order[found]

    def _find_parents(self) -> list[int]:
        """Numbers of the immediate dominators; the entry is its own."""
        if not self._order:
            return []
        predecessors: list[list[int]] = [[] for _ in self._order]
        for number, block in enumerate(self._order):
            for successor in successors(block):
                predecessors[self._number[successor]].append(number)
        order = [self._number[block] for block in post_order(self._order[0])]
        self._rank = {number: place for place, number in enumerate(order)}
        parents = [-1] * len(self._order)
        parents[0] = 0
        changed = True
        while changed:
            changed = False
            for number in reversed(order[:-1]):
                known = [p for p in predecessors[number] if parents[p] >= 0]
                parent = known[0]
                for other in known[1:]:
                    parent = self._meet(parent, other, parents)
                changed |= parents[number] != parent
                parents[number] = parent
        return parents

    def _meet(self, first: int, second: int, parents: list[int]) -> int:
        """The number of the nearest block that dominates both."""
        rank = self._rank
        while first != second:
            while rank[first] < rank[second]:
                first = parents[first]
            while rank[second] < rank[first]:
                second = parents[second]
        return first


def nearest_common_dominator(blocks: Iterable[Block]) -> Block | None:
    """The nearest block on every way to the given blocks, or to the ops that they are nested in.

    See `Dominance.nearest_common` for blocks that cannot be reached.
    """
    distinct = list(dict.fromkeys(blocks))
    if len(distinct) == 1:
        return distinct[0]
    region = _common_region(distinct)
    distinct = list(dict.fromkeys(_ancestor_block(block, region) for block in distinct))
    return distinct[0] if len(distinct) == 1 else Dominance(region).nearest_common(distinct)


def blocks_in_dominance_order(region: Region) -> list[Block]:
    """All blocks, the entry first and each after those that dominate it.

    Follows sortBlocksInDominanceOrder (Stream/Transforms/ScheduleExecution.cpp): a post-order of
    the dominator tree, begun anew at the last block that is not in it yet, turned around.
    """
    if len(region.blocks) <= 1:
        return list(region.blocks)
    children = Dominance(region).children()
    visited: dict[Block, None] = {}
    for start in reversed(region.blocks):
        stack = [(start, iter(children.get(start, ())))] if start not in visited else []
        while stack:
            block, following = stack[-1]
            child = next((c for c in following if c not in visited), None)
            if child is not None:
                stack.append((child, iter(children.get(child, ()))))
                continue
            visited[block] = None
            stack.pop()
    return list(reversed(visited))


def _depth_first(region: Region) -> list[Block]:
    """Reachable blocks in the order in which LLVM numbers them, first successors first."""
    seen: dict[Block, None] = {}
    stack = region.blocks[:1]
    while stack:
        block = stack.pop()
        if block in seen:
            continue
        seen[block] = None
        stack.extend(reversed(successors(block)))
    return list(seen)


def _common_region(blocks: Iterable[Block]) -> Region:
    """The innermost region that holds all of the blocks, nested or not."""
    innermost = (block.parent for block in blocks if block.parent is not None)
    first, *others = ([*region.ancestors()] for region in innermost)
    shared = set(first).intersection(*others)
    return next(region for region in first if region in shared)


def _ancestor_block(block: Block, region: Region) -> Block:
    """The block of a region that is or encloses a block nested in it."""
    while block.parent is not region:
        parent = block.parent_op
        assert parent is not None
        assert parent.parent is not None
        block = parent.parent
    return block

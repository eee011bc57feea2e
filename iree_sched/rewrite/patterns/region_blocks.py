"""Regions that are only there to hold blocks.

Source: mlir/Dialect/SCF/IR/SCF.cpp (MultiBlockExecuteInliner).
"""

from __future__ import annotations

from iree_sched.dialects.names import CALLABLES, EXECUTE_REGION, SCF_YIELD
from iree_sched.ir import Block, Operation, Value
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.support import create_branch
from iree_sched.rewrite.rewriter import Rewriter


@pattern(EXECUTE_REGION)
def inline_blocks(op: Operation, rewriter: Rewriter) -> bool:
    """Moves the blocks of a region into the function around it, and branches there and back."""
    around = op.parent_op
    holders = (*CALLABLES, EXECUTE_REGION)
    if "no_inline" in op.attributes or around is None or around.name not in holders:
        return False
    before = op.parent
    assert before is not None
    behind = _split(before, op)
    _branch(before, op.regions[0].blocks[0], [], op, rewriter)
    for block in op.regions[0]:
        end = block.last
        if end is not None and end.name == SCF_YIELD:
            values = list(end.operands)
            rewriter.erase(end)
            _branch(block, behind, values, op, rewriter)
    _move_blocks(op, behind)
    arguments = [behind.add_argument(result.type, result.name) for result in op.results]
    rewriter.replace(op, arguments)
    return True


def _split(block: Block, op: Operation) -> Block:
    """Moves an op and all behind it into a new block that follows."""
    region = block.parent
    assert region is not None
    behind = Block()
    behind.parent = region
    region.blocks.insert(region.blocks.index(block) + 1, behind)
    moved: Operation | None = op
    while moved is not None:
        following = moved.next
        block.unlink(moved)
        behind.append(moved)
        moved = following
    return behind


def _branch(
    source: Block, target: Block, values: list[Value], like: Operation, rewriter: Rewriter
) -> None:
    """Ends a block with a branch."""
    rewriter.set_end(source)
    create_branch(target, values, rewriter, like=like)


def _move_blocks(op: Operation, behind: Block) -> None:
    """Moves the blocks of the op's region in front of a block."""
    source, target = op.regions[0], behind.parent
    assert target is not None
    place = target.blocks.index(behind)
    target.blocks[place:place] = source.blocks
    for block in source.blocks:
        block.parent = target
    source.blocks = []


PATTERNS = (inline_blocks,)
FOLDS = ()

"""Branches between blocks.

Source: mlir/Dialect/ControlFlow/IR/ControlFlowOps.cpp. Block arguments that are the same on every
way in are left to the simplification of regions.
"""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.analysis.branches import forwarding_groups, successors
from iree_sched.dialects import required
from iree_sched.ir import Block, Operation, Value
from iree_sched.rewrite.constants import integer
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.support import select
from iree_sched.rewrite.rewriter import Rewriter

_BRANCH = "cf.br"
_CONDITIONAL = "cf.cond_br"


@pattern(_BRANCH)
def merge_only_successor(op: Operation, rewriter: Rewriter) -> bool:
    """Appends a block to the only one that branches to it."""
    block, successor = op.parent, op.successors[0]
    assert block is not None
    assert block.parent is not None
    ways_in = sum(successors(other).count(successor) for other in block.parent)
    if successor is block or ways_in != 1:
        return False
    values = list(op.operands)
    rewriter.erase(op)
    for argument, value in zip(successor.arguments, values, strict=True):
        rewriter.replace_uses(argument, value)
    for moved in successor:
        successor.unlink(moved)
        block.append(moved)
        rewriter.modified(moved)
    block.parent.blocks.remove(successor)
    return True


@pattern(_BRANCH, _CONDITIONAL)
def pass_through_empty_blocks(op: Operation, rewriter: Rewriter) -> bool:
    """Branches straight to where a block that does nothing branches."""
    changed = False
    for index, name in enumerate(forwarding_groups(op) or ()):
        collapsed = _collapse(op.successors[index], op.operand_group(name))
        if collapsed is not None:
            op.successors[index] = collapsed[0]
            op.set_operand_group(name, collapsed[1])
            changed = True
    if changed:
        rewriter.modified(op)
    return changed


@pattern(_CONDITIONAL)
def decide_constant_condition(op: Operation, rewriter: Rewriter) -> bool:
    """Branches without condition where that is known, or where both ways are the same."""
    groups = forwarding_groups(op)
    number = integer(op.operands[0])
    if groups is None:
        return False
    ways = [(op.successors[i], op.operand_group(name)) for i, name in enumerate(groups)]
    same = ways[0][0] is ways[1][0] and ways[0][1] == ways[1][1]
    if number is None and not same:
        return False
    _replace_by_branch(op, *(ways[0] if number is None or number else ways[1]), rewriter)
    return True


@pattern(_CONDITIONAL)
def select_for_only_target(op: Operation, rewriter: Rewriter) -> bool:
    """Selects the values for a block that both ways, and no other block, lead to."""
    groups = forwarding_groups(op)
    target, other = op.successors
    if groups is None or target is not other or not _leads_alone(op, target):
        return False
    if_true, if_false = (op.operand_group(name) for name in groups)
    if if_true == if_false:
        return False
    values = [
        select(op.operands[0], *pair, rewriter, like=op)
        for pair in zip(if_true, if_false, strict=True)
    ]
    _replace_by_branch(op, target, values, rewriter)
    return True


def _replace_by_branch(
    op: Operation, target: Block, operands: Sequence[Value], rewriter: Rewriter
) -> None:
    """Puts a branch without condition in place of a terminator."""
    branch = rewriter.create(required(_BRANCH), {"destOperands": operands}, {}, like=op)
    branch.successors = [target]
    rewriter.erase(op)


def _leads_alone(op: Operation, target: Block) -> bool:
    """True if no other block branches to the target."""
    assert target.parent is not None
    others = (block for block in target.parent if block is not op.parent)
    return not any(target in successors(block) for block in others)


def _collapse(block: Block, operands: list[Value]) -> tuple[Block, list[Value]] | None:
    """Where a block goes that holds nothing but a branch, and with which values."""
    branch = _only_branch(block)
    if branch is None or _goes_in_circles(block):
        return None
    if any(user is not branch for argument in block.arguments for user in argument.users):
        return None
    values = dict(zip(block.arguments, operands, strict=True))
    return branch.successors[0], [values.get(value, value) for value in branch.operands]


def _only_branch(block: Block) -> Operation | None:
    """The branch that is all there is in a block."""
    branch = block.last
    alone = branch is not None and branch is block.first and branch.name == _BRANCH
    return branch if alone else None


def _goes_in_circles(block: Block) -> bool:
    """True if control never gets out of blocks that do nothing."""
    seen: set[Block] = set()
    while (branch := _only_branch(block)) is not None:
        if block in seen:
            return True
        seen.add(block)
        block = branch.successors[0]
    return False


PATTERNS = (
    decide_constant_condition,
    merge_only_successor,
    pass_through_empty_blocks,
    select_for_only_target,
)
FOLDS = ()

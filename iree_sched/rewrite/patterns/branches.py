"""Branches between blocks, and assertions that hold.

Source: mlir/Dialect/ControlFlow/IR/ControlFlowOps.cpp.
"""

from __future__ import annotations

from iree_sched.analysis.branches import forwarded, forwarded_places, predecessors, successors
from iree_sched.dialects.names import BRANCH, CONDITIONAL_BRANCH
from iree_sched.ir import Block, Operation, Value
from iree_sched.rewrite.constants import integer
from iree_sched.rewrite.forwarding import set_forwarded
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.arithmetic import number_op
from iree_sched.rewrite.patterns.support import create_branch, select
from iree_sched.rewrite.rewriter import Rewriter


@pattern(BRANCH)
def merge_only_successor(op: Operation, rewriter: Rewriter) -> bool:
    """Appends a block to the only one that branches to it."""
    block, successor = op.parent, op.successors[0]
    assert block is not None
    if successor is block or only_predecessor(successor) is None:
        return False
    values = list(op.operands)
    rewriter.erase(op)
    for argument, value in zip(successor.arguments, values, strict=True):
        rewriter.replace_uses(argument, value)
    rewriter.inline_block(successor, block)
    assert block.parent is not None
    block.parent.blocks.remove(successor)
    return True


@pattern(BRANCH, CONDITIONAL_BRANCH)
def pass_through_empty_blocks(op: Operation, rewriter: Rewriter) -> bool:
    """Branches straight to where a block that does nothing branches."""
    changed = False
    for way, successor in enumerate(op.successors if forwarded_places(op) is not None else ()):
        collapsed = _collapse(successor, forwarded(op, way))
        if collapsed is not None:
            op.successors[way] = collapsed[0]
            set_forwarded(op, way, collapsed[1])
            changed = True
    if changed:
        rewriter.modified(op)
    return changed


@pattern(CONDITIONAL_BRANCH)
def decide_constant_condition(op: Operation, rewriter: Rewriter) -> bool:
    """Branches without condition where that is known."""
    number = integer(op.operands[0])
    if number is None:
        return False
    branch_always(op, 0 if number else 1, rewriter)
    return True


@pattern(CONDITIONAL_BRANCH)
def decide_repeated_condition(op: Operation, rewriter: Rewriter) -> bool:
    """Branches without condition where only one outcome of the same condition leads."""
    assert op.parent is not None
    before = only_predecessor(op.parent)
    if (
        before is None
        or before.name != CONDITIONAL_BRANCH
        or before.operands[0] is not op.operands[0]
    ):
        return False
    branch_always(op, before.successors.index(op.parent), rewriter)
    return True


@pattern(CONDITIONAL_BRANCH)
def join_ways_to_one_block(op: Operation, rewriter: Rewriter) -> bool:
    """Branches once where both ways are the same, or no other block has the same target.

    In the latter case the values that differ are selected.
    """
    target, other = op.successors
    if target is not other:
        return False
    if_true, if_false = forwarded(op, 0), forwarded(op, 1)
    if if_true != if_false and not _leads_alone(op, target):
        return False
    values = [
        select(op.operands[0], *pair, rewriter, like=op)
        for pair in zip(if_true, if_false, strict=True)
    ]
    _replace_by_branch(op, target, values, rewriter)
    return True


@pattern(CONDITIONAL_BRANCH)
def use_truth_of_condition(op: Operation, rewriter: Rewriter) -> bool:
    """Uses true, or false, instead of the condition in blocks that only one outcome leads to."""
    condition = op.operands[0]
    changed = False
    for target, truth in zip(op.successors, (1, 0), strict=True):
        if only_predecessor(target) is None:
            continue
        constant: Value | None = None
        for user, index in list(condition.uses_newest_first()):
            if user.parent is target:
                constant = constant or number_op(truth, "i1", op, rewriter)
                rewriter.set_operand(user, index, constant)
                changed = True
    return changed


@pattern(BRANCH, CONDITIONAL_BRANCH)
def use_uniform_value(op: Operation, rewriter: Rewriter) -> bool:
    """Uses the value that every way into a block hands to an argument instead of that."""
    changed = False
    for target in op.successors:
        ways = _ways_into(target)
        if len(ways) < 2 or any(forwarded_places(branch) is None for branch, _ in ways):
            continue
        for argument in target.arguments:
            values = {forwarded(branch, way)[argument.index] for branch, way in ways}
            if argument.users and len(values) == 1 and argument not in values:
                rewriter.replace_uses(argument, values.pop())
                changed = True
    return changed


@pattern("cf.assert")
def drop_true_assertion(op: Operation, rewriter: Rewriter) -> bool:
    """Drops an assertion of what is known to be true."""
    if integer(op.operands[0]) != -1:
        return False
    rewriter.erase(op)
    return True


def branch_always(op: Operation, way: int, rewriter: Rewriter) -> None:
    """Makes a branch go one of its ways without condition."""
    _replace_by_branch(op, op.successors[way], forwarded(op, way), rewriter)


def _replace_by_branch(
    op: Operation, target: Block, values: list[Value], rewriter: Rewriter
) -> None:
    """Puts a branch without condition in place of a conditional one."""
    create_branch(target, values, rewriter, like=op)
    rewriter.erase(op)


def _ways_into(block: Block) -> list[tuple[Operation, int]]:
    """The terminators that go to a block, with the number of the successor."""
    assert block.parent is not None
    return predecessors(block.parent)[block]


def only_predecessor(block: Block) -> Operation | None:
    """The terminator that goes to a block where there is only one, and only one way."""
    ways = _ways_into(block)
    return ways[0][0] if len(ways) == 1 else None


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
    alone = branch is not None and branch is block.first and branch.name == BRANCH
    return branch if alone else None


def _goes_in_circles(block: Block) -> bool:
    """True if branches without condition lead from a block into a cycle."""
    seen: set[Block] = set()
    while block.last is not None and block.last.name == BRANCH:
        if block in seen:
            return True
        seen.add(block)
        block = block.last.successors[0]
    return False


PATTERNS = (
    drop_true_assertion,
    decide_constant_condition,
    merge_only_successor,
    pass_through_empty_blocks,
    join_ways_to_one_block,
    decide_repeated_condition,
    use_truth_of_condition,
    use_uniform_value,
)
FOLDS = ()

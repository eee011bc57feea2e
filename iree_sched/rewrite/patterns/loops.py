"""While loops.

Source: mlir/Dialect/SCF/IR/SCF.cpp (WhileConditionTruth, WhileCmpCond, WhileOpAlignBeforeArgs,
WhileMoveIfDown). What all loops have in common is in `region_branches`.
"""

from __future__ import annotations

from iree_sched.dialects.names import COMPARE, IF, WHILE
from iree_sched.ir import Block, Operation, Region, Value
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.arithmetic import number_op
from iree_sched.rewrite.patterns.comparisons import inverted
from iree_sched.rewrite.patterns.support import defining, move_regions
from iree_sched.rewrite.rewriter import Rewriter


@pattern(WHILE)
def use_true_for_condition(op: Operation, rewriter: Rewriter) -> bool:
    """Uses `true` in the loop for its condition, where that is handed on to the loop."""
    end, after = _condition(op), op.regions[1].blocks[0]
    true: Value | None = None
    for value, argument in zip(end.operands[1:], after.arguments, strict=True):
        if value is end.operands[0] and argument.users:
            true = true or number_op(1, "i1", op, rewriter)
            rewriter.replace_uses(argument, true)
    return true is not None


@pattern(WHILE)
def decide_repeated_comparison(op: Operation, rewriter: Rewriter) -> bool:
    """Knows the outcome of a comparison in the loop that the condition was about."""
    end, after = _condition(op), op.regions[1].blocks[0]
    comparison = defining(end.operands[0], COMPARE)
    if comparison is None:
        return False
    changed = False
    for value, argument in zip(end.operands[1:], after.arguments, strict=True):
        for place in (0, 1):
            if value is comparison.operands[place]:
                changed |= _decide(argument, comparison, place, rewriter)
    return changed


@pattern(WHILE)
def hand_on_in_order(op: Operation, rewriter: Rewriter) -> bool:
    """Hands the loop's values on in the order in which the condition receives them."""
    end, before = _condition(op), op.regions[0].blocks[0]
    handed = end.operands[1:]
    if handed == before.arguments or len(handed) != len(before.arguments):
        return False
    if any(argument not in handed for argument in before.arguments):
        return False
    places = [before.arguments.index(value) for value in handed]
    assert op.definition is not None
    rewriter.set_operands(end, {"args": before.arguments})
    types = [""] * len(places)
    for result, place in zip(op.results, places, strict=True):
        types[place] = result.type
    inits = {"inits": op.operands}
    aligned = rewriter.create(op.definition, inits, {"results": types}, like=op)
    move_regions(op, aligned)
    after = aligned.regions[1].blocks[0]
    _reorder_arguments(after, places)
    rewriter.replace(op, [aligned.results[place] for place in places])
    return True


@pattern(WHILE)
def move_last_branch_into_loop(op: Operation, rewriter: Rewriter) -> bool:
    """Does in the loop what is done last before it on the same condition."""
    end = _condition(op)
    branch = end.prev
    if branch is None or branch.name != IF or branch.operands[0] is not end.operands[0]:
        return False
    otherwise = branch.regions[1].entry
    if otherwise is not None and otherwise.first is not otherwise.last:
        return False
    _bypass_results(op, end, branch, rewriter)
    then = branch.regions[0]
    needed = _used_from(then, op.regions[0])
    assert op.definition is not None
    types = [*(result.type for result in op.results), *(value.type for value in needed)]
    moved = rewriter.create(op.definition, {"inits": op.operands}, {"results": types}, like=op)
    move_regions(op, moved)
    after = moved.regions[1].blocks[0]
    arguments = [after.add_argument(value.type, value.name) for value in needed]
    rewriter.modified(moved)
    rewriter.set_operands(end, {"args": [*end.operands[1:], *needed]})
    for value, argument in zip(needed, arguments, strict=True):
        for user, index in list(value.uses_newest_first()):
            if then.find_ancestor_op(user):
                rewriter.set_operand(user, index, argument)
    last = then.blocks[0].last
    assert last is not None
    rewriter.erase(last)
    rewriter.inline_block(then.blocks[0], after, before=after.first)
    rewriter.erase(branch)
    rewriter.replace(op, moved.results[: len(op.results)])
    return True


def _condition(op: Operation) -> Operation:
    end = op.regions[0].blocks[0].last
    assert end is not None
    return end


def _decide(argument: Value, comparison: Operation, place: int, rewriter: Rewriter) -> bool:
    """Replaces comparisons of an argument that holds what was compared before the loop."""
    changed = False
    for user, _ in list(argument.uses_newest_first()):
        if user.name != comparison.name:
            continue
        if user.operands[1 - place] is not comparison.operands[1 - place]:
            continue
        predicate, known = user.attributes["predicate"], comparison.attributes["predicate"]
        if predicate not in (known, inverted(known)):
            continue
        rewriter.replace(user, [number_op(int(predicate == known), "i1", user, rewriter)])
        changed = True
    return changed


def _reorder_arguments(block: Block, places: list[int]) -> None:
    """Moves each argument of a block to its place."""
    arguments = list(block.arguments)
    for argument, place in zip(arguments, places, strict=True):
        argument.index = place
        block.arguments[place] = argument


def _bypass_results(op: Operation, end: Operation, branch: Operation, rewriter: Rewriter) -> None:
    """Uses what the branches yield for each of their results that is handed on."""
    after = op.regions[1].blocks[0]
    ends = [region.blocks[0].last for region in branch.regions if region.blocks]
    for value, argument in zip(list(end.operands[1:]), after.arguments, strict=True):
        if value.defining_op is not branch:
            continue
        then, otherwise = (last.operands[value.index] for last in ends if last is not None)
        rewriter.replace_uses(value, otherwise)
        rewriter.replace_uses(argument, then)


def _used_from(region: Region, around: Region) -> list[Value]:
    """Values that ops in `region` use and that are defined around it, but inside of `around`."""
    found: dict[Value, None] = {}
    for block in region:
        for op in block:
            for nested in op.walk():
                for value in nested.operands:
                    if not _is_defined_in(value, region) and _is_defined_in(value, around):
                        found[value] = None
    return list(found)


def _is_defined_in(value: Value, region: Region) -> bool:
    return value.block is not None and region.is_ancestor(value.block.parent)


PATTERNS = (
    use_true_for_condition,
    decide_repeated_comparison,
    hand_on_in_order,
    move_last_branch_into_loop,
)
FOLDS = ()

"""Structured control flow, where scheduling leaves nothing to be done in a branch.

Source: mlir/Dialect/SCF/IR/SCF.cpp (CombineIfs, ConditionPropagation, ConvertTrivialIfToSelect,
RemoveEmptyElseBranch) and mlir/Interfaces/ControlFlowInterfaces.cpp (InlineRegionBranchOp for
`scf.if`; MakeRegionBranchOpSuccessorInputsDead and RemoveDeadRegionBranchOpSuccessorInputs for
`scf.if` and `scf.for`).
"""

from __future__ import annotations

from iree_sched.ir import Operation, Region, Value
from iree_sched.rewrite.constants import (
    constant_op,
    integer,
    integer_constant,
    is_constant,
)
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.support import move_regions, select
from iree_sched.rewrite.rewriter import Rewriter

_IF = "scf.if"
_FOR = "scf.for"
_FIRST_INIT = 3  # operands of a loop before its initial values: bounds and step


@pattern(_IF)
def combine_with_previous(op: Operation, rewriter: Rewriter) -> bool:
    """Makes one of two ops in a row that ask for the same condition."""
    before = op.prev
    if before is None or before.name != _IF or before.operands[0] is not op.operands[0]:
        return False
    assert op.definition is not None
    assert before.definition is not None
    for result in before.results:
        _look_into_branches(result, op, rewriter)
    types = {"results": [result.type for result in (*before.results, *op.results)]}
    condition = {"condition": op.operands[0]}
    combined = rewriter.create(op.definition, condition, types, like=op)
    move_regions(before, combined)
    for region, added in zip(combined.regions, op.regions, strict=True):
        _append_region(region, added, rewriter)
    count = len(before.results)
    rewriter.replace(before, combined.results[:count])
    rewriter.replace(op, combined.results[count:])
    return True


@pattern(_IF)
def propagate_condition(op: Operation, rewriter: Rewriter) -> bool:
    """Uses what the condition must be inside of the branches."""
    condition = op.operands[0]
    if is_constant(condition):
        return False
    constants: dict[int, Value] = {}
    for user, index in list(condition.uses_newest_first()):
        branch = _branch_of(user, op)
        if branch is None:
            continue
        if branch not in constants:
            constant = integer_constant(1 - branch, condition.type)
            rewriter.set_before(op)
            constants[branch] = constant_op(constant, op, rewriter)
        rewriter.set_operand(user, index, constants[branch])
    return bool(constants)


@pattern(_IF)
def inline_decided_branch(op: Operation, rewriter: Rewriter) -> bool:
    """Does what the branch does that is taken, where that is known."""
    condition = integer(op.operands[0])
    if condition is None:
        return False
    taken = op.regions[0 if condition else 1].entry
    values: list[Value] = []
    if taken is not None and taken.last is not None:
        end = taken.last
        values = list(end.operands)
        rewriter.erase(end)
        for moved in taken:
            moved.move_before(op)
            rewriter.modified(moved)
    rewriter.replace(op, values)
    return True


@pattern(_IF)
def convert_trivial_to_select(op: Operation, rewriter: Rewriter) -> bool:
    """Selects results that no branch computes."""
    yields = _yields(op)
    if yields is None:
        return False
    chosen: dict[int, Value] = {}
    for index, values in enumerate(zip(*(y.operands for y in yields), strict=True)):
        if not any(_is_within(value, region) for value in values for region in op.regions):
            chosen[index] = select(op.operands[0], values[0], values[1], rewriter, like=op)
    if not chosen:
        return False
    for index, value in chosen.items():
        rewriter.replace_uses(op.results[index], value)
    _drop_results(op, set(chosen), yields, rewriter)
    return True


@pattern(_IF)
def remove_empty_else(op: Operation, rewriter: Rewriter) -> bool:
    """Drops an else branch in which nothing is done and from which nothing is used."""
    otherwise = op.regions[1].entry
    if op.results or otherwise is None or otherwise.first is not otherwise.last:
        return False
    rewriter.erase_block(otherwise)
    rewriter.modified(op)
    return True


@pattern(_IF)
def drop_dead_results(op: Operation, rewriter: Rewriter) -> bool:
    """Drops results that nobody uses."""
    yields = _yields(op)
    dead = {result.index for result in op.results if not result.users}
    if yields is None or not dead:
        return False
    _drop_results(op, dead, yields, rewriter)
    return True


@pattern(_FOR)
def drop_loop_invariants(op: Operation, rewriter: Rewriter) -> bool:
    """Takes values out of a loop that every iteration hands on as they are, or nobody uses."""
    body = op.regions[0].blocks[0]
    end = body.terminator
    if end is None or end.name != "scf.yield":
        return False
    dropped: set[int] = set()
    for index, (argument, result) in enumerate(zip(body.arguments[1:], op.results, strict=True)):
        initial, handed_on = op.operands[_FIRST_INIT + index], end.operands[index]
        if handed_on is argument or handed_on is initial:
            rewriter.replace_uses(argument, initial)
            rewriter.replace_uses(result, initial)
        elif argument.users or result.users:
            continue
        dropped.add(index)
    if not dropped:
        return False
    _drop_results(op, dropped, [end], rewriter)
    return True


def _branch_of(user: Operation, op: Operation) -> int | None:
    """Number of the region of `op` in which an op is nested, None for one outside."""
    numbered = enumerate(op.regions)
    return next((number for number, region in numbered if region.find_ancestor_op(user)), None)


def _look_into_branches(result: Value, op: Operation, rewriter: Rewriter) -> None:
    """Makes users in the branches of `op` use what the same branch before it yields."""
    source = result.defining_op
    assert source is not None
    for user, index in list(result.uses_newest_first()):
        branch = _branch_of(user, op)
        entry = source.regions[branch].entry if branch is not None else None
        if entry is not None and entry.last is not None:
            rewriter.set_operand(user, index, entry.last.operands[result.index])


def _append_region(region: Region, added: Region, rewriter: Rewriter) -> None:
    """Moves what is done in a branch behind what is done in another, which yields both."""
    target, source = region.entry, added.entry
    if target is None or source is None:
        region.blocks, added.blocks = region.blocks + added.blocks, []
        for block in region:
            block.parent = region
        return
    end, second = target.last, source.last
    assert end is not None
    assert second is not None
    for moved in source:
        source.unlink(moved)
        target.append(moved)
        rewriter.modified(moved)
    assert second.definition is not None
    values = [*end.operands, *second.operands]
    rewriter.set_operands(second, {second.definition.operands[0].name: values})
    rewriter.erase(end)


def _yields(op: Operation) -> list[Operation] | None:
    """The terminators of both branches of an op with results."""
    ends = [region.entry.terminator for region in op.regions if region.entry is not None]
    known = [end for end in ends if end is not None and end.name == "scf.yield"]
    return known if op.results and len(known) == len(op.regions) else None


def _is_within(value: Value, region: Region) -> bool:
    return value.block is not None and value.block.parent is region


def _drop_results(
    op: Operation, dropped: set[int], yields: list[Operation], rewriter: Rewriter
) -> None:
    """Puts an op with fewer results in place of one; it takes the regions over."""
    assert op.definition is not None
    kept = [result for result in op.results if result.index not in dropped]
    for end in yields:
        assert end.definition is not None
        values = [value for i, value in enumerate(end.operands) if i not in dropped]
        rewriter.set_operands(end, {end.definition.operands[0].name: values})
    operands = {group.name: op.operand_group(group.name) for group in op.definition.operands}
    if op.name == _FOR:
        initial = operands["initArgs"]
        operands["initArgs"] = [value for i, value in enumerate(initial) if i not in dropped]
        op.regions[0].blocks[0].erase_arguments(index + 1 for index in dropped)
    types = {"results": [result.type for result in kept]}
    reduced = rewriter.create(op.definition, operands, types, dict(op.attributes), like=op)
    move_regions(op, reduced)
    for old, new in zip(kept, reduced.results, strict=True):
        rewriter.replace_uses(old, new)
    rewriter.erase(op)


PATTERNS = (
    combine_with_previous,
    propagate_condition,
    convert_trivial_to_select,
    remove_empty_else,
    drop_dead_results,
    inline_decided_branch,
    drop_loop_invariants,
)
FOLDS = ()

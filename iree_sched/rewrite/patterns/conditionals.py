"""Conditional ops, above all where scheduling leaves nothing to be done in a branch.

Source: mlir/Dialect/SCF/IR/SCF.cpp (IfOp::fold, CombineIfs, CombineNestedIfs, ConditionPropagation,
ConvertTrivialIfToSelect, RemoveEmptyElseBranch). ReplaceIfYieldWithConditionOrValue is left out:
what it is for has become a selection before.
"""

from __future__ import annotations

from iree_sched.dialects import required
from iree_sched.dialects.names import AND, IF, SCF_YIELD, XOR
from iree_sched.ir import Operation, Region, Value
from iree_sched.rewrite.constants import (
    constant_op,
    integer,
    integer_constant,
    is_constant,
)
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import binary
from iree_sched.rewrite.patterns.region_branches import drop_results
from iree_sched.rewrite.patterns.support import (
    create_select,
    defining,
    move_regions,
    select,
)
from iree_sched.rewrite.rewriter import Rewriter

_YIELD = required(SCF_YIELD)


@fold(IF)
def turn_around(op: Operation, rewriter: Rewriter) -> Folded:
    """Exchanges the branches rather than asking for the opposite."""
    opposite = defining(op.operands[0], XOR)
    if opposite is None or op.regions[1].entry is None or integer(opposite.operands[1]) != -1:
        return None
    op.set_operand(0, opposite.operands[0])
    op.regions.reverse()
    return ()


@pattern(IF)
def combine_with_previous(op: Operation, rewriter: Rewriter) -> bool:
    """Makes one of two ops in a row that ask for the same condition."""
    before = op.prev
    if before is None or before.name != IF or before.operands[0] is not op.operands[0]:
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


@pattern(IF)
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


@pattern(IF)
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
    for end in yields:
        kept = [value for i, value in enumerate(end.operands) if i not in chosen]
        rewriter.set_operands(end, {"operands": kept})
    drop_results(op, [result for result in op.results if result.index not in chosen], rewriter)
    return True


@pattern(IF)
def combine_nested(op: Operation, rewriter: Rewriter) -> bool:
    """Asks for both conditions at once where an op does nothing but ask for another."""
    inner = _only_op(op.regions[0])
    branches = [op.regions[1], *(inner.regions[1:] if inner is not None else ())]
    if inner is None or inner.name != IF or not all(_yields_only(region) for region in branches):
        return False
    planned = _values_of_both(op, inner)
    if planned is None:
        return False
    values, selected = planned
    otherwise = _yielded(op.regions[1])
    assert op.definition is not None
    both = binary(AND, op.operands[0], inner.operands[0], op, rewriter)
    types = {"results": [result.type for result in op.results]}
    combined = rewriter.create(op.definition, {"condition": both}, types, like=op)
    rewriter.set_before(combined)
    results = list(combined.results)
    for index in selected:
        results[index] = create_select(
            op.operands[0], values[index], otherwise[index], rewriter, like=op
        )
    move_regions(inner, combined)
    end = combined.regions[0].blocks[0].last
    assert end is not None
    rewriter.set_operands(end, {"operands": values})
    _replace_else(combined, otherwise, rewriter)
    rewriter.replace(op, results)
    return True


@pattern(IF)
def remove_empty_else(op: Operation, rewriter: Rewriter) -> bool:
    """Drops an else branch in which nothing is done and from which nothing is used."""
    otherwise = op.regions[1].entry
    if op.results or otherwise is None or otherwise.first is not otherwise.last:
        return False
    rewriter.erase_block(otherwise)
    rewriter.modified(op)
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
    rewriter.inline_block(source, target)
    assert second.definition is not None
    values = [*end.operands, *second.operands]
    rewriter.set_operands(second, {second.definition.operands[0].name: values})
    rewriter.erase(end)


def _yields(op: Operation) -> list[Operation] | None:
    """The terminators of both branches of an op with results."""
    ends = [region.entry.terminator for region in op.regions if region.entry is not None]
    known = [end for end in ends if end is not None and end.name == SCF_YIELD]
    return known if op.results and len(known) == len(op.regions) else None


def _is_within(value: Value, region: Region) -> bool:
    return value.block is not None and value.block.parent is region


def _only_op(region: Region) -> Operation | None:
    """The op that is all a branch does before its end."""
    first = region.blocks[0].first
    return first if first is not None and first.next is region.blocks[0].last else None


def _yields_only(region: Region) -> bool:
    """True for a branch, or none at all, that does nothing but yield."""
    return region.entry is None or region.entry.first is region.entry.last


def _yielded(region: Region) -> list[Value]:
    end = region.entry.last if region.entry is not None else None
    return list(end.operands) if end is not None else []


def _values_of_both(op: Operation, inner: Operation) -> tuple[list[Value], list[int]] | None:
    """What is yielded if both conditions hold, and which results depend on the outer one alone.

    None if the inner op decides on a result in a way that one op with both conditions cannot.
    """
    values = _yielded(op.regions[0])
    otherwise = _yielded(op.regions[1])
    selected: list[int] = []
    for index, value in enumerate(values):
        if value.defining_op is inner:
            if _yielded(inner.regions[1])[value.index] is not otherwise[index]:
                return None
            values[index] = _yielded(inner.regions[0])[value.index]
        elif _is_within(value, op.regions[0]):
            return None
        else:
            selected.append(index)
    return values, selected


def _replace_else(op: Operation, values: list[Value], rewriter: Rewriter) -> None:
    """Makes the else branch one that yields values, or none where there are no values."""
    region = op.regions[1]
    if region.entry is not None:
        rewriter.erase_block(region.entry)
    if not values:
        return
    rewriter.set_start(region.add_block())
    rewriter.create(_YIELD, {"operands": values}, {}, like=op)


PATTERNS = (
    combine_with_previous,
    combine_nested,
    propagate_condition,
    convert_trivial_to_select,
    remove_empty_else,
)
FOLDS = (turn_around,)

"""Structured control flow, where scheduling leaves nothing to be done in a branch.

Source: mlir/Dialect/SCF/IR/SCF.cpp (RemoveEmptyElseBranch, ConvertTrivialIfToSelect) and
mlir/Interfaces/ControlFlowInterfaces.cpp (MakeRegionBranchOpSuccessorInputsDead,
RemoveDeadRegionBranchOpSuccessorInputs), the latter for `scf.if` and `scf.for` only.
"""

from __future__ import annotations

from iree_sched.ir import Operation, Region, Value
from iree_sched.rewrite.constants import required
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.rewriter import Rewriter

_IF = "scf.if"
_FOR = "scf.for"
_FIRST_INIT = 3  # operands of a loop before its initial values: bounds and step
_SELECT = required("arith.select")


@pattern(_IF)
def convert_trivial_to_select(op: Operation, rewriter: Rewriter) -> bool:
    """Selects results that no branch computes."""
    yields = _yields(op)
    if yields is None:
        return False
    chosen: dict[int, Value] = {}
    for index, values in enumerate(zip(*(y.operands for y in yields), strict=True)):
        if not any(_is_within(value, region) for value in values for region in op.regions):
            chosen[index] = _select(op, values[0], values[1], rewriter)
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


def _yields(op: Operation) -> list[Operation] | None:
    """The terminators of both branches of an op with results."""
    ends = [region.entry.terminator for region in op.regions if region.entry is not None]
    known = [end for end in ends if end is not None and end.name == "scf.yield"]
    return known if op.results and len(known) == len(op.regions) else None


def _is_within(value: Value, region: Region) -> bool:
    return value.block is not None and value.block.parent is region


def _select(op: Operation, if_true: Value, if_false: Value, rewriter: Rewriter) -> Value:
    if if_true is if_false:
        return if_true
    operands = {"condition": op.operands[0], "true_value": if_true, "false_value": if_false}
    return rewriter.create(_SELECT, operands, {"result": if_true.type}, like=op).results[0]


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
    reduced.regions, op.regions = op.regions, reduced.regions
    for owner in (reduced, op):
        for region in owner.regions:
            region.parent = owner
    for old, new in zip(kept, reduced.results, strict=True):
        rewriter.replace_uses(old, new)
    rewriter.erase(op)


PATTERNS = (
    convert_trivial_to_select,
    remove_empty_else,
    drop_dead_results,
    drop_loop_invariants,
)
FOLDS = ()

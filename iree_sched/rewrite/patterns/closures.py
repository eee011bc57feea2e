"""Regions that capture resources: operands and results that they do not need.

Source: Util/IR/ClosureOpUtils.cpp (ClosureOptimizationPattern), Stream/IR/StreamOps.cpp
(computeValueAccess, cloneReplacementExcludingOperandsAndResults) and Stream/IR/StreamOpFolders.cpp
(TieRegionResults). Constants are not inlined: IREE's execution regions do not allow it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from iree_sched.analysis.closures import (
    captures,
    closure_ranges,
    closure_results,
    is_closure,
    yielded,
)
from iree_sched.analysis.ties import UNTIED, find_tied_base, tied_operand_indices
from iree_sched.classes import frozen
from iree_sched.ir import Block, Operation, Value
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.support import move_regions
from iree_sched.rewrite.rewriter import Rewriter

_TIES = "tied_operands"


@frozen
class _Reduction:
    """What a closure does not need.

    Attributes:
      operands: captured operands by index, with the argument to use instead (None: unused).
      results: results that are yielded before, by index, with that earlier result.
    """

    operands: dict[int, Value | None]
    results: dict[int, Value]


@pattern(where=is_closure)
def optimize_closure(op: Operation, rewriter: Rewriter) -> bool:
    """Drops captures that are unused or given twice, and results that are yielded twice.

    Results that nobody uses stay, as in IREE, where being yielded counts as being read.
    """
    reduction = _Reduction(_needless_operands(op), _repeated_results(op))
    if not reduction.operands and not reduction.results:
        return False
    if not op.results:
        rewriter.erase(op)
        return True
    body = op.regions[0].blocks[0]
    for index, argument in reduction.operands.items():
        if argument is not None:
            rewriter.replace_uses(body.arguments[index], argument)
    for index, result in reduction.results.items():
        rewriter.replace_uses(op.results[index], result)
    _rebuild(op, reduction, rewriter)
    return True


@pattern(where=is_closure)
def tie_region_results(op: Operation, rewriter: Rewriter) -> bool:
    """Ties results to the captures whose storage they are inside of the region."""
    terminator = op.regions[0].blocks[0].last
    assert terminator is not None
    ties = list(_ties(op))
    changed = False
    for index, value in enumerate(yielded(terminator)):
        if ties[index] != UNTIED:
            continue
        base = find_tied_base(value)
        if base.argument_of is terminator.parent:
            ties[index] = base.index
            changed = True
    if changed:
        op.set_attribute(_TIES, _ties_text(ties))
        rewriter.modified(op)
    return changed


def _ties(op: Operation) -> tuple[int, ...]:
    """For each result of the closure the index of the capture it is tied to."""
    base = op.form.group(closure_ranges(op).operands).start
    count = len(closure_results(op))
    indices = tied_operand_indices(op)[:count]
    return tuple(index if index == UNTIED else index - base for index in indices)


def _ties_text(ties: Sequence[int]) -> str:
    """The attribute as MLIR prints it: an array of index attributes."""
    return "[" + ", ".join(f"{index} : index" for index in ties) + "]"


def _needless_operands(op: Operation) -> dict[int, Value | None]:
    arguments = op.regions[0].blocks[0].arguments
    known: dict[Value, Value] = {}
    needless: dict[int, Value | None] = {}
    for index, (operand, argument) in enumerate(zip(captures(op), arguments, strict=True)):
        if not argument.users:
            needless[index] = None
        elif operand in known:
            needless[index] = known[operand]
        else:
            known[operand] = argument
    return needless


def _repeated_results(op: Operation) -> dict[int, Value]:
    terminator = op.regions[0].blocks[0].last
    assert terminator is not None
    known: dict[Value, Value] = {}
    repeated: dict[int, Value] = {}
    results = closure_results(op)
    for index, (result, value) in enumerate(zip(results, yielded(terminator), strict=True)):
        first = known.setdefault(value, result)
        if first is not result:
            repeated[index] = first
    return repeated


def _rebuild(op: Operation, reduction: _Reduction, rewriter: Rewriter) -> None:
    """Puts an op with fewer captures and results in place of a closure; it takes the body over."""
    assert op.definition is not None
    ranges = closure_ranges(op)
    operands = {group.name: op.operand_group(group.name) for group in op.definition.operands}
    _drop_with_sizes(op, operands, ranges.operands, reduction.operands)
    kept = [i for i in range(len(closure_results(op))) if i not in reduction.results]
    sizes = op.definition.sizes[ranges.results]
    operands[sizes] = [operands[sizes][i] for i in kept]
    types = {g.name: [v.type for v in op.result_group(g.name)] for g in op.definition.results}
    types[ranges.results] = [types[ranges.results][i] for i in kept]
    attributes = {**op.attributes, _TIES: _reduced_ties(op, reduction)}
    reduced = rewriter.create(op.definition, operands, types, attributes, like=op)
    move_regions(op, reduced)
    _reduce_body(reduced.regions[0].blocks[0], reduction)
    remaining = [r for i, r in enumerate(op.results) if i not in reduction.results]
    pairs = list(zip(remaining, reduced.results, strict=True))
    for old, new in pairs[len(kept) :] + pairs[: len(kept)]:
        rewriter.replace_uses(old, new)
    rewriter.erase(op)


def _drop_with_sizes(
    op: Operation, operands: dict[str, list[Value]], group: str, dropped: Container[int]
) -> None:
    assert op.definition is not None
    for name in (group, op.definition.sizes[group]):
        operands[name] = [v for i, v in enumerate(operands[name]) if i not in dropped]


def _reduced_ties(op: Operation, reduction: _Reduction) -> str | None:
    """Ties of the results that stay, to the new places of the operands that stay."""
    if op.attributes.get(_TIES, "[]") == "[]":
        return op.attributes.get(_TIES)
    places: dict[int, int] = {}
    for index in range(len(captures(op))):
        if index not in reduction.operands:
            places[index] = len(places)
    ties = [
        places.get(tie, UNTIED) for i, tie in enumerate(_ties(op)) if i not in reduction.results
    ]
    return _ties_text(ties)


def _reduce_body(body: Block, reduction: _Reduction) -> None:
    terminator = body.last
    assert terminator is not None
    assert terminator.definition is not None
    for group in terminator.definition.operands:
        values = terminator.operand_group(group.name)
        kept = [value for i, value in enumerate(values) if i not in reduction.results]
        terminator.set_operand_group(group.name, kept)
    body.erase_arguments(reduction.operands)


PATTERNS = (optimize_closure, tie_region_results)
FOLDS = ()

"""Execution regions: what they wait for and what they capture.

Source: Stream/IR/StreamOpFolders.cpp (ElideImmediateTimepointWait, ChainDependentAwaits,
CloneCapturedAsyncExecuteSubviewOps, ElideNoOpAsyncExecuteOp).
"""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.analysis.closures import captures, closure_ranges, is_closure, yielded
from iree_sched.analysis.ties import tied_operand
from iree_sched.dialects import required
from iree_sched.dialects.names import IMMEDIATE, JOIN
from iree_sched.ir import Arity, OpDefinition, Operation, Value
from iree_sched.rewrite.constants import immediate_timepoint
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.subviews import find_subview
from iree_sched.rewrite.patterns.support import await_of, defining
from iree_sched.rewrite.rewriter import Rewriter

_JOIN = required(JOIN)


def _may_wait(definition: OpDefinition) -> bool:
    """True for ops that wait for one timepoint at most and work on resources themselves."""
    group = definition.await_timepoints
    if group is None:
        return False
    return definition.operands[definition.operand_index[group]].arity is Arity.OPTIONAL


def _waits_itself(definition: OpDefinition) -> bool:
    return _may_wait(definition) and definition.result_timepoint is not None


def is_execution(definition: OpDefinition) -> bool:
    """True for execution regions: they capture resources, may wait, and signal."""
    return _waits_itself(definition) and is_closure(definition)


@pattern(where=_waits_itself)
def elide_immediate_wait(op: Operation, rewriter: Rewriter) -> bool:
    """Drops a wait for what has been reached from the start."""
    group = _await_group(op)
    if not defining(op.operand(group), IMMEDIATE):
        return False
    rewriter.set_operands(op, {group: []})
    return True


@pattern(where=is_execution)
def chain_dependent_awaits(op: Operation, rewriter: Rewriter) -> bool:
    """Waits on the device for captures that the host would await before, besides earlier waits."""
    return chain_awaits(op, op.operand_group(_await_group(op)), rewriter)


def chain_awaits(op: Operation, waited_for: list[Value], rewriter: Rewriter) -> bool:
    """Waits on the device for captures that the host would await before, and for `waited_for`."""
    captured = captures(op)
    awaits = [await_of(capture) for capture in captured]
    if not any(awaits):
        return False
    timepoints = waited_for + [
        timepoint
        for found in awaits
        if found
        for timepoint in found.operand_group("await_timepoint")
    ]
    awaited = [tied_operand(c) if found else c for c, found in zip(captured, awaits, strict=True)]
    sources = [source for source in awaited if source is not None]
    waited = join(timepoints, op, rewriter)
    rewriter.set_operands(op, {_await_group(op): [waited], closure_ranges(op).operands: sources})
    return True


@pattern(where=is_execution)
def clone_captured_subviews(op: Operation, rewriter: Rewriter) -> bool:
    """Captures the resource behind a subview and makes the subview inside of the region."""
    group = closure_ranges(op).operands
    assert op.definition is not None
    sizes = op.definition.sizes[group]
    found = [(i, find_subview(capture)) for i, capture in enumerate(captures(op))]
    subviews = [(index, subview) for index, subview in found if subview is not None]
    if not subviews:
        return False
    body = op.regions[0].blocks[0]
    rewriter.set_start(body)
    for index, subview in subviews:
        op.set_operand(op.form.group(group).start + index, subview.operands[0])
        op.set_operand(op.form.group(sizes).start + index, subview.operands[1])
        argument = body.arguments[index]
        copy = subview.clone({subview.operands[0]: argument})
        rewriter.insert(copy)
        rewriter.replace_uses(argument, copy.results[0], keep=copy)
    rewriter.modified(op)
    return True


@pattern(where=is_execution)
def elide_empty_execution(op: Operation, rewriter: Rewriter) -> bool:
    """Replaces a region in which nothing is done by what it captures."""
    body = op.regions[0].blocks[0]
    terminator = body.last
    if terminator is None or terminator is not body.first:
        return False
    values = yielded(terminator)
    if any(value.argument_of is not body for value in values):
        return False
    captured = captures(op)
    reached = immediate_timepoint(op, rewriter)
    rewriter.replace(op, [*(captured[value.index] for value in values), reached])
    return True


def join(timepoints: Sequence[Value], like: Operation, rewriter: Rewriter) -> Value:
    """A timepoint that is reached when all of the given ones are."""
    if len(timepoints) == 1:
        return timepoints[0]
    operands = {"await_timepoints": timepoints}
    results = {"result_timepoint": timepoints[0].type}
    return rewriter.create(_JOIN, operands, results, like=like).results[0]


def _await_group(op: Operation) -> str:
    assert op.definition is not None
    assert op.definition.await_timepoints is not None
    return op.definition.await_timepoints


PATTERNS = (
    elide_immediate_wait,
    chain_dependent_awaits,
    clone_captured_subviews,
    elide_empty_execution,
)
FOLDS = ()

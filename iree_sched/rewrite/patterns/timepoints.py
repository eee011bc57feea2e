"""Timepoints: joins, barriers and their exchange with the outside.

Source: Stream/IR/StreamOpFolders.cpp (stream.timepoint.export, .chain_external, .join, .barrier).
"""

from __future__ import annotations

from iree_sched.dialects.names import IMMEDIATE, JOIN, TENSOR_IMPORT, TIMEPOINT_IMPORT
from iree_sched.dialects.stream_types import TIMEPOINT
from iree_sched.ir import Effects, Operation, Value
from iree_sched.rewrite.constants import Constant, immediate_timepoint
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.support import await_of, defining, one
from iree_sched.rewrite.rewriter import Rewriter

_REACHED = Constant("#stream.timepoint<immediate>", TIMEPOINT)


@fold("stream.timepoint.export")
def fold_exported_import(op: Operation, rewriter: Rewriter) -> Folded:
    """Exporting what was imported gives the imported values, if the types agree."""
    imported = defining(one(op, "await_timepoint"), TIMEPOINT_IMPORT)
    if imported is None or imported.form.operand_types != op.form.result_types:
        return None
    return imported.operands


@pattern("stream.timepoint.chain_external")
def pass_external_values_through(op: Operation, rewriter: Rewriter) -> bool:
    """Uses imported values instead of fresh ones that would only be chained to them."""
    imported = defining(one(op, "await_timepoint"), TIMEPOINT_IMPORT)
    if imported is None:
        return False
    external = op.operand_group("external_values")
    if [value.type for value in external] != [value.type for value in imported.operands]:
        return False
    if not all(_is_allocated(value) for value in external):
        return False
    for value, source in zip(external, imported.operands, strict=True):
        rewriter.replace_uses(value, source)
    rewriter.erase(op)
    return True


@fold(JOIN)
def fold_join(op: Operation, rewriter: Rewriter) -> Folded:
    """A join of what has been reached has been reached; a join of one timepoint is that."""
    if all(_is_immediate(timepoint) for timepoint in op.operands):
        return [_REACHED]
    return [op.operands[0]] if len(op.operands) == 1 else None


@pattern(JOIN)
def elide_immediate_operands(op: Operation, rewriter: Rewriter) -> bool:
    """Joins only what may not have been reached."""
    pending = [timepoint for timepoint in op.operands if not _is_immediate(timepoint)]
    return _set_joined(op, pending, rewriter)


@pattern(JOIN)
def fold_duplicate_operands(op: Operation, rewriter: Rewriter) -> bool:
    """Joins each timepoint once."""
    return _set_joined(op, list(dict.fromkeys(op.operands)), rewriter)


@pattern(JOIN)
def expand_joined_joins(op: Operation, rewriter: Rewriter) -> bool:
    """Joins what another join joins instead of that join."""
    expanded: dict[Value, None] = {}
    found = False
    for timepoint in op.operands:
        source = defining(timepoint, JOIN)
        found |= source is not None
        expanded.update(dict.fromkeys([timepoint] if source is None else source.operands))
    if found:
        rewriter.set_operands(op, {"await_timepoints": list(expanded)})
    return found


@pattern("stream.timepoint.barrier")
def elide_immediate_barrier(op: Operation, rewriter: Rewriter) -> bool:
    """Drops a barrier on a resource that is there from the start."""
    resource = one(op, "resource")
    source = resource.defining_op
    if source is None or source.name not in ("stream.resource.alloc", TENSOR_IMPORT):
        return False
    rewriter.replace(op, [resource, immediate_timepoint(op, rewriter)])
    return True


@pattern("stream.timepoint.barrier")
def chain_timepoints(op: Operation, rewriter: Rewriter) -> bool:
    """Signals the timepoint that the resource was awaited for."""
    resource = one(op, "resource")
    source = await_of(resource)
    if source is None:
        return False
    rewriter.replace(op, [source.operands[resource.index], one(source, "await_timepoint")])
    return True


def _is_immediate(timepoint: Value) -> bool:
    return defining(timepoint, IMMEDIATE) is not None


def _is_allocated(value: Value) -> bool:
    """True if an op in sight allocates the value and does nothing else."""
    definition = value.defining_op.definition if value.defining_op is not None else None
    return definition is not None and definition.effects is Effects.ALLOCATE


def _set_joined(op: Operation, timepoints: list[Value], rewriter: Rewriter) -> bool:
    if len(timepoints) == len(op.operands):
        return False
    rewriter.set_operands(op, {"await_timepoints": timepoints})
    return True


PATTERNS = (
    pass_external_values_through,
    elide_immediate_operands,
    fold_duplicate_operands,
    expand_joined_joins,
    elide_immediate_barrier,
    chain_timepoints,
)
FOLDS = (fold_exported_import, fold_join)

"""Subviews and sizes of resources and host buffers, and loads and stores through subviews.

Source: Stream/IR/StreamOpFolders.cpp (stream.resource.size, .load, .store, .subview) and
Util/IR/UtilOpFolders.cpp (util.buffer.size, .subspan).
"""

from __future__ import annotations

from iree_sched.analysis.sizes import find_size
from iree_sched.analysis.ties import tied_operand
from iree_sched.dialects.names import BUFFER_CONSTANT, BUFFER_SIZE, SELECT, SIZE, SUBSPAN, SUBVIEW
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer_constant
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.numbers import stored_size
from iree_sched.rewrite.patterns.additions import add
from iree_sched.rewrite.patterns.support import create_select, defining, one, replace_with
from iree_sched.rewrite.rewriter import Rewriter

_SIZES = (SIZE, BUFFER_SIZE)
_SUBVIEWS = (SUBVIEW, SUBSPAN)


def find_subview(value: Value) -> Operation | None:
    """The subview that a value goes through, up to where its contents may be other ones."""
    at: Value | None = value
    while at is not None:
        op = at.defining_op
        if op is None or op.definition is None or op.definition.result_timepoint is not None:
            return None
        if op.definition.await_timepoints is not None:
            return None
        if op.name in _SUBVIEWS:
            return op
        at = tied_operand(at)
    return None


@fold(*_SIZES)
def fold_size(op: Operation, rewriter: Rewriter) -> Folded:
    """The size of a resource or buffer is what an op near it says, or that of a constant."""
    assert op.parent is not None
    size = find_size(op.operands[0], op.parent, op)
    if size is not None and size is not op.results[0]:
        return [size]
    constant = defining(op.operands[0], BUFFER_CONSTANT)
    length = stored_size(constant.attributes["value"]) if constant is not None else None
    return None if length is None else [integer_constant(length, op.results[0].type)]


@pattern(*_SIZES)
def select_size(op: Operation, rewriter: Rewriter) -> bool:
    """The size of a selected resource is selected from the sizes."""
    select = defining(op.operands[0], SELECT)
    if select is None:
        return False
    condition, *choices = select.operands
    if_true, if_false = (_size_of(value, op, rewriter) for value in choices)
    chosen = create_select(condition, if_true, if_false, rewriter, like=op)
    rewriter.replace(op, [chosen])
    return True


@pattern("stream.resource.load")
def fold_subview_into_load(op: Operation, rewriter: Rewriter) -> bool:
    """Loads from the resource behind a subview."""
    return _look_through(op, "source", rewriter)


@pattern("stream.resource.store")
def fold_subview_into_store(op: Operation, rewriter: Rewriter) -> bool:
    """Stores into the resource behind a subview."""
    return _look_through(op, "target", rewriter)


@fold(*_SUBVIEWS)
def fold_whole_subview(op: Operation, rewriter: Rewriter) -> Folded:
    """A subview of all of a resource is the resource."""
    if one(op, "source_size") is not one(op, "result_size"):
        return None
    return [one(op, "source")]


@pattern(*_SUBVIEWS)
def fold_subview_of_subview(op: Operation, rewriter: Rewriter) -> bool:
    """Views the resource behind a subview."""
    inner = find_subview(one(op, "source"))
    if inner is None:
        return False
    offset = add(one(inner, "source_offset"), one(op, "source_offset"), op, rewriter)
    _replace_with_subview(op, inner, offset, one(op, "result_size"), rewriter)
    return True


@pattern(SELECT)
def sink_subviews_across_select(op: Operation, rewriter: Rewriter) -> bool:
    """Selects the offset rather than the subview of a resource or buffer."""
    condition, *choices = op.operands
    first, second = (choice.defining_op for choice in choices)
    if first is None or second is None or first.name != second.name or first.name not in _SUBVIEWS:
        return False
    if any(one(first, name) is not one(second, name) for name in ("source", "result_size")):
        return False
    if_true, if_false = (one(view, "source_offset") for view in (first, second))
    offset = create_select(condition, if_true, if_false, rewriter, like=op)
    _replace_with_subview(op, first, offset, one(first, "result_size"), rewriter)
    return True


def _size_of(value: Value, op: Operation, rewriter: Rewriter) -> Value:
    """The size of a resource before `op`, asked for at run time where nothing says it."""
    assert op.parent is not None
    assert op.definition is not None
    known = find_size(value, op.parent, op)
    if known is not None:
        return known
    attributes = {"affinity": op.attributes.get("affinity")}
    results = {"result": op.results[0].type}
    return rewriter.create(op.definition, {"operand": value}, results, attributes, like=op).results[
        0
    ]


def _look_through(op: Operation, name: str, rewriter: Rewriter) -> bool:
    subview = find_subview(one(op, name))
    if subview is None:
        return False
    offset = add(one(subview, "source_offset"), one(op, f"{name}_offset"), op, rewriter)
    rewriter.set_operands(
        op,
        {
            name: [one(subview, "source")],
            f"{name}_size": [one(subview, "source_size")],
            f"{name}_offset": [offset],
        },
    )
    return True


def _replace_with_subview(
    op: Operation, inner: Operation, offset: Value, size: Value, rewriter: Rewriter
) -> None:
    assert inner.definition is not None
    operands = {
        "source": one(inner, "source"),
        "source_size": one(inner, "source_size"),
        "source_offset": offset,
        "result_size": size,
    }
    replace_with(op, inner.definition, operands, None, rewriter)


PATTERNS = (
    select_size,
    fold_subview_into_load,
    fold_subview_into_store,
    fold_subview_of_subview,
    sink_subviews_across_select,
)
FOLDS = (fold_size, fold_whole_subview)

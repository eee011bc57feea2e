"""Clones, transfers and casts of resources, and loads and stores of elements.

Source: Stream/IR/StreamOpFolders.cpp (stream.async.clone, .transfer, .cast, .load and .store).
"""

from __future__ import annotations

from iree_sched.dialects import required
from iree_sched.dialects.names import BITCAST, SLICE, TRANSFER
from iree_sched.dialects.stream_types import lifetime
from iree_sched.ir import Operation
from iree_sched.partition.cloning import is_cloneable
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.numbers import byte_width
from iree_sched.rewrite.patterns.additions import add
from iree_sched.rewrite.patterns.arithmetic import number_op
from iree_sched.rewrite.patterns.support import (
    affinity,
    defining,
    has_one_use,
    one,
    operands_of,
    replace_with,
)
from iree_sched.rewrite.rewriter import Rewriter

_CAST = "stream.async.cast"
_LOAD = "stream.async.load"
_CLONE = required("stream.async.clone")
_SLICE = required(SLICE)
_AFFINITIES = ("source_affinity", "target_affinity", "execution_affinity")


@pattern("stream.async.clone")
def propagate_cloneable(op: Operation, rewriter: Rewriter) -> bool:
    """Makes the source again for each user of a clone where that is cheaper than a copy."""
    result = op.results[0]
    source = one(op, "source").defining_op
    if not result.users or source is None or not is_cloneable(source):
        return False
    for user, index in list(result.uses_newest_first()):
        rewriter.set_before(user)
        copy = source.clone({})
        copy.retype_result(result.index, result.type)
        rewriter.insert(copy)
        user.set_operand(index, copy.results[result.index])
    rewriter.erase(op)
    return True


@fold(TRANSFER)
def fold_round_trip(op: Operation, rewriter: Rewriter) -> Folded:
    """A transfer back to where a resource was transferred from gives that resource."""
    source = defining(one(op, "source"), TRANSFER)
    if source is None or "execution_affinity" in {*op.attributes, *source.attributes}:
        return None
    if one(source, "source").type != op.results[0].type:
        return None
    origin = affinity(source, rewriter, "source_affinity")
    back = origin == affinity(op, rewriter, "target_affinity")
    return [one(source, "source")] if back else None


@pattern(TRANSFER)
def transfer_to_clone(op: Operation, rewriter: Rewriter) -> bool:
    """Makes a clone of a transfer that stays on its device."""
    origin = affinity(op, rewriter, "source_affinity")
    if origin != affinity(op, rewriter, "target_affinity"):
        return False
    if "staging" in (lifetime(one(op, "source").type), lifetime(op.results[0].type)):
        return False
    operands = operands_of(op, "source", "source_size", "result_size")
    attributes = {"affinity": op.attributes.get("source_affinity")}
    replace_with(op, _CLONE, operands, attributes, rewriter)
    return True


@pattern(TRANSFER)
def elide_intermediate_transfers(op: Operation, rewriter: Rewriter) -> bool:
    """Transfers straight from where a chain of transfers begins."""
    first = op
    while (before := defining(one(first, "source"), TRANSFER)) is not None:
        first = before
    if first is op:
        return False
    assert op.definition is not None
    operands = {
        **operands_of(first, "source", "source_size"),
        **operands_of(op, "result_size"),
    }
    attributes = {name: op.attributes.get(name) for name in _AFFINITIES}
    attributes["source_affinity"] = first.attributes.get("source_affinity")
    replace_with(op, op.definition, operands, attributes, rewriter)
    return True


@fold(_CAST)
def fold_cast(op: Operation, rewriter: Rewriter) -> Folded:
    """A cast to the same type, or back to it, gives the source."""
    source = one(op, "source")
    if source.type == op.results[0].type:
        return [source]
    inner = defining(source, _CAST)
    if inner is not None and one(inner, "source").type == op.results[0].type:
        return [one(inner, "source")]
    return None


@pattern(_CAST)
def collapse_cast_chain(op: Operation, rewriter: Rewriter) -> bool:
    """Casts straight from the source of a cast."""
    inner = defining(one(op, "source"), _CAST)
    if inner is None:
        return False
    assert op.definition is not None
    operands = {
        **operands_of(inner, "source", "source_size"),
        "result_size": inner.operand_group("source_size"),
    }
    attributes = {"affinity": op.attributes.get("affinity")}
    replace_with(op, op.definition, operands, attributes, rewriter)
    return True


@pattern(_LOAD)
def fold_bitcast_into_load(op: Operation, rewriter: Rewriter) -> bool:
    """Loads an element as the type that it is cast to."""
    result = op.results[0]
    if not has_one_use(result):
        return False
    cast = next(iter(result.users))
    if cast.name != BITCAST:
        return False
    op.retype_result(0, cast.results[0].type)
    rewriter.modified(op)
    rewriter.replace(cast, [result])
    return True


@pattern(_LOAD)
def fold_clone_into_load(op: Operation, rewriter: Rewriter) -> bool:
    """Transfers just the element that is loaded, not a clone of the whole resource."""
    transfer = defining(one(op, "source"), TRANSFER)
    if transfer is None or not has_one_use(transfer.results[0]):
        return False
    clone = defining(one(transfer, "source"), _CLONE.name)
    size = byte_width(op.results[0].type)
    if clone is None or size is None:
        return False
    assert op.definition is not None
    assert transfer.definition is not None
    offset = one(op, "source_offset")
    length = number_op(size, "index", op, rewriter)
    zero = number_op(0, "index", op, rewriter)
    end = add(offset, length, op, rewriter)
    piece = rewriter.create(
        _SLICE,
        {
            **operands_of(clone, "source", "source_size"),
            "source_offset": offset,
            "source_end": end,
            "result_size": length,
        },
        {"result": one(clone, "source").type},
        {"affinity": clone.attributes.get("affinity")},
        like=op,
    )
    names = _AFFINITIES[:2]
    staged = rewriter.create(
        transfer.definition,
        {"source": piece.results[0], "source_size": length, "result_size": length},
        {"result": transfer.results[0].type},
        {name: transfer.attributes.get(name) for name in names},
        like=op,
    )
    operands = {"source": staged.results[0], "source_size": length, "source_offset": zero}
    replace_with(op, op.definition, operands, None, rewriter)
    return True


@pattern("stream.async.store")
def fold_bitcast_into_store(op: Operation, rewriter: Rewriter) -> bool:
    """Stores an element as the type that it was cast from."""
    cast = defining(one(op, "value"), BITCAST)
    if cast is None:
        return False
    rewriter.set_operands(op, {"value": [cast.operands[0]]})
    return True


PATTERNS = (
    propagate_cloneable,
    transfer_to_clone,
    elide_intermediate_transfers,
    collapse_cast_chain,
    fold_bitcast_into_load,
    fold_clone_into_load,
    fold_bitcast_into_store,
)
FOLDS = (fold_round_trip, fold_cast)

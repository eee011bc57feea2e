"""Updates and copies of parts of resources.

Source: Stream/IR/StreamOpFolders.cpp (stream.async.update and .copy).
"""

from __future__ import annotations

from iree_sched.analysis.access import access_ranges
from iree_sched.analysis.ties import find_tied_base, tied_operand
from iree_sched.dialects import required
from iree_sched.dialects.names import FILL, SLICE, SPLAT
from iree_sched.ir import Effects, Operation, Value
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.support import defining, one, operands_of, replace_with
from iree_sched.rewrite.rewriter import Rewriter

_UPDATE = "stream.async.update"
_TARGET = ("target", "target_size", "target_offset", "target_end")
_NO_WRITES = (Effects.PURE, Effects.READ, Effects.ALLOCATE)
_FILL = required(FILL)
_COPY = required("stream.async.copy")


@fold(_UPDATE)
def fold_update(op: Operation, rewriter: Rewriter) -> Folded:
    """An update of all of a value made here is what it is updated with."""
    if one(op, "update_size") is not one(op, "target_size"):
        return None
    update, target = one(op, "update"), one(op, "target")
    if update.type == op.results[0].type and _has_value_semantics(target):
        return [update]
    return [target] if update is target else None


@pattern(_UPDATE)
def elide_in_place_update(op: Operation, rewriter: Rewriter) -> bool:
    """Drops an update of all of the target with what was made in the storage of the target."""
    update, target = one(op, "update"), one(op, "target")
    if one(op, "update_size") is not one(op, "target_size"):
        return False
    if update.type != op.results[0].type or find_tied_base(update) is not find_tied_base(target):
        return False
    if not all(_only_reads(user, update) for user in update.users):
        return False
    rewriter.replace(op, [update])
    return True


@pattern(_UPDATE)
def combine_splat_update(op: Operation, rewriter: Rewriter) -> bool:
    """Makes a fill of an update with a splat."""
    splat = defining(one(op, "update"), SPLAT)
    if splat is None:
        return False
    operands = {
        **operands_of(op, *_TARGET, target_length="update_size"),
        "value": [one(splat, "value")],
    }
    attributes = {"affinity": op.attributes.get("affinity")}
    replace_with(op, _FILL, operands, attributes, rewriter)
    return True


@pattern(_UPDATE)
def combine_slice_update(op: Operation, rewriter: Rewriter) -> bool:
    """Makes a copy of an update with a slice from the same block."""
    piece = defining(one(op, "update"), SLICE)
    if piece is None or piece.parent is not op.parent:
        return False
    operands = {
        **operands_of(op, *_TARGET),
        **operands_of(
            piece, "source", "source_size", "source_offset", "source_end", length="result_size"
        ),
    }
    attributes = {"affinity": op.attributes.get("affinity")}
    replace_with(op, _COPY, operands, attributes, rewriter)
    return True


@pattern("stream.async.copy")
def copy_of_all_to_update(op: Operation, rewriter: Rewriter) -> bool:
    """Makes an update of a copy from all of a resource."""
    size = one(op, "source_size")
    if one(op, "source_end") is not size or one(op, "length") is not size:
        return False
    operands = operands_of(op, *_TARGET, update="source", update_size="source_size")
    attributes = {"affinity": op.attributes.get("affinity")}
    replace_with(op, required(_UPDATE), operands, attributes, rewriter)
    return True


def _has_value_semantics(value: Value) -> bool:
    """True if a value is made here, untied: nobody can see what it is overwritten with."""
    op = value.defining_op
    if op is None or op.definition is None or tied_operand(value) is not None:
        return False
    return op.name.startswith("stream.async.")


def _only_reads(user: Operation, value: Value) -> bool:
    """True if it is clear that an op does not write to the storage of a value it uses."""
    ranges = access_ranges(user)
    if ranges is None:
        return user.definition is not None and user.definition.effects in _NO_WRITES
    return not any(found.resource is value and found.writes for found in ranges)


PATTERNS = (
    elide_in_place_update,
    combine_splat_update,
    combine_slice_update,
    copy_of_all_to_update,
)
FOLDS = (fold_update,)

"""Splats, fills and constants that are splats.

Source: Stream/IR/StreamOpFolders.cpp (stream.async.constant, .splat, .slice and .fill).
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.analysis.ties import find_tied_base
from iree_sched.dialects import required
from iree_sched.dialects.names import ASYNC_CONSTANT, FILL, SLICE, SPLAT
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import Constant, constant_op, constant_text
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.numbers import narrow_bit_pattern
from iree_sched.rewrite.patterns.additions import add
from iree_sched.rewrite.patterns.support import defining, has_one_use, one, replace_with, result_of
from iree_sched.rewrite.rewriter import Rewriter

_SPLAT = required(SPLAT)
# From two fills, the first one first, to offset, end and length of one.
Extension = Callable[[Operation, Operation, Rewriter], tuple[Value, ...]]
_WHOLE_RANGE = ("target_offset", "target_end", "target_length")


@pattern(ASYNC_CONSTANT)
def convert_splat_constant(op: Operation, rewriter: Rewriter) -> bool:
    """Makes a splat of a constant all elements of which are the same."""
    element = splat_element(op.attributes["value"])
    if element is None:
        return False
    value = constant_op(element, op, rewriter)
    _replace_with_splat(op, value, one(op, "result_size"), op.operand("await_timepoint"), rewriter)
    return True


@pattern(SPLAT, FILL)
def narrow_fill(op: Operation, rewriter: Rewriter) -> bool:
    """Writes a constant fill pattern with as few bits as give the same bytes."""
    value = one(op, "value")
    text = constant_text(value)
    narrow = None if text is None else narrow_bit_pattern(text, value.type)
    if narrow is None:
        return False
    constant = constant_op(narrow, op, rewriter)
    rewriter.set_operands(op, {"value": [constant]})
    return True


@fold(SLICE)
def fold_whole_slice(op: Operation, rewriter: Rewriter) -> Folded:
    """A slice of all of its source is the source."""
    source = one(op, "source")
    if one(op, "source_size") is not one(op, "result_size"):
        return None
    return [source] if source.type == result_of(op).type else None


@pattern(SLICE)
def propagate_splat_through_slice(op: Operation, rewriter: Rewriter) -> bool:
    """A slice of a splat is a smaller splat."""
    splat = defining(one(op, "source"), SPLAT)
    if splat is None:
        return False
    await_timepoint = splat.operand("await_timepoint")
    _replace_with_splat(op, one(splat, "value"), one(op, "result_size"), await_timepoint, rewriter)
    return True


@pattern(FILL)
def flatten_full_fill(op: Operation, rewriter: Rewriter) -> bool:
    """Makes a splat of a fill of all of a target that was made here."""
    target = one(op, "target")
    if one(op, "target_length") is not one(op, "target_size"):
        return False
    if target.defining_op is None or find_tied_base(target) is not target:
        return False
    _replace_with_splat(op, one(op, "value"), one(op, "target_size"), None, rewriter)
    return True


@pattern(FILL)
def elide_redundant_fill(op: Operation, rewriter: Rewriter) -> bool:
    """Drops a fill of a splat with the value that is there already."""
    splat = defining(one(op, "target"), SPLAT)
    if splat is None or one(splat, "value") is not one(op, "value"):
        return False
    rewriter.replace(op, splat.results)
    return True


@pattern(FILL)
def coalesce_adjacent_fills(op: Operation, rewriter: Rewriter) -> bool:
    """Extends the fill before by one of a range next to it with the same value."""
    return coalesce_fills(op, extended_before, rewriter)


def coalesce_fills(op: Operation, before: Extension, rewriter: Rewriter) -> bool:
    """Extends the fill whose result `op` fills, `before` giving the range where `op`'s is first."""
    source = defining(one(op, "target"), FILL)
    if source is None or not has_one_use(source.results[0]):
        return False
    if one(source, "value") is not one(op, "value"):
        return False
    after = one(source, "target_end") is one(op, "target_offset")
    if not after and one(source, "target_offset") is not one(op, "target_end"):
        return False
    if not _are_defined_before(source, [one(op, "target_offset"), one(op, "target_length")]):
        return False
    rewriter.set_before(source)
    bounds = _extended_after if after else before
    extended = bounds(source, op, rewriter)
    for group, value in zip(_WHOLE_RANGE, extended, strict=True):
        source.set_operand_group(group, [value])
    rewriter.modified(op)
    rewriter.replace(op, source.results)
    return True


def splat_element(attribute: str) -> Constant | None:
    """The element of a dense attribute of equal elements: `dense<1> : tensor<4xi32>` gives 1."""
    if attribute.startswith('dense<"'):
        return None  # perhaps megabytes, not to be copied
    head, _, type = attribute.rpartition(" : ")
    if not head.startswith("dense<") or not type.startswith("tensor<"):
        return None
    element_type = type[len("tensor<") : -1].rpartition("x")[2]
    text = head[len("dense<") : -1].strip()
    if not text or text[0] in '"[(':
        return None
    if text in ("true", "false"):
        return Constant(text, element_type)
    return Constant(f"{text} : {element_type}", element_type)


def _replace_with_splat(
    op: Operation, value: Value, size: Value, await_timepoint: Value | None, rewriter: Rewriter
) -> None:
    operands = {"await_timepoint": await_timepoint, "value": value, "result_size": size}
    replace_with(op, _SPLAT, operands, {"affinity": op.attributes.get("affinity")}, rewriter)


def _are_defined_before(op: Operation, values: list[Value]) -> bool:
    """True if all values can be used by `op` as far as one block shows."""
    for value in values:
        definition = value.defining_op
        if definition is None or definition.parent is not op.parent:
            continue
        if definition is op or not definition.is_before(op):
            return False
    return True


def _extended_after(source: Operation, op: Operation, rewriter: Rewriter) -> tuple[Value, ...]:
    length = one(op, "target_length")
    return (
        one(source, "target_offset"),
        add(one(source, "target_end"), length, source, rewriter),
        add(one(source, "target_length"), length, source, rewriter),
    )


def extended_before(source: Operation, op: Operation, rewriter: Rewriter) -> tuple[Value, ...]:
    """The range from the start of the second fill to the end of the first."""
    return (
        one(op, "target_offset"),
        one(source, "target_end"),
        add(one(op, "target_length"), one(source, "target_length"), source, rewriter),
    )


PATTERNS = (
    convert_splat_constant,
    narrow_fill,
    propagate_splat_through_slice,
    flatten_full_fill,
    elide_redundant_fill,
    coalesce_adjacent_fills,
)
FOLDS = (fold_whole_slice,)

"""Allocated resources: packing, and the operands of commands on them."""

from __future__ import annotations

from typing import ClassVar

from iree_sched.assembly.pieces import (
    Directive,
    array_of,
    branches,
    is_sized,
    leaves,
    operand_leaf,
    span,
)
from iree_sched.assembly.shape import Shape, Span
from iree_sched.assembly.slots import Branch, Content, Leaf
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import parse_array
from iree_sched.syntax.tree import Tree


class PackSlices(Directive):
    """`{[0, 9] = %size, ...}`: first and last use of a slice, and its size in bytes."""

    attributes: ClassVar[tuple[str, ...]] = ("lifetime_intervals",)

    def read(self, tree: Tree, shape: Shape) -> None:
        pieces: list[Span | str] = ["["]
        for slice in branches(tree, "pack_slice"):
            start, end, size = leaves(slice)
            pieces += [", "] * (len(pieces) > 1)
            pieces += [span(start), " : index, ", span(end), " : index"]
            shape.add_operand("dynamic_slice_sizes", size)
            shape.add_type("packed_offsets", "index", result=True)
        shape.composed["lifetime_intervals"] = [*pieces, "]"]

    def write(self, op: Operation) -> Content | None:
        ends = [text.partition(":")[0].strip() for text in _intervals(op)]
        start = op.form.group("dynamic_slice_sizes").start
        parts = []
        for number, (first, last) in enumerate(zip(ends[::2], ends[1::2], strict=True)):
            numbers = [Leaf("NUMBER", first), Leaf("NUMBER", last)]
            parts.append(Branch("pack_slice", [*numbers, operand_leaf(start + number)]))
        return tuple(parts) or (Leaf("EMPTY", "{}"),)


def _intervals(op: Operation) -> tuple[str, ...]:
    return parse_array(op.attributes["lifetime_intervals"])


class NoResources(Directive):
    """`{}`: a command without resources."""

    attributes: ClassVar[tuple[str, ...]] = ("resource_accesses",)

    def read(self, tree: Tree, shape: Shape) -> None:
        shape.composed["resource_accesses"] = ["[]"]

    def write(self, op: Operation) -> Content | None:
        return None if op.operand_group("resources") else (Leaf("EMPTY", "{}"),)


class CallOperands(Directive):
    """`(ro %0[%offset for %length], %1)`: operands, resources with their access and range."""

    attributes: ClassVar[tuple[str, ...]] = ("resource_operand_accesses",)

    def read(self, tree: Tree, shape: Shape) -> None:
        operands = branches(tree, "call_operand")
        accesses: list[Span] = []
        for operand in operands:
            tokens = leaves(operand)
            if len(tokens) > 1:
                accesses.append(span(tokens.pop(0)))
            shape.add_operand("resource_operands", tokens[0])
            for group, token in zip(_RANGE, tokens[1:], strict=False):
                shape.add_operand(group, token)
        if operands:
            shape.composed["resource_operand_accesses"] = array_of(accesses)

    def write(self, op: Operation) -> Content | None:
        accesses = parse_array(op.attributes.get("resource_operand_accesses", "[]"))
        starts = [op.form.group(group).start for group in _RANGE]
        group = op.form.group("resource_operands")
        parts = []
        resource = 0
        for index in range(group.start, group.stop):
            names = [operand_leaf(index)]
            if is_sized(op.operands[index].type):
                names = [Leaf("WORD", accesses[resource]), *names]
                names += [operand_leaf(start + resource) for start in starts]
                resource += 1
            parts.append(Branch("call_operand", names))
        return tuple(parts)


_RANGE = ("resource_operand_offsets", "resource_operand_lengths")

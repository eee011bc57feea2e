"""Types with sizes, and results that are tied to operands."""

from __future__ import annotations

from typing import ClassVar

from iree_sched.assembly.pieces import (
    Directive,
    branches,
    definition_of,
    is_sized,
    leaves,
    operand_leaf,
    span,
    tied_indices,
    type_leaf,
)
from iree_sched.assembly.shape import Shape, Span
from iree_sched.assembly.slots import Branch, Content, Leaf
from iree_sched.ir import Operation
from iree_sched.syntax.tree import Token, Tree


class ShapedFunctionType(Directive):
    """`(T{%s}, i32) -> (T{%s}, %0{%s})`: types and sizes of a dispatch-like op."""

    attributes: ClassVar[tuple[str, ...]] = ("tied_operands",)
    optional: ClassVar[tuple[str, ...]] = attributes

    def read(self, tree: Tree, shape: Shape) -> None:
        definition = definition_of(shape)
        group = definition.tied_operands or "operands"
        for types in branches(tree, "shaped_types"):
            read_shaped_types(types, shape, group)
        read_shaped_results(branches(tree, "shaped_results")[0], shape, "results")

    def write(self, op: Operation) -> Content | None:
        group = (op.definition and op.definition.tied_operands) or "operands"
        types = write_shaped_types(op, group)
        start: list[Leaf | Branch] = [Branch("shaped_types", types)] if types else []
        return (*start, Branch("shaped_results", write_shaped_results(op, "results")))


class TiedResult(Directive):
    """`%target as T{%size}`: the result of an op that writes one operand in place."""

    def read(self, tree: Tree, shape: Shape) -> None:
        definition = definition_of(shape)
        group = definition.ties["result"]
        tokens = leaves(branches(tree, "shaped_result")[0])
        if tokens[0].type == "SSA":
            tokens.pop(0)  # IREE takes any name here, even one that nothing defines
        if tokens and tokens[0].type == "TYPE":
            shape.add_type(group, span(tokens.pop(0)), result=False)
        for token in tokens:
            shape.add_operand(definition.sizes[group], token)

    def write(self, op: Operation) -> Content | None:
        assert op.definition is not None
        group = op.definition.ties["result"]
        target = op.form.group(group).start
        size = op.form.group(op.definition.sizes[group]).start
        type = op.operands[target].type
        parts = [operand_leaf(target), type_leaf(type), operand_leaf(size)]
        return (Branch("shaped_result", parts),)


class ShapedOperandTypes(Directive):
    """`T{%s}, T{%s}`: the types of resource operands, and of the results that pass them on."""

    def read(self, tree: Tree, shape: Shape) -> None:
        for types in branches(tree, "shaped_types"):
            read_shaped_types(types, shape, "resource_operands")

    def write(self, op: Operation) -> Content | None:
        types = write_shaped_types(op, "resource_operands")
        return (Branch("shaped_types", types),) if types else None


def read_shaped_types(tree: Tree, shape: Shape, group: str) -> None:
    """Reads `T{%s}, T{%s}` into a group's types and its sizes."""
    sizes = definition_of(shape).sizes.get(group)
    for item in branches(tree, "shaped_type"):
        type, *dims = leaves(item)
        shape.add_type(group, span(type), result=False)
        for dim in dims:
            assert sizes is not None
            shape.add_operand(sizes, dim)


def read_shaped_results(tree: Tree, shape: Shape, group: str) -> None:
    """Reads `(T{%s}, %0{%s})` into result types, ties and sizes."""
    sizes = definition_of(shape).sizes.get(group)
    shape.ties = []
    for item in branches(tree, "shaped_result"):
        tie, dims = read_shaped_result(item)
        shape.ties.append(tie)
        for dim in dims:
            assert sizes is not None
            shape.add_operand(sizes, dim)


def read_shaped_result(item: Tree) -> tuple[tuple[int | None, Span | None], list[Token]]:
    """What `%0 as T{%s}` is tied to and its type, as an entry of `Shape.ties`, and its sizes."""
    tokens = leaves(item)
    tied = tokens.pop(0).line if tokens[0].type == "SSA" else None
    typed = span(tokens.pop(0)) if tokens and tokens[0].type == "TYPE" else None
    return (tied, typed), tokens


def write_shaped_types(op: Operation, group: str) -> list[Leaf | Branch]:
    """The counterpart of `read_shaped_types`."""
    assert op.definition is not None
    sizes = op.definition.sizes.get(group)
    size = op.form.group(sizes).start if sizes else 0
    parts: list[Leaf | Branch] = []
    for value in op.operand_group(group):
        leaf: list[Leaf | Branch] = [type_leaf(value.type)]
        if sizes and is_sized(value.type):
            leaf.append(operand_leaf(size))
            size += 1
        parts.append(Branch("shaped_type", leaf))
    return parts


def write_shaped_results(op: Operation, group: str) -> list[Leaf | Branch]:
    """The counterpart of `read_shaped_results`."""
    assert op.definition is not None
    sizes = op.definition.sizes.get(group)
    size = op.form.group(sizes).start if sizes else 0
    ties = tied_indices(op)
    parts: list[Leaf | Branch] = []
    for number, value in enumerate(op.result_group(group)):
        names: list[Leaf | Branch] = []
        tied = ties[number] if number < len(ties) else -1
        if tied >= 0:
            operand = op.form.group(op.definition.tied_operands or "").start + tied
            names.append(operand_leaf(operand))
        if tied < 0 or op.operands[operand].type != value.type:
            names.append(type_leaf(value.type))
        if sizes and is_sized(value.type):
            names.append(operand_leaf(size))
            size += 1
        parts.append(Branch("shaped_result", names))
    return parts

"""Types of tensors that are held in resources: `tensor<?xf32>{%dim} in !stream.resource<*>{%size}`.

A value that is no resource has the encoding !util.unused, which is not spelled.
"""

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
    tied_indices,
    type_leaf,
)
from iree_sched.assembly.shape import Shape, Span
from iree_sched.assembly.shaped import read_shaped_result
from iree_sched.assembly.slots import Branch, Content, Leaf
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import parse_array
from iree_sched.syntax.tree import Tree

_UNUSED = "!util.unused"


class EncodedOperands(Directive):
    """`%0 : tensor<?xf32>{%dim} in T{%size}, ...`: the traced resources of stream.tensor.trace."""

    attributes: ClassVar[tuple[str, ...]] = ("resource_encodings",)

    def read(self, tree: Tree, shape: Shape) -> None:
        encodings = _Encodings(shape, "resource_encoding_dims")
        for item in branches(tree, "encoded_operand"):
            shape.add_operand("resources", leaves(item)[0])
            type = encodings.read(branches(item, "encoded_type")[0], "resource_sizes")
            shape.add_type("resources", type, result=False)
        shape.composed["resource_encodings"] = encodings.pieces()

    def write(self, op: Operation) -> Content | None:
        sizes = op.form.group("resource_sizes").start
        writer = _EncodingWriter(op, "resource_encodings", "resource_encoding_dims")
        parts = []
        for number, resource in enumerate(op.operand_group("resources")):
            shaped = _shaped([type_leaf(resource.type), operand_leaf(sizes + number)])
            operand = operand_leaf(op.form.group("resources").start + number)
            encoded = Branch("encoded_type", [*writer.write(number), shaped])
            parts.append(Branch("encoded_operand", [operand, encoded]))
        return tuple(parts)


class EncodedFunctionType(Directive):
    """The operand and result types of stream.tensor.dispatch, tied results naming operands."""

    attributes: ClassVar[tuple[str, ...]] = (
        "operand_encodings",
        "result_encodings",
        "tied_operands",
    )
    optional: ClassVar[tuple[str, ...]] = ("tied_operands",)

    def read(self, tree: Tree, shape: Shape) -> None:
        encodings = _Encodings(shape, "operand_encoding_dims")
        for types in branches(tree, "encoded_types"):
            for item in branches(types, "encoded_type"):
                type = encodings.read(item, "operand_sizes")
                shape.add_type("mixed_operands", type, result=False)
        shape.composed["operand_encodings"] = encodings.pieces()
        encodings = _Encodings(shape, "result_encoding_dims")
        shape.ties = []
        for item in branches(branches(tree, "encoded_results")[0], "encoded_result"):
            encodings.note(branches(item, "shaped_type"))
            tie, sizes = read_shaped_result(branches(item, "shaped_result")[0])
            shape.ties.append(tie)
            for size in sizes:
                shape.add_operand("result_sizes", size)
        shape.composed["result_encodings"] = encodings.pieces()

    def write(self, op: Operation) -> Content | None:
        types = self._operands(op)
        start = [Branch("encoded_types", types)] if types else []
        return (*start, Branch("encoded_results", self._results(op)))

    def _operands(self, op: Operation) -> list[Branch]:
        writer = _EncodingWriter(op, "operand_encodings", "operand_encoding_dims")
        size = op.form.group("operand_sizes").start
        parts = []
        for number, operand in enumerate(op.operand_group("mixed_operands")):
            names = [type_leaf(operand.type)]
            if is_sized(operand.type):
                names.append(operand_leaf(size))
                size += 1
            parts.append(Branch("encoded_type", [*writer.write(number), _shaped(names)]))
        return parts

    def _results(self, op: Operation) -> list[Branch]:
        writer = _EncodingWriter(op, "result_encodings", "result_encoding_dims")
        first = op.form.group("mixed_operands").start
        size = op.form.group("result_sizes").start
        ties = tied_indices(op) or [-1] * len(op.results)
        parts = []
        for number, (result, tie) in enumerate(zip(op.results, ties, strict=True)):
            names = [operand_leaf(first + tie)] if tie >= 0 else []
            if tie < 0 or op.operands[first + tie].type != result.type:
                names.append(type_leaf(result.type))
            names.append(operand_leaf(size + number))
            shaped = Branch("shaped_result", names)
            parts.append(Branch("encoded_result", [*writer.write(number), shaped]))
        return parts


class _Encodings:
    """Collects the encodings of a list while it is read."""

    def __init__(self, shape: Shape, dims: str) -> None:
        self.shape = shape
        self.dims = dims
        self.found: list[Span | str] = []

    def read(self, item: Tree, sizes: str) -> Span:
        """Reads `encoding{%dim} in T{%size}` or `T{%size}`; returns where T stands."""
        *encoding, shaped = branches(item, "shaped_type")
        self.note(encoding)
        type, *rest = leaves(shaped)
        for size in rest:
            self.shape.add_operand(sizes, size)
        return span(type)

    def note(self, encoding: list[Tree]) -> None:
        """Notes the next encoding, or that there is none."""
        if not encoding:
            self.found.append(_UNUSED)
            return
        type, *dims = leaves(encoding[0])
        self.found.append(span(type))
        for dim in dims:
            self.shape.add_operand(self.dims, dim)

    def pieces(self) -> list[Span | str]:
        """What the array attribute is made of."""
        return array_of(self.found)


class _EncodingWriter:
    """Hands out the encodings of a list with their dimensions."""

    def __init__(self, op: Operation, encodings: str, dims: str) -> None:
        self.encodings = parse_array(op.attributes[encodings])
        self.next_dim = op.form.group(dims).start

    def write(self, number: int) -> list[Branch]:
        """The encoding of one value; empty where it has none."""
        type = self.encodings[number]
        if type == _UNUSED:
            return []
        end = self.next_dim + _dynamic_dims(type)
        dims = [operand_leaf(index) for index in range(self.next_dim, end)]
        self.next_dim = end
        return [_shaped([type_leaf(type), *dims])]


def _dynamic_dims(type: str) -> int:
    """How many dimensions of a tensor type are dynamic."""
    head = type.removeprefix("tensor<").partition(",")[0]
    return sum(1 for part in head.split("x") if part == "?")


def _shaped(names: list[Leaf]) -> Branch:
    return Branch("shaped_type", names)

"""Dispatches, execution regions and collectives of the stream dialect."""

from __future__ import annotations

from typing import ClassVar

from iree_sched.assembly.pieces import (
    Directive,
    argument_leaf,
    array_of,
    branches,
    definition_of,
    is_sized,
    leaves,
    operand_leaf,
    span,
    type_leaf,
)
from iree_sched.assembly.shape import Shape
from iree_sched.assembly.shaped import read_shaped_results, write_shaped_results
from iree_sched.assembly.slots import Branch, Content, Leaf, RegionSlot
from iree_sched.ir import OpDefinition, OperandRanges, Operation
from iree_sched.syntax.attributes import parse_array
from iree_sched.syntax.tree import Tree


class DispatchOperands(Directive):
    """`(%0[%a to %b for %c], %1)`: operands, resources with the range that is accessed."""

    def read(self, tree: Tree, shape: Shape) -> None:
        ranges = _ranges(definition_of(shape))
        for operand in branches(tree, "dispatch_operand"):
            tokens = leaves(operand)
            shape.add_operand(ranges.operands, tokens[0])
            groups = (ranges.starts, ranges.ends, ranges.lengths)
            for group, token in zip(groups, tokens[1:], strict=False):
                assert group is not None
                shape.add_operand(group, token)

    def write(self, op: Operation) -> Content | None:
        assert op.definition is not None
        ranges = _ranges(op.definition)
        groups = [op.form.group(g).start for g in (ranges.starts, ranges.ends, ranges.lengths) if g]
        parts = []
        resource = 0
        group = op.form.group(ranges.operands)
        for index in range(group.start, group.stop):
            names = [operand_leaf(index)]
            if is_sized(op.operands[index].type):
                names += [operand_leaf(start + resource) for start in groups]
                resource += 1
            parts.append(Branch("dispatch_operand", names))
        return tuple(parts)


class ResourceRegion(Directive):
    """`(%0 as %arg0: T{%s}) -> (T{%s}) {...}`: what a region captures and yields, and its body."""

    attributes: ClassVar[tuple[str, ...]] = ("tied_operands",)
    optional: ClassVar[tuple[str, ...]] = attributes

    def read(self, tree: Tree, shape: Shape) -> None:
        definition = definition_of(shape)
        for operand in branches(tree, "region_operand"):
            value, type, *sizes = leaves(operand)
            name = leaves(branches(operand, "argument")[0])[0]
            shape.add_operand("resource_operands", value)
            shape.add_type("resource_operands", span(type), result=False)
            for size in sizes:
                group = definition.sizes["resource_operands"]
                shape.add_operand(group, size)
            shape.add_argument(name, span(type))
        for results in branches(tree, "shaped_results"):
            read_shaped_results(results, shape, "results")
        shape.bodies.append(leaves(tree)[-1].line)

    def write(self, op: Operation) -> Content | None:
        assert op.definition is not None
        group = op.form.group("resource_operands")
        sizes = op.form.group(op.definition.sizes["resource_operands"]).start
        parts: list[Leaf | Branch] = []
        for number, index in enumerate(range(group.start, group.stop)):
            argument = Branch("argument", [argument_leaf(0, number)])
            names: list[Leaf | Branch] = [operand_leaf(index), argument]
            names += [type_leaf(op.operands[index].type), operand_leaf(sizes + number)]
            parts.append(Branch("region_operand", names))
        if "results" in op.definition.result_index and op.result_group("results"):
            parts.append(Branch("shaped_results", write_shaped_results(op, "results")))
        parts.append(Leaf("REGION", RegionSlot(0)))
        return tuple(parts)


class EntryPoints(Directive):
    """`@executable::@export`, or several in braces."""

    attributes: ClassVar[tuple[str, ...]] = ("entry_points",)

    def accepts(self, text: str) -> bool:
        return text != "[]" and all(element.startswith("@") for element in parse_array(text))

    def read(self, tree: Tree, shape: Shape) -> None:
        shape.composed["entry_points"] = array_of(map(span, leaves(tree)))

    def write(self, op: Operation) -> Content | None:
        symbols = parse_array(op.attributes["entry_points"])
        return tuple(Leaf("SYMBOL", symbol) for symbol in symbols)


class Collective(Directive):
    """`<all_reduce with sum : f32>`: a #stream.collective without its name."""

    attributes: ClassVar[tuple[str, ...]] = ("op",)
    prefix = "#stream.collective"

    def accepts(self, text: str) -> bool:
        return text.startswith(self.prefix)

    def read(self, tree: Tree, shape: Shape) -> None:
        shape.composed["op"] = [self.prefix, span(tree)]

    def write(self, op: Operation) -> Content | None:
        return op.attributes["op"].removeprefix(self.prefix)


class CollectiveParam(Directive):
    """`source_target_pair(%p)`: the parameter, under a keyword that the collective decides."""

    keywords: ClassVar[dict[str, str]] = {
        "broadcast": "source",
        "reduce": "target",
        "send": "target",
        "recv": "source",
        "send_recv": "source_target_pair",
    }

    def read(self, tree: Tree, shape: Shape) -> None:
        shape.add_operand("param", leaves(tree)[-1])

    def write(self, op: Operation) -> Content | None:
        start = op.form.group("param").start
        if not op.operand_group("param"):
            return None
        kind = op.attributes["op"].removeprefix(Collective.prefix + "<").split()[0].rstrip(">")
        return (Leaf("WORD", self.keywords[kind]), operand_leaf(start))


def _ranges(definition: OpDefinition) -> OperandRanges:
    assert isinstance(definition.accesses, OperandRanges)
    return definition.accesses

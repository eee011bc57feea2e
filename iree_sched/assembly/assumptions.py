"""`util.assume.int`: operands with what is known about them."""

from __future__ import annotations

from typing import ClassVar

from iree_sched.assembly.pieces import Directive, leaves, operand_leaf, span
from iree_sched.assembly.pieces import branches as subtrees
from iree_sched.assembly.shape import Shape, Span
from iree_sched.assembly.slots import Branch, Content, Leaf
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import parse_array
from iree_sched.syntax.tree import Tree


class AssumedOperands(Directive):
    """`%0<umin = 0>, %1[<udiv = 2>, <udiv = 4>]`: a list of assumptions for each operand."""

    attributes: ClassVar[tuple[str, ...]] = ("assumptions",)
    prefix = "#util.int.assumption"

    def accepts(self, text: str) -> bool:
        return text != "[]"

    def read(self, tree: Tree, shape: Shape) -> None:
        pieces: list[Span | str] = []
        for operand in subtrees(tree, "assumed_operand"):
            shape.add_operand("operands", leaves(operand)[0])
            pieces.append(", [" if pieces else "[[")
            for number, assumption in enumerate(subtrees(operand, "assumption")):
                pieces += [", "] * bool(number)
                is_full = [t.type for t in leaves(assumption)] == ["ATTRIBUTE"]
                pieces += [span(assumption)] if is_full else [self.prefix, span(assumption)]
            pieces.append("]")
        shape.composed["assumptions"] = [*pieces, "]"]

    def write(self, op: Operation) -> Content | None:
        parts = []
        for index, text in enumerate(parse_array(op.attributes["assumptions"])):
            # Without its name: behind an operand, `#` would be read as the number of a result.
            stripped = (element.removeprefix(self.prefix) for element in parse_array(text))
            branches = [Branch("assumption", [Leaf("ATTRIBUTE", text)]) for text in stripped]
            parts.append(Branch("assumed_operand", [operand_leaf(index), *branches]))
        return tuple(parts)

"""Switches: the cases of `cf.switch` and `scf.index_switch`, and lists of integers."""

from __future__ import annotations

from typing import ClassVar

from iree_sched.assembly.pieces import (
    Directive,
    array_of,
    branches,
    leaves,
    read_successor,
    span,
    write_successor,
)
from iree_sched.assembly.shape import Shape, Span
from iree_sched.assembly.slots import Branch, Content, Leaf, RegionSlot
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import dense_array, dense_elements
from iree_sched.syntax.tree import Token, Tree


class BranchWeights(Directive):
    """`[1, 2]` for `array<i32: 1, 2>`: the branch weights of cf.cond_br."""

    attributes: ClassVar[tuple[str, ...]] = ("branch_weights",)
    optional: ClassVar[tuple[str, ...]] = attributes

    def read(self, tree: Tree, shape: Shape) -> None:
        shape.composed["branch_weights"] = _integer_list("i32", leaves(tree))

    def write(self, op: Operation) -> Content | None:
        text = op.attributes.get("branch_weights")
        return None if text is None else tuple(Leaf("NUMBER", n) for n in dense_array(text))


class SwitchRegions(Directive):
    """`case 2 {...} default {...}` of scf.index_switch, whose first region is the default one."""

    attributes: ClassVar[tuple[str, ...]] = ("cases",)

    def accepts(self, text: str) -> bool:
        return text.startswith("array<i64")

    def read(self, tree: Tree, shape: Shape) -> None:
        *tokens, default = leaves(tree)
        shape.bodies += [default.line, *(token.line for token in tokens[1::2])]
        shape.composed["cases"] = _integer_list("i64", tokens[::2])

    def write(self, op: Operation) -> Content | None:
        parts: list[Leaf | Branch] = []
        for index, case in enumerate(dense_array(op.attributes["cases"])):
            parts += [Leaf("NUMBER", case), Leaf("REGION", RegionSlot(index + 1, ended=True))]
        return (*parts, Leaf("REGION", RegionSlot(0)))


class SwitchCases(Directive):
    """`default: ^bb1, 42: ^bb2(%0 : i32)` of cf.switch; case values have the type of the flag."""

    attributes: ClassVar[tuple[str, ...]] = ("case_values", "case_operand_segments")
    optional: ClassVar[tuple[str, ...]] = attributes

    def read(self, tree: Tree, shape: Shape) -> None:
        read_successor(branches(tree, "switch_successor")[0], "defaultOperands", shape)
        values: list[Token] = []
        counts: list[str] = []
        for case in branches(tree, "switch_case"):
            values += leaves(case)
            passed = read_successor(branches(case, "switch_successor")[0], "caseOperands", shape)
            counts.append(str(passed))
        if not values:
            return
        start, end = ("[", "]") if len(values) > 1 else ("", "")
        listed = array_of(map(span, values), f"dense<{start}", f"{end}> : vector<{len(values)}x")
        shape.composed["case_values"] = [*listed, shape.operand_types["flag"][0], ">"]
        shape.composed["case_operand_segments"] = [f"array<i32: {', '.join(counts)}>"]

    def write(self, op: Operation) -> Content | None:
        default = op.form.group("defaultOperands")
        passed = write_successor(op, 0, range(default.start, default.stop))
        parts = [Branch("switch_successor", passed)]
        start = op.form.group("caseOperands").start
        counts = dense_array(op.attributes.get("case_operand_segments", ""))
        values = dense_elements(op.attributes.get("case_values", ""), len(counts))
        for index, (value, count) in enumerate(zip(values, counts, strict=True)):
            passed = write_successor(op, index + 1, range(start, start + int(count)))
            start += int(count)
            successor = Branch("switch_successor", passed)
            parts.append(Branch("switch_case", [Leaf("NUMBER", value), successor]))
        return tuple(parts)


def _integer_list(type: str, tokens: list[Token]) -> list[Span | str]:
    return array_of(map(span, tokens), f"array<{type}: " if tokens else f"array<{type}", ">")

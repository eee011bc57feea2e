"""Attribute dictionaries: what no other rule of an op prints."""

from __future__ import annotations

from iree_sched.assembly.pieces import Directive, branches, leaves, span
from iree_sched.assembly.shape import Shape
from iree_sched.assembly.slots import Branch, Content, Leaf
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import UNIT, print_dictionary
from iree_sched.syntax.tree import Tree


class Dictionary(Directive):
    """`{...}` and `attributes {...}`: attributes that no other rule prints."""

    def __init__(self, *, inherent: bool) -> None:
        self.inherent = inherent

    def read(self, tree: Tree, shape: Shape) -> None:
        for token in leaves(tree):
            if token.type == "DICTIONARY":
                shape.dictionaries.append(token.line)
        for inherent in branches(tree, "inherent"):
            for entry in branches(inherent, "inherent_entry"):
                value = branches(entry, "attribute")
                shape.attributes[str(entry.children[0])] = span(value[0]) if value else UNIT

    def write(self, op: Operation) -> Content | None:
        raise AssertionError("written by the template maker, which knows what is printed elsewhere")

    def content(self, own: dict[str, str], other: dict[str, str], apart: bool) -> Content | None:
        """What to print for inherent attributes (`own`) and discardable ones (`other`).

        `apart` tells IREE's way since 3.13, `<own> {other}`, from the one before, `{own, other}`.
        """
        if not self.inherent or not apart:
            own, other = {}, {**own, **other}
        parts: list[Leaf | Branch] = []
        if own:
            entries = [Branch("inherent_entry", _entry(name, own[name])) for name in sorted(own)]
            parts.append(Branch("inherent", entries))
        if other:
            parts.append(Leaf("DICTIONARY", print_dictionary(other)))
        return tuple(parts) or None


def _entry(name: str, value: str) -> list[Leaf | Branch]:
    if value == UNIT:
        return [Leaf("WORD", name)]
    return [Leaf("WORD", name), Branch("attribute", [Leaf("ATTRIBUTE", value)])]

"""What directives are, and the helpers with which they read trees and write content."""

from __future__ import annotations

import functools
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from iree_sched.assembly.shape import Shape, Span
from iree_sched.assembly.slots import ArgumentSlot, Content, Leaf, OperandSlot, SuccessorSlot
from iree_sched.dialects.stream_types import is_resource_type
from iree_sched.ir import OpDefinition, Operation
from iree_sched.syntax.attributes import parse_array
from iree_sched.syntax.tree import Token, Tree


class Directive(ABC):
    """A rule that means more than its name.

    Attributes:
      attributes: inherent attributes that it prints.
      optional: those of them that an op can be without.
    """

    attributes: ClassVar[tuple[str, ...]] = ()
    optional: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def read(self, tree: Tree, shape: Shape) -> None:
        """Notes where the parts stand."""

    @abstractmethod
    def write(self, op: Operation) -> Content | None:
        """What to print, None where the op has nothing of it."""

    def accepts(self, text: str) -> bool:
        """True if an attribute can be this, as far as it can be told without the op."""
        return True


def leaves(tree: Tree) -> list[Token]:
    """The tokens directly under a tree."""
    return [child for child in tree.children if isinstance(child, Token)]


def span(part: Tree | Token) -> Span:
    """First and last token of a tree, or of a token alone."""
    return part.line, part.end_line


def array_of(elements: Iterable[Span | str], start: str = "[", end: str = "]") -> list[Span | str]:
    """What the text of an array is made of, for `Shape.composed`."""
    pieces: list[Span | str] = [start]
    for number, element in enumerate(elements):
        pieces += [", ", element] if number else [element]
    return [*pieces, end]


def branches(tree: Tree, rule: str) -> list[Tree]:
    """The subtrees of a rule directly under a tree."""
    return [c for c in tree.children if isinstance(c, Tree) and c.data == rule]


@functools.cache
def operand_leaf(index: int) -> Leaf:
    """The name of an operand."""
    return Leaf("SSA", OperandSlot(index))


@functools.cache
def argument_leaf(region: int, index: int) -> Leaf:
    """The name of an argument of a region."""
    return Leaf("SSA", ArgumentSlot(region, index))


@functools.lru_cache(maxsize=4096)
def type_leaf(type: str) -> Leaf:
    """A type."""
    return Leaf("TYPE", type)


def is_sized(type: str) -> bool:
    """True for the types that carry their size in `{...}`: stream resources (SizeAwareType)."""
    return is_resource_type(type)


def read_successor(tree: Tree, group: str, shape: Shape) -> int:
    """Reads `^bb1(%a, %b : i32, i8)`, a block and what is passed to it; returns how many values."""
    count = 0
    for token in leaves(tree):
        if token.type == "BLOCK":
            shape.successors.append(token.line)
        elif token.type == "SSA":
            shape.add_operand(group, token)
            count += 1
        else:
            shape.add_type(group, span(token), result=False)
    return count


def write_successor(op: Operation, number: int, operands: range) -> list[Leaf]:
    """The counterpart of `read_successor`, for the operands at some places."""
    names = [operand_leaf(index) for index in operands]
    types = [type_leaf(op.operands[index].type) for index in operands]
    return [Leaf("BLOCK", SuccessorSlot(number)), *names, *types]


def tied_indices(op: Operation) -> list[int]:
    """Per result, the index of the operand it is tied to in the tied operand group, or -1."""
    text = op.attributes.get("tied_operands")
    if text is None:
        return []
    return [int(element.partition(":")[0]) for element in parse_array(text)]


def definition_of(shape: Shape) -> OpDefinition:
    """The definition of an op in custom form, which always has one."""
    assert shape.definition is not None
    return shape.definition

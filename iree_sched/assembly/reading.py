"""From an op's tree to its shape: what the rules of a grammar stand for.

A rule that is named after an operand group holds the group's values, `<group>_type` their types; a
rule named after an attribute (or `<attribute>_attribute`, where an operand has that name too) holds
its value, and a keyword without a value is a unit attribute. `<group>_successor` holds a block and
the values of the group that are passed to it. All other rules are directives.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from iree_sched.assembly.directives import DIRECTIVES
from iree_sched.assembly.pieces import leaves, read_successor, span
from iree_sched.assembly.shape import OperandType, Shape, Span
from iree_sched.diagnostics import error
from iree_sched.ir import Arity, OpDefinition
from iree_sched.syntax.attributes import UNIT
from iree_sched.syntax.tree import Token, Tree

LINES = "_lines"  # rows, each on its own line
ROWS = ("_rows", LINES)
BODY_TOKENS = frozenset({"REGION", "EMPTY", "OPAQUE"})


def read_op(tree: Tree, definition: OpDefinition) -> Shape:
    """The shape of an op in custom form.

    Raises:
      DiagnosticError: a function leaves out names of arguments; the offset is missing.
    """
    shape = Shape(definition)
    reader = _Reader(shape, definition)
    for child in tree.children:
        if isinstance(child, Token):
            assert child.type in BODY_TOKENS, f"{tree.data} has a token without a rule"
            shape.bodies.append(child.line)
        else:
            reader.read(child)
    _check_signature(shape)
    return shape


class _Reader:
    """Reads the fields of one op into its shape."""

    def __init__(self, shape: Shape, definition: OpDefinition) -> None:
        self.shape = shape
        self.definition = definition
        self.row: int | None = None  # of the list that is being read
        self.lists: list[list[Span | str]] = []  # attributes whose elements stand in its rows
        self.declared: Token | None = None  # an argument that has the type of the next operand

    def read(self, child: Tree) -> None:
        """Reads one field or directive."""
        rule = str(child.data)
        definition, shape = self.definition, self.shape
        directive = DIRECTIVES.get(rule)
        if directive is not None:
            directive.read(child, shape)
        elif rule.endswith(ROWS):
            self._rows(child)
        elif rule == "argument":
            self.declared = leaves(child)[0]
        elif (group := named(rule, definition.operand_index)) is not None:
            self._operands(child, group)
        elif (group := typed_group(rule, definition)) is not None:
            self._types(child, group)
        elif (group := successor_group(rule, definition)) is not None:
            read_successor(child, group, shape)
        else:
            name = attribute_name(rule, definition)
            assert name is not None, f"rule '{rule}' is nothing of '{definition.name}'"
            self._attribute(child, name)

    def _rows(self, tree: Tree) -> None:
        """Reads a list whose elements hold a value, a type or an attribute of each field."""
        self.row = 0
        for row in tree.children:
            assert isinstance(row, Tree)
            for part in row.children:
                assert isinstance(part, Tree)
                self.read(part)
            self.row += 1
        self.row = None
        for pieces in self.lists:
            pieces.append("]")
        self.lists = []

    def _operands(self, tree: Tree, group: str) -> None:
        for token in leaves(tree):
            if self.row and self._is_single(group):  # each row repeats it
                self.shape.tied_names.append((group, token.line))
                continue
            if self.declared is not None:
                index = len(self.shape.operands.get(group, ()))
                self.shape.add_argument(self.declared, OperandType(group, index))
                self.declared = None
            self.shape.add_operand(group, token)

    def _types(self, tree: Tree, group: str) -> None:
        if self.row and self._is_single(group):
            return
        is_result = group not in self.definition.operand_index
        for part in tree.children:
            if isinstance(part, Tree) and part.data == "types":
                self._types(part, group)
                continue
            where = span(part)
            self.shape.add_type(group, where, result=is_result)

    def _is_single(self, group: str) -> bool:
        groups = (*self.definition.operands, *self.definition.results)
        return any(g.name == group and g.arity is not Arity.VARIADIC for g in groups)

    def _attribute(self, tree: Tree, name: str) -> None:
        shape = self.shape
        if self.row is not None:
            if self.row == 0:
                shape.composed[name] = []
                self.lists.append(shape.composed[name])
            shape.composed[name] += [", " if self.row else "[", span(tree)]
        elif not tree.children:
            shape.attributes[name] = UNIT
        elif name in self.definition.prefixes and _lacks_prefix(tree):
            shape.composed[name] = [self.definition.prefixes[name], span(tree)]
        else:
            shape.attributes[name] = span(tree)


def _lacks_prefix(child: Tree) -> bool:
    """True for `<...>`, whose bracket is not among the children."""
    first = child.children[0]
    return not isinstance(first, Token) or first.line != span(child)[0]


def successor_group(rule: str, definition: OpDefinition) -> str | None:
    """The operand group that a successor's rule (`<group>_successor`) passes to its block."""
    base = rule.removesuffix("_successor")
    return named(base, definition.operand_index) if base != rule else None


def typed_group(rule: str, definition: OpDefinition) -> str | None:
    """The group whose types a rule holds."""
    for suffix in ("_type", "_types", "_list"):
        base = rule.removesuffix(suffix)
        if base != rule:
            groups = (*definition.operand_index, *definition.result_index)
            found = named(base, groups)
            if found is not None:
                return found
    return None


def attribute_name(rule: str, definition: OpDefinition) -> str | None:
    """The attribute that a rule holds, None if it holds none."""
    return named(rule, definition.attributes) or named(
        rule.removesuffix("_attribute"), definition.attributes
    )


def named(rule: str, names: Iterable[str]) -> str | None:
    """The name that a rule means: rules are in lower case, MLIR's names may be in camel case."""
    return next((name for name in names if name == rule or _lower(name) == rule), None)


@functools.cache
def _lower(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def _check_signature(shape: Shape) -> None:
    """Refuses arguments without names, which only a declaration may have, and only all of them."""
    if shape.signature is None:
        return
    unnamed = [name is None for name, _, _ in shape.signature.arguments]
    if any(unnamed) and (shape.bodies or not all(unnamed)):
        raise error("expected SSA identifier for each argument")

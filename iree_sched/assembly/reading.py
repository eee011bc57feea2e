"""From an op's tree to its shape: what the rules of a grammar stand for.

A rule that is named after an operand group holds the group's values, `<group>_type` their types; a
rule named after an attribute (or `<attribute>_attribute`, where an operand has that name too) holds
its value, and a keyword without a value is a unit attribute. `<group>_successor` holds a block and
the values of the group that are passed to it. All other rules are directives.
"""

from __future__ import annotations

from lark import Token, Tree

from iree_sched.assembly.directives import DIRECTIVES
from iree_sched.assembly.pieces import leaves, line, place, span
from iree_sched.assembly.shape import Shape
from iree_sched.ir import OpDefinition

BODY_TOKENS = frozenset({"REGION", "EMPTY", "OPAQUE"})


def read_op(tree: Tree[Token], definition: OpDefinition) -> Shape:
    """The shape of an op in custom form."""
    shape = Shape(definition)
    for child in tree.children:
        if isinstance(child, Token):
            assert child.type in BODY_TOKENS, f"{tree.data} has a token without a rule"
            shape.bodies.append(line(child))
        else:
            _read(child, shape, definition)
    return shape


def _read(child: Tree[Token], shape: Shape, definition: OpDefinition) -> None:
    rule = str(child.data)
    directive = DIRECTIVES.get(rule)
    if directive is not None:
        directive.read(child, shape)
        return
    if rule in definition.operand_index:
        for token in child.children:
            assert isinstance(token, Token)
            shape.add_operand(rule, token)
        return
    base = typed_group(rule, definition)
    if base is not None:
        _read_types(child, base, shape, definition)
        return
    group = successor_group(rule, definition)
    if group is not None:
        _read_successor(child, group, shape)
        return
    name = attribute_name(rule, definition)
    assert name is not None, f"rule '{rule}' is nothing of '{definition.name}'"
    shape.attributes[name] = span(child) if child.children else "unit"


def _read_types(child: Tree[Token], base: str, shape: Shape, definition: OpDefinition) -> None:
    result = base in definition.result_index and base not in definition.operand_index
    for part in child.children:
        where = span(part) if isinstance(part, Tree) else place(part)
        shape.add_type(base, where, result=result)


def _read_successor(child: Tree[Token], group: str, shape: Shape) -> None:
    """Reads `^bb1(%a, %b : i32, index)`: the block, and what its arguments get."""
    for token in leaves(child):
        if token.type == "BLOCK":
            shape.successors.append(line(token))
        elif token.type == "SSA":
            shape.add_operand(group, token)
        else:
            shape.add_type(group, place(token), result=False)


def successor_group(rule: str, definition: OpDefinition) -> str | None:
    """The operand group that a successor's rule (`<group>_successor`) passes to its block."""
    base = rule.removesuffix("_successor")
    return base if base != rule and base in definition.operand_index else None


def typed_group(rule: str, definition: OpDefinition) -> str | None:
    """The group whose types a rule holds."""
    for suffix in ("_type", "_types"):
        base = rule.removesuffix(suffix)
        known = base in definition.operand_index or base in definition.result_index
        if base != rule and known:
            return base
    return None


def attribute_name(rule: str, definition: OpDefinition) -> str | None:
    """The attribute that a rule holds, None if it holds none."""
    if rule in definition.attributes:
        return rule
    base = rule.removesuffix("_attribute")
    return base if base in definition.attributes else None

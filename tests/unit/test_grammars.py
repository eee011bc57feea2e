"""Every grammar says what the printer needs to write an op and the parser to read it back.

An example of each op is made from its definition, printed in custom form and read again. Ops that
hold regions, branch or define symbols are left to test_round_trip.py.
"""

import importlib
from collections.abc import Iterator, Mapping

import pytest

from iree_sched import dialects
from iree_sched.assembly.directives import DIRECTIVES
from iree_sched.assembly.reading import ROWS, attribute_name
from iree_sched.assembly.rules import grammar_of, rule_of
from iree_sched.diagnostics import Source
from iree_sched.document import Document
from iree_sched.ir import Arity, Block, OpDefinition, Operation, ValueGroup
from iree_sched.parser import parse
from iree_sched.printer import print_document
from iree_sched.syntax import grammar
from iree_sched.syntax.attributes import UNIT
from iree_sched.syntax.grammar import (
    Choice,
    Grammar,
    Literal,
    Node,
    Optional,
    Reference,
    Repeat,
    Sequence_,
    Terminal,
)

# Values of attributes that directives print.
_COMPOSED = {
    "assumptions": "[[#util.int.assumption<umin = 0>], []]",
    "entry_points": "[@executable::@a, @executable::@b]",
    "lifetime_intervals": "[0 : index, 1 : index, 2 : index, 3 : index]",
    "op": "#stream.collective<send_recv : f32>",
    "operand_encodings": "[tensor<?xf32>, tensor<?xf32>]",
    "resource_accesses": "[ro, wo]",
    "resource_encodings": "[tensor<?xf32>, tensor<?xf32>]",
    "resource_operand_accesses": "[ro, rw]",
    "result_encodings": "[tensor<?xf32>, tensor<?xf32>]",
    "tied_operands": "[1 : index, -1 : index]",
    "values": "[1 : i32, dense<2> : tensor<4xi8>]",
}
_BY_TERMINAL = {
    "ATTRIBUTE": "#test.value<1>",
    "NUMBER": "1",
    "STRING": '"text"',
    "SYMBOL": "@name",
    "TYPE": "tensor<?x?xf32>",
    "WORD": "word",
}


_NO_EXAMPLE = "func.call_indirect"  # what it calls would be an argument with a function type


def _ops() -> list[OpDefinition]:
    """Ops that have a rule and can stand alone in a function."""
    found = []
    for file in dialects.files():
        for definition in importlib.import_module(f"iree_sched.dialects.{file}").OPS:
            alone = not (definition.regions or definition.successors or definition.symbol)
            if alone and grammar_of(definition) is not None and definition.name != _NO_EXAMPLE:
                found.append(definition)
    return found


def example_documents() -> Iterator[tuple[str, Document]]:
    """For each op, with and without optional parts, its name and a module with an example."""
    for definition in _ops():
        for optional in (True, False):
            yield definition.name, _document(_example(definition, optional=optional))


@pytest.mark.parametrize("optional", [True, False], ids=["with", "without"])
def test_every_op_is_read_as_it_was_printed(optional: bool) -> None:
    for definition in _ops():
        document = _document(_example(definition, optional=optional))
        printed = print_document(document)
        again = parse(Source(definition.name, printed))
        expected = print_document(document, generic=True)
        assert print_document(again, generic=True) == expected
        assert print_document(again) == printed


@pytest.mark.parametrize("name", sorted(grammar.available() - {"attributes", "core"}))
def test_rules_stand_for_ops(name: str) -> None:
    definitions = importlib.import_module(f"iree_sched.dialects.{name}").OPS
    assert set(grammar.load(name).starts()) <= {rule_of(definition) for definition in definitions}


def _grammar(definition: OpDefinition) -> Grammar:
    found = grammar_of(definition)
    assert found is not None
    return found


def _document(op: Operation) -> Document:
    document = parse(Source("example", "util.func public @f() {\n  util.return\n}\n"))
    function = document.module.regions[0].blocks[0].first
    assert function is not None
    block = function.regions[0].blocks[0]
    assert block.first is not None
    types = [operand.type for operand in op.operands]
    for index, type in enumerate(types):
        op.set_operand(index, block.add_argument(type, f"a{index}"))
    function.set_attribute("function_type", f"({', '.join(types)}) -> ()")
    block.insert_before(op, block.first)
    return document


def _example(definition: OpDefinition, *, optional: bool) -> Operation:
    """An op with two values in each list, and with optional parts or without."""
    holder = Block()
    operands = {
        group.name: [
            holder.add_argument(_type(definition, group)) for _ in range(_count(group, optional))
        ]
        for group in definition.operands
    }
    results = {
        group.name: [_type(definition, group)] * _count(group, optional)
        for group in definition.results
    }
    return Operation.create(definition, operands, results, _attributes(definition, optional))


def _count(group: ValueGroup, optional: bool) -> int:
    if group.arity is Arity.VARIADIC:
        return 2
    return 1 if optional or group.arity is Arity.ONE else 0


def _type(definition: OpDefinition, group: ValueGroup) -> str:
    """A type that the group can have, the same for all groups that must agree."""
    if group.type is not None:
        return group.type
    derived = {rule.rpartition(" ")[2]: rule for rule in definition.derived_types.values()}
    if derived.get(group.name, "").startswith("element"):
        return "!util.list<i32>"
    if definition.derived_types.get(group.name, "").startswith("i1"):
        return "i1"
    in_resource = {*definition.ties, *definition.ties.values(), *definition.sizes}
    return "!stream.resource<*>" if group.name in in_resource else "i32"


def _attributes(definition: OpDefinition, optional: bool) -> dict[str, str]:
    """Values for the attributes that the op's rule prints, with those in optional parts or not."""
    rules = _grammar(definition).rules
    fields = _fields(rules[rule_of(definition)], rules, optional=optional)
    attributes: dict[str, str] = {}
    for rule in fields:
        directive = DIRECTIVES.get(rule)
        names = [attribute_name(rule, definition)] if directive is None else directive.attributes
        for name in names:
            if name is not None and name in definition.attributes:
                attributes[name] = _value(definition, name, rules[rule])
    for name, derived in definition.derived_types.items():
        if name in definition.attributes and derived.startswith("same as"):
            attributes.setdefault(name, "i32")
    if "tied_operands" in attributes and "result_sizes" not in definition.operand_index:
        attributes["tied_operands"] = "[-1 : index, 0 : index]"
    return attributes


def _value(definition: OpDefinition, name: str, rule: Node) -> str:
    if name in _COMPOSED:
        prefix = definition.prefixes.get(name)
        return _COMPOSED[name] if prefix is None else f"{prefix}<send : f32>"
    if name in definition.prefixes:
        return f"{definition.prefixes[name]}<word>"
    if name in definition.enums:
        word = definition.enums[name].words(1)
        assert word is not None
        return word
    if isinstance(rule, Literal):
        return UNIT
    if name in definition.integer_types:
        return f"1 : {definition.integer_types[name]}"
    if name == "value" and definition.derived_types:
        return "1 : i32"
    return next(_BY_TERMINAL[kind] for kind in _kinds(rule))


def _kinds(rule: Node) -> Iterator[str]:
    """Kinds of token that a field's rule can be."""
    if isinstance(rule, Terminal):
        yield rule.kind
    elif isinstance(rule, Reference):
        yield {"type": "TYPE", "attribute": "ATTRIBUTE"}[rule.rule]
    elif isinstance(rule, (Sequence_, Choice)):
        for part in rule.items if isinstance(rule, Sequence_) else rule.options:
            yield from _kinds(part)


def _fields(node: Node, rules: Mapping[str, Node], *, optional: bool) -> Iterator[str]:
    """Fields and directives of an op's rule; those in optional parts only if asked for."""
    if isinstance(node, Optional) and not optional:
        return
    if isinstance(node, (Optional, Repeat)):
        yield from _fields(node.item, rules, optional=optional)
    elif isinstance(node, (Sequence_, Choice)):
        for part in node.items if isinstance(node, Sequence_) else node.options:
            yield from _fields(part, rules, optional=optional)
    elif isinstance(node, Reference):
        if node.rule.startswith("_") or node.rule.endswith(("_row", "_line", *ROWS)):
            yield from _fields(rules[node.rule], rules, optional=optional)
        else:
            yield node.rule

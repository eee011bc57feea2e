"""Which attributes and operands an op needs, and of which kind, for its custom form to say them.

It follows from the grammar: a field that is not in an optional part has to be there, and its rule
says what it can be. The custom form cannot be read otherwise; ops in generic form are held against
it when they are read. The wording is MLIR's (mlir/lib/AsmParser, OpDefinitionsGen.cpp).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from iree_sched import dialects
from iree_sched.assembly.counts import OpFault
from iree_sched.assembly.directives import DIRECTIVES
from iree_sched.assembly.meanings import Meanings
from iree_sched.assembly.reading import ROWS
from iree_sched.assembly.rules import grammar_of, rule_of
from iree_sched.classes import frozen
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.ir import OpDefinition
from iree_sched.syntax.attributes import (
    UNIT,
    is_alias,
    parse_function_type,
    parse_integer,
    print_dictionary,
)
from iree_sched.syntax.grammar import (
    Choice,
    Literal,
    Node,
    Optional,
    Reference,
    Repeat,
    Sequence_,
    Terminal,
)

_Accepts = Callable[[str], bool]


@frozen
class _Requirement:
    """What an attribute or operand group has to be.

    Attributes:
      needed: the op cannot be without it, or without values in it.
      accepts: is true of texts of the right kind for an attribute.
    """

    needed: bool
    accepts: _Accepts


def check_groups(definition: OpDefinition, segments: Sequence[int]) -> None:
    """Checks that an op in generic form has values where its custom form cannot be without.

    `segments` holds the number of values in each operand group.

    Raises:
      OpFault: a list is empty.
    """
    requirements = _requirements(definition.name)
    for group, count in zip(definition.operands, segments, strict=True):
        requirement = requirements.get(group.name)
        if count == 0 and requirement is not None and requirement.needed:
            raise OpFault(f"expected 1 or more operands in '{group.name}', but found 0")


def check_attributes(definition: OpDefinition, attributes: Mapping[str, str]) -> None:
    """Checks the attributes of an op in generic form, enums already as keywords.

    Raises:
      OpFault: one is missing.
      DiagnosticError: one is of the wrong kind; the offset is missing.
    """
    for name, requirement in _requirements(definition.name).items():
        if name not in definition.attributes:
            continue
        text = attributes.get(name)
        if text is None:
            if requirement.needed and name not in definition.defaults:
                raise OpFault(f"requires attribute '{name}'")
        elif not is_alias(text) and not requirement.accepts(text):
            given = {n: v for n, v in attributes.items() if n in definition.attributes}
            message = f"Invalid attribute `{name}` in property conversion: {text}"
            raise invalid_properties(definition.name, given, message)


def invalid_properties(name: str, given: Mapping[str, str], reason: str) -> DiagnosticError:
    """The error about inherent attributes that an op of a name cannot have."""
    return error(f"invalid properties {print_dictionary(given)} for op {name}: {reason}")


@functools.cache
def _requirements(name: str) -> Mapping[str, _Requirement]:
    definition = dialects.required(name)
    grammar = grammar_of(definition)
    if grammar is None:
        return {}
    collector = _Collector(definition, grammar.rules, Meanings.of(definition, grammar))
    return collector.collect(grammar.rules[rule_of(definition)])


_Requirements = dict[str, _Requirement]


@frozen
class _Collector:
    """Collects what a rule says about the attributes and operands of an op."""

    definition: OpDefinition
    rules: Mapping[str, Node]
    meanings: Meanings

    def collect(self, node: Node) -> _Requirements:
        """The requirements of a part of the op's rule."""
        if isinstance(node, Optional):
            return _optional(self.collect(node.item))
        if isinstance(node, Repeat):
            collected = self.collect(node.item)
            return collected if node.least else _optional(collected)
        if isinstance(node, Sequence_):
            found: _Requirements = {}
            for part in node.items:
                found |= self.collect(part)
            return found
        if isinstance(node, Choice):
            return _either([self.collect(part) for part in node.options])
        if isinstance(node, Reference):
            return self._rule(node.rule)
        return {}

    def _rule(self, rule: str) -> _Requirements:
        if rule.startswith("_"):
            return self.collect(self.rules[rule])
        directive = DIRECTIVES.get(rule)
        if directive is not None:
            return {
                name: _Requirement(name not in directive.optional, directive.accepts)
                for name in directive.attributes
                if name in self.definition.attributes
            }
        # In rows stand the elements of lists.
        if rule.endswith(ROWS) or self.meanings.typed(rule):
            return {}
        group = self.meanings.operands(rule)
        if group is not None:
            return {group: _Requirement(True, lambda text: False)}
        attribute = self.meanings.attribute(rule)
        if attribute is None:
            return {}
        return {
            attribute: _Requirement(True, _accepts(self.definition, attribute, self.rules[rule]))
        }


def _optional(found: _Requirements) -> _Requirements:
    return {name: _Requirement(False, entry.accepts) for name, entry in found.items()}


def _either(options: Sequence[_Requirements]) -> _Requirements:
    """An attribute is needed if it is in all of them, and can be what it can be in any."""
    found: _Requirements = {}
    for name in dict.fromkeys(name for option in options for name in option):
        entries = [option[name] for option in options if name in option]
        needed = len(entries) == len(options) and all(entry.needed for entry in entries)
        found[name] = _Requirement(needed, _any_of([entry.accepts for entry in entries]))
    return found


def _any_of(accepts: Sequence[_Accepts]) -> _Accepts:
    return lambda text: any(accept(text) for accept in accepts)


def _accepts(definition: OpDefinition, name: str, rule: Node) -> _Accepts:
    """What tells texts that an attribute's rule can stand for."""
    prefix, enum = definition.prefixes.get(name), definition.enums.get(name)
    if prefix is not None:
        return lambda text: text.startswith(f"{prefix}<")
    if enum is not None and not enum.bits:
        return lambda text: text in enum.values
    integer = definition.integer_types.get(name)
    if integer is not None:
        return lambda text: parse_integer(text) is not None and _type_of_integer(text) == integer
    if isinstance(rule, Literal):
        return lambda text: text == UNIT
    kinds = set(_kinds(rule))
    return _any_of([_OF_KIND[kind] for kind in kinds if kind in _OF_KIND])


def _kinds(rule: Node) -> Iterator[str]:
    """Kinds of token that a field's rule can be."""
    if isinstance(rule, Terminal):
        yield rule.kind
    elif isinstance(rule, Reference):
        yield rule.rule
    elif isinstance(rule, (Sequence_, Choice)):
        for part in rule.items if isinstance(rule, Sequence_) else rule.options:
            yield from _kinds(part)


def _type_of_integer(text: str) -> str:
    """The type that an integer is written with, i64 where none is."""
    return text.partition(":")[2].strip() or "i64"


def _is_type(text: str) -> bool:
    try:
        return len(parse_function_type(f"() -> ({text})")[1]) == 1
    except DiagnosticError:
        return False


_OF_KIND: Mapping[str, _Accepts] = {
    "ATTRIBUTE": lambda text: True,
    "attribute": lambda text: True,
    "NUMBER": lambda text: parse_integer(text) is not None and text not in ("true", "false"),
    "STRING": lambda text: text.startswith('"'),
    "SYMBOL": lambda text: text.startswith("@"),
    "TYPE": _is_type,
    "type": _is_type,
    "WORD": lambda text: re.fullmatch(r"[\w$.]+", text) is not None or text.startswith('"'),
}

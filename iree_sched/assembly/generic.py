"""The generic form: `"stream.async.clone"(%0) <{...}> ({...}) {...} : (i32) -> i32`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from iree_sched import dialects
from iree_sched.assembly.forms import TextOf, dictionary_entries, normalized
from iree_sched.assembly.pieces import branches, leaves, span
from iree_sched.assembly.requirements import check_attributes, check_groups
from iree_sched.assembly.shape import Shape
from iree_sched.diagnostics import error
from iree_sched.ir import Arity, Enum, Form, OpDefinition, ValueGroup
from iree_sched.syntax import grammar
from iree_sched.syntax.attributes import (
    parse_array,
    parse_function_type,
    parse_integer,
)
from iree_sched.syntax.tokens import Token
from iree_sched.syntax.tree import Tree

_SIZES = re.compile(r"array<i32(?:: *(-?\d+(?: *, *-?\d+)*))?>")
SEGMENTS = {"operandSegmentSizes": "operands", "resultSegmentSizes": "results"}


def read_generic(
    tokens: Sequence[Token], text: str, text_of: TextOf
) -> tuple[OpDefinition | None, Shape, list[int], Callable[[tuple[int, ...]], Form]]:
    """What an op in generic form is: definition, shape, operand tokens, and what makes its form.

    Raises:
      DiagnosticError: it does not follow the grammar, or not the op's definition.
    """
    tree = grammar.load("core").parse("generic", text, tokens)
    name = text[tokens[0].start + 1 : tokens[0].end - 1]
    definition = dialects.definition(name)
    shape = Shape(definition)
    operands: list[int] = []
    for part in tree.children:
        assert isinstance(part, Tree)
        if part.data == "generic_operands":
            operands = [token.line for token in leaves(part)]
        elif part.data == "generic_successors":
            shape.successors = [token.line for token in leaves(part)]
        elif part.data == "generic_regions":
            shape.bodies = [token.line for token in leaves(part)]
        elif part.data in ("generic_properties", "attr_dict"):
            shape.dictionaries += [t.line for t in leaves(part) if t.type == "DICTIONARY"]
    types = text_of(span(branches(tree, "function_type")[0]))
    make = functools.partial(_form, name, definition, shape, len(operands), types, text_of)
    return definition, shape, operands, make


def _form(
    name: str,
    definition: OpDefinition | None,
    shape: Shape,
    operand_count: int,
    types: str,
    text_of: TextOf,
    ties: tuple[int, ...],
) -> Form:
    operand_types, result_types = parse_function_type(types)
    if len(operand_types) != operand_count:
        raise error(f"expected {operand_count} operand types but had {len(operand_types)}")
    attributes: dict[str, str] = {}
    for token in shape.dictionaries:
        attributes.update(dictionary_entries(text_of((token, token))))
    segments: tuple[int, ...] = (operand_count,)
    result_segments: tuple[int, ...] = (len(result_types),)
    if definition is not None:
        spelled = {SEGMENTS[n]: attributes.pop(n) for n in SEGMENTS if n in attributes}
        attributes = _from_generic(attributes, definition)
        check_attributes(definition, attributes)
        attributes = normalized(_typed_symbols(attributes, definition, result_types), definition)
        if "operands" in spelled and not definition.segment_attributes:
            raise error(
                f"invalid properties {{operandSegmentSizes = {spelled['operands']}}} for op {name}:"
                " this operation has no such property"
            )
        segments = _segments(
            name, "operand", definition.operands, operand_count, spelled.get("operands")
        )
        check_groups(definition, segments)
        result_segments = _segments(
            name, "result", definition.results, len(result_types), spelled.get("results")
        )
    return Form(
        name=name,
        definition=definition,
        segments=segments,
        result_segments=result_segments,
        operand_types=tuple(operand_types),
        result_types=tuple(result_types),
        attributes=attributes,
        region_count=len(shape.bodies),
    )


def _from_generic(attributes: dict[str, str], definition: OpDefinition) -> dict[str, str]:
    """Attributes as the custom form has them: enums as keywords, the symbol's name as `@name`."""
    for name, enum in definition.enums.items():
        if name in attributes:
            attributes[name] = _keywords(attributes[name], enum)
    if "sym_name" in attributes and attributes["sym_name"].startswith('"'):
        attributes["sym_name"] = symbol_from_string(attributes["sym_name"])
    return attributes


def _typed_symbols(
    attributes: dict[str, str], definition: OpDefinition, result_types: Sequence[str]
) -> dict[str, str]:
    """Symbols with the type behind them that custom forms need to tell that of the result."""
    for attribute in definition.attributes:
        text = attributes.get(attribute, "")
        typed = f"type of {attribute}" in definition.derived_types.values()
        if typed and text.startswith("@") and len(result_types) == 1 and " : " not in text:
            attributes[attribute] = f"{text} : {result_types[0]}"
    return attributes


def _keywords(text: str, enum: Enum) -> str:
    """The words for a number, or for each number of a list."""
    if text.startswith("["):
        return "[" + ", ".join(_keywords(element, enum) for element in parse_array(text)) + "]"
    number = parse_integer(text)
    return (None if number is None else enum.words(number)) or text


def symbol_from_string(text: str) -> str:
    """`@name` for `"name"`, quoted where the name needs it."""
    name = text[1:-1]
    plain = name.replace("_", "a").replace("$", "a").replace(".", "a")
    return f"@{name}" if plain.isalnum() and not name[0].isdigit() else f"@{text}"


def _segments(
    name: str, kind: str, groups: tuple[ValueGroup, ...], count: int, spelled: str | None
) -> tuple[int, ...]:
    """How many values each group has; `kind` says whether they are operands or results."""
    if spelled is not None:
        match = _SIZES.fullmatch(spelled)
        if match is None:
            raise error(
                f"invalid properties for op {name}: Invalid attribute `{kind}SegmentSizes` in"
                f" property conversion: {spelled}"
            )
        found = tuple(int(size) for size in (match.group(1) or "").split(",") if size.strip())
        if any(size < 0 for size in found):
            raise error(f"'{name}' op '{kind}SegmentSizes' attribute cannot have negative elements")
        if sum(found) != count or len(found) != len(groups):
            raise error(f"segment sizes sum to {sum(found)}, but the op has {count} {kind}s")
        return found
    open_groups = [g for g in groups if g.arity is not Arity.ONE]
    fixed = len(groups) - len(open_groups)
    rest = count - fixed
    if rest < 0 or (not open_groups and rest) or (open_groups and rest % len(open_groups)):
        least = "" if not open_groups else " or more"
        singular = "" if fixed == 1 and not least else "s"
        raise error(f"'{name}' op expected {fixed}{least} {kind}{singular}, but found {count}")
    each = rest // len(open_groups) if open_groups else 0
    return tuple(1 if g.arity is Arity.ONE else each for g in groups)

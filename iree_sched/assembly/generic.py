"""The generic form: `"stream.async.clone"(%0) <{...}> ({...}) {...} : (i32) -> i32`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from iree_sched import dialects
from iree_sched.assembly.counts import SEGMENT_SIZES, OpFault, count_fault, size_fault
from iree_sched.assembly.forms import TextOf, dictionary_entries, normalized
from iree_sched.assembly.pieces import branches, leaves, span
from iree_sched.assembly.requirements import check_attributes, check_groups, invalid_properties
from iree_sched.assembly.shape import Shape
from iree_sched.classes import evolve
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.ir import Arity, Enum, Form, OpDefinition, ValueGroup
from iree_sched.syntax import grammar
from iree_sched.syntax.attributes import (
    dense_array,
    parse_array,
    parse_function_type,
    parse_integer,
)
from iree_sched.syntax.tokens import Token
from iree_sched.syntax.tree import Tree

_SIZES = r"array<i32(?:: *-?\d+(?: *, *-?\d+)*)?>"


def read_generic(
    tokens: Sequence[Token], text: str, text_of: TextOf
) -> tuple[Shape, list[int], Callable[[tuple[int, ...]], Form]]:
    """What an op in generic form is: shape, operand tokens, and what makes its form.

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
    place = span(branches(tree, "function_type")[0])
    types = parse_function_type(text_of(place))
    if len(types[0]) != len(operands):
        message = f"expected {len(operands)} operand types but had {len(types[0])}"
        raise error(message, tokens[place[0]].start)
    make = functools.partial(_form, name, definition, shape, types, text_of)
    return shape, operands, make


def _form(
    name: str,
    definition: OpDefinition | None,
    shape: Shape,
    types: tuple[list[str], list[str]],
    text_of: TextOf,
    ties: tuple[int, ...],
) -> Form:
    operand_types, result_types = types
    attributes: dict[str, str] = {}
    for token in shape.dictionaries:
        attributes.update(dictionary_entries(text_of((token, token))))
    form = Form(
        name=name,
        segments=(len(operand_types),),
        result_segments=(len(result_types),),
        operand_types=tuple(operand_types),
        result_types=tuple(result_types),
        attributes=attributes,
        region_count=len(shape.bodies),
    )
    if definition is None:
        return form
    try:
        return _defined(form, definition)
    except OpFault as caught:
        return faulty(form, definition, str(caught))


def faulty(form: Form, definition: OpDefinition, fault: str) -> Form:
    """The form of an op that is not as its definition says; nothing may be concluded from that.

    What is isolated stays so: names and errors in it are those of no other op.
    """
    return evolve(form, fault=fault, definition=definition if definition.isolated else None)


def _defined(form: Form, definition: OpDefinition) -> Form:
    """The form of an op that has a definition.

    Raises:
      DiagnosticError: its attributes cannot be those of the op; the offset is missing.
      OpFault: it is not as its definition says.
    """
    attributes = dict(form.attributes)
    sizes = {what: attributes.pop(name, None) for what, name in SEGMENT_SIZES.items()}
    if sizes["operand"] is not None and not definition.segment_attributes:
        if not definition.attributes:
            raise _invalid(form, definition, "this operation has empty properties")
        sizes["operand"] = None  # a property that the op does not have is ignored
    result_segments = _segments(
        form, definition, "result", definition.results, len(form.result_types), sizes["result"]
    )
    segments = _segments(
        form, definition, "operand", definition.operands, len(form.operand_types), sizes["operand"]
    )
    attributes = _from_generic(attributes, definition)
    check_attributes(definition, attributes)
    check_groups(definition, segments)
    attributes = _typed_symbols(attributes, definition, form.result_types)
    return evolve(
        form,
        definition=definition,
        segments=segments,
        result_segments=result_segments,
        attributes=normalized(attributes, definition),
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
    form: Form,
    definition: OpDefinition,
    what: str,
    groups: tuple[ValueGroup, ...],
    count: int,
    spelled: str | None,
) -> tuple[int, ...]:
    """How many values each group has; `what` says whether they are operands or results."""
    if spelled is not None or (what == "operand" and definition.segment_attributes):
        sizes = _sizes(form, definition, what, len(groups), spelled)
        fault = size_fault(what, sizes, count)
        if fault is not None:
            raise OpFault(fault)
        return sizes
    fault = count_fault(what, groups, count)
    if fault is not None:
        raise OpFault(fault)
    open_groups = [g for g in groups if g.arity is not Arity.ONE]
    rest = count - len(groups) + len(open_groups)
    if open_groups and rest % len(open_groups):
        raise OpFault(
            f"expected the same number of {what}s in {len(open_groups)} groups, but found {rest}"
        )
    each = rest // len(open_groups) if open_groups else 0
    return tuple(1 if g.arity is Arity.ONE else each for g in groups)


def _sizes(
    form: Form, definition: OpDefinition, what: str, groups: int, spelled: str | None
) -> tuple[int, ...]:
    """The sizes that an op spells; without them, all groups are empty."""
    if spelled is None:
        return (0,) * groups
    attribute = SEGMENT_SIZES[what]
    if not re.fullmatch(_SIZES, spelled):
        raise _invalid(form, definition, f"for `{attribute}`: expected DenseI32ArrayAttr")
    sizes = tuple(map(int, dense_array(spelled)))
    if len(sizes) != groups:
        counts = f"{len(sizes)} vs {groups}"
        message = f"for `{attribute}`: size mismatch in attribute conversion: {counts}"
        raise _invalid(form, definition, message)
    return sizes


def _invalid(form: Form, definition: OpDefinition, reason: str) -> DiagnosticError:
    own = (*definition.attributes, *SEGMENT_SIZES.values())
    given = {name: text for name, text in form.attributes.items() if name in own}
    return invalid_properties(form.name, given, reason)

"""The generic form, printed."""

from __future__ import annotations

from iree_sched import dialects
from iree_sched.assembly.counts import SEGMENT_SIZES
from iree_sched.assembly.forms import NOT_TIED, function_type_text, tied_operands_text
from iree_sched.assembly.slots import OperandSlot, Piece, RegionSlot, SuccessorSlot
from iree_sched.ir import Enum, OpDefinition, Operation
from iree_sched.syntax.attributes import parse_array, parse_function_type, print_dictionary

_TIES = "tied_operands"


def generic_template(op: Operation) -> tuple[Piece, ...]:
    """The template of an op's generic form, without its results."""
    pieces: list[Piece] = [f'"{op.name}"(']
    pieces += _separated([OperandSlot(i) for i in range(len(op.operands))])
    pieces.append(")")
    if op.successors:
        slots = _separated([SuccessorSlot(i) for i in range(len(op.successors))])
        pieces += ["[", *slots, "]"]
    own, other = _dictionaries(op)
    if own:
        pieces.append(f" <{print_dictionary(own)}>")
    if op.regions:
        slots = _separated([RegionSlot(i, bare=False) for i in range(len(op.regions))])
        pieces += [" (", *slots, ")"]
    if other:
        pieces.append(f" {print_dictionary(other)}")
    types = function_type_text(list(op.form.operand_types), list(op.form.result_types))
    pieces.append(f" : {types}")
    return tuple(pieces)


def _separated(slots: list[Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    for slot in slots:
        pieces += [", "] * bool(pieces) + [slot]
    return pieces


def _dictionaries(op: Operation) -> tuple[dict[str, str], dict[str, str]]:
    """Inherent and discardable attributes, spelled as the generic form wants them."""
    is_faulty = op.form.fault is not None
    definition = dialects.definition(op.name) if is_faulty else op.definition
    if definition is None:
        return {}, dict(op.attributes)
    names = (
        (*definition.attributes, *SEGMENT_SIZES.values()) if is_faulty else definition.attributes
    )
    own = {n: v for n, v in op.attributes.items() if n in names}
    other = {n: v for n, v in op.attributes.items() if n not in names}
    if "sym_name" in own:
        own["sym_name"] = f'"{own["sym_name"].removeprefix("@").strip(chr(34))}"'
    for name, enum in definition.enums.items():
        if name in own:
            own[name] = _number(own[name], enum)
    own.update(_implied(op, definition))
    return own, other


def _number(text: str, enum: Enum) -> str:
    """The number for words, or for each element of a list."""
    if text.startswith("["):
        return "[" + ", ".join(_number(element, enum) for element in parse_array(text)) + "]"
    number = enum.number(text)
    return text if number is None else f"{number} : {enum.type}"


def _implied(op: Operation, definition: OpDefinition) -> dict[str, str]:
    """Attributes that custom forms leave unsaid and the generic form needs."""
    implied = {n: v for n, v in definition.defaults.items() if n not in op.attributes}
    if definition.segment_attributes and SEGMENT_SIZES["operand"] not in op.attributes:
        known = len(op.form.segments) == len(definition.operands)
        sizes = op.form.segments if known else (0,) * len(definition.operands)
        implied[SEGMENT_SIZES["operand"]] = f"array<i32: {', '.join(map(str, sizes))}>"
    ties = _could_be_tied(op, definition) if _TIES not in op.attributes else 0
    if ties:
        implied[_TIES] = tied_operands_text((NOT_TIED,) * ties)
    return implied


def _could_be_tied(op: Operation, definition: OpDefinition) -> int:
    """How many results might be tied to operands: of a function, or of the first result group."""
    if _TIES not in definition.attributes or op.definition is None:
        return 0
    if "function_type" in op.attributes:
        return len(parse_function_type(op.attributes["function_type"])[1])
    return len(op.result_group(definition.results[0].name))

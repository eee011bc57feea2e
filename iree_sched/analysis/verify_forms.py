"""What can be wrong with the form of an operation: numbers and types of its operands and results.

These depend on nothing but the form, so that each is found once for all ops of a form. The wording
is MLIR's (mlir/tools/mlir-tblgen/OpDefinitionsGen.cpp, mlir/lib/IR/Operation.cpp) and IREE's
(Stream/IR/StreamOps.cpp, verifyOpValueSizes; Util/IR/UtilTypes.cpp, verifyTiedOp).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iree_sched.analysis.ties import UNTIED
from iree_sched.analysis.verify_signatures import signature_errors
from iree_sched.assembly.counts import count_fault, size_fault
from iree_sched.assembly.types import attribute_type
from iree_sched.diagnostics import DiagnosticError
from iree_sched.dialects.stream_types import TIMEPOINT, is_resource_type
from iree_sched.ir import Arity, Form, OpDefinition, ValueGroup
from iree_sched.syntax.attributes import parse_array, parse_integer

_DESCRIPTIONS = {
    TIMEPOINT: "A timepoint indicating execution availability.",
    **{f"i{bits}": f"{bits}-bit signless integer" for bits in (1, 8, 16, 32, 64)},
}


def form_error(form: Form) -> str | None:
    """The first thing that is wrong with a form, None if nothing is."""
    return form.ask(_first_error)


def _first_error(form: Form) -> str | None:
    if form.kin is not None and form.kin[0].ask(_first_error) is None:
        return None
    return next(_errors(form), None)


def _errors(form: Form) -> Iterator[str]:
    definition = form.definition
    if form.fault is not None:
        yield form.fault
    if definition is None:
        return
    yield from form.ask_bare(_shape_errors)
    yield from _constants(form, definition)
    yield from _rows(form, definition)
    yield from form.ask_bare(_size_errors)
    yield from form.ask_bare(_tie_errors)
    yield from signature_errors(form)


def _shape_errors(form: Form) -> tuple[str, ...]:
    """What is wrong whatever the attributes are, in which most forms differ."""
    definition = form.definition
    assert definition is not None
    return (
        *_result_counts(form, definition),
        *_operand_counts(form, definition),
        *_fixed_types(form, definition),
        *_same_types(form, definition),
    )


def _size_errors(form: Form) -> tuple[str, ...]:
    assert form.definition is not None
    return tuple(_sizes(form, form.definition))


def _tie_errors(form: Form) -> tuple[str, ...]:
    assert form.definition is not None
    return tuple(_ties(form, form.definition))


def _operand_counts(form: Form, definition: OpDefinition) -> Iterator[str]:
    count = len(form.operand_types)
    if definition.segment_attributes:
        fault = size_fault("operand", form.segments, count)
    else:
        fault = count_fault("operand", definition.operands, count)
    if fault is not None:
        yield fault
    yield from _arities("operand", definition.operands, form.segments, count)


def _result_counts(form: Form, definition: OpDefinition) -> Iterator[str]:
    count = len(form.result_types)
    fault = count_fault("result", definition.results, count)
    if fault is not None:
        yield fault
    yield from _arities("result", definition.results, form.result_segments, count)


def _arities(
    what: str, groups: Sequence[ValueGroup], segments: Sequence[int], count: int
) -> Iterator[str]:
    """Checks each group; the numbers must add up to all operands or results."""
    if len(segments) != len(groups) or sum(segments) != count:
        yield f"{what} segments {list(segments)} do not fit {count} {what}s in {len(groups)} groups"
        return
    start = 0
    for group, number in zip(groups, segments, strict=True):
        wanted = {Arity.ONE: "1 element", Arity.OPTIONAL: "0 or 1 element"}.get(group.arity)
        if (group.arity is Arity.ONE and number != 1) or (wanted and number > 1):
            yield f"{what} group starting at #{start} requires {wanted}, but found {number}"
        start += number


def _fixed_types(form: Form, definition: OpDefinition) -> Iterator[str]:
    """Types that differ from what the op fixes; a type that groups share may be another one."""
    shared = {name for names in definition.same_types for name in names}
    sides = (
        ("operand", definition.operands, form.segments, form.operand_types),
        ("result", definition.results, form.result_segments, form.result_types),
    )
    for what, groups, segments, types in sides:
        start = 0
        for group, number in zip(groups, segments, strict=True):
            fixed = None if group.name in shared else group.type
            for index in range(start, start + number):
                if fixed is not None and types[index] not in ("", fixed):
                    of = "variadic of " if group.arity is Arity.VARIADIC else ""
                    wanted = _DESCRIPTIONS.get(fixed, fixed)
                    yield f"{what} #{index} must be {of}{wanted}, but got '{types[index]}'"
            start += number


def _same_types(form: Form, definition: OpDefinition) -> Iterator[str]:
    for names in definition.same_types:
        groups = [_types_of(form, definition, name) for name in names]
        rows = groups if len(groups) == 1 else list(zip(*groups, strict=False))
        own = (*definition.operands, *definition.results)
        lists = [g.name for g in own if g.arity is Arity.VARIADIC and g.name in names]
        lengths = {len(types) for name, types in zip(names, groups, strict=True) if name in lists}
        if len(lengths) <= 1 and all(len({type for type in row if type}) <= 1 for row in rows):
            continue
        everything = len(names) == len(definition.operands) + len(definition.results)
        if everything and len(lists) < len(names):
            yield "requires the same type for all operands and results"
        else:
            yield f"failed to verify that all of {{{', '.join(names)}}} have same type"


def _constants(form: Form, definition: OpDefinition) -> Iterator[str]:
    """Checks that a result has the type of the attribute that it is made of."""
    for name, rule in definition.derived_types.items():
        attribute = rule.removeprefix("type of ")
        if attribute == rule or name not in definition.result_index:
            continue
        text = form.attributes.get(attribute, "#")
        type = None if text.startswith("#") else attribute_type(text)
        if text.startswith("#") and type is None:
            continue
        if definition.constant_like and text.startswith("@"):
            type = None
        if _types_of(form, definition, name) != (type,):
            yield f"failed to verify that all of {{{attribute}, {name}}} have same type"


def _rows(form: Form, definition: OpDefinition) -> Iterator[str]:
    """Checks that attributes have an element for each value that they are about."""
    for name, groups in definition.rows.items():
        count = sum(len(_types_of(form, definition, group)) for group in groups.split())
        try:
            rows = len(parse_array(form.attributes.get(name, "[]")))
        except DiagnosticError:
            rows = -1
        if rows != count:
            noun, group = name.removesuffix("s").replace("_", " "), groups.split()[0]
            yield f"expected {count} {noun} rows to match number of {group}"


def _types_of(form: Form, definition: OpDefinition, name: str) -> tuple[str, ...]:
    if name in definition.operand_index:
        return form.operand_types[form.group(name)]
    return form.result_types[form.result_group(name)]


def _sizes(form: Form, definition: OpDefinition) -> Iterator[str]:
    for name, sizes in definition.sizes.items():
        if definition.operands[definition.operand_index[sizes]].arity is not Arity.VARIADIC:
            continue
        types = _types_of(form, definition, name)
        resources = sum(is_resource_type(type) for type in types)
        group = form.group(sizes)
        if resources != group.stop - group.start and "" not in types:
            yield (
                f"value set has {resources} dynamic dimensions but only {group.stop - group.start}"
                " dimension values are attached"
            )


def _ties(form: Form, definition: OpDefinition) -> Iterator[str]:
    text = form.attributes.get("tied_operands")
    if definition.tied_operands is None or text is None:
        return
    ties = [parse_integer(entry) for entry in parse_array(text)]
    results = form.result_types[: form.result_segments[0]]
    operands = form.operand_types[form.group(definition.tied_operands)]
    if ties and len(ties) != len(results):
        yield "results/tied operand indices mismatch"
        return
    for result, index in enumerate(ties):
        if index == UNTIED:
            continue
        if index is None or not 0 <= index < len(operands):
            yield f"tied operand index {index} is out of range of the {len(operands)} operands"
        elif is_resource_type(operands[index]) != is_resource_type(results[result]):
            yield (
                f"result #{result} of type '{results[result]}' cannot be tied to an operand of type"
                f" '{operands[index]}'"
            )

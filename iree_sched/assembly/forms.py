"""From a shape and the texts of its tokens to a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from iree_sched.assembly.shape import ArgumentType, OperandType, Shape, Signature, Span
from iree_sched.assembly.types import attribute_type, derive
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.ir import Arity, Form, OpDefinition, ValueGroup
from iree_sched.syntax.attributes import parse_array, parse_dictionary

TextOf = Callable[[Span], str]
NOT_TIED = -1


def operand_order(shape: Shape, definition: OpDefinition) -> list[int]:
    """Tokens that name the operands, in the order of the definition."""
    return [token for g in definition.operands for token in shape.operands.get(g.name, ())]


def make_form(
    shape: Shape, text_of: TextOf, ties: tuple[int, ...] = (), *, resolve: Callable[[str], str]
) -> Form:
    """The form of an op in custom form.

    `resolve` gives the text that an attribute alias stands for, and any other text as it is.
    `ties` holds per tied result the operand index in its group, for results whose tie the text
    spells by name.

    Raises:
      DiagnosticError: types or attributes do not fit the op; the offset is missing.
    """
    definition = shape.definition
    assert definition is not None
    types = _TypeFinder(definition, shape, text_of, ties, resolve)
    counts = {g.name: len(shape.operands.get(g.name, ())) for g in definition.operands}
    _check_counts(definition, counts)
    operand_types = [
        type for g in definition.operands for type in types.operands(g, counts[g.name])
    ]
    results = [(g, types.results(g)) for g in definition.results]
    attributes = _attributes(shape, definition, text_of, ties)
    _add_derived(attributes, definition, types)
    return Form(
        name=definition.name,
        definition=definition,
        segments=tuple(counts.values()),
        result_segments=tuple(len(t) for _, t in results),
        operand_types=tuple(operand_types),
        result_types=tuple(type for _, group in results for type in group),
        attributes=attributes,
        region_count=max(len(shape.bodies), _least_regions(definition)),
    )


def _least_regions(definition: OpDefinition) -> int:
    return sum(1 for name in definition.regions if not name.endswith("*"))


def _check_counts(definition: OpDefinition, counts: dict[str, int]) -> None:
    for group in definition.operands:
        if group.arity is Arity.ONE and counts[group.name] != 1:
            raise error(f"'{definition.name}' op expects an operand for '{group.name}'")


class _TypeFinder:
    """Works out types that the text does not spell, from what it spells and the definition."""

    def __init__(
        self,
        definition: OpDefinition,
        shape: Shape,
        text_of: TextOf,
        ties: tuple[int, ...],
        resolve: Callable[[str], str],
    ) -> None:
        self.definition = definition
        self.shape = shape
        self.text_of = text_of
        self.ties = ties
        self.resolve = resolve

    def operands(self, group: ValueGroup, count: int) -> list[str]:
        """The types of an operand group."""
        spelled = self.spelled(group.name)
        if not spelled and count:
            spelled = self._pairwise(group, count) or [self._unspelled(group)] * count
        if len(spelled) != count:
            raise error(
                f"custom op '{self.definition.name}' number of operands and types do not match:"
                f" got {count} operands and {len(spelled)} types"
            )
        return spelled

    def results(self, group: ValueGroup) -> list[str]:
        """The types of a result group."""
        if self.shape.ties is not None and group.arity is not Arity.ONE:
            return self._tied_results()
        spelled = self.spelled(group.name)
        if group.arity is not Arity.ONE:
            same = (self.spelled(name) for name in self._same(group))
            return spelled or next((types for types in same if types), [])
        return spelled or [self._unspelled(group)]

    def _pairwise(self, group: ValueGroup, count: int) -> list[str] | None:
        """The types of another list that has the same types, if one is spelled."""
        for name in self._same(group):
            spelled = self.spelled(name)
            if len(spelled) == count:
                return spelled
        return None

    def _same(self, group: ValueGroup) -> list[str]:
        return [n for names in self.definition.same_types if group.name in names for n in names]

    def spelled(self, name: str) -> list[str]:
        """The types of a group as far as the text says them."""
        spans = self.shape.operand_types.get(name) or self.shape.result_types.get(name) or ()
        return [span if isinstance(span, str) else self.text_of(span) for span in spans]

    def _unspelled(self, group: ValueGroup) -> str:
        if group.type is not None:
            return group.type
        definition = self.definition
        related = [result for result, operand in definition.ties.items() if operand == group.name]
        related += [name for name in [definition.ties.get(group.name)] if name]
        related += self._same(group)
        for name in related:
            spelled = self.spelled(name)
            if spelled:
                return spelled[0]
        for name in related:
            fixed = self._fixed(name)
            if fixed is not None:
                return fixed
        derived = self._derived(definition.derived_types.get(group.name, ""))
        if derived is not None:
            return derived
        raise error(f"'{definition.name}' op does not say the type of '{group.name}'")

    def _derived(self, rule: str) -> str | None:
        """The type that follows from another, or from an attribute."""
        base = rule.rpartition(" ")[2]
        value = self.shape.attributes.get(base)
        if value is not None:
            text = value if isinstance(value, str) else self.text_of(value)
            return attribute_type(self.resolve(text))
        spelled = self.spelled(base)
        return derive(rule, spelled[0]) if spelled else None

    def _fixed(self, name: str) -> str | None:
        groups = (*self.definition.operands, *self.definition.results)
        return next((g.type for g in groups if g.name == name), None)

    def _tied_results(self) -> list[str]:
        assert self.shape.ties is not None
        types = []
        for number, (_, span) in enumerate(self.shape.ties):
            if span is not None:
                types.append(self.text_of(span))
                continue
            tied = self.spelled(self.definition.tied_operands or "")
            types.append(tied[self.ties[number]])
        return types


def _attributes(
    shape: Shape, definition: OpDefinition, text_of: TextOf, ties: tuple[int, ...]
) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for token in shape.dictionaries:
        attributes.update(dictionary_entries(text_of((token, token))))
    for name, value in shape.attributes.items():
        attributes[name] = value if isinstance(value, str) else text_of(value)
    for name, pieces in shape.composed.items():
        texts = (piece if isinstance(piece, str) else text_of(piece) for piece in pieces)
        attributes[name] = "".join(texts)
    if shape.signature is not None:
        attributes.update(_signature_attributes(shape.signature, text_of, ties))
    if any(tie != NOT_TIED for tie in ties):
        attributes["tied_operands"] = tied_operands_text(ties)
    return normalized(attributes, definition)


def dictionary_entries(text: str) -> Mapping[str, str]:
    """The entries of an attribute dictionary, those nested in it looked at as well.

    Raises:
      DiagnosticError: one of them is no dictionary, or has a name twice; the offset is missing.
    """
    try:
        entries = parse_dictionary(text)
    except DiagnosticError as caught:
        raise error(caught.diagnostics[0].message) from None
    for value in entries.values():
        if value.startswith("{"):
            dictionary_entries(value)
    return entries


def dictionary_fault(text: str) -> int | None:
    """Where a dictionary is wrong, or one that is nested in it; None if nothing is."""
    try:
        entries = parse_dictionary(text)
    except DiagnosticError as caught:
        return caught.diagnostics[0].offset
    for value in entries.values():
        fault = dictionary_fault(value) if value.startswith("{") else None
        if fault is not None:
            return text.find(value) + fault
    return None


def argument_type(type: ArgumentType, form: Form, text_of: TextOf) -> str:
    """The type of an argument of a region."""
    if isinstance(type, OperandType):
        operand: str = form.operand_types[form.group(type.group).start + type.index]
        return operand
    return type if isinstance(type, str) else text_of(type)


def _add_derived(attributes: dict[str, str], definition: OpDefinition, types: _TypeFinder) -> None:
    """Adds attributes that hold a type which the text does not spell."""
    for name, rule in definition.derived_types.items():
        if name not in definition.attributes or name in attributes:
            continue
        base = rule.rpartition(" ")[2]
        if base in attributes:
            spelled = attribute_type(types.resolve(attributes[base]))
        else:
            spelled = next(iter(types.spelled(base)), None)
        if spelled is not None:
            attributes[name] = derive(rule, spelled)


def tied_operands_text(ties: tuple[int, ...]) -> str:
    """The canonical text of a `tied_operands` attribute."""
    return "[" + ", ".join(f"{tie} : index" for tie in ties) + "]"


def _signature_attributes(
    signature: Signature, text_of: TextOf, ties: tuple[int, ...]
) -> dict[str, str]:
    """`function_type`, `arg_attrs` and `res_attrs` of a function."""
    types = (type for _, type, _ in signature.arguments)
    arguments = [type if isinstance(type, str) else text_of(type) for type in types]
    results = [
        text_of(span) if span is not None else arguments[tie]
        for (_, span, _), tie in zip(signature.results, ties, strict=True)
    ]
    attributes = {"function_type": function_type_text(arguments, results)}
    for name, entries in (("arg_attrs", signature.arguments), ("res_attrs", signature.results)):
        tokens = [entry[2] for entry in entries]
        if any(token is not None for token in tokens):
            texts = ["{}" if t is None else text_of((t, t)) for t in tokens]
            for text in texts:
                dictionary_entries(text)
            attributes[name] = "[" + ", ".join(texts) + "]"
    return attributes


def function_type_text(arguments: list[str], results: list[str]) -> str:
    """The canonical text of a function type: one result stands without parentheses."""
    returned = results[0] if len(results) == 1 else "(" + ", ".join(results) + ")"
    if len(results) == 1 and returned.startswith("("):
        returned = f"({returned})"
    return f"({', '.join(arguments)}) -> {returned}"


def normalized(attributes: dict[str, str], definition: OpDefinition) -> dict[str, str]:
    """Leaves out inherent attributes that say what holds without them."""
    ties = attributes.get("tied_operands")
    if ties is not None and all(tie.startswith("-1") for tie in parse_array(ties)):
        del attributes["tied_operands"]
    for name, type in definition.integer_types.items():
        if attributes.get(name, "").lstrip("-").isdigit():
            attributes[name] += f" : {type}"
    return {n: v for n, v in attributes.items() if definition.defaults.get(n) != v}

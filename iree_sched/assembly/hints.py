"""Names that ops suggest for their results, as their getAsmResultNames do."""

from __future__ import annotations

import re

from iree_sched.assembly.types import attribute_type
from iree_sched.ir import Form, OpDefinition, ValueGroup
from iree_sched.syntax.attributes import parse_integer

_SPECIAL = re.compile(r"[^\w$.-]", re.ASCII)


def name_hints(form: Form) -> tuple[str, ...]:
    """A hint per result, "" for results that are numbered.

    A hint names the first value of its group; the others share the name as a pack (`%results:2`).
    """
    return form.ask_bare(_hints) if form.ask(_are_fixed) else form.ask(_hints)


def _are_fixed(form: Form) -> bool:
    """True if the hints do not depend on attributes."""
    definition = form.definition
    if definition is None or not definition.result_names:
        return True
    if definition.constant_like:
        return False
    return not any("{" in pattern for pattern in definition.result_names.values())


def _hints(form: Form) -> tuple[str, ...]:
    definition = form.definition
    if definition is None or not definition.result_names:
        return ("",) * len(form.result_types)
    hints: list[str] = []
    for group, count in zip(definition.results, form.result_segments, strict=True):
        hints += [_group_hint(form, definition, group)] * count
    return tuple(hints)


def _group_hint(form: Form, definition: OpDefinition, group: ValueGroup) -> str:
    if definition.constant_like and "value" in form.attributes:
        constant = _constant_hint(form.attributes["value"])
        if constant:
            return constant
    pattern = definition.result_names.get(group.name, "")
    for name, text in form.attributes.items():
        pattern = pattern.replace("{" + name + "}", text.lstrip("@"))
    return _SPECIAL.sub("_", pattern)


def _constant_hint(text: str) -> str:
    """`c4_i32`, `c4` for an index, `true`, `false`; "" for what is not an integer."""
    if text in ("true", "false"):
        return text
    value = parse_integer(text)
    if value is None:
        return ""
    type = attribute_type(text)
    if type == "index":
        return f"c{value}"
    # Bits of a float are written as an integer too.
    return f"c{value}_{type}" if type is not None and type.startswith("i") else ""

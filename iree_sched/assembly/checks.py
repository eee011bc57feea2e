"""What a form has to have before an op of it can be made: without it, it cannot be printed.

That is a size and a range for each stream resource, enum keywords that exist, and stream resource
types of a lifetime that exists. The wording is MLIR's where it has one.
"""

from __future__ import annotations

import re

from iree_sched.assembly.counts import OpFault
from iree_sched.assembly.pieces import is_sized
from iree_sched.diagnostics import error
from iree_sched.dialects.stream_types import LIFETIMES
from iree_sched.ir import Arity, Form, OpDefinition, OperandRanges
from iree_sched.syntax.attributes import parse_array

_LIFETIME = re.compile(r"!stream\.resource<(.*)>\Z")
_KEYWORD = r"[a-z_]\w*\Z"


def check_form(form: Form) -> None:
    """Checks counts of sizes and ranges, and enums.

    Raises:
      DiagnosticError: an enum does not exist; the offset is missing.
      OpFault: sizes or ranges do not fit.
    """
    definition = form.definition
    if definition is None:
        return
    _check_enums(form, definition)
    for group, sizes in definition.sizes.items():
        if _is_list(definition, sizes):
            _compare(form, group, sizes, "size")
    ranges = definition.accesses
    if isinstance(ranges, OperandRanges):
        for bounds in (ranges.starts, ranges.ends, ranges.lengths):
            if bounds is not None:
                _compare(form, ranges.operands, bounds, "range")


def check_type(type: str, offset: int) -> None:
    """Checks the lifetime of a stream resource type.

    Raises:
      DiagnosticError: there is no such lifetime.
    """
    lifetime = _LIFETIME.match(type)
    if lifetime is not None and lifetime[1] not in LIFETIMES:
        raise error(f"unknown lifetime value: {lifetime[1]}", offset + lifetime.start(1))


def _check_enums(form: Form, definition: OpDefinition) -> None:
    for name, enum in definition.enums.items():
        text = form.attributes.get(name)
        if text is None or enum.bits:
            continue
        words = parse_array(text) if text.startswith("[") else (text,)
        if all(word in enum.values for word in words):
            continue
        if words == (text,) and not re.match(_KEYWORD, text):
            continue
        raise error(
            f"custom op '{form.name}' expected string or keyword containing one of the following"
            f" enum values for attribute '{name}' [{', '.join(enum.values)}]"
        )


def _compare(form: Form, group: str, bounds: str, what: str) -> None:
    assert form.definition is not None
    if group in form.definition.operand_index:
        types = form.operand_types[form.group(group)]
    else:
        types = form.result_types[form.result_group(group)]
    resources = sum(map(is_sized, types))
    place = form.group(bounds)
    found = place.stop - place.start
    if resources == found:
        return
    if what == "range":
        raise OpFault("mismatch on resource range offsets/ends/lengths; counts must match")
    raise OpFault(
        f"value set has {resources} dynamic dimensions but only {found} dimension values are"
        " attached"
    )


def _is_list(definition: OpDefinition, group: str) -> bool:
    return definition.operands[definition.operand_index[group]].arity is not Arity.ONE

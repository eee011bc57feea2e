"""Sizes and ranges: a form has one for each stream resource, else it cannot be printed."""

from __future__ import annotations

from iree_sched.assembly.pieces import is_sized
from iree_sched.diagnostics import error
from iree_sched.ir import Arity, Form, OpDefinition, OperandRanges


def check_counts(form: Form) -> None:
    """Compares the number of sizes and ranges with the number of resources they belong to.

    Raises:
      DiagnosticError: they differ; the offset is missing.
    """
    definition = form.definition
    if definition is None:
        return
    for group, sizes in definition.sizes.items():
        if _is_list(definition, sizes):
            _compare(form, group, sizes, "size")
    ranges = definition.accesses
    if isinstance(ranges, OperandRanges):
        for bounds in (ranges.starts, ranges.ends, ranges.lengths):
            if bounds is not None:
                _compare(form, ranges.operands, bounds, "range")


def _compare(form: Form, group: str, bounds: str, what: str) -> None:
    assert form.definition is not None
    if group in form.definition.operand_index:
        types = form.operand_types[form.group(group)]
    else:
        types = form.result_types[form.result_group(group)]
    resources = sum(map(is_sized, types))
    place = form.group(bounds)
    found = place.stop - place.start
    if resources != found:
        raise error(
            f"'{form.name}' op expects a {what} for each stream resource in '{group}':"
            f" there are {resources} resources, but {found} in '{bounds}'"
        )


def _is_list(definition: OpDefinition, group: str) -> bool:
    return definition.operands[definition.operand_index[group]].arity is not Arity.ONE

"""Ties: results that stand for the same storage as an operand.

Follows IREE's TiedOpInterface (Util/IR/UtilTypes.cpp). The `tied_operands` attribute has one entry
for each value of the op's first result group: -1, or an index into the group of operands that the
definition names, not into all operands.
"""

from __future__ import annotations

from collections.abc import Iterable

from iree_sched.ir import Operation, Value
from iree_sched.ir.form import Form
from iree_sched.syntax.attributes import parse_array, parse_integer

UNTIED = -1


def may_tie(op: Operation) -> bool:
    """True if the op is of a kind that can tie results (IREE's TiedOpInterface)."""
    definition = op.definition
    if definition is None:
        return False
    return bool(definition.ties) or definition.tied_operands is not None


def tied_operand_indices(op: Operation) -> tuple[int, ...]:
    """For each result the index of the operand it is tied to, `UNTIED` for the others."""
    return op.form.ask_bare(find_ties)


def tied_operand(result: Value) -> Value | None:
    """The operand that a result is tied to, None for untied results and block arguments."""
    op = result.defining_op
    if op is None or op.definition is None:
        return None
    index = tied_operand_indices(op)[result.index]
    return op.operands[index] if index != UNTIED else None


def tied_results(op: Operation, operand_index: int) -> list[Value]:
    """The results that are tied to one operand."""
    ties = tied_operand_indices(op)
    return [op.results[result] for result, operand in enumerate(ties) if operand == operand_index]


def has_tied_use(value: Value) -> bool:
    """True if some user of the value ties a result to it."""
    for user in value.users:
        for index in user.form.ask_bare(tied_places):
            if user.operands[index] is value:
                return True
    return False


def find_tied_values(values: Iterable[Value]) -> set[Value]:
    """The values among some that an op takes in place.

    Mostly there are none, and that is seen by the forms of all users, which are few.
    """
    found = set(values)
    users = set().union(*[value.users for value in found])
    if not any(form.ask_bare(tied_places) for form in {user.form for user in users}):
        return set()
    return {value for value in found if has_tied_use(value)}


def tied_places(form: Form) -> list[int]:
    """Indices of the operands that a result is tied to."""
    return [index for index in form.ask(find_ties) if index != UNTIED]


def find_tied_base(value: Value) -> Value:
    """The first value that stands for the same storage: a block argument or an untied result."""
    while (operand := tied_operand(value)) is not None:
        value = operand
    return value


def find_ties(form: Form) -> tuple[int, ...]:
    """What `tied_operand_indices` says of the ops of a form."""
    ties = [UNTIED] * len(form.result_types)
    if form.definition is None:
        return tuple(ties)
    for results, operands in form.definition.ties.items():
        base = form.group(operands).start
        for position, result in enumerate(_indices(form.result_group(results))):
            ties[result] = base + position
    text = form.attributes.get("tied_operands")
    if form.definition.tied_operands is not None and text is not None:
        base = form.group(form.definition.tied_operands).start
        for result, entry in enumerate(parse_array(text)):
            index = parse_integer(entry)
            if index is not None and index != UNTIED and result < len(ties):
                ties[result] = base + index
    return tuple(ties)


def _indices(group: slice) -> range:
    return range(group.start, group.stop)

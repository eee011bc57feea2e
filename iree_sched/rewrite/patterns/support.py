"""Small questions that patterns of several topics ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iree_sched.dialects import required
from iree_sched.dialects.names import AWAIT, BRANCH, SELECT
from iree_sched.ir import Block, OpDefinition, Operation, Value
from iree_sched.rewrite.rewriter import Rewriter
from iree_sched.syntax.attributes import resolve_alias

_SELECT = required(SELECT)
_BRANCH = required(BRANCH)


def one(op: Operation, group: str) -> Value:
    """The operand of a group of one value."""
    value = op.operand(group)
    assert value is not None
    return value


def result_of(op: Operation, group: str = "result") -> Value:
    """The result of a group of one value."""
    value = op.result(group)
    assert value is not None
    return value


def defining(value: Value | None, name: str) -> Operation | None:
    """The op of that name that defines a value, None where another one does."""
    op = value.defining_op if value is not None else None
    if op is None or op.name != name or op.definition is None:
        return None
    return op


def await_of(value: Value) -> Operation | None:
    """The await that gives a value, unless it has to stay on the host."""
    found = defining(value, AWAIT)
    return None if found is None or "sync" in found.attributes else found


def affinity(op: Operation, rewriter: Rewriter, name: str = "affinity") -> str | None:
    """An affinity attribute of an op, with attribute aliases resolved."""
    text = op.attributes.get(name)
    return None if text is None else resolve_alias(text, rewriter.context.aliases)


def other_operand(op: Operation, value: Value) -> Value | None:
    """Of the two operands of an op the one beside `value`, None if that is neither of them."""
    first, second = op.operands
    if second is value:
        return first
    return second if first is value else None


def has_one_use(value: Value) -> bool:
    """True if one operand of one op uses the value."""
    return len(value.users) == 1 and next(iter(value.users.values())) == 1


def operands_of(op: Operation, *groups: str, **renamed: str) -> Mapping[str, list[Value]]:
    """Operands by group, to make another op of; `target="source"` takes them from another group."""
    taken = {group: op.operand_group(group) for group in groups}
    taken.update({group: op.operand_group(source) for group, source in renamed.items()})
    return taken


def replace_with(
    op: Operation,
    definition: OpDefinition,
    operands: Mapping[str, Value | Sequence[Value] | None],
    attributes: Mapping[str, str | None] | None,
    rewriter: Rewriter,
) -> None:
    """Puts another op in place of one whose only result is a `result` of the same type.

    It is what MLIR's `replaceOpWithNewOp` does.
    """
    types = {"result": op.results[0].type}
    rewriter.replace(op, rewriter.create(definition, operands, types, attributes, like=op).results)


def create_branch(
    target: Block, values: Sequence[Value], rewriter: Rewriter, *, like: Operation
) -> None:
    """Makes a branch without condition, which hands values to its target."""
    branch = rewriter.create(_BRANCH, {"destOperands": values}, {}, like=like)
    branch.successors = [target]


def move_regions(op: Operation, target: Operation) -> None:
    """Exchanges the regions of two ops, of which `target` is to have those of `op`."""
    target.regions, op.regions = op.regions, target.regions
    for owner in (target, op):
        for region in owner.regions:
            region.parent = owner


def select(
    condition: Value, if_true: Value, if_false: Value, rewriter: Rewriter, *, like: Operation
) -> Value:
    """One of two values by a condition, without an op where they are the same."""
    if if_true is if_false:
        return if_true
    return create_select(condition, if_true, if_false, rewriter, like=like)


def create_select(
    condition: Value, if_true: Value, if_false: Value, rewriter: Rewriter, *, like: Operation
) -> Value:
    """One of two values by a condition, with an op to choose it in any case."""
    operands = {"condition": condition, "true_value": if_true, "false_value": if_false}
    return rewriter.create(_SELECT, operands, {"result": if_true.type}, like=like).results[0]

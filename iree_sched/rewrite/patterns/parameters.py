"""Loads, reads and writes of parameters, of a part rather than of all.

Source: Stream/IR/StreamOpFolders.cpp (stream.async.parameter.*).
"""

from __future__ import annotations

from iree_sched.dialects import required
from iree_sched.dialects.names import AWAIT, SLICE, SUBVIEW
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.additions import add
from iree_sched.rewrite.patterns.arithmetic import number_op
from iree_sched.rewrite.patterns.support import defining, has_one_use, one
from iree_sched.rewrite.rewriter import Rewriter

_LOAD = "stream.async.parameter.load"
_INDEX_CAST = required("arith.index_cast")
_OFFSET_TYPE = "i64"


@pattern(_LOAD)
def load_subview(op: Operation, rewriter: Rewriter) -> bool:
    """Loads only what a subview takes of a parameter."""
    return _load_part(op, SUBVIEW, rewriter)


@pattern(_LOAD)
def load_slice(op: Operation, rewriter: Rewriter) -> bool:
    """Loads only what a slice takes of a parameter."""
    return _load_part(op, SLICE, rewriter)


@pattern("stream.async.parameter.read")
def read_into_subview(op: Operation, rewriter: Rewriter) -> bool:
    """Reads into the resource behind a subview."""
    subview = defining(_before_await(one(op, "target")), SUBVIEW)
    if subview is None:
        return False
    by = one(subview, "source_offset")
    source = add(one(op, "source_offset"), _as_offset(by, op, rewriter), op, rewriter)
    start = add(by, one(op, "target_offset"), op, rewriter)
    end = add(start, one(op, "target_length"), op, rewriter)
    changed = {"source_offset": source, "target_offset": start, "target_end": end}
    _look_through(op, "target", subview, changed, rewriter)
    return True


@pattern("stream.async.parameter.write")
def write_from_subview(op: Operation, rewriter: Rewriter) -> bool:
    """Writes from the resource behind a subview."""
    subview = defining(_before_await(one(op, "source")), SUBVIEW)
    if subview is None:
        return False
    by = one(subview, "source_offset")
    start = add(by, one(op, "source_offset"), op, rewriter)
    end = add(start, one(op, "source_length"), op, rewriter)
    target = add(one(op, "target_offset"), _as_offset(by, op, rewriter), op, rewriter)
    changed = {"source_offset": start, "source_end": end, "target_offset": target}
    _look_through(op, "source", subview, changed, rewriter)
    return True


def _load_part(op: Operation, name: str, rewriter: Rewriter) -> bool:
    """Moves a load to the only op that uses it, through an await, and loads what that takes."""
    consumed = _awaited(op.results[0])
    if consumed is None or not has_one_use(consumed):
        return False
    part = next(iter(consumed.users))
    if part.name != name or one(part, "source") is not consumed:
        return False
    op.move_before(part)
    rewriter.set_before(op)
    by = _as_offset(one(part, "source_offset"), op, rewriter)
    offset = add(one(op, "source_offset"), by, op, rewriter)
    size = one(part, "result_size")
    rewriter.set_operands(op, {"source_offset": [offset], "result_size": [size]})
    rewriter.replace(part, [op.results[0]])
    return True


def _awaited(value: Value) -> Value | None:
    """A value that one op uses, or what the await that uses it gives."""
    if not has_one_use(value):
        return None
    user = next(iter(value.users))
    if user.name != AWAIT:
        return value
    return user.results[user.operands.index(value)]


def _before_await(value: Value) -> Value:
    """A resource before the await it goes through, where nothing else uses either."""
    await_op = defining(value, AWAIT)
    if await_op is None or not has_one_use(value):
        return value
    resource = await_op.operands[value.index]
    source = resource.defining_op
    definition = source.definition if source is not None else None
    if definition is None or definition.result_timepoint is None or not has_one_use(resource):
        return value
    return resource


def _as_offset(index: Value, like: Operation, rewriter: Rewriter) -> Value:
    """An index as an offset into a parameter."""
    number = integer(index)
    if number is not None:
        return number_op(number, _OFFSET_TYPE, like, rewriter)
    operands, results = {"in": index}, {"out": _OFFSET_TYPE}
    return rewriter.create(_INDEX_CAST, operands, results, like=like).results[0]


def _look_through(
    op: Operation,
    name: str,
    subview: Operation,
    changed: dict[str, Value],
    rewriter: Rewriter,
) -> None:
    groups = {group: [value] for group, value in changed.items()}
    groups[name] = [one(subview, "source")]
    groups[f"{name}_size"] = [one(subview, "source_size")]
    rewriter.set_operands(op, groups)


PATTERNS = (load_subview, load_slice, read_into_subview, write_from_subview)
FOLDS = ()

"""Constants: reading them, making them, and keeping each one once at the front of its region.

Follows MLIR's FoldUtils.cpp (OperationFolder::insertKnownConstant), whose order of constants shows
in the printed IR.
"""

from __future__ import annotations

from iree_sched.analysis.constants import constant_integer
from iree_sched.classes import define, field, frozen
from iree_sched.dialects import required
from iree_sched.dialects.names import BUFFER_CONSTANT, CONSTANT, IMMEDIATE, POISON
from iree_sched.dialects.stream_types import TIMEPOINT
from iree_sched.dialects.ub import ANYTHING
from iree_sched.dialects.util_buffer import BUFFER
from iree_sched.ir import Operation, Region, Value
from iree_sched.rewrite.floats import Float, parse, printed
from iree_sched.rewrite.rewriter import Rewriter


@frozen(eq=True)
class Constant:
    """A value that is known before the program runs: canonical attribute text and type."""

    attribute: str
    type: str


_INDEX_WIDTH = 64


def is_constant(value: Value) -> bool:
    """True if an op that only stands for a constant defines the value."""
    op = value.defining_op
    return op is not None and op.definition is not None and op.definition.constant_like


def constant_text(value: Value) -> str | None:
    """The attribute of the `arith.constant` that defines a value, None for other values."""
    op = value.defining_op
    if op is None or op.name != CONSTANT:
        return None
    return op.attributes["value"]


def integer(value: Value) -> int | None:
    """The number that an integer or index constant stands for, None for other values.

    It is the signed number of its bits, so `true` is -1.
    """
    bits = width(value.type)
    number = None if bits is None else constant_integer(value)
    return None if bits is None or number is None else wrap(number, bits)


def width(type: str) -> int | None:
    """Bits of an integer type, or of an index as MLIR folds it, None for other types."""
    if type == "index":
        return _INDEX_WIDTH
    return int(type[1:]) if type[:1] == "i" and type[1:].isdigit() else None


def wrap(number: int, bits: int) -> int:
    """The number as a signed one of so many bits."""
    number = unsigned(number, bits)
    return number - (1 << bits) if number >> (bits - 1) else number


def unsigned(number: int, bits: int) -> int:
    """The number as an unsigned one of so many bits."""
    return number & ((1 << bits) - 1)


def integer_constant(number: int, type: str) -> Constant:
    """An integer or index constant; the number wraps around at the width of the type."""
    bits = width(type)
    assert bits is not None
    number = wrap(number, bits)
    if bits == 1 and type != "index":
        return Constant("true" if number else "false", type)
    return Constant(f"{number} : {type}", type)


def floating(value: Value) -> Float | None:
    """The number that a float constant stands for, None for other values."""
    text = constant_text(value)
    return None if text is None else parse(text, value.type)


def float_constant(number: Float, type: str) -> Constant:
    """A constant of a float type that has the number's format."""
    return Constant(f"{printed(number)} : {type}", type)


def constant_op(constant: Constant, like: Operation, rewriter: Rewriter) -> Value:
    """Makes and inserts the op for a constant (the dialects' materializeConstant)."""
    if constant.attribute == ANYTHING:
        return poison(constant.type, like, rewriter)
    if constant.type == TIMEPOINT:
        return immediate_timepoint(like, rewriter)
    if constant.type == BUFFER:
        attributes = {"value": constant.attribute}
        made = rewriter.create(_BUFFER_CONSTANT, {}, {"result": BUFFER}, attributes, like=like)
        return made.results[0]
    results = {"result": constant.type}
    attributes = {"value": constant.attribute}
    return rewriter.create(_ARITH_CONSTANT, {}, results, attributes, like=like).results[0]


def poison(type: str, like: Operation, rewriter: Rewriter) -> Value:
    """Makes and inserts a value that may be anything."""
    return rewriter.create(_POISON, {}, {"result": type}, like=like).results[0]


def is_poison(value: Value) -> bool:
    """True for a value that may be anything."""
    op = value.defining_op
    return op is not None and op.name == POISON


def immediate_timepoint(like: Operation, rewriter: Rewriter) -> Value:
    """Makes and inserts a timepoint that has been reached from the start."""
    results = {"result_timepoint": TIMEPOINT}
    return rewriter.create(_IMMEDIATE, {}, results, like=like).results[0]


_POISON = required(POISON)
_BUFFER_CONSTANT = required(BUFFER_CONSTANT)
_ARITH_CONSTANT = required(CONSTANT)
_IMMEDIATE = required(IMMEDIATE)


@define
class ConstantPool:
    """The constants that were brought to the front of their regions, each of them once."""

    rewriter: Rewriter
    _owned: set[Operation] = field(factory=set, init=False)
    _known: dict[tuple[object, ...], Operation] = field(factory=dict, init=False)

    def own(self, op: Operation) -> bool:
        """Takes a constant in; returns False if it was replaced by an equal one and erased."""
        region = _isolated_region(op)
        key = (region, op.name, _meaning(op), op.results[0].type)
        known = self._known.get(key)
        if known is not None:
            self.rewriter.replace(op, known.results)
            return False
        front = region.blocks[0].first
        assert front is not None
        if front is not op and (op.parent is not region.blocks[0] or op.prev not in self._owned):
            op.move_before(front)
        self._known[key] = op
        self._owned.add(op)
        return True


def _meaning(op: Operation) -> tuple[int | str, ...]:
    """What a constant stands for; a number may be written in several ways."""
    assert op.definition is not None
    result = op.results[0]
    number = integer(result)
    if number is not None:
        return (number,)
    float_number = floating(result)
    if float_number is not None:
        return (float_number.pattern,)
    return tuple(op.attributes.get(name, "") for name in op.definition.attributes)


def _isolated_region(op: Operation) -> Region:
    """The region around an op into which constants are hoisted."""
    block = op.parent
    while True:
        assert block is not None
        assert block.parent is not None
        region = block.parent
        parent = region.parent
        if parent is None or parent.parent is None:
            return region
        if parent.definition is None or parent.is_isolated:
            return region
        block = parent.parent

"""Minimum, maximum and extents of ranges.

Source: Util/IR/UtilOpFolders.cpp (util.range.min, util.range.max, util.range.extents).
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.classes import frozen
from iree_sched.dialects import required
from iree_sched.dialects.names import ADD, SUBTRACT
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer, integer_constant, width, wrap
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.arithmetic import binary, number_op
from iree_sched.rewrite.patterns.support import replace_with
from iree_sched.rewrite.rewriter import Rewriter

_EXTENTS = "util.range.extents"
_LARGEST, _SMALLEST = (1 << 63) - 1, -1 << 63


@frozen
class _Extreme:
    """What is the same about minimum and maximum.

    Attributes:
      choose: chooses one of two numbers, both with signs.
      nothing: the number of which nothing is left.
      of_two: the op that chooses one of two values, both without signs.
    """

    choose: Callable[[int, int], int]
    nothing: int
    of_two: str


_EXTREMES = {
    "util.range.min": _Extreme(min, _LARGEST, "arith.minui"),
    "util.range.max": _Extreme(max, _SMALLEST, "arith.maxui"),
}


@fold(*_EXTREMES)
def fold_extreme(op: Operation, rewriter: Rewriter) -> Folded:
    """The extreme of one value, or of constants."""
    if len(op.operands) == 1:
        return [op.operands[0]]
    extreme = _EXTREMES[op.name]
    result = extreme.nothing
    for operand in op.operands:
        number = integer(operand)
        if number is None:
            return None
        result = extreme.choose(result, number)
    return [integer_constant(result, op.results[0].type)]


@pattern(*_EXTREMES)
def choose_one_of_two(op: Operation, rewriter: Rewriter) -> bool:
    """The extreme of two values is one of arithmetic."""
    if len(op.operands) != 2:
        return False
    lhs, rhs = op.operands
    rewriter.replace(op, [binary(_EXTREMES[op.name].of_two, lhs, rhs, op, rewriter)])
    return True


@pattern(*_EXTREMES)
def drop_equal_operands(op: Operation, rewriter: Rewriter) -> bool:
    """Leaves each value once, and of constants the extreme, as the last."""
    extreme, type = _EXTREMES[op.name], op.results[0].type
    limit = extreme.nothing
    values: dict[Value, None] = {}
    for operand in op.operands:
        number = integer(operand)
        if number is None:
            values[operand] = None
        else:
            limit = extreme.choose(limit, number)
    limited = limit != extreme.nothing
    if len(values) + limited == len(op.operands):
        return False
    operands = list(values)
    if limited:
        operands.append(number_op(limit, type, op, rewriter))
    replace_with(op, required(op.name), {"operands": operands}, None, rewriter)
    return True


@pattern(_EXTENTS)
def extents_of_constants(op: Operation, rewriter: Rewriter) -> bool:
    """Constant ranges become one, by arithmetic; the others stay."""
    constant: list[tuple[int, int]] = []
    others: list[tuple[Value, Value]] = []
    type = op.results[0].type
    bits = width(type)
    for offset, length in _ranges(op):
        start, count = integer(offset), integer(length)
        if start is None or count is None or bits is None:
            others.append((offset, length))
        else:
            constant.append((start, wrap(start + count - 1, bits)))
    if not constant:
        return False
    least, most = min(start for start, _ in constant), max(end for _, end in constant)
    rest = _extents(others, op, rewriter) if others else None
    first = number_op(least, type, op, rewriter)
    # As many as there are, not the last one: so does IREE 3.13.
    last = number_op(most - least + 1, type, op, rewriter)
    if rest is not None:
        first = binary("arith.minui", rest.results[0], first, op, rewriter)
        last = binary("arith.maxui", rest.results[1], last, op, rewriter)
    rewriter.replace(op, [first, last])
    return True


@pattern(_EXTENTS)
def extents_of_one_or_two(op: Operation, rewriter: Rewriter) -> bool:
    """The extents of one or two ranges are computed by arithmetic."""
    ranges = _ranges(op)
    type = op.results[0].type
    if len(ranges) == 1:
        offset = ranges[0][0]
        one = number_op(1, type, op, rewriter)
        rewriter.replace(op, [offset, _last(ranges[0], one, op, rewriter)])
        return True
    if len(ranges) == 2:
        least = binary("arith.minui", ranges[0][0], ranges[1][0], op, rewriter)
        one = number_op(1, type, op, rewriter)
        ends = [_last(range_, one, op, rewriter) for range_ in ranges]
        most = binary("arith.maxui", ends[0], ends[1], op, rewriter)
        rewriter.replace(op, [least, most])
        return True
    return False


@pattern(_EXTENTS)
def drop_equal_ranges(op: Operation, rewriter: Rewriter) -> bool:
    """Leaves each range once."""
    ranges = _ranges(op)
    different = list(dict.fromkeys(ranges))
    if len(different) == len(ranges):
        return False
    rewriter.replace(op, _extents(different, op, rewriter).results)
    return True


def _ranges(op: Operation) -> list[tuple[Value, Value]]:
    return list(zip(op.operand_group("offsets"), op.operand_group("lengths"), strict=True))


def _extents(ranges: list[tuple[Value, Value]], op: Operation, rewriter: Rewriter) -> Operation:
    operands = {
        "offsets": [offset for offset, _ in ranges],
        "lengths": [length for _, length in ranges],
    }
    results = {"min": op.results[0].type, "max": op.results[1].type}
    return rewriter.create(required(_EXTENTS), operands, results, like=op)


def _last(range_: tuple[Value, Value], one: Value, op: Operation, rewriter: Rewriter) -> Value:
    """What comes last in a range: its offset and length together, less one."""
    end = binary(ADD, range_[0], range_[1], op, rewriter)
    return binary(SUBTRACT, end, one, op, rewriter)


PATTERNS = (
    choose_one_of_two,
    drop_equal_operands,
    extents_of_constants,
    extents_of_one_or_two,
    drop_equal_ranges,
)
FOLDS = (fold_extreme,)

"""What is assumed about integers: `util.assume.int`, and products that divide what it divides.

Source: Util/IR/UtilOpFolders.cpp (util.assume.int, FoldDivMulOfAssume).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from iree_sched.classes import frozen
from iree_sched.dialects import required
from iree_sched.dialects.names import MULTIPLY
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import integer, is_constant, unsigned, width
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.arithmetic import number_op
from iree_sched.rewrite.patterns.support import defining
from iree_sched.rewrite.rewriter import Rewriter
from iree_sched.syntax.attributes import parse_array

_ASSUME = "util.assume.int"
_FACT = re.compile(r"\b(umin|umax|udiv) = (\d+)")


@frozen(eq=True)
class _Assumption:
    """What is known of a number without a sign; None where nothing is.

    Attributes:
      umin: the least that it is.
      umax: the most that it is.
      udiv: what it is a multiple of.
    """

    umin: int | None = None
    umax: int | None = None
    udiv: int | None = None

    @classmethod
    def parse(cls, text: str) -> _Assumption:
        """Reads `#util.int.assumption<umin = 0, udiv = 4>`."""
        return cls(**{name: int(number) for name, number in _FACT.findall(text)})

    def text(self) -> str:
        """The attribute."""
        facts = (("umin", self.umin), ("umax", self.umax), ("udiv", self.udiv))
        listed = ", ".join(f"{name} = {number}" for name, number in facts if number is not None)
        return f"#util.int.assumption<{listed}>"

    def both(self, other: _Assumption) -> _Assumption:
        """What is known if both are true."""
        return _Assumption(
            _combined(max, self.umin, other.umin),
            _combined(min, self.umax, other.umax),
            _combined(math.lcm, self.udiv, other.udiv),
        )

    @property
    def only(self) -> int | None:
        """The number, if there is only one possible."""
        return self.umin if self.umin is not None and self.umin == self.umax else None


# What is assumed of an operand: one for all callers, or one each.
_Row = tuple[_Assumption, ...]


@pattern(_ASSUME)
def merge_equal_operands(op: Operation, rewriter: Rewriter) -> bool:
    """Assumes all that is known about an operand at once."""
    merged: dict[Value, _Row] = {}
    for operand, row in zip(op.operands, _rows(op), strict=True):
        merged[operand] = _zipped(row, merged[operand]) if operand in merged else row
    if len(merged) == len(op.operands):
        return False
    first: dict[Value, Value] = {}
    for operand, result in zip(op.operands, op.results, strict=True):
        kept = first.setdefault(operand, result)
        if kept is not result:
            rewriter.replace_uses(result, kept)
    _replace(op, list(merged.items()), list(first.values()), rewriter)
    return True


@pattern(_ASSUME)
def drop_what_is_known(op: Operation, rewriter: Rewriter) -> bool:
    """Assumes nothing of constants, nor of what can only be one number or is not used."""
    rows = _rows(op)
    constants = [is_constant(operand) for operand in op.operands]
    for index, operand in enumerate(op.operands):
        if constants[index]:
            rewriter.replace_uses(op.results[index], operand)
    if not any(constants) and not any(_is_simpler(row) for row in rows):
        return False
    kept: list[tuple[Value, _Row]] = []
    results = []
    for operand, result, row in zip(op.operands, op.results, rows, strict=True):
        if not result.users:
            continue
        row = row[:1] if len(set(row)) == 1 else row
        number = row[0].only if len(row) == 1 else None
        if number is not None:
            rewriter.replace_uses(result, number_op(number, result.type, op, rewriter))
            continue
        kept.append((operand, row))
        results.append(result)
    _replace(op, kept, results, rewriter)
    return True


@pattern(MULTIPLY)
def multiply_what_was_divided(op: Operation, rewriter: Rewriter) -> bool:
    """`(a / b) * b` is `a` where `a` is assumed to be a multiple of `b`."""
    factor, quotient = integer(op.operands[1]), defining(op.operands[0], "arith.divui")
    if not factor or quotient is None or integer(quotient.operands[1]) != factor:
        return False
    value, bits = quotient.operands[0], width(op.results[0].type)
    assumed = defining(value, _ASSUME)
    if assumed is None or bits is None:
        return False
    divisor = _divisor(_rows(assumed)[value.index])
    if divisor is None or divisor % unsigned(factor, bits):
        return False
    rewriter.replace(op, [value])
    return True


def _combined(
    choose: Callable[[int, int], int], first: int | None, second: int | None
) -> int | None:
    if first is None or second is None:
        return first if second is None else second
    return choose(first, second)


def _rows(op: Operation) -> list[_Row]:
    texts = parse_array(op.attributes["assumptions"])
    return [tuple(map(_Assumption.parse, parse_array(text))) for text in texts]


def _zipped(first: _Row, second: _Row) -> _Row:
    """Both rows at once; one assumption holds for all callers."""
    if first == second:
        return first
    callers = max(len(first), len(second))
    first, second = (row * callers if len(row) == 1 else row for row in (first, second))
    return tuple(a.both(b) for a, b in zip(first, second, strict=True))


def _is_simpler(row: _Row) -> bool:
    """True if a row says the same more than once, or only leaves one number."""
    return len(set(row)) == 1 if len(row) > 1 else row[0].only is not None


def _divisor(row: _Row) -> int | None:
    """What a number is a multiple of for all callers; zero is a multiple of anything."""
    divisors = []
    for assumption in row:
        if assumption.udiv is not None:
            divisors.append(assumption.udiv)
        elif assumption.only != 0:
            return None
    return math.gcd(*divisors) if divisors else None


def _replace(
    op: Operation, kept: list[tuple[Value, _Row]], results: list[Value], rewriter: Rewriter
) -> None:
    """Replaces some results by those of a new op, which has the operands in the same order."""
    if kept:
        rows = ", ".join(f"[{', '.join(fact.text() for fact in row)}]" for _, row in kept)
        made = rewriter.create(
            required(_ASSUME),
            {"operands": [operand for operand, _ in kept]},
            {"results": [operand.type for operand, _ in kept]},
            {"assumptions": f"[{rows}]"},
            like=op,
        )
        for old, new in zip(results, made.results, strict=True):
            rewriter.replace_uses(old, new)
    rewriter.erase(op)


PATTERNS = (merge_equal_operands, drop_what_is_known, multiply_what_was_divided)
FOLDS = ()

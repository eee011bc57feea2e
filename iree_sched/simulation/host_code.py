"""Runs the host code of a compiled program as far as it can be known without its inputs.

Numbers that follow from constants are computed, so loops with constant bounds turn as often as they
do in the program. What a program does with its device is left to `Device`. A branch on what is not
known is taken to its first successor, and the next time to the other, so that every loop ends.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import define, field

from iree_sched.analysis.constants import constant_integer
from iree_sched.diagnostics import error
from iree_sched.dialects.names import (
    ADD,
    AND,
    BRANCH,
    COMPARE,
    CONDITIONAL_BRANCH,
    CONSTANT,
    GLOBAL_LOAD,
    GLOBAL_STORE,
    MULTIPLY,
    SELECT,
    SUBTRACT,
    XOR,
)
from iree_sched.ir import Block, Operation, Value
from iree_sched.rewrite.constants import unsigned, width, wrap

MOST_STEPS = 1_000_000  # ops that are run before a program counts as one without end
MOST_CALLS = 100  # calls in one another before a program counts as one that calls itself

# What is known of a value: a number, something of `Device`, or None for nothing.
Known = Any

_DEVICE = "!hal.device"
_BINARY: Mapping[str, Callable[[int, int], int]] = {
    ADD: operator.add,
    SUBTRACT: operator.sub,
    MULTIPLY: operator.mul,
    AND: operator.and_,
    XOR: operator.xor,
    "arith.ori": operator.or_,
    "arith.maxsi": max,
    "arith.minsi": min,
}
_UNSIGNED: Mapping[str, Callable[[int, int], int]] = {
    "arith.maxui": max,
    "arith.minui": min,
    "arith.divui": lambda a, b: a // b,
    "arith.remui": lambda a, b: a % b,
    "arith.ceildivui": lambda a, b: -(-a // b),
}
_SHIFTS: Mapping[str, Callable[[int, int], int]] = {
    "arith.shli": operator.lshift,
    "arith.shrui": operator.rshift,
}
_SIGNED_DIVISIONS: Mapping[str, Callable[[int, int], int]] = {
    "arith.divsi": lambda a, b: abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1),
    "arith.remsi": lambda a, b: abs(a) % abs(b) * (1 if a >= 0 else -1),
    "arith.ceildivsi": lambda a, b: -(-a // b),
    "arith.floordivsi": operator.floordiv,
}
_COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
}
_SIGNED_CASTS = ("arith.extsi", "arith.index_cast", "arith.trunci")
_UNSIGNED_CASTS = ("arith.extui", "arith.index_castui")


class Device:
    """What takes the ops that are not about numbers; the one here takes none."""

    def run(self, op: Operation, values: Sequence[Known]) -> Sequence[Known] | None:
        """Runs an op on what is known of its operands; None if it knows no such op."""
        return None


@define(eq=False)
class Host:
    """A program's host code under way.

    Attributes:
      functions: by symbol.
      device: what takes the rest.
      globals: what is known of globals by symbol.
      guesses: branches that were taken without knowing.
    """

    functions: Mapping[str, Operation]
    device: Device
    globals: dict[str, Known] = field(factory=dict)
    guesses: list[Operation] = field(factory=list)
    _taken: dict[Operation, int] = field(factory=dict)
    _steps: int = 0
    _depth: int = 0

    def call(self, function: Operation, arguments: Sequence[Known] = ()) -> Sequence[Known]:
        """Runs a function or initializer; what is known of its results.

        Raises:
          DiagnosticError: it cannot be followed, or does not seem to end.
        """
        known: dict[Value, Known] = {}
        block: Block | None = function.regions[0].blocks[0]
        assert block is not None
        known.update(zip(block.arguments, arguments, strict=False))
        while True:
            following = self._block(block, known)
            if not isinstance(following, tuple):
                return following
            block, values = following
            known.update(zip(block.arguments, values, strict=False))

    def _block(
        self, block: Block, known: dict[Value, Known]
    ) -> tuple[Block, Sequence[Known]] | list[Known]:
        """Runs a block; the next one with its arguments, or what the function returns."""
        for op in block:
            self._steps += 1
            if self._steps > MOST_STEPS:
                raise error(f"the program does not end within {MOST_STEPS} ops", op.offset)
            if op.successors:
                return self._branch(op, known)
            values = [known.get(operand) for operand in op.operands]
            if op.definition is not None and op.definition.terminator:
                return values
            known.update(zip(op.results, self._op(op, values), strict=False))
        return []

    def _branch(self, op: Operation, known: Mapping[Value, Known]) -> tuple[Block, Sequence[Known]]:
        if op.name == BRANCH:
            return op.successors[0], [known.get(value) for value in op.operands]
        if op.name != CONDITIONAL_BRANCH:
            raise error(f"'{op.name}' op cannot be followed: only branches of cf", op.offset)
        condition = known.get(op.operands[0])
        if not isinstance(condition, int):
            self.guesses.append(op)
            condition = self._taken.get(op, 0) % 2 == 0
            self._taken[op] = self._taken.get(op, 0) + 1
        group = "trueDestOperands" if condition else "falseDestOperands"
        target = op.successors[0 if condition else 1]
        return target, [known.get(value) for value in op.operand_group(group)]

    def _call(self, op: Operation, values: Sequence[Known]) -> Sequence[Known]:
        callee = self.functions.get(op.attributes.get("callee", ""))
        if callee is None:
            return ()
        if self._depth == MOST_CALLS:
            raise error(f"'{callee.attributes['sym_name']}' calls itself without end", op.offset)
        self._depth += 1
        results = self.call(callee, values)
        self._depth -= 1
        return results

    def _op(self, op: Operation, values: Sequence[Known]) -> Sequence[Known]:
        if op.name == "util.call":
            return self._call(op, values)
        if op.name == GLOBAL_LOAD:
            name = op.attributes["global"]
            # A device is known by the global that holds it.
            return [name if op.results[0].type == _DEVICE else self.globals.get(name)]
        if op.name == GLOBAL_STORE:
            self.globals[op.attributes["global"]] = values[0]
            return ()
        handled = self.device.run(op, values)
        if handled is not None:
            return handled
        if any(region.blocks for region in op.regions):
            raise error(f"'{op.name}' op cannot be followed: only branches of cf", op.offset)
        return [compute(op, values)] if len(op.results) == 1 else ()


def compute(op: Operation, values: Sequence[Known]) -> int | None:
    """The number that an op of integers gives, None if it is not known."""
    if op.name == CONSTANT:
        return constant_integer(op.results[0])
    bits = width(op.results[0].type)
    if bits is None and op.name != SELECT:
        return None
    if op.name == SELECT:
        condition = values[0]
        return None if condition is None else values[1 if condition else 2]
    if not all(isinstance(value, int) for value in values):
        return None
    assert bits is not None
    number = _number(op, values)
    return None if number is None else wrap(number, bits) if bits > 1 else number & 1


def _number(op: Operation, values: Sequence[int]) -> int | None:
    operand_bits = width(op.operands[0].type) if op.operands else None
    if operand_bits is None:
        return None
    plain = [unsigned(value, operand_bits) for value in values]
    if op.name in _BINARY:
        return _BINARY[op.name](*values)
    if op.name in _UNSIGNED:
        divides = op.name not in ("arith.maxui", "arith.minui")
        return None if divides and not plain[1] else _UNSIGNED[op.name](*plain)
    if op.name in _SHIFTS:
        return _SHIFTS[op.name](*plain) if plain[1] < operand_bits else None
    if op.name in _SIGNED_DIVISIONS:
        return _SIGNED_DIVISIONS[op.name](*values) if values[1] else None
    if op.name in _SIGNED_CASTS:
        return values[0]
    if op.name in _UNSIGNED_CASTS:
        return plain[0]
    if op.name == COMPARE:
        predicate = op.attributes["predicate"]
        numbers = plain if predicate[0] == "u" else values
        return int(_COMPARISONS[predicate[-2:]](*numbers))
    return None

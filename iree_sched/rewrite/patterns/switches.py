"""Branches to one of several blocks by a number.

Source: mlir/Dialect/ControlFlow/IR/ControlFlowOps.cpp (simplifySwitchWithOnlyDefault,
dropSwitchCasesThatMatchDefault, simplifyConstSwitchValue, simplifySwitchFromSwitchOnSameCondition,
simplifySwitchFromDefaultSwitchOnSameCondition).
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.analysis.branches import forwarded, forwarded_places
from iree_sched.dialects.names import SWITCH
from iree_sched.ir import Operation
from iree_sched.rewrite.constants import integer, width, wrap
from iree_sched.rewrite.forwarding import segments_text
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.branches import (
    branch_always,
    only_predecessor,
    pass_through_empty_blocks,
    use_uniform_value,
)
from iree_sched.rewrite.rewriter import Rewriter
from iree_sched.syntax.attributes import dense_elements

_VALUES, _SEGMENTS = "case_values", "case_operand_segments"


@pattern(SWITCH)
def branch_to_default(op: Operation, rewriter: Rewriter) -> bool:
    """Branches without condition where there are no cases."""
    if len(op.successors) > 1 or forwarded_places(op) is None:
        return False
    branch_always(op, 0, rewriter)
    return True


@pattern(SWITCH)
def drop_cases_like_default(op: Operation, rewriter: Rewriter) -> bool:
    """Drops cases that do what is done by default."""
    if forwarded_places(op) is None:
        return False
    default = (op.successors[0], forwarded(op, 0))
    return _keep_cases(
        op, rewriter, lambda way: (op.successors[way], forwarded(op, way)) != default
    )


@pattern(SWITCH)
def decide_constant_case(op: Operation, rewriter: Rewriter) -> bool:
    """Branches without condition where the number is known."""
    number = integer(op.operands[0])
    if number is None or forwarded_places(op) is None:
        return False
    branch_always(op, _way_of(op, number), rewriter)
    return True


@pattern(SWITCH)
def decide_repeated_case(op: Operation, rewriter: Rewriter) -> bool:
    """Branches without condition where only one case of a switch on the same number leads."""
    before = _switch_before(op)
    if before is None or op.parent is before.successors[0] or forwarded_places(op) is None:
        return False
    assert op.parent is not None
    number = _numbers(before)[before.successors.index(op.parent) - 1]
    branch_always(op, _way_of(op, number), rewriter)
    return True


@pattern(SWITCH)
def drop_repeated_cases(op: Operation, rewriter: Rewriter) -> bool:
    """Drops cases that a switch on the same number, whose default leads here, has had."""
    before = _switch_before(op)
    if before is None or op.parent is not before.successors[0] or forwarded_places(op) is None:
        return False
    had, numbers = set(_numbers(before)), _numbers(op)
    return _keep_cases(op, rewriter, lambda way: numbers[way - 1] not in had)


def _switch_before(op: Operation) -> Operation | None:
    """The only branch that leads to an op, where that is a switch on the same number."""
    assert op.parent is not None
    before = only_predecessor(op.parent)
    if before is None or before.name != SWITCH or before.operands[0] is not op.operands[0]:
        return None
    return before


def _numbers(op: Operation) -> list[int]:
    """The numbers of the cases, signed."""
    texts = dense_elements(op.attributes.get(_VALUES, ""), len(op.successors) - 1)
    bits = width(op.operands[0].type)
    assert bits is not None
    return [wrap(int(text), bits) for text in texts]


def _way_of(op: Operation, number: int) -> int:
    """Which successor a number leads to."""
    numbers = _numbers(op)
    return numbers.index(number) + 1 if number in numbers else 0


def _keep_cases(op: Operation, rewriter: Rewriter, keeps: Callable[[int], bool]) -> bool:
    """Drops the other cases; returns False if there are none."""
    ways = range(1, len(op.successors))
    kept = [way for way in ways if keeps(way)]
    if len(kept) == len(ways):
        return False
    texts = dense_elements(op.attributes[_VALUES], len(ways))
    handed = [forwarded(op, way) for way in kept]
    successors = [op.successors[0], *(op.successors[way] for way in kept)]
    op.set_operand_group("caseOperands", [value for values in handed for value in values])
    op.successors = successors
    elements = ", ".join(texts[way - 1] for way in kept)
    listed = f"[{elements}]" if len(kept) > 1 else elements
    type = f"vector<{len(kept)}x{op.operands[0].type}>"
    op.set_attribute(_VALUES, f"dense<{listed}> : {type}" if kept else None)
    op.set_attribute(_SEGMENTS, segments_text(list(map(len, handed))) if kept else None)
    rewriter.modified(op)
    return True


use_uniform_value_of_switch = pattern(SWITCH)(use_uniform_value.rewrite)
pass_through_empty_cases = pattern(SWITCH)(pass_through_empty_blocks.rewrite)

PATTERNS = (
    use_uniform_value_of_switch,
    branch_to_default,
    drop_cases_like_default,
    decide_constant_case,
    pass_through_empty_cases,
    decide_repeated_case,
    drop_repeated_cases,
)
FOLDS = ()

"""Ops whose region captures resources as arguments and yields resources: execution regions."""

from __future__ import annotations

from iree_sched.ir import OpDefinition, OperandRanges, Operation, Value


def is_closure(definition: OpDefinition) -> bool:
    """True for ops whose region takes resources as arguments and yields results to tie."""
    captures = isinstance(definition.accesses, OperandRanges)
    return bool(definition.regions) and captures and definition.tied_operands is not None


def closure_ranges(op: Operation) -> OperandRanges:
    """Which groups of a closure hold what it captures and what it gives."""
    assert op.definition is not None
    assert isinstance(op.definition.accesses, OperandRanges)
    return op.definition.accesses


def captures(op: Operation) -> list[Value]:
    """What a closure captures; the arguments of its region stand for these values."""
    return op.operand_group(closure_ranges(op).operands)


def closure_results(op: Operation) -> list[Value]:
    """The resources that a closure gives, as its region yields them."""
    return op.result_group(closure_ranges(op).results)


def yielded(terminator: Operation) -> list[Value]:
    """The resources that the terminator of a closure's region hands out, without their sizes."""
    assert terminator.definition is not None
    return terminator.operand_group(terminator.definition.operands[0].name)

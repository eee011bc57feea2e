"""What can be wrong with structured control flow that definitions do not say.

The wording is MLIR's (mlir/lib/Dialect/SCF/IR/SCF.cpp; mlir/include/mlir/IR/OpDefinition.h,
SingleBlockImplicitTerminator).
"""

from __future__ import annotations

from collections.abc import Iterator

from iree_sched.analysis.branches import segment_counts
from iree_sched.analysis.op_errors import op_error
from iree_sched.diagnostics import Diagnostic, note
from iree_sched.dialects.names import IF, INDEX_SWITCH, SWITCH
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import dense_array, dense_elements


def structure_errors(op: Operation) -> Iterator[Diagnostic]:
    """What is wrong with the number of regions and the ends of an op with regions."""
    if op.name == INDEX_SWITCH:
        cases, regions = len(dense_array(op.attributes.get("cases", ""))), len(op.regions) - 1
        if cases != regions:
            yield op_error(op, f"has {regions} case regions but {cases} case values")
    if op.name == IF and op.results and not op.regions[1].blocks:
        yield op_error(op, "must have an else block if defining values")
    yield from _end_errors(op)


def switch_errors(op: Operation) -> Iterator[Diagnostic]:
    """What is wrong with the cases of a `cf.switch`, and with what they are handed."""
    definition, ways = op.definition, len(op.successors) - 1
    if op.name != SWITCH or definition is None or definition.successor_segments is None:
        return
    values = len(dense_elements(op.attributes.get("case_values", ""), ways))
    if values != ways:
        message = f"number of case values ({values}) should match number of case destinations"
        yield op_error(op, f"{message} ({ways})")
        return
    attribute, given = definition.successor_segments, len(op.operand_group("caseOperands"))
    counts = segment_counts(op, attribute)
    total = sum(counts or ())
    if counts is None or len(counts) != ways or total != given:
        message = f"caseOperands count ({given}) does not match with the total size ({total})"
        yield op_error(op, f"{message} specified in attribute '{attribute}'")


def _end_errors(op: Operation) -> Iterator[Diagnostic]:
    wanted = op.definition.implicit_terminator if op.definition is not None else None
    if wanted is None:
        return
    for region in op.regions:
        last = region.blocks[0].last if region.blocks else None
        if last is not None and last.name != wanted:
            message = f"expects regions to end with '{wanted}', found '{last.name}'"
            implied = f"in custom textual format, the absence of terminator implies '{wanted}'"
            yield op_error(op, message, note(implied, op.offset))

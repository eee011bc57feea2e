"""MLIR's cf dialect: branches between blocks.

Source: mlir/Dialect/ControlFlow/IR/ControlFlowOps.td. The operands of a branch to a case of
`cf.switch` are one group; `case_operand_segments` says how many belong to each case.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op("cf.assert", "arg:i1", attributes="msg"),
    op(
        "cf.br",
        "destOperands*",
        effects=Effects.PURE,
        terminator=True,
        successors=True,
    ),
    op(
        "cf.cond_br",
        "condition:i1 trueDestOperands* falseDestOperands*",
        attributes="branch_weights",
        effects=Effects.PURE,
        terminator=True,
        successors=True,
        segment_attributes=True,
    ),
    op(
        "cf.switch",
        "flag defaultOperands* caseOperands*",
        attributes="case_values case_operand_segments",
        successor_segments="case_operand_segments",
        effects=Effects.PURE,
        terminator=True,
        successors=True,
        segment_attributes=True,
    ),
)

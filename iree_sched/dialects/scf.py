"""MLIR's scf dialect: structured control flow.

Source: mlir/Dialect/SCF/IR/SCFOps.td. The regions of `scf.index_switch` are the default region
and then one for each case.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "scf.for",
        "lowerBound:index upperBound:index step:index initArgs*",
        "results*",
        "unsignedCmp",
        regions="region",
        effects=Effects.RECURSIVE,
        single_block=True,
        implicit_terminator="scf.yield",
        same_types="lowerBound upperBound step, initArgs results",
        forwards="initArgs -> region results, region.operands -> region results",
    ),
    op(
        "scf.if",
        "condition:i1",
        "results*",
        regions="thenRegion elseRegion?",
        forwards="thenRegion.operands -> results, elseRegion.operands -> results",
        effects=Effects.RECURSIVE,
        single_block=True,
        implicit_terminator="scf.yield",
    ),
    op(
        "scf.while",
        "inits*",
        "results*",
        regions="before after",
        forwards="inits -> before, before.args -> after results, after.operands -> before",
        effects=Effects.RECURSIVE,
        single_block=True,
    ),
    op(
        "scf.condition",
        "condition:i1 args*",
        effects=Effects.PURE,
        terminator=True,
        parents=("scf.while",),
    ),
    op(
        "scf.yield",
        "operands*",
        effects=Effects.PURE,
        terminator=True,
        parents=("scf.execute_region", "scf.for", "scf.if", "scf.index_switch", "scf.while"),
    ),
    op(
        "scf.execute_region",
        results="result*",
        attributes="no_inline",
        regions="region",
        forwards="region.operands -> result",
        effects=Effects.RECURSIVE,
    ),
    op(
        "scf.index_switch",
        "arg:index",
        "results*",
        "cases",
        regions="defaultRegion caseRegions*",
        forwards="defaultRegion.operands -> results, caseRegions.operands -> results",
        effects=Effects.RECURSIVE,
        single_block=True,
        implicit_terminator="scf.yield",
    ),
    op(
        "scf.parallel",
        "lowerBound*:index upperBound*:index step*:index initVals*",
        "results*",
        regions="region",
        effects=Effects.RECURSIVE,
        single_block=True,
        implicit_terminator="scf.reduce",
        same_types="initVals results",
        segment_attributes=True,
    ),
    op(
        "scf.reduce",
        "operands*",
        regions="reductions*",
        effects=Effects.RECURSIVE,
        terminator=True,
    ),
    op(
        "scf.reduce.return",
        "result",
        effects=Effects.PURE,
        terminator=True,
    ),
    op(
        "scf.forall",
        "dynamicLowerBound*:index dynamicUpperBound*:index dynamicStep*:index outputs*",
        "results*",
        "staticLowerBound staticUpperBound staticStep mapping",
        regions="region",
        effects=Effects.RECURSIVE,
        single_block=True,
        implicit_terminator="scf.forall.in_parallel",
        same_types="outputs results",
        segment_attributes=True,
    ),
    op(
        "scf.forall.in_parallel",
        regions="region",
        effects=Effects.PURE,
        single_block=True,
        graph_region=True,
        terminator=True,
    ),
)

"""MLIR's builtin dialect, whose ops are spelled without their prefix.

Source: mlir/IR/BuiltinOps.td.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "builtin.module",
        attributes="sym_name sym_visibility",
        regions="bodyRegion",
        isolated=True,
        symbol=True,
        symbol_table=True,
        single_block=True,
        graph_region=True,
        mnemonics="module",
    ),
    op(
        "builtin.unrealized_conversion_cast",
        "inputs*",
        "outputs*",
        effects=Effects.PURE,
        mnemonics="unrealized_conversion_cast",
    ),
)

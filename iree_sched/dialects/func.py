"""MLIR's func dialect. Inside `func.func` its other ops may be spelled without their prefix.

Source: mlir/Dialect/Func/IR/FuncOps.td.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

OPS = (
    op(
        "func.func",
        attributes="sym_name function_type sym_visibility arg_attrs res_attrs no_inline",
        regions="body",
        isolated=True,
        symbol=True,
    ),
    op(
        "func.call",
        "operands*",
        "results*",
        "callee arg_attrs res_attrs no_inline",
        mnemonics="call",
    ),
    op(
        "func.call_indirect",
        "callee_operand callee_operands*",
        "results*",
        "arg_attrs res_attrs",
        mnemonics="call_indirect",
    ),
    op(
        "func.constant",
        results="result",
        attributes="value",
        effects=Effects.PURE,
        constant_like=True,
        result_names={"result": "{value}"},
        mnemonics="constant",
    ),
    op(
        "func.return",
        "operands*",
        effects=Effects.PURE,
        terminator=True,
        returns=True,
        parents=("func.func",),
        mnemonics="return",
    ),
)

"""MLIR's ub dialect: values that may be anything.

Source: mlir/Dialect/UB/IR/UBOps.td.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

ANYTHING = "#ub.poison"

OPS = (
    op(
        "ub.poison",
        results="result",
        attributes="value",
        constant_like=True,
        effects=Effects.PURE,
        defaults={"value": ANYTHING},
    ),
    op("ub.unreachable", effects=Effects.PURE, terminator=True),
)

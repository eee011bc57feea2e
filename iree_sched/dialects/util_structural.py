"""The util dialect's functions, initializers and globals.

Source: Util/IR/UtilOps.td and UtilOps.cpp.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

_FUNCTIONS = (
    op(
        "util.initializer",
        attributes="function_type arg_attrs res_attrs",
        defaults={"function_type": "() -> ()"},
        regions="body",
        isolated=True,
    ),
    op(
        "util.func",
        attributes="sym_name function_type tied_operands sym_visibility arg_attrs res_attrs"
        " inlining_policy",
        regions="body",
        isolated=True,
        symbol=True,
    ),
    op(
        "util.call",
        "operands*",
        "results*",
        "callee tied_operands arg_attrs res_attrs",
        tied_operands="operands",
    ),
    op(
        "util.return",
        "operands*",
        effects=Effects.PURE,
        terminator=True,
        returns=True,
        parents=("util.initializer", "util.func", "util.hoistable_conversion"),
    ),
    op("util.unreachable", attributes="message", effects=Effects.PURE, terminator=True),
    op("util.scf.unreachable", attributes="message"),
)

_GLOBALS = (
    op(
        "util.global",
        attributes="sym_visibility sym_name type is_mutable initial_value inlining_policy",
        derived_types={"type": "type of initial_value"},
        symbol=True,
    ),
    op(
        "util.global.address",
        results="result",
        attributes="global is_immutable",
        effects=Effects.PURE,
        result_names={"result": "ptr_{global}"},
    ),
    op(
        "util.global.load",
        results="result",
        attributes="global is_immutable",
        effects=Effects.READ,
        pure_if="is_immutable",
        result_names={"result": "{global}"},
    ),
    op("util.global.load.indirect", "pointer", "result", "is_immutable"),
    op("util.global.store", "value", attributes="global"),
    op("util.global.store.indirect", "value pointer"),
)

OPS = _FUNCTIONS + _GLOBALS

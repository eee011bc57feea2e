"""The util dialect's ops on values: casts, comparisons, ranges, hints, lists and strings.

Source: Util/IR/UtilOps.td and UtilOps.cpp.

MLIR keeps an unused op that declares an allocation without saying of which value (list.create,
list.construct), so its effects are unknown here.
"""

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

_VALUES = (
    op("util.null", results="result", effects=Effects.PURE, constant_like=True),
    op("util.cast", "operand", "result", effects=Effects.PURE, ties={"result": "operand"}),
    *(
        op(
            name,
            "lhs rhs",
            "result:i1",
            effects=Effects.PURE,
            commutative=True,
            same_types="lhs rhs",
        )
        for name in ("util.cmp.eq", "util.cmp.ne")
    ),
    op(
        "util.numeric.optional_narrow",
        "operand",
        "result",
        "semantic_type min_value max_value",
        effects=Effects.PURE,
        same_types="operand result",
    ),
    *(
        op(name, "operands*", "result", effects=Effects.PURE, same_types="operands result")
        for name in ("util.range.min", "util.range.max")
    ),
    op(
        "util.range.extents",
        "offsets* lengths*",
        "min max",
        effects=Effects.PURE,
        same_types="offsets lengths min max",
    ),
    op(
        "util.align",
        "value alignment",
        "result",
        effects=Effects.PURE,
        same_types="value alignment result",
    ),
    op("util.sizeof", results="size:index", attributes="sizedType", effects=Effects.PURE),
    op(
        "util.switch",
        "index:index default_value values*",
        "result",
        effects=Effects.PURE,
        same_types="default_value values result",
    ),
)

_HINTS = (
    op(
        "util.assume.int",
        "operands*",
        "results*",
        "assumptions",
        effects=Effects.PURE,
        same_types="operands results",
        rows={"assumptions": "operands"},
    ),
    op(
        "util.hoistable_conversion",
        "inputs*",
        "results*",
        "tag inverseTag",
        regions="body",
        effects=Effects.RECURSIVE,
        single_block=True,
        implicit_terminator="util.return",
    ),
    op("util.optimization_barrier", "operands*", "results*", same_types="operands results"),
    op(
        "util.unfoldable_constant",
        results="result",
        attributes="value",
        derived_types={"result": "type of value"},
    ),
)

_LISTS = (
    op("util.list.create", "initial_capacity?:index", "result"),
    op("util.list.construct", "values*", "result"),
    op("util.list.size", "list", "result:index", effects=Effects.READ),
    op("util.list.resize", "list new_size:index"),
    op(
        "util.list.get",
        "list index:index",
        "result",
        effects=Effects.READ,
        derived_types={"result": "element of list"},
    ),
    op(
        "util.list.set",
        "list index:index value",
        derived_types={"value": "element of list"},
    ),
)

_STRINGS = (
    op(
        "util.string.format",
        "args*",
        "result:!util.buffer",
        "format",
        effects=Effects.PURE,
    ),
    op(
        "util.string.itoa",
        "value",
        "result:!util.buffer",
        effects=Effects.PURE,
        result_names={"result": "itoa"},
    ),
    op("util.status.check_ok", "status:i32", attributes="message"),
)

OPS = _VALUES + _HINTS + _LISTS + _STRINGS

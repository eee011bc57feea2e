"""MLIR's arith dialect.

Source: mlir/Dialect/Arith/IR/ArithOps.td. Every op is pure.
"""

from typing import Any

from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects, OpDefinition

_NO_OVERFLOW = "#arith.overflow<none>"
_NO_FASTMATH = "#arith.fastmath<none>"


_COMMUTATIVE = (
    "addi muli andi ori xori maxsi maxui minsi minui addf mulf maximumf maxnumf minimumf minnumf"
    " mului_extended mulsi_extended addui_extended"
)
_INTEGER_PREDICATES = "eq ne slt sle sgt sge ult ule ugt uge"
_FLOAT_PREDICATES = "false oeq ogt oge olt ole one ord ueq ugt uge ult ule une uno true"
_ROUNDING_MODES = "to_nearest_even downward upward toward_zero to_nearest_away"
_ROUNDING = {"roundingmode": _ROUNDING_MODES}
_OVERFLOW: dict[str, Any] = {
    "attributes": "overflowFlags",
    "defaults": {"overflowFlags": _NO_OVERFLOW},
}
_FASTMATH: dict[str, Any] = {
    "attributes": "fastmath",
    "defaults": {"fastmath": _NO_FASTMATH},
}
_ROUNDED: dict[str, Any] = {
    "attributes": "roundingmode fastmath",
    "defaults": {"fastmath": _NO_FASTMATH},
    "enums": _ROUNDING,
}


def _binary(words: str, **facts: Any) -> tuple[OpDefinition, ...]:
    """Ops that take two values of a type and give one."""
    return tuple(
        op(
            f"arith.{word}",
            "lhs rhs",
            "result",
            effects=Effects.PURE,
            commutative=word in _COMMUTATIVE.split(),
            same_types="lhs rhs result",
            **facts,
        )
        for word in words.split()
    )


def _unary(words: str, **facts: Any) -> tuple[OpDefinition, ...]:
    """Ops that take a value and give one of the same type."""
    return tuple(
        op(
            f"arith.{word}",
            "operand",
            "result",
            effects=Effects.PURE,
            same_types="operand result",
            **facts,
        )
        for word in words.split()
    )


def _extended(words: str, results: str, same_types: str) -> tuple[OpDefinition, ...]:
    """Ops that give two words, or a word and whether it overflowed."""
    return tuple(
        op(
            f"arith.{word}",
            "lhs rhs",
            results,
            effects=Effects.PURE,
            commutative=word in _COMMUTATIVE.split(),
            same_types=same_types,
        )
        for word in words.split()
    )


def _cast(words: str, operands: str = "in", **facts: Any) -> tuple[OpDefinition, ...]:
    """Ops that give a value in another type."""
    return tuple(
        op(f"arith.{word}", operands, "out", effects=Effects.PURE, **facts)
        for word in words.split()
    )


_COMPARISONS = (
    op(
        "arith.cmpi",
        "lhs rhs",
        "result",
        "predicate",
        effects=Effects.PURE,
        same_types="lhs rhs",
        enums={"predicate": _INTEGER_PREDICATES},
    ),
    op(
        "arith.cmpf",
        "lhs rhs",
        "result",
        "predicate fastmath",
        effects=Effects.PURE,
        same_types="lhs rhs",
        defaults={"fastmath": _NO_FASTMATH},
        enums={"predicate": _FLOAT_PREDICATES},
    ),
    op(
        "arith.select",
        "condition true_value false_value",
        "result",
        effects=Effects.PURE,
        same_types="true_value false_value result",
    ),
)

OPS = (
    op(
        "arith.constant",
        results="result",
        attributes="value",
        effects=Effects.PURE,
        constant_like=True,
        result_names={"result": "cst"},
    ),
    *_binary("addi subi muli shli", **_OVERFLOW),
    *_binary("divsi divui shrsi shrui", attributes="isExact"),
    *_binary("andi ori xori ceildivsi ceildivui floordivsi remsi remui maxsi maxui minsi minui"),
    *_binary("addf subf mulf divf", **_ROUNDED),
    *_binary("remf maximumf maxnumf minimumf minnumf", **_FASTMATH),
    *_unary("negf flush_denormals", **_FASTMATH),
    *_extended("mului_extended mulsi_extended", "low high", "lhs rhs low high"),
    *_extended("addui_extended", "sum overflow", "lhs rhs sum"),
    *_extended("subui_extended", "diff borrow", "lhs rhs diff"),
    *_COMPARISONS,
    *_cast("extsi sitofp fptoui fptosi index_cast bitcast"),
    *_cast("extui uitofp index_castui", attributes="nonNeg"),
    *_cast("trunci", **_OVERFLOW),
    *_cast("extf", attributes="fastmath"),
    *_cast("truncf convertf", attributes="roundingmode fastmath", enums=_ROUNDING),
    *_cast("scaling_extf", "in scale", attributes="fastmath"),
    *_cast("scaling_truncf", "in scale", attributes="roundingmode fastmath", enums=_ROUNDING),
)

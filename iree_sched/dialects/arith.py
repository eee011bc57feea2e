"""MLIR's arith dialect.

Source: mlir/Dialect/Arith/IR/ArithOps.td. Every op is pure.
"""

from typing import Any

from iree_sched.dialects.notation import enum, op
from iree_sched.ir.definition import Effects, OpDefinition

_COMMUTATIVE = (
    "addi muli andi ori xori maxsi maxui minsi minui addf mulf maximumf maxnumf minimumf minnumf"
    " mului_extended mulsi_extended addui_extended"
)
_INTEGER_PREDICATES = enum("i64", "eq ne slt sle sgt sge ult ule ugt uge")
_FLOAT_PREDICATES = enum(
    "i64", "false oeq ogt oge olt ole one ord ueq ugt uge ult ule une uno true"
)
_ROUNDING_MODES = enum("i32", "to_nearest_even downward upward toward_zero to_nearest_away")
_PREFIXES = {"fastmath": "#arith.fastmath", "overflowFlags": "#arith.overflow"}
_NO_FASTMATH = {"fastmath": "#arith.fastmath<none>"}
_NO_OVERFLOW = {"overflowFlags": "#arith.overflow<none>"}


def _op(name: str, operands: str, results: str, attributes: str = "", **facts: Any) -> OpDefinition:
    """An op of the dialect, with what is always the same about its attributes."""
    names = attributes.split()
    enums = {"roundingmode": _ROUNDING_MODES} if "roundingmode" in names else {}
    return op(
        f"arith.{name}",
        operands,
        results,
        attributes,
        effects=Effects.PURE,
        commutative=name in _COMMUTATIVE.split(),
        enums={**enums, **facts.pop("enums", {})},
        prefixes={name: prefix for name, prefix in _PREFIXES.items() if name in names},
        **facts,
    )


def _binary(words: str, attributes: str = "", **facts: Any) -> tuple[OpDefinition, ...]:
    """Ops that take two values of a type and give one."""
    return tuple(
        _op(word, "lhs rhs", "result", attributes, same_types="lhs rhs result", **facts)
        for word in words.split()
    )


def _unary(words: str, attributes: str, **facts: Any) -> tuple[OpDefinition, ...]:
    """Ops that take a value and give one of the same type."""
    return tuple(
        _op(word, "operand", "result", attributes, same_types="operand result", **facts)
        for word in words.split()
    )


def _cast(words: str, attributes: str = "", **facts: Any) -> tuple[OpDefinition, ...]:
    """Ops that give a value in another type."""
    return tuple(_op(word, "in", "out", attributes, **facts) for word in words.split())


_COMPARISONS = (
    _op(
        "cmpi",
        "lhs rhs",
        "result",
        "predicate",
        same_types="lhs rhs",
        derived_types={"result": "i1 like lhs"},
        enums={"predicate": _INTEGER_PREDICATES},
    ),
    _op(
        "cmpf",
        "lhs rhs",
        "result",
        "predicate fastmath",
        same_types="lhs rhs",
        derived_types={"result": "i1 like lhs"},
        defaults=_NO_FASTMATH,
        enums={"predicate": _FLOAT_PREDICATES},
    ),
    _op(
        "select",
        "condition:i1 true_value false_value",
        "result",
        same_types="true_value false_value result",
    ),
)

_TWO_WORDS = (
    _op("mului_extended", "lhs rhs", "low high", same_types="lhs rhs low high"),
    _op("mulsi_extended", "lhs rhs", "low high", same_types="lhs rhs low high"),
    _op("addui_extended", "lhs rhs", "sum overflow", same_types="lhs rhs sum"),
    _op("subui_extended", "lhs rhs", "diff borrow", same_types="lhs rhs diff"),
)

OPS = (
    _op(
        "constant",
        "",
        "result",
        "value",
        constant_like=True,
        derived_types={"result": "type of value"},
        result_names={"result": "cst"},
    ),
    *_binary("addi subi muli shli", "overflowFlags", defaults=_NO_OVERFLOW),
    *_binary("divsi divui shrsi shrui", "isExact"),
    *_binary("andi ori xori ceildivsi ceildivui floordivsi remsi remui maxsi maxui minsi minui"),
    *_binary("addf subf mulf divf", "roundingmode fastmath", defaults=_NO_FASTMATH),
    *_binary("remf maximumf maxnumf minimumf minnumf", "fastmath", defaults=_NO_FASTMATH),
    *_unary("negf flush_denormals", "fastmath", defaults=_NO_FASTMATH),
    *_TWO_WORDS,
    *_COMPARISONS,
    *_cast("extsi sitofp fptoui fptosi index_cast bitcast"),
    *_cast("extui uitofp index_castui", "nonNeg"),
    *_cast("trunci", "overflowFlags", defaults=_NO_OVERFLOW),
    *_cast("extf", "fastmath"),
    *_cast("truncf convertf", "roundingmode fastmath"),
    _op("scaling_extf", "in scale", "out", "fastmath"),
    _op("scaling_truncf", "in scale", "out", "roundingmode fastmath"),
)

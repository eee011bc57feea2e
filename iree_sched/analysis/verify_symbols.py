"""What can be wrong between an op and the one around it: symbols, returned types, parents.

The wording is MLIR's (mlir/lib/IR/SymbolTable.cpp, HasParent in mlir/IR/OpDefinition.h) and IREE's
(Util/IR/UtilOps.cpp, ReturnOp::verify).
"""

from __future__ import annotations

from collections.abc import Iterator

from iree_sched.analysis.op_errors import op_error
from iree_sched.diagnostics import Diagnostic, Severity, note
from iree_sched.dialects.names import CALLABLES, FUNC_RETURN
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import parse_function_type


def symbol_errors(table: Operation) -> Iterator[Diagnostic]:
    """Symbols that are defined twice in a symbol table."""
    seen: dict[str, Operation] = {}
    for op in (op for region in table.regions for block in region for op in block):
        name = op.attributes.get("sym_name")
        if name is None or op.definition is None or not op.definition.symbol:
            continue
        first = seen.setdefault(name, op)
        if first is not op:
            here = note("see existing symbol definition here", first.offset)
            message = f"redefinition of symbol named '{name.lstrip('@')}'"
            yield Diagnostic(Severity.ERROR, message, op.offset, (here,))


def parent_errors(op: Operation) -> Iterator[Diagnostic]:
    """An op that stands where it may not, or returns what its function does not."""
    parent = op.parent_op
    if op.definition is None or parent is None:
        return
    allowed = op.definition.parents
    if allowed and parent.name not in allowed:
        listed = ", ".join(allowed)
        words = f"to be one of '{listed}'" if len(allowed) > 1 else f"'{listed}'"
        yield op_error(op, f"expects parent op {words}")
    table = parent.definition
    if op.definition.symbol and table is not None and not table.symbol_table:
        yield op_error(op, "symbol's parent must have the SymbolTable trait")
    if op.definition.returns and parent.name in CALLABLES:
        yield from _return_errors(op, parent)


def _return_errors(op: Operation, function: Operation) -> Iterator[Diagnostic]:
    returned = op.form.operand_types
    type = function.attributes.get("function_type", "() -> ()")  # of an initializer
    _, expected = parse_function_type(type)
    name = function.attributes.get("sym_name", "")
    if len(returned) != len(expected):
        around = f"function ({name})" if op.name == FUNC_RETURN else "function-like op"
        yield op_error(
            op, f"has {len(returned)} operands, but enclosing {around} returns {len(expected)}"
        )
        return
    for index, (given, wanted) in enumerate(zip(returned, expected, strict=True)):
        if given and given != wanted:
            message = (
                f"type of return operand {index} ('{given}') doesn't match function result type"
                f" ('{wanted}')"
            )
            if op.name != FUNC_RETURN:
                yield op_error(op, message)
                continue
            yield Diagnostic(Severity.ERROR, f"{message} in function {name}", op.offset)

"""What can be wrong with the values that an op and its regions hand on to each other.

The wording is MLIR's (mlir/lib/Interfaces/ControlFlowInterfaces.cpp, verifyTypesAlongAllEdges, and
FunctionInterfaces.h, verifyTypeAndBody).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iree_sched.analysis.forwardings import branch_points, named_regions
from iree_sched.analysis.op_errors import op_error
from iree_sched.diagnostics import Diagnostic, note
from iree_sched.ir import Operation, Value
from iree_sched.syntax.attributes import parse_function_type


def forwarding_errors(op: Operation) -> Iterator[Diagnostic]:
    """Values that do not fit what receives them."""
    if op.definition is None:
        return
    for forwarding in op.definition.forwardings:
        for point in branch_points(op, forwarding):
            for target in forwarding.targets:
                given = point.operand_group(forwarding.operands)
                for where, inputs in _receivers(op, target):
                    yield from edge_errors(op, point, given, where, inputs)


def argument_errors(function: Operation) -> Iterator[Diagnostic]:
    """Arguments of a function's body that are not those of its type."""
    text = function.attributes.get("function_type")
    if text is None or not function.regions or not function.regions[0].blocks:
        return
    arguments, (types, _) = function.regions[0].blocks[0].arguments, parse_function_type(text)
    if len(arguments) != len(types):
        message = f"entry block must have {len(types)} arguments to match function signature"
        yield op_error(function, message)
        return
    for index, (argument, type) in enumerate(zip(arguments, types, strict=True)):
        if argument.type != type:
            yield op_error(
                function,
                f"type of entry block argument #{index}('{argument.type}') must match the type of"
                f" the corresponding argument in function signature('{type}')",
            )


def edge_errors(
    op: Operation, point: Operation, given: Sequence[Value], where: str, inputs: Sequence[Value]
) -> Iterator[Diagnostic]:
    """What `point` gives that does not fit the values that take it, at most one fault of `op`.

    `where` is what the message calls them, such as `Region #0`.
    """
    source = "parent" if point is op else f"Operation {point.name}"
    edge = f"along control flow edge from {source} to {where}:"
    here = note("region branch point", point.offset)
    if len(given) != len(inputs):
        message = (
            f"{edge} region branch point has {len(given)} operands, but region successor needs"
            f" {len(inputs)} inputs"
        )
        yield op_error(op, message, here)
        return
    for index, (value, received) in enumerate(zip(given, inputs, strict=True)):
        if value.type and received.type and value.type != received.type:
            message = (
                f"{edge} successor operand type #{index} '{value.type}' should match successor"
                f" input type #{index} '{received.type}'"
            )
            yield op_error(op, message, here)
            return


def _receivers(op: Operation, target: str) -> Iterator[tuple[str, Sequence[Value]]]:
    """What receives values, and what the messages call it: results, or the arguments of regions."""
    assert op.definition is not None
    if target in op.definition.result_index:
        yield f"Operation {op.name}", op.result_group(target)
        return
    for region in named_regions(op, target):
        if region.blocks:
            arguments = region.blocks[0].arguments
            yield f"Region #{op.regions.index(region)}", arguments[_own_arguments(op, target) :]


def _own_arguments(op: Operation, target: str) -> int:
    """How many arguments the op itself gives a region, such as the number of the iteration."""
    assert op.definition is not None
    arguments = len(named_regions(op, target)[0].blocks[0].arguments)
    for forwarding in op.definition.forwardings:
        if forwarding.region is None and target in forwarding.targets:
            return max(0, arguments - len(op.operand_group(forwarding.operands)))
    return 0

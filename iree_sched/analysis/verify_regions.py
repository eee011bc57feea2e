"""What can be wrong with blocks, branches and the regions of ops.

The wording is MLIR's (mlir/lib/IR/Verifier.cpp, mlir/lib/Interfaces/ControlFlowInterfaces.cpp) and
IREE's (Stream/IR/StreamOps.cpp, verifyAllResourcesCaptured, verifyEscapingResources).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from iree_sched.analysis.access import is_resource, resource_operands
from iree_sched.analysis.branches import forwarded_places
from iree_sched.analysis.closures import captures, closure_ranges, closure_results, is_closure
from iree_sched.analysis.op_errors import op_error, plain_op_error
from iree_sched.analysis.verify_forwardings import edge_errors
from iree_sched.diagnostics import Diagnostic, Severity
from iree_sched.dialects.names import YIELD
from iree_sched.ir import Block, OpDefinition, Operation, Value
from iree_sched.printer import print_in_place


def region_errors(op: Operation) -> Iterator[Diagnostic]:
    """What is wrong with the regions of an op, without what is nested in them."""
    yield from _region_counts(op)
    for region in op.regions:
        if op.definition is not None and op.definition.opaque:
            continue
        if region.blocks and any(
            region.blocks[0] in block.last.successors for block in region if block.last is not None
        ):
            yield _error("entry block of region may not have predecessors", op.offset)
        for block in region:
            yield from _block_errors(op, block)
    if op.definition is not None and is_closure(op.definition):
        yield from _closure_errors(op)


def branch_errors(op: Operation) -> Iterator[Diagnostic]:
    """What is wrong with where an op stands in its block and what it hands to its successors."""
    definition = op.definition
    if op.next is not None:
        if op.successors:
            message = "operation with block successors must terminate its parent block"
            yield _error(message, op.offset)
        elif definition is not None and definition.terminator:
            yield op_error(op, "must be the last operation in the parent block")
    region = op.parent.parent if op.parent is not None else None
    if any(successor.parent is not region for successor in op.successors):
        yield _error("branching to block of a different region", op.offset)
    for way, place in enumerate(forwarded_places(op) or ()):
        yield from _forwarding_errors(op, way, op.operands[place])


def _region_counts(op: Operation) -> Iterator[Diagnostic]:
    """Checks the number of regions and, where it is fixed, of blocks."""
    definition = op.definition
    if definition is None:
        return
    names = definition.regions
    many = bool(names) and names[-1].endswith("*")
    if not many and len(op.regions) != len(names):
        words = {0: "requires zero regions", 1: "requires one region"}
        yield op_error(op, words.get(len(names), f"expected {len(names)} regions"))
    if definition.single_block:
        for index, region in enumerate(op.regions):
            if len(region.blocks) > 1:
                yield op_error(op, f"expects region #{index} to have 0 or 1 blocks")
    if definition.forwardings:
        yield from _empty_regions(op, definition)


def _empty_regions(op: Operation, definition: OpDefinition) -> Iterator[Diagnostic]:
    """Regions of structured control flow through which there is no way."""
    names = definition.regions
    for index, region in enumerate(op.regions):
        name = names[min(index, len(names) - 1)]
        if region.blocks or name.endswith("?"):
            continue
        if not definition.single_block:
            yield op_error(op, "region needs to have at least one block")
            continue
        shown = f"region #{index} ('{name.rstrip('*')}')"
        yield op_error(op, f"{shown} failed to verify constraint: region with 1 blocks")


def _block_errors(op: Operation, block: Block) -> Iterator[Diagnostic]:
    if block.last is None:
        if not _may_lack_terminator(op, block):
            yield _error("empty block: expect at least a terminator", op.offset)
        return
    last = block.last.definition
    if last is not None and not last.terminator and not _may_lack_terminator(op, block):
        message = f"block with no terminator, has {print_in_place(block.last)}"
        yield plain_op_error(block.last, message)


def _may_lack_terminator(op: Operation, block: Block) -> bool:
    """True in modules and the like, and where it is not known what the op asks for."""
    definition = op.definition
    if definition is None:
        return True
    assert block.parent is not None
    return len(block.parent.blocks) == 1 and (definition.symbol_table or definition.graph_region)


def _forwarding_errors(op: Operation, index: int, operands: list[Value]) -> Iterator[Diagnostic]:
    arguments = op.successors[index].arguments
    if len(operands) != len(arguments):
        yield _error(
            f"branch has {len(operands)} operands for successor #{index}, but target block has"
            f" {len(arguments)}",
            op.offset,
        )
        return
    for number, (operand, argument) in enumerate(zip(operands, arguments, strict=True)):
        if operand.type and argument.type and operand.type != argument.type:
            message = f"type mismatch for bb argument #{number} of successor #{index}"
            yield _error(message, op.offset)


def _closure_errors(op: Operation) -> Iterator[Diagnostic]:
    """Checks that captures, body and results of an execution region agree."""
    if not op.regions or not op.regions[0].blocks:
        yield op_error(op, "region #0 ('body') failed to verify constraint: region with 1 blocks")
        return
    if not _captures_all(op.regions[0].blocks[0]):
        yield from _capture_errors(op.regions[0].blocks[0])
    terminator = op.regions[0].blocks[0].last
    if terminator is None or terminator.name != YIELD:
        found = "nothing" if terminator is None else f"'{terminator.name}'"
        yield op_error(op, f"expects regions to end with '{YIELD}', found {found}")
        return
    yield from _yield_errors(op, terminator)
    yield from edge_errors(op, op, captures(op), "Region #0", op.regions[0].blocks[0].arguments)


def _captures_all(block: Block) -> bool:
    """True if it is plain to see that ops take no resources from outside of their block."""
    ops = list(block)
    known = {*block.arguments, *chain.from_iterable([op.results for op in ops])}
    taken = set(chain.from_iterable([op.operands for op in ops]))
    return not any(map(is_resource, taken - known))


def _capture_errors(block: Block) -> Iterator[Diagnostic]:
    allowed: set[Value] = set(block.arguments)
    for inner in block:
        resources = resource_operands(inner)
        if not allowed.issuperset(resources):
            if any(value.block is not block for value in resources):
                yield op_error(
                    inner, "used resource not listed in explicit captures (or produced internally)"
                )
            allowed.update(resources)
        allowed.update(inner.results)


def _yield_errors(op: Operation, terminator: Operation) -> Iterator[Diagnostic]:
    assert op.definition is not None
    assert terminator.definition is not None
    outer = closure_results(op)
    groups = [terminator.operand_group(group.name) for group in terminator.definition.operands]
    if len(groups) != 2:
        yield op_error(terminator, "cannot end an execution region")
        return
    if len(outer) != len(groups[0]):
        yield op_error(terminator, "yield result count mismatch with parent op")
        return
    for result, value in zip(outer, groups[0], strict=True):
        if result.type != value.type:
            message = f"result type mismatch: expected '{result.type}' but got '{value.type}'"
            yield op_error(terminator, message)
    sizes = op.operand_group(op.definition.sizes[closure_ranges(op).results])
    if any(a is not b for a, b in zip(sizes, groups[1], strict=False)):
        yield op_error(terminator, "result size mismatch")


def _error(message: str, offset: int) -> Diagnostic:
    return Diagnostic(Severity.ERROR, message, offset)

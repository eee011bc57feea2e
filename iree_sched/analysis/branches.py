"""Control flow between blocks: which operands of a terminator become which block arguments."""

from __future__ import annotations

from itertools import accumulate, pairwise

from iree_sched.ir import Arity, Block, OpDefinition, Operation, Region, Value
from iree_sched.syntax.attributes import dense_array, parse_integer


def forwarded_places(op: Operation) -> tuple[slice, ...] | None:
    """For each successor the places of the operands that a branch hands to it.

    None where the op does not say: such a terminator may give its successors anything. An op says
    so by having one variadic operand group for each successor, or an attribute that divides the
    last group among them (MLIR's BranchOpInterface).
    """
    definition = op.definition
    if definition is None:
        return None
    groups = [op.form.group(name) for name in variadic_groups(definition)]
    if definition.successor_segments is not None:
        return _divided(op, groups[0], groups[-1], definition.successor_segments)
    return tuple(groups) if len(groups) == len(op.successors) else None


def forwarded(op: Operation, way: int) -> list[Value]:
    """The operands that a branch hands to one of its successors."""
    places = forwarded_places(op)
    assert places is not None
    return op.operands[places[way]]


def successor_argument(op: Operation, operand_index: int) -> Value | None:
    """The block argument that gets an operand of a branch, None for other operands."""
    for place, successor in zip(forwarded_places(op) or (), op.successors, strict=False):
        offset: int = operand_index - place.start
        if 0 <= offset < place.stop - place.start:
            return successor.arguments[offset]
    return None


def variadic_groups(definition: OpDefinition) -> tuple[str, ...]:
    """Names of the operand groups that hold lists, in order."""
    return tuple(group.name for group in definition.operands if group.arity is Arity.VARIADIC)


def segment_counts(op: Operation, attribute: str) -> list[int] | None:
    """The numbers in an attribute that divides operands, None if it does not hold numbers."""
    counts = [parse_integer(count) for count in dense_array(op.attributes.get(attribute, ""))]
    known = [count for count in counts if count is not None]
    return known if len(known) == len(counts) else None


def _divided(op: Operation, first: slice, rest: slice, attribute: str) -> tuple[slice, ...] | None:
    counts = segment_counts(op, attribute)
    if (
        counts is None
        or len(counts) + 1 != len(op.successors)
        or sum(counts) != rest.stop - rest.start
    ):
        return None
    ends = list(accumulate(counts, initial=rest.start))
    return (first, *(slice(*pair) for pair in pairwise(ends)))


def predecessors(region: Region) -> dict[Block, list[tuple[Operation, int]]]:
    """For each block of a region the terminators that go to it, with the successor's number."""
    found: dict[Block, list[tuple[Operation, int]]] = {block: [] for block in region}
    for block in region:
        if block.last is None:
            continue
        for index, successor in enumerate(block.last.successors):
            found[successor].append((block.last, index))
    return found


def successors(block: Block) -> list[Block]:
    """The blocks that control may go to from the end of a block."""
    return block.last.successors if block.last is not None else []


def post_order(entry: Block) -> list[Block]:
    """Blocks that can be reached from `entry`, each after the successors it leads to first."""
    seen = {entry}
    order: list[Block] = []
    stack = [(entry, iter(successors(entry)))]
    while stack:
        block, following = stack[-1]
        unseen = next((successor for successor in following if successor not in seen), None)
        if unseen is None:
            order.append(block)
            stack.pop()
        else:
            seen.add(unseen)
            stack.append((unseen, iter(successors(unseen))))
    return order

"""Control flow between blocks: which operands of a terminator become which block arguments."""

from __future__ import annotations

from iree_sched.ir import Arity, Block, OpDefinition, Operation, Region, Value


def forwarding_groups(op: Operation) -> tuple[str, ...] | None:
    """Operand groups that a branch hands to its successors, one for each, in order.

    None where the op does not say: such a terminator may give its successors anything. An op says
    so by having one variadic operand group for each successor (MLIR's BranchOpInterface).
    """
    if op.definition is None:
        return None
    groups = _variadic_groups(op.definition)
    return groups if len(groups) == len(op.successors) else None


def successor_argument(op: Operation, operand_index: int) -> Value | None:
    """The block argument that gets an operand of a branch, None for other operands."""
    for name, successor in zip(forwarding_groups(op) or (), op.successors, strict=False):
        place = op.form.group(name)
        offset: int = operand_index - place.start
        if 0 <= offset < place.stop - place.start:
            return successor.arguments[offset]
    return None


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


def _variadic_groups(definition: OpDefinition) -> tuple[str, ...]:
    return tuple(group.name for group in definition.operands if group.arity is Arity.VARIADIC)

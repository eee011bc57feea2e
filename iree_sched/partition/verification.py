"""IREE's check of a partition set before anything is changed by it.

Says what Partition::verify and PartitionSet::verify say (Stream/Analysis/Partitioning.cpp), in the
same words and at the same places. What user code returns is checked by `check.py` before. That all
operands are declared, which IREE checks as well, is so by the way in which partitions are formed.
"""

from __future__ import annotations

from iree_sched.analysis.affinity import (
    Affinity,
    are_compatible,
    can_execute_together,
    op_affinity,
)
from iree_sched.analysis.op_errors import plain_op_error
from iree_sched.analysis.timeline import result_timepoint
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.ir import Form, Operation, Value
from iree_sched.partition.graph import Graph
from iree_sched.partition.partitions import Partition, PartitionSet
from iree_sched.partition.show import show_value
from iree_sched.printer import print_in_place


def verify_partitions(
    graph: Graph, partitions: PartitionSet, offset: int, *, as_iree: bool = True
) -> None:
    """Checks that each partition is consistent and that they are in order.

    Args:
      graph: the graph that was partitioned.
      partitions: the set.
      offset: where errors are reported that concern no single op.
      as_iree: refuse, as IREE does, ops that leave the choice of a queue to the partition.

    Raises:
      DiagnosticError: it is not.
    """
    if _is_right(graph, partitions, as_iree):
        return
    consumed: dict[Operation, dict[Value, None]] = {}
    for partition in partitions:
        _verify_ops(graph, partition, as_iree)
        _verify_no_cycle(partition, consumed, offset)
    declared_below: set[Value] = set()
    for partition in reversed(partitions.partitions):
        for value in partition.ins:
            if value in declared_below:
                raise error(
                    "partition set out of order; value captured declared as escaping below: "
                    f"{_describe(value)}",
                    offset,
                )
        declared_below.update(partition.outs)


def _is_right(graph: Graph, partitions: PartitionSet, as_iree: bool) -> bool:
    """True if it is plain to see that all is well, in a fifth of the time of looking at each op."""
    fitting: dict[Affinity | None, set[Form]] = {}
    for partition in partitions:
        seen = fitting.setdefault(partition.affinity, set())
        examples = {op.form: op for op in partition.ops}
        for form in examples.keys() - seen:
            op = examples[form]
            if result_timepoint(op) or not _fits(graph, partition.affinity, op, as_iree):
                return False
        seen.update(examples)
    return _is_in_order(partitions) and _is_without_cycles(partitions)


def _is_in_order(partitions: PartitionSet) -> bool:
    """True if no partition takes what a later one gives."""
    declared_below: set[Value] = set()
    for partition in reversed(partitions.partitions):
        if not declared_below.isdisjoint(partition.ins):
            return False
        declared_below.update(partition.outs)
    return True


def _is_without_cycles(partitions: PartitionSet) -> bool:
    """True if no input of a partition in a set in order is made from the partition's outputs.

    If another partition makes the input, these outputs are inputs of that one, so that one of the
    two partitions takes what a later one gives. What is left are ops that are in no partition or
    in several.
    """
    inside: set[Operation | None] = set()
    repeated: set[Operation | None] = set()
    for partition in partitions:
        repeated |= inside.intersection(partition.ops)
        inside.update(partition.ops)
    makers = {value.defining_op for partition in partitions for value in partition.ins}
    if not repeated or not any(
        out.defining_op in repeated for each in partitions for out in each.outs
    ):
        makers -= inside - repeated
    consumed = {op: _consumed_values(op) for op in makers if op is not None}
    suspects = {op for op, values in consumed.items() if values}
    for partition in partitions if suspects else ():
        outs = set(partition.outs)
        for op in suspects.intersection([value.defining_op for value in partition.ins]):
            if not outs.isdisjoint(consumed[op]):
                return False
    return True


def _fits(graph: Graph, affinity: Affinity | None, op: Operation, as_iree: bool) -> bool:
    """True if an op may be in a partition of some affinity."""
    node = graph.node_of(op)
    own = op_affinity(op, graph.aliases) if node is None else node.affinity
    return (are_compatible if as_iree else can_execute_together)(affinity, own)


def _verify_ops(graph: Graph, partition: Partition, as_iree: bool) -> None:
    for op in reversed(partition.ops):
        if not _fits(graph, partition.affinity, op, as_iree):
            affinity = op_affinity(op, graph.aliases)
            raise _at(
                op,
                f"op affinity {affinity} is not compatible with the partition affinity "
                f"{partition.affinity}",
            )
        if result_timepoint(op) is not None:
            raise _at(
                op,
                "cannot partition timeline op with result timepoint; result timepoints from "
                "partitioned ops not yet supported",
            )


def _verify_no_cycle(
    partition: Partition, consumed: dict[Operation, dict[Value, None]], offset: int
) -> None:
    """Looks for inputs that are made, perhaps in a nested region, from the partition's outputs."""
    outs = set(partition.outs)
    for value in partition.ins:
        op = value.defining_op
        if op is None:
            continue
        if op not in consumed:
            consumed[op] = _consumed_values(op)
        if outs and not outs.isdisjoint(consumed[op]):
            used = next(value for value in consumed[op] if value in outs)
            raise error(
                f"circular dependency: input operation uses partition output {_describe(used)} - "
                "this indicates the operation should be inside the partition",
                offset,
            )


def _consumed_values(root: Operation) -> dict[Value, None]:
    """What an op and those nested in it use, in the order in which IREE looks at them."""
    if not root.regions:  # nearly always
        return dict.fromkeys(root.operands)
    values: dict[Value, None] = {}
    pending = [root]
    while pending:
        op = pending.pop()
        values.update(dict.fromkeys(op.operands))
        if op.regions:
            pending += [nested for region in op.regions for block in region for nested in block]
    return values


def _at(op: Operation, message: str) -> DiagnosticError:
    return DiagnosticError(plain_op_error(op, message))


def _describe(value: Value) -> str:
    return show_value(value, print_in_place)

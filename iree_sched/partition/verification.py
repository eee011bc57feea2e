"""IREE's check of a partition set before anything is changed by it.

Says what Partition::verify and PartitionSet::verify say (Stream/Analysis/Partitioning.cpp), in the
same words and at the same places. What user code returns is checked by `check.py` before.
"""

from __future__ import annotations

from iree_sched.analysis.affinity import are_compatible, can_execute_together, op_affinity
from iree_sched.analysis.op_errors import plain_op_error
from iree_sched.analysis.timeline import result_timepoint
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.ir import Operation, Value
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
    consumed: dict[Operation, dict[Value, None]] = {}
    for partition in partitions:
        _verify_ops(graph, partition, as_iree)
        _verify_values(partition, offset)
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


def _verify_ops(graph: Graph, partition: Partition, as_iree: bool) -> None:
    for op in reversed(partition.ops):
        node = graph.node_of(op)
        affinity = op_affinity(op, graph.aliases) if node is None else node.affinity
        allowed = are_compatible if as_iree else can_execute_together
        if not allowed(partition.affinity, affinity):
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


def _verify_values(partition: Partition, offset: int) -> None:
    known = {result for op in partition.ops for result in op.results}
    known.update(partition.ins)
    if not all(known.issuperset(op.operands) for op in partition.ops):
        raise error(
            "operand not declared in partition inputs or by an op within the partition", offset
        )
    if any(out not in known for out in partition.outs):
        raise error("output not defined by an op within the partition (or captured)", offset)


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

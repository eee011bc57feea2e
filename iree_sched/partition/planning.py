"""From a block to the partitions that a pass outlines: choose, partition, check, show."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import define

from iree_sched.diagnostics import DiagnosticError, error, note
from iree_sched.ir import Block, Operation
from iree_sched.partition.check import check_groups
from iree_sched.partition.configuration import choose_partitioner, find_favor
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.kinds import Kind
from iree_sched.partition.partitioner import Group, Partitioner
from iree_sched.partition.partitions import Partition, form_partitions, normalize
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.partition.show import show_partitions
from iree_sched.partition.verification import verify_partitions
from iree_sched.passbase import PassContext

DEBUG_TYPE = "iree-stream-partitioning"


@define(eq=False)
class Plan:
    """The partitions of a block.

    Attributes:
      partitions: all of them, in the order in which they run.
      keep_order: that order was asked for, and is to be seen in the result.
    """

    partitions: Sequence[Partition]
    keep_order: bool

    def order(self, ops: Sequence[Operation]) -> Iterable[tuple[Operation, Operation]]:
        """Pairs of ops, one of `ops` for each partition, that are to stand in this order.

        IREE only keeps the order that uses of values impose.
        """
        return pairwise(ops) if self.keep_order else ()


def partition_block(
    block: Block,
    kind: Kind,
    scope: Operation,
    context: PassContext,
    default: str | None = None,
) -> Plan:
    """Partitions a block with the partitioner that is configured for it.

    Args:
      block: the block.
      kind: which partitioning.
      scope: the function or region op that is scheduled; errors about no single op name it.
      context: what the pass was given.
      default: name of the partitioner that the pass was asked to use.

    Raises:
      DiagnosticError: the configuration is wrong, or the partitioner gives a bad partition set.
    """
    if context.partitioners is None:
        context.partitioners = PartitionerRegistry()
    around = block.parent_op or scope
    chosen = choose_partitioner(around, kind, context.partitioners, context.aliases, default)
    favor = find_favor(scope, context.favor, context.aliases)
    graph = Graph(kind, block, favor, context.aliases)
    if not graph.nodes:
        return Plan((), False)
    groups = _run(chosen, graph, scope)
    if not chosen.as_iree:
        check_groups(graph, groups, chosen.name, scope.offset)
    partitions = form_partitions(graph, groups, as_iree=chosen.as_iree)
    if context.debug is not None:
        context.debug(DEBUG_TYPE, show_partitions(partitions, block))
    verify_partitions(graph, partitions, scope.offset, as_iree=chosen.as_iree)
    return Plan(partitions.partitions, not chosen.as_iree)


def _run(chosen: Partitioner, graph: Graph, scope: Operation) -> list[Group]:
    """Asks a partitioner for its groups; what goes wrong in it is an error that names it.

    A user's code may raise anything, and return anything.
    """
    name = f"{graph.kind.value} partitioner '{chosen.name}'"
    try:
        groups = normalize(chosen.partition(graph))
    except DiagnosticError:
        raise
    except (Exception, SystemExit) as raised:
        if os.environ.get("IREE_SCHED_TRACEBACK"):
            raise
        hint = note("set IREE_SCHED_TRACEBACK=1 to see the traceback", scope.offset)
        message = f"{name} raised {type(raised).__name__}: {raised}"
        raise error(message, scope.offset, [hint]) from raised
    for node in (node for group in groups for node in group.nodes):
        if not isinstance(node, Node):
            raise error(f"{name} returned {node!r}, which is no node of the graph", scope.offset)
    return groups

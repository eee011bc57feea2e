"""From a block to the partitions that a pass outlines: choose, partition, check, show."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from iree_sched.analysis.affinity import Affinity, op_affinity
from iree_sched.classes import define, evolve
from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity
from iree_sched.ir import Block, Operation
from iree_sched.partition.arranging import arrange, find_floating
from iree_sched.partition.asking import ask
from iree_sched.partition.check import check_groups, explain_affinities
from iree_sched.partition.configuration import (
    distinct,
    find_favor,
    find_selections,
    select_partitioner,
)
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.group_order import group_barriers
from iree_sched.partition.kinds import Kind
from iree_sched.partition.partitions import Partition, form_partitions
from iree_sched.partition.protocol import Group, Partitioner
from iree_sched.partition.registry import PartitionerRegistry, follows_iree
from iree_sched.partition.selection import Selection
from iree_sched.partition.show import show_partitions
from iree_sched.partition.verification import verify_partitions
from iree_sched.passbase import PassContext

DEBUG_TYPE = "iree-stream-partitioning"


@define
class Plan:
    """The partitions of a block.

    Attributes:
      partitions: all of them, in the order in which they run.
      keep_order: that order was asked for, and is to be seen in the result.
      host_order: pairs of host ops, the first of which has to stay before the second.
      around: host ops that a partition, by its number, has to stay before (true) or after.
    """

    partitions: Sequence[Partition] = ()
    keep_order: bool = False
    host_order: Sequence[tuple[Operation, Operation]] = ()
    around: Sequence[tuple[Operation, int, bool]] = ()

    def order(self, ops: Sequence[Operation]) -> Iterator[tuple[Operation, Operation]]:
        """Pairs of ops, one of `ops` for each partition, that are to stand in this order.

        IREE only keeps the order that uses of values impose.
        """
        if not self.keep_order:
            return
        yield from pairwise(ops)
        yield from self.host_order
        for op, number, first in self.around:
            yield (ops[number], op) if first else (op, ops[number])


def partition_block(
    block: Block,
    kind: Kind,
    scope: Operation,
    context: PassContext,
    default: Selection | None = None,
    beyond_iree: bool = False,
) -> Plan:
    """Partitions a block with the partitioners that are configured for it.

    Args:
      block: the block.
      kind: which partitioning.
      scope: the function or region op that is scheduled; errors about no single op name it.
      context: what the pass was given.
      default: the partitioner that the pass was asked to use.
      beyond_iree: IREE leaves blocks like this one alone, and so does its own partitioner.

    Raises:
      DiagnosticError: the configuration is wrong, or a partitioner gives a bad partition set.
    """
    favor = find_favor(scope, context.favor, context.aliases)
    graph = Graph(kind, block, favor, context.aliases)
    chosen = _choose(graph, scope, context, default)
    as_iree = all(follows_iree(partitioner) for partitioner, _ in chosen)
    if not graph.nodes or (beyond_iree and as_iree):
        return Plan((), not as_iree)
    name = " and ".join(partitioner.name for partitioner, _ in chosen)
    groups = _partition(graph, chosen, scope)
    if not as_iree:
        check_groups(graph, groups, name, scope.offset)
    partitions = form_partitions(graph, groups, as_iree=as_iree)
    if context.debug is not None:
        context.debug(DEBUG_TYPE, show_partitions(partitions, block))
    try:
        verify_partitions(graph, partitions, scope.offset, as_iree=as_iree)
    except DiagnosticError:
        if not as_iree:
            explain_affinities(graph, groups, partitions, name)
        raise
    if as_iree:
        _doubt(graph, groups, name, scope, context)
        return Plan(partitions.partitions)
    return Plan(partitions.partitions, True, *_find_order(graph, groups))


def _doubt(
    graph: Graph, groups: Sequence[Group], name: str, scope: Operation, context: PassContext
) -> None:
    """Warns of a set that IREE takes but that has, say, a load of a global before its store."""
    try:
        check_groups(graph, groups, name, scope.offset)
    except DiagnosticError as reason:
        for diagnostic in reason.diagnostics:
            warning = evolve(diagnostic, severity=Severity.WARNING)
            context.diagnostics.report(warning)


def _find_order(
    graph: Graph, groups: Sequence[Group]
) -> tuple[list[tuple[Operation, Operation]], list[tuple[Operation, int, bool]]]:
    """What `Plan` says of host ops; the terminator of a block is always its last op."""
    last = graph.block.terminator
    pairs = [(first.op, second.op) for first, second in graph.host_order if second.op is not last]
    if graph.kind is not Kind.EXECUTION:
        return pairs, []
    around = group_barriers(graph, groups)
    return pairs, [
        (node.op, number, first) for node, number, first in around if node.op is not last
    ]


def find_configured(
    function: Operation, kind: Kind, context: PassContext, default: Selection | None
) -> list[Partitioner]:
    """All partitioners that are configured in a function, around it or by default.

    Raises:
      DiagnosticError: something is configured wrongly, whether or not it would be used.
    """
    registry, faults = _registry(context), list[Diagnostic]()
    found = []
    for selection in dict.fromkeys(find_selections(function, kind, context.aliases, default)):
        try:
            found.append(selection.make(kind, registry))
        except DiagnosticError as reason:
            faults += reason.diagnostics
    if faults:
        raise DiagnosticError(*distinct(faults))
    return found


def _registry(context: PassContext) -> PartitionerRegistry:
    if context.partitioners is None:
        context.partitioners = PartitionerRegistry()
    return context.partitioners


def _choose(
    graph: Graph, scope: Operation, context: PassContext, default: Selection | None
) -> list[tuple[Partitioner, list[Node]]]:
    """The partitioners of a graph, each with the nodes that it is configured for.

    Waves all run where their region does; the ops of a block may run on several devices.
    """
    around = graph.block.parent_op or scope
    affinities: dict[Affinity | None, list[Node]] = {}
    spread = graph.nodes if graph.kind is Kind.EXECUTION else ()
    for affinity, run in groupby(spread, operator.attrgetter("affinity")):
        affinities.setdefault(affinity, []).extend(run)
    if not affinities:
        affinities[op_affinity(around, context.aliases)] = list(graph.nodes)
    selected: dict[Selection, list[Node]] = {}
    for affinity, nodes in affinities.items():
        selection = select_partitioner(around, graph.kind, context.aliases, default, affinity)
        selected.setdefault(selection, []).extend(nodes)
    registry = _registry(context)
    return [(selection.make(graph.kind, registry), nodes) for selection, nodes in selected.items()]


def _partition(
    graph: Graph, chosen: Sequence[tuple[Partitioner, list[Node]]], scope: Operation
) -> list[Group]:
    """Asks one partitioner, or several and takes of each answer what it is configured for."""
    if len(chosen) == 1:
        return ask(chosen[0][0], graph, scope)
    floating = find_floating(graph)
    pieces = []
    for partitioner, nodes in chosen:
        own = set(nodes) - floating
        answer = ask(partitioner, graph, scope)
        check_groups(graph, answer, partitioner.name, scope.offset)
        taken: set[Node] = set()
        for group in answer:
            piece = [node for node in group.nodes if node in own and node not in taken]
            taken.update(piece)
            pieces.append(piece)
    return arrange(graph, pieces)

"""Partitions: groups of operations with the values that go in and out.

Follows IREE's Partition and PartitionSet (Stream/Analysis/Partitioning.h) and the end of both
functions in Stream/Analysis/Partitioning/ReferencePartitioning.cpp, which form them.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain

from iree_sched.analysis.affinity import Affinity, OptimalAffinity, join_and, narrow
from iree_sched.classes import define, field
from iree_sched.ir import Operation, Value
from iree_sched.partition.cloning import is_streamable
from iree_sched.partition.graph import Graph
from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import Group, Groups


@define
class Partition:
    """Operations that become one region.

    Attributes:
      ops: the operations. Some may be in other partitions as well: then they are copied.
      ins: values that the operations take from elsewhere, of any type.
      outs: values that the operations give to others.
      affinity: where the region runs, None where nothing says so.
      after: places of earlier partitions that have to be done, although it takes nothing of theirs:
        they read what it overwrites.
    """

    ops: list[Operation]
    ins: list[Value]
    outs: list[Value]
    affinity: Affinity | None = None
    after: list[int] = field(factory=list)


@define
class PartitionSet:
    """All partitions of a block, in an order in which they can run."""

    partitions: list[Partition] = field(factory=list)

    def __iter__(self) -> Iterator[Partition]:
        return iter(self.partitions)

    def __len__(self) -> int:
        return len(self.partitions)


def normalize(groups: Groups) -> list[Group]:
    """Groups as a partitioner may return them, plain lists among them, as `Group`s.

    Nodes of plain lists that are in several groups are clones in each of them.
    """
    groups = list(groups)
    listed = [group if isinstance(group, Group) else Group(list(group)) for group in groups]
    if all(map(operator.is_, listed, groups)):
        return listed
    places = Counter(node for group in listed for node in set(group.nodes))
    return [
        group
        if group is given
        else Group(group.nodes, frozenset(node for node in group.nodes if places[node] > 1))
        for group, given in zip(listed, groups, strict=True)
    ]


def form_partitions(graph: Graph, groups: Sequence[Group], *, as_iree: bool = True) -> PartitionSet:
    """Finds what goes in and out of each group, and where an execution group runs.

    `as_iree` joins affinities as IREE does, which forgets them where a queue is named by some ops
    of a device only.
    """
    lists = [[node.op for node in group.nodes] for group in groups]
    several = set() if as_iree else _find_repeated(lists)
    exported: set[Operation] = set()  # clones whose results leave a region already
    partitions = []
    for group, ops in zip(groups, lists, strict=True):
        clones = {node.op for node in group.clones}
        ins = _find_ins(ops)
        outs = _find_outs(ops, clones, exported, several, as_iree)
        affinity = None
        if graph.kind is Kind.EXECUTION:
            affinity = _join(group, join_and if as_iree else narrow)
        partitions.append(Partition(ops, ins, outs, affinity))
    if graph.kind is Kind.EXECUTION and not as_iree:
        _find_overwritten(groups, partitions)
    return PartitionSet(partitions)


def _find_overwritten(groups: Sequence[Group], partitions: Sequence[Partition]) -> None:
    """Lets partitions wait for those that read what they write in place.

    No value leads from there to them, and on different queues nothing else would keep the order.
    IREE's own regions do without: before scheduling it copies what others read as well.
    """
    places = {
        node: number
        for number, group in enumerate(groups)
        for node in group.nodes
        if node not in group.clones
    }
    for node, number in places.items():
        readers = {
            places[edge.source]
            for edge in node.incoming
            if edge.source in places
            if edge.hazard is not None and edge.value.defining_op is not edge.source.op
        }
        for other in sorted(readers - {number, *partitions[number].after}):
            made = {result for op in partitions[other].ops for result in op.results}
            if made.isdisjoint(partitions[number].ins):
                partitions[number].after.append(other)


def _join(
    group: Group, join: Callable[[Affinity | None, Affinity | None], Affinity | None]
) -> Affinity | None:
    """The affinity of all nodes, joined from the last to the first as IREE meets them."""
    affinity = None
    for node in reversed(group.nodes):
        if node.affinity is not affinity or isinstance(affinity, OptimalAffinity):
            affinity = join(affinity, node.affinity)
    return affinity


def _find_repeated(lists: Sequence[Sequence[Operation]]) -> set[Operation]:
    """The ops that are in several lists."""
    counts = Counter(chain.from_iterable(lists))
    return {op for op, count in counts.items() if count > 1}


def _find_ins(ops: Sequence[Operation]) -> list[Value]:
    made = {result for op in ops for result in op.results}
    taken = dict.fromkeys(chain.from_iterable([op.operands for op in ops]))
    return [value for value in taken if value not in made]


def _find_outs(
    ops: Sequence[Operation],
    clones: set[Operation],
    exported: set[Operation],
    elsewhere: Collection[Operation],
    as_iree: bool,
) -> list[Value]:
    """What others take from a group; loops and branches can have copies of clones, too.

    `elsewhere` are ops with copies in several groups: they take what only one group makes.
    """
    inside = set(ops).difference(elsewhere)
    outs: list[Value] = []
    for op in ops:
        if op not in clones:
            outs += [result for result in op.results if not inside.issuperset(result.users)]
        elif op not in exported:
            # Other regions have their own copies; one of them serves all host code.
            taken = [
                result
                for result in op.results
                if any(
                    not is_streamable(user) and (as_iree or user.parent is op.parent)
                    for user in result.users
                )
            ]
            outs += taken
            if taken:
                exported.add(op)
    return outs

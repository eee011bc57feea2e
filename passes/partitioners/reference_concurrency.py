"""IREE's own partitioning of an execute region into waves.

In goes the graph of a region, out come the groups that IREE 3.13 makes, exactly. Follows
partitionRegionConcurrencyReference (Stream/Analysis/Partitioning/ReferencePartitioning.cpp): ops
are visited from the last to the first, and each joins a wave that nothing which depends on it is
in or before: the first such wave if memory is favored (the order of the program is kept), the last
one if concurrency is. It extracts a single level of concurrency.

Waves are numbered from the last to the first, and sets of waves are bits of an integer.
"""

from __future__ import annotations

from typing import ClassVar

from iree_sched.analysis.access import AccessRange, find_hazard, first_conflict, resource_operands
from iree_sched.analysis.ties import may_tie
from iree_sched.classes import define, field
from iree_sched.ir import Value
from iree_sched.partition import Favor, Graph, Group, Kind, Node, Partitioner


@define
class _Info:
    """The wave of a node (a set of at most one), and the waves that depend on it."""

    membership: int = 0
    hazards: int = 0


@define
class _Sharers:
    """Nodes visited so far that take one value, some of them in place.

    Attributes:
      hazards: waves that depend on any of them.
      readers, writers: the nodes themselves.
    """

    hazards: int = 0
    readers: list[Node] = field(factory=list)
    writers: list[Node] = field(factory=list)


@define
class _Search:
    """The state of one run; `sharers` has the values that somebody takes in place."""

    graph: Graph
    latest: bool
    waves: list[list[Node]] = field(factory=list)
    infos: dict[Node, _Info] = field(factory=dict)
    sharers: dict[Value, _Sharers] = field(factory=dict)

    def run(self) -> list[Group]:
        """Visits all nodes, and gives the waves in the order in which they run."""
        for node in reversed(self.graph.tracked):
            info = self.infos[node] = _Info()
            shared = self._shared_values(node)
            self._look_at_users(node, info)
            if shared:
                self._look_at_sharers(node, info, shared)
            if node.can_place:
                self._place(node, info)
            if shared:
                self._share(node, info, shared)
        return [Group(list(reversed(wave))) for wave in reversed(self.waves)]

    def _look_at_users(self, node: Node, info: _Info) -> None:
        for user in node.users:
            found = self.infos.get(user)
            if found is None:
                continue
            # What depends on a user comes later even where the user itself need not.
            info.hazards |= found.hazards
            if found.membership and self._conflict(node, user):
                info.hazards |= found.membership

    def _look_at_sharers(self, node: Node, info: _Info, shared: list[Value]) -> None:
        """Keeps apart nodes that take one value, one of them in place."""
        for value in shared:
            sharers = self.sharers[value]
            info.hazards |= sharers.hazards
            mine = _touching(node, value)
            only_reads = mine is not None and not any(touched.writes for touched in mine)
            for other in sharers.writers if only_reads else sharers.writers + sharers.readers:
                membership = self.infos[other].membership
                if info.hazards & membership == membership:
                    continue
                theirs = _touching(other, value)
                if mine is None or theirs is None:
                    continue
                if first_conflict(mine, theirs) is not None:
                    info.hazards |= membership

    def _place(self, node: Node, info: _Info) -> None:
        every = (1 << len(self.waves)) - 1
        candidates = every & ~info.hazards
        if not candidates:
            info.hazards |= every
            info.membership = 1 << len(self.waves)
            self.waves.append([node])
            return
        if self.latest:
            chosen = (candidates & -candidates).bit_length() - 1
        else:
            chosen = candidates.bit_length() - 1
        self.waves[chosen].append(node)
        info.membership = 1 << chosen
        info.hazards = (info.hazards | (info.membership - 1)) & ~info.membership

    def _share(self, node: Node, info: _Info, shared: list[Value]) -> None:
        """Lets nodes to come know that this one takes their values; only ops that tie count."""
        if not may_tie(node.op):
            return
        for value in shared:
            sharers = self.sharers[value]
            sharers.hazards |= info.hazards
            touching = _touching(node, value)
            writes = touching is not None and any(touched.writes for touched in touching)
            (sharers.writers if writes else sharers.readers).append(node)

    def _shared_values(self, node: Node) -> list[Value]:
        """Resources that a node takes and that some op takes in place."""
        tied = self.graph.tied_values
        if tied.isdisjoint(node.op.operands):
            return []
        found = [value for value in resource_operands(node.op) if value in tied]
        for value in found:
            self.sharers.setdefault(value, _Sharers())
        return found

    def _conflict(self, node: Node, user: Node) -> bool:
        mine, theirs = node.accesses, user.accesses
        if mine is None or theirs is None:
            return find_hazard(node.op, user.op) is not None
        return first_conflict(mine, theirs) is not None


def _touching(node: Node, value: Value) -> list[AccessRange] | None:
    if node.accesses is None:
        return None
    return [touched for touched in node.accesses if touched.resource is value]


@define
class ReferenceConcurrency(Partitioner):
    """IREE's own partitioning into waves.

    Attributes:
      favor: what to favor, whatever the program or the command line says.
    """

    name: ClassVar[str] = "reference"
    summary: ClassVar[str] = "Forms waves exactly as IREE 3.13 does."
    kind: ClassVar[Kind] = Kind.CONCURRENCY
    as_iree: ClassVar[bool] = True
    favor: Favor | None = field(
        default=None,
        metadata={
            "help": "favor this, whatever the program or command line says",
            "tries": (Favor.MIN_PEAK_MEMORY, Favor.MAX_CONCURRENCY),
        },
    )

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of an execute region; none where debugging is favored."""
        favor = self.favor or graph.favor
        if favor is Favor.DEBUG:
            return []
        return _Search(graph, favor is Favor.MAX_CONCURRENCY).run()

"""IREE's own partitioning of an execute region into waves.

In goes the graph of a region, out come the groups that IREE 3.13 makes, exactly. Follows
partitionRegionConcurrencyReference (Stream/Analysis/Partitioning/ReferencePartitioning.cpp): ops
are visited from the last to the first, and each joins a wave that nothing which depends on it is
in or before: the first such wave if memory is favored (the order of the program is kept), the last
one if concurrency is. It extracts a single level of concurrency.

Waves are numbered from the last to the first. A set of waves that something depends on is nearly
always all of the first few. What is not placed yet may also join the wave of what depends on it but
touches other bytes, which is one wave that is missing among them; so two numbers tell the set:
`bound`, and `hole`, the one below that is not in it, or -1.
"""

from __future__ import annotations

from typing import ClassVar

from iree_sched.analysis.access import (
    AccessRange,
    always_conflict,
    find_hazard,
    first_conflict,
    resource_operands,
)
from iree_sched.analysis.ties import may_tie
from iree_sched.classes import define, field
from iree_sched.ir import Value
from iree_sched.partition import Favor, Graph, Group, Kind, Node, Partitioner


@define
class _Sharers:
    """Nodes visited so far that take one value, some of them in place.

    Attributes:
      bound, hole: waves that depend on any of them.
      readers, writers: the nodes themselves.
    """

    bound: int = 0
    hole: int = -1
    readers: list[Node] = field(factory=list)
    writers: list[Node] = field(factory=list)


@define
class _Search:
    """The state of one run.

    Attributes:
      waves: the nodes of each wave.
      bounds, holes: by index of a node the waves that depend on it; if it is placed its own wave
        is the hole.
      always: what takes a result of a placed node conflicts with it, no need to look.
      sharers: by value that somebody takes in place the nodes that take it.
    """

    graph: Graph
    latest: bool
    always: bool = field(init=False)
    waves: list[list[Node]] = field(factory=list)
    bounds: list[int] = field(init=False)
    holes: list[int] = field(init=False)
    sharers: dict[Value, _Sharers] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.bounds = [0] * len(self.graph.tracked)
        self.holes = [-1] * len(self.graph.tracked)
        self.always = always_conflict(node.op for node in self.graph.nodes)

    def run(self) -> list[Group]:
        """Visits all nodes, and gives the waves in the order in which they run."""
        tied = self.graph.tied_values
        for node in reversed(self.graph.tracked):
            bound, hole = self._look_at_users(node)
            shared = self._shared_values(node) if tied else ()
            for value in shared:
                bound, hole = self._look_at_sharers(node, value, bound, hole)
            if node.can_place:
                bound, hole = self._place(node, bound, hole)
            self.bounds[node.index], self.holes[node.index] = bound, hole
            for value in shared if may_tie(node.op) else ():
                self._share(node, value)
        return [Group(list(reversed(wave))) for wave in reversed(self.waves)]

    def _look_at_users(self, node: Node) -> tuple[int, int]:
        """The waves that depend on those who take results of a node, and on the node with them."""
        bound, hole, always = 0, -1, self.always and node.can_place
        bounds, holes = self.bounds, self.holes
        for user in self.graph.users[node.index]:
            below, free = bounds[user.index], holes[user.index]
            # What depends on a user comes later even where the user itself need not.
            if free >= 0 and user.can_place and (always or self._conflict(node, user)):
                free = -1
            if free == hole:  # nearly always neither is there
                bound = max(bound, below)
            else:
                bound, hole = _join(bound, hole, below, free)
        return bound, hole

    def _look_at_sharers(self, node: Node, value: Value, bound: int, hole: int) -> tuple[int, int]:
        """Adds what keeps apart nodes that take one value, one of them in place."""
        sharers = self.sharers[value]
        bound, hole = _join(bound, hole, sharers.bound, sharers.hole)
        mine = _touching(node, value)
        if mine is None:
            return bound, hole
        only_reads = not any(touched.writes for touched in mine)
        for other in sharers.writers if only_reads else sharers.writers + sharers.readers:
            # All waves of sharers but the hole are known to depend on the node.
            if hole < 0 or not other.can_place or self.holes[other.index] != hole:
                continue
            theirs = _touching(other, value)
            if theirs is not None and first_conflict(mine, theirs) is not None:
                hole = -1
        return bound, hole

    def _place(self, node: Node, bound: int, hole: int) -> tuple[int, int]:
        """Puts a node in a wave; returns the waves that depend on it then."""
        count = len(self.waves)
        if self.latest:
            chosen = hole if hole >= 0 else bound
        elif bound < count:
            chosen = count - 1
        else:
            chosen = hole if hole >= 0 else count
        if chosen == count:
            self.waves.append([])
        self.waves[chosen].append(node)
        return (chosen + 1 if self.latest else len(self.waves)), chosen

    def _share(self, node: Node, value: Value) -> None:
        """Lets nodes to come know that this one, an op that ties, takes a value."""
        sharers = self.sharers[value]
        below, free = self.bounds[node.index], self.holes[node.index]
        sharers.bound, sharers.hole = _join(sharers.bound, sharers.hole, below, free)
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


def _join(bound: int, hole: int, other_bound: int, other_hole: int) -> tuple[int, int]:
    """The waves that are in one of two sets."""
    if bound < other_bound:
        bound, hole, other_bound, other_hole = other_bound, other_hole, bound, hole
    return bound, hole if hole >= other_bound or hole == other_hole else -1


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

"""IREE's own partitioning of a block into execute regions.

In goes a block's graph, out come the groups that IREE 3.13 makes, exactly. Follows
partitionStreamableOpsReference (Stream/Analysis/Partitioning/ReferencePartitioning.cpp): ops are
visited from the last to the first, and each joins the latest group that it may join, or opens a new
one in front of the others. It knows no costs, and refuses some legal programs: ops of one device,
some with and some without a queue; some interleavings of two devices.

Groups are numbered from the last to the first, and sets of groups are bits of an integer. IREE
tries all groups for each op; here those that cannot do are masked out first and the others are
tried only up to the first that does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from iree_sched.analysis.affinity import Affinity, can_execute_together, join_and
from iree_sched.classes import define, field
from iree_sched.ir import Operation
from iree_sched.partition import Graph, Group, Kind, Node, Partitioner
from iree_sched.partition.following import followed_producer
from iree_sched.partition.kinds import Role

from ._bits import lowest_member, members


@define
class _Info:
    """What is known of a node, as sets of groups.

    Attributes:
      membership: groups that the node is in.
      hazards: groups that depend on the node.
      captures: groups that depend on a loop or branch which takes a result of the node inside. The
        node may be in none of them, else they would depend on themselves.
    """

    membership: int = 0
    hazards: int = 0
    captures: int = 0


@define
class _Builder:
    """A group in the making; nodes from the last to the first, hazards of all its nodes."""

    nodes: dict[Node, None] = field(factory=dict)
    clones: set[Node] = field(factory=set)
    affinity: Affinity | None = None
    hazards: int = 0


@define
class _Search:
    """The state of one run.

    Attributes:
      builders: groups by number.
      infos: nodes visited so far.
      following: barriers and transfers by the op whose result they take; they go where it goes.
      usable: groups that no side effect of the host separates from the node being visited.
      upward: groups that depend on a group of a higher number; only clones bring that about.
      by_affinity: groups by affinity.
    """

    graph: Graph
    builders: list[_Builder] = field(factory=list)
    infos: dict[Node, _Info] = field(factory=dict)
    following: dict[Operation, list[Node]] = field(factory=dict)
    usable: int = 0
    upward: int = 0
    by_affinity: dict[Affinity | None, int] = field(factory=dict)

    def run(self) -> list[Group]:
        """Visits all nodes, and gives the groups in the order in which they run."""
        for node in reversed(self.graph.tracked):
            if node.role is Role.BARRIER:
                self.usable = 0
            producer = followed_producer(node.op, self.graph.aliases)
            if producer is not None:
                self.following.setdefault(producer, []).append(node)
                continue
            info = self.infos[node] = _Info()
            consumers = self._look_at_users(node, info)
            if node.on_device:
                self._place(node, info, consumers)
        return [
            Group(list(reversed(builder.nodes)), frozenset(builder.clones))
            for builder in reversed(self.builders)
        ]

    def _look_at_users(self, node: Node, info: _Info) -> int:
        """Collects what depends on a node; returns the groups that take its results."""
        consumers = 0
        users, captors = self.graph.find_users(node)
        for user in users:
            found = self.infos.get(user)
            if found is not None:
                consumers |= found.membership
                info.hazards |= found.membership | found.hazards
        if captors:
            self._look_at_captors(node, info)
        for follower in self.following.get(node.op, ()):
            for user in follower.users:
                found = self.infos.get(user)
                if found is not None:
                    info.hazards |= found.membership | found.hazards
                    consumers = 0
            self._look_at_captors(follower, info, captures_only=True)
        return consumers

    def _look_at_captors(self, node: Node, info: _Info, captures_only: bool = False) -> None:
        """Collects what depends on host ops that take results of a node in their regions."""
        for captor in node.captured_by:
            found = self.infos.get(captor)
            if found is not None and not captures_only:
                info.hazards |= found.membership | found.hazards
            for user in captor.users:
                found = self.infos.get(user)
                if found is not None:
                    info.captures |= found.membership | found.hazards

    def _place(self, node: Node, info: _Info, consumers: int) -> None:
        """Puts a node, and what goes with it, in a group, or in all that take copies of it."""
        followers = self.following.get(node.op, [])
        every = (1 << len(self.builders)) - 1
        candidates = ((every & ~info.hazards) | consumers) & self.usable
        if self._join_only_consumer(node, followers, info, candidates & consumers, consumers):
            return
        consumers, target = self._choose(node, followers, info, candidates, consumers)
        if target is None:
            target = self._open(info)
        for follower in followers:
            self._insert(target, follower, info)
        clones = node.cloneable and (consumers & (consumers - 1) != 0 or info.captures != 0)
        if not clones:
            self._insert(target, node, info)
        elif consumers:
            for number in members(consumers):
                self._insert(number, node, info)
                self.builders[number].clones.add(node)
        elif node.used_in_block:
            self._insert(target, node, info)
        # Else only loops and branches take the node, and get copies of their own later on.

    def _join_only_consumer(
        self, node: Node, followers: list[Node], info: _Info, fitting: int, consumers: int
    ) -> bool:
        """Puts a node in the one group that takes its results; True if that is all there is to do.

        So it is with most nodes: what follows in `_place` gives the same in twice the time.
        """
        if followers or node.cloneable or fitting != consumers or fitting.bit_count() != 1:
            return False
        number = lowest_member(fitting)
        if not self._may_join(node, node, info, number, False):
            return False
        self._insert(number, node, info)
        return True

    def _choose(
        self, node: Node, followers: list[Node], info: _Info, candidates: int, consumers: int
    ) -> tuple[int, int | None]:
        """The groups among `consumers` that may take the node, and the group it goes to."""

        def fits(number: int, as_clone: bool) -> bool:
            if not self._may_join(node, node, info, number, as_clone and node.cloneable):
                return False
            return not followers or all(
                self._may_join(joining, node, info, number, as_clone and joining.cloneable)
                for joining in followers
            )

        fitting = _set_of([n for n in members(consumers & candidates) if fits(n, True)])
        # A node that is copied to some of its users only is a dependence of the others after all.
        partly = node.cloneable and fitting != consumers
        if partly:
            fitting = _set_of([n for n in members(fitting) if fits(n, False)])
        if fitting:
            return fitting, lowest_member(fitting)
        others = candidates & ~consumers & self._groups_for((node, *followers), info)
        if not node.cloneable:
            # Groups before the last one that depends on the node come too early.
            others &= -1 << max((info.hazards | info.captures).bit_length() - 1, 0)
        for number in members(others):
            if fits(number, True) and not (partly and not fits(number, False)):
                return 0, number
        return 0, None

    def _groups_for(self, nodes: tuple[Node, ...], info: _Info) -> int:
        """Groups that run where all of the nodes may, without those that capture them."""
        fitting = ~info.captures
        for node in nodes:
            fitting &= sum(
                groups
                for affinity, groups in self.by_affinity.items()
                if can_execute_together(node.affinity, affinity)
            )
        return fitting

    def _may_join(
        self, joining: Node, node: Node, info: _Info, number: int, as_clone: bool
    ) -> bool:
        """True if a node, or a follower of it, may be in a group.

        A clone only matters to those of its users that are in the same group.
        """
        builder = self.builders[number]
        if not can_execute_together(joining.affinity, builder.affinity):
            return False
        if info.captures >> number & 1:
            return False
        hazards = info.hazards | info.captures
        if as_clone:
            hazards = 0
            for user in joining.users:
                if user in builder.nodes and user in self.infos:
                    hazards |= self.infos[user].hazards
        if hazards >> (number + 1):
            return False  # the groups would have to change places
        # A group that depends on `number` may not be one that `number` comes to depend on.
        upward = hazards & self.upward & ~(1 << number)
        return not upward or not any(
            self.builders[hazard].hazards >> number & 1 for hazard in members(upward)
        )

    def _open(self, info: _Info) -> int:
        """Starts a new group; it comes before all others, and all but the newest depend on it.

        That the newest one is left out is how IREE does it.
        """
        number = len(self.builders)
        if number:
            info.hazards |= (1 << (number - 1)) - 1
        info.membership |= 1 << number
        self.builders.append(_Builder())
        self.usable |= 1 << number
        self.by_affinity[None] = self.by_affinity.get(None, 0) | 1 << number
        return number

    def _insert(self, number: int, node: Node, info: _Info) -> None:
        builder = self.builders[number]
        affinity = join_and(builder.affinity, node.affinity)
        if affinity is not builder.affinity and affinity != builder.affinity:
            self.by_affinity[builder.affinity] &= ~(1 << number)
            self.by_affinity[affinity] = self.by_affinity.get(affinity, 0) | 1 << number
            builder.affinity = affinity
        info.membership |= 1 << number
        info.hazards &= ~(1 << number)
        builder.nodes[node] = None
        builder.hazards |= info.hazards | info.captures
        if builder.hazards >> (number + 1):
            self.upward |= 1 << number


@define
class ReferenceExecution(Partitioner):
    """IREE's own partitioning into execute regions."""

    name: ClassVar[str] = "reference"
    summary: ClassVar[str] = "Groups ops exactly as IREE 3.13 does."
    kind: ClassVar[Kind] = Kind.EXECUTION
    as_iree: ClassVar[bool] = True

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of a block."""
        return _Search(graph).run()


def _set_of(numbers: Iterable[int]) -> int:
    result = 0
    for number in numbers:
        result |= 1 << number
    return result

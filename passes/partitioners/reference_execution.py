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

from iree_sched.analysis.affinity import (
    Affinity,
    OptimalAffinity,
    can_execute_together,
    join_and,
)
from iree_sched.classes import define, field
from iree_sched.ir import Form, Operation
from iree_sched.partition import Graph, Group, Kind, Node, Partitioner
from iree_sched.partition.following import followed_producer, may_follow
from iree_sched.partition.kinds import Role

from ._bits import lowest_member, members


@define
class _Builder:
    """A group in the making; nodes from the last to the first, hazards of all its nodes."""

    nodes: dict[Node, None] = field(factory=dict)
    clones: set[Node] = field(factory=set)
    affinity: Affinity | None = None
    hazards: int = 0


@define
class _Search:
    """The state of one run. What is known of nodes are sets of groups; later nodes are visited.

    Attributes:
      builders: groups by number.
      memberships: by index of a node the groups that it is in.
      hazards: by index of a node the groups that depend on it.
      captures: by node the groups that depend on a loop or branch which takes a result of the node
        inside. The node may be in none of them, else they would depend on themselves.
      following: barriers and transfers by the op whose result they take; they go where it goes.
      usable: groups that no side effect of the host separates from the node being visited.
      upward: groups that depend on a group of a higher number; only clones bring that about.
      by_affinity: groups by affinity.
      together: by affinity of a node the groups that it may join as far as that goes.
    """

    graph: Graph
    builders: list[_Builder] = field(factory=list)
    memberships: list[int] = field(init=False)
    hazards: list[int] = field(init=False)
    captures: dict[Node, int] = field(factory=dict)
    following: dict[Operation, list[Node]] = field(factory=dict)
    usable: int = 0
    upward: int = 0
    by_affinity: dict[Affinity | None, int] = field(factory=dict)
    together: dict[Affinity | None, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.memberships = [0] * len(self.graph.tracked)
        self.hazards = [0] * len(self.graph.tracked)

    def run(self) -> list[Group]:
        """Visits all nodes, and gives the groups in the order in which they run."""
        memberships, hazards = self.memberships, self.hazards
        users, captors = self.graph.users, self.graph.captors
        plain: dict[Form, bool] = {}
        for node in reversed(self.graph.tracked):
            form = node.op.form
            if form not in plain:
                plain[form] = _is_plain(node)
            if not plain[form] or node.op in self.following or node in captors:
                self._visit(node)
                continue
            consumers = waiting = 0
            for user in users[node.index]:
                consumers |= memberships[user.index]
                waiting |= hazards[user.index]
            hazards[node.index] = waiting = waiting | consumers
            if waiting & self.upward:
                self._place(node, consumers)
            else:
                self._place_plain(node, consumers, waiting)
        return [
            Group(list(reversed(builder.nodes)), frozenset(builder.clones))
            for builder in reversed(self.builders)
        ]

    def _place_plain(self, node: Node, consumers: int, waiting: int) -> None:
        """Does for a node that no other is bound to what `_place` does, in a fifth of the time.

        `waiting` are the groups that depend on the node.
        """
        late = self.usable
        if waiting:
            late &= -1 << waiting.bit_length() - 1  # groups before the last one come too early
        number = lowest_member(late & consumers)
        builder = self.builders[number] if number >= 0 else None
        if builder is not None and builder.affinity is node.affinity:
            builder.nodes[node] = None
            self.memberships[node.index] = 1 << number
            self.hazards[node.index] = waiting = waiting & ~(1 << number)
            builder.hazards |= waiting
            return
        late &= self._groups_for(node.affinity)
        number = lowest_member(late & consumers or late & ~waiting)
        self._insert(number if number >= 0 else self._open(node), node, node)

    def _visit(self, node: Node) -> None:
        """Finds out what depends on a node, and puts it in a group if it belongs to a device."""
        if node.role is Role.BARRIER:
            self.usable = 0
        producer = followed_producer(node.op, self.graph.aliases)
        if producer is not None:
            self.following.setdefault(producer, []).append(node)
            return
        consumers = self._look_at_users(node)
        if node.on_device:
            self._place(node, consumers)

    def _look_at_users(self, node: Node) -> int:
        """Collects what depends on a node; returns the groups that take its results."""
        consumers = hazards = 0
        for user in node.users:
            consumers |= self.memberships[user.index]
            hazards |= self.hazards[user.index]
        hazards |= consumers
        if node.captured_by:
            hazards |= self._look_at_captors(node, node)
        for follower in self.following.get(node.op, ()):
            for user in follower.users:
                # Another follower is in no group as yet.
                if followed_producer(user.op, self.graph.aliases) is None:
                    hazards |= self._depending_on(user)
                    consumers = 0
            self._look_at_captors(follower, node)
        self.hazards[node.index] = hazards
        return consumers

    def _look_at_captors(self, taken: Node, node: Node) -> int:
        """Collects what depends on host ops that take results of a node, or of a follower of it.

        Returns the groups that depend on these ops.
        """
        hazards = 0
        for captor in taken.captured_by:
            hazards |= self._depending_on(captor)
            for user in captor.users:
                self.captures[node] = self.captures.get(node, 0) | self._depending_on(user)
        return hazards

    def _depending_on(self, node: Node) -> int:
        """The groups that a node is in, and those that depend on it."""
        return self.memberships[node.index] | self.hazards[node.index]

    def _place(self, node: Node, consumers: int) -> None:
        """Puts a node, and what goes with it, in a group, or in all that take copies of it."""
        followers = self.following.get(node.op, [])
        every = (1 << len(self.builders)) - 1
        candidates = ((every & ~self.hazards[node.index]) | consumers) & self.usable
        consumers, target = self._choose(node, followers, candidates, consumers)
        if target is None:
            target = self._open(node)
        for follower in followers:
            self._insert(target, follower, node)
        cloned = node.cloneable and (consumers & (consumers - 1) != 0 or self.captures.get(node))
        if not cloned:
            self._insert(target, node, node)
        elif consumers:
            for number in members(consumers):
                self._insert(number, node, node)
                self.builders[number].clones.add(node)
        elif node.used_in_block:
            self._insert(target, node, node)
        # Else only loops and branches take the node, and get copies of their own later on.

    def _choose(
        self, node: Node, followers: list[Node], candidates: int, consumers: int
    ) -> tuple[int, int | None]:
        """The groups among `consumers` that may take the node, and the group it goes to."""

        def fits(number: int, as_clone: bool) -> bool:
            if not self._may_join(node, node, number, as_clone and node.cloneable):
                return False
            return not followers or all(
                self._may_join(joining, node, number, as_clone and joining.cloneable)
                for joining in followers
            )

        fitting = _set_of([n for n in members(consumers & candidates) if fits(n, True)])
        # A node that is copied to some of its users only is a dependence of the others after all.
        partly = node.cloneable and fitting != consumers
        if partly:
            fitting = _set_of([n for n in members(fitting) if fits(n, False)])
        if fitting:
            return fitting, lowest_member(fitting)
        others = candidates & ~consumers & ~self.captures.get(node, 0)
        for joining in (node, *followers):
            others &= self._groups_for(joining.affinity)
        if not node.cloneable:
            # Groups before the last one that depends on the node come too early.
            others &= -1 << max(self._blocked(node).bit_length() - 1, 0)
        for number in members(others):
            if fits(number, True) and not (partly and not fits(number, False)):
                return 0, number
        return 0, None

    def _blocked(self, node: Node) -> int:
        """The groups that depend on a node, be it through what takes its results inside."""
        return self.hazards[node.index] | self.captures.get(node, 0)

    def _groups_for(self, affinity: Affinity | None) -> int:
        """Groups that run where a node of some affinity may."""
        found = self.together.get(affinity)
        if found is None:
            found = self.together[affinity] = sum(
                groups
                for other, groups in self.by_affinity.items()
                if can_execute_together(affinity, other)
            )
        return found

    def _may_join(self, joining: Node, node: Node, number: int, as_clone: bool) -> bool:
        """True if a node, or a follower of it, may be in a group.

        A clone only matters to those of its users that are in the same group.
        """
        builder = self.builders[number]
        if not can_execute_together(joining.affinity, builder.affinity):
            return False
        if self.captures.get(node, 0) >> number & 1:
            return False
        hazards = self._blocked(node)
        if as_clone:
            hazards = 0
            for user in joining.users:
                if user in builder.nodes:
                    hazards |= self.hazards[user.index]
        if hazards >> (number + 1):
            return False  # the groups would have to change places
        # A group that depends on `number` may not be one that `number` comes to depend on.
        upward = hazards & self.upward & ~(1 << number)
        return not upward or not any(
            self.builders[hazard].hazards >> number & 1 for hazard in members(upward)
        )

    def _open(self, node: Node) -> int:
        """Starts a new group; it comes before all others, and all but the newest depend on it.

        That the newest one is left out is how IREE does it.
        """
        number = len(self.builders)
        if number:
            self.hazards[node.index] |= (1 << (number - 1)) - 1
        self.memberships[node.index] |= 1 << number
        self.builders.append(_Builder())
        self.usable |= 1 << number
        self.together.clear()
        self.by_affinity[None] = self.by_affinity.get(None, 0) | 1 << number
        return number

    def _insert(self, number: int, joining: Node, node: Node) -> None:
        """Adds a node, or a follower of it, to a group."""
        builder = self.builders[number]
        affinity = join_and(builder.affinity, joining.affinity)
        if affinity is not builder.affinity and affinity != builder.affinity:
            self.together.clear()
            self.by_affinity[builder.affinity] &= ~(1 << number)
            self.by_affinity[affinity] = self.by_affinity.get(affinity, 0) | 1 << number
            builder.affinity = affinity
        self.memberships[node.index] |= 1 << number
        self.hazards[node.index] &= ~(1 << number)
        builder.nodes[joining] = None
        builder.hazards |= self._blocked(node)
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


def _is_plain(node: Node) -> bool:
    """True for device work that is neither copied nor follows other work, as is all of its form."""
    if not node.on_device or node.cloneable or may_follow(node.op):
        return False
    return not isinstance(node.affinity, OptimalAffinity)  # which joined with itself may change


def _set_of(numbers: Iterable[int]) -> int:
    result = 0
    for number in numbers:
        result |= 1 << number
    return result

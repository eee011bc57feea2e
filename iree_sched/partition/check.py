"""Checks of what a partitioner returned, before anything is changed by it.

User code can be wrong: each complaint names the partitioner and the ops, and stands at one of them.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence

from iree_sched.analysis.affinity import Affinity, can_execute_together, narrow
from iree_sched.classes import define, field
from iree_sched.diagnostics import DiagnosticError, error, note
from iree_sched.ir import Operation
from iree_sched.partition.arranging import find_floating
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.group_order import GroupOrder, Link, is_in_order
from iree_sched.partition.kinds import Kind
from iree_sched.partition.partitions import PartitionSet
from iree_sched.partition.protocol import Group


def check_groups(graph: Graph, groups: Sequence[Group], name: str, offset: int) -> None:
    """Checks that groups can become regions, in the order in which they are.

    Args:
      graph: the graph that was partitioned.
      groups: what the partitioner returned.
      name: the partitioner's name.
      offset: where errors are reported that concern no op.

    Raises:
      DiagnosticError: a node is left out, misplaced or in several groups without being a clone;
        nodes of a wave conflict; groups depend on one another in a cycle or are out of order.
    """
    check = _Check(graph, groups, name, offset)
    check.run()


def explain_affinities(
    graph: Graph, groups: Sequence[Group], partitions: PartitionSet, name: str
) -> None:
    """Tells which ops of a group can be at no one place, if that is what is wrong.

    Args:
      graph: the graph that was partitioned.
      groups: what the partitioner returned.
      partitions: what was formed of the groups, in the same order.
      name: the partitioner's name.

    Raises:
      DiagnosticError: there are such ops.
    """
    check = _Check(graph, groups, name, -1)
    for number, (group, partition) in enumerate(zip(groups, partitions, strict=True)):
        for node in group.nodes:
            if not can_execute_together(partition.affinity, node.affinity):
                raise check.disagreement(number, node)


@define
class _Check:
    graph: Graph
    groups: Sequence[Group]
    name: str
    offset: int
    places: dict[Node, list[int]] = field(factory=dict)  # groups of each node, in order

    def run(self) -> None:
        """Makes all checks, those first on which others depend."""
        for number, group in enumerate(self.groups):
            self._check_members(number, group)
        for node, places in self.places.items():
            if len(places) > 1 or node in self.groups[places[0]].clones:
                self._check_copies(node, places)
        if self.graph.kind is Kind.EXECUTION:
            self._check_complete()
            self._check_barriers()
            self._check_separations()
        else:
            self._check_conflicts()
        self._check_order()

    def _check_members(self, number: int, group: Group) -> None:
        if not group.nodes:
            raise self._error(f"group {number} is empty", ())
        for node in group.clones.difference(group.nodes) if group.clones else ():
            raise self._error(f"group {number} has a clone that is none of its nodes", (node,))
        find, places = self.graph.node_of, self.places
        for node in group.nodes:
            if find(node.op) is not node:
                raise self._error(f"group {number} has a node of another graph", (node,))
            if not node.can_place:
                raise self._error(f"group {number} has an op that cannot be placed", (node,))
            if node not in places:
                places[node] = [number]
            elif number in places[node]:
                raise self._error(f"group {number} has an op twice", (node,))
            else:
                places[node].append(number)

    def _check_copies(self, node: Node, places: Sequence[int]) -> None:
        if not node.cloneable or any(node not in self.groups[n].clones for n in places):
            listed = ", ".join(map(str, places))
            where = f"groups {listed}" if len(places) > 1 else f"the clones of group {listed}"
            raise self._error(f"op is in {where} but cannot be cloned", (node,))
        for user in node.users:
            for place in self.places.get(user, ()):
                if place not in places:
                    message = f"group {place} takes the result of a clone but has no copy of it"
                    raise self._error(message, (user, node))

    def _check_complete(self) -> None:
        """All device work has to be in a group, but for what only groups without it copy."""
        left_out = [node for node in self.graph.nodes if node not in self.places]
        floating = find_floating(self.graph) if left_out else ()
        for node in left_out:
            if node not in floating or any(user in self.places for user in node.users):
                raise self._error("op is in no group", (node,))

    def _check_barriers(self) -> None:
        """No group may reach across host code with side effects, but for clones in it."""
        barriers = self.graph.barriers
        for number, group in enumerate(() if self.graph.is_one_stretch else self.groups):
            nodes = [node for node in group.nodes if node not in group.clones]
            if not nodes:
                continue
            first = min(nodes, key=lambda node: node.stretches.stop)
            last = max(nodes, key=lambda node: node.stretches.start)
            if last.stretches.start >= first.stretches.stop:
                between = barriers[last.stretches.start - 1]
                message = f"group {number} reaches across an op with side effects"
                raise self._error(message, (between, first, last))

    def _check_separations(self) -> None:
        """What `stream.async.barrier` keeps apart is in two groups."""
        for node, users in self.graph.separations.items():
            for user in users:
                shared = set(self.places.get(node, ())) & set(self.places.get(user, ()))
                if shared:
                    message = f"group {min(shared)} has ops on both sides of a barrier"
                    raise self._error(message, (user, node))

    def _check_conflicts(self) -> None:
        """Nodes of a wave run at the same time."""
        for number, group in enumerate(self.groups):
            for node in group.nodes if len(group.nodes) > 1 else ():
                if not self._may_meet(node, number):
                    continue
                for edge in node.outgoing:
                    if edge.hazard is not None and number in self.places.get(edge.target, ()):
                        message = f"ops of group {number} conflict: {edge.hazard.value}"
                        raise self._error(message, (edge.target, node))

    def _may_meet(self, node: Node, number: int) -> bool:
        """False if no follower of a node is in a group; then no edges need to be looked at.

        Nodes that cannot be placed may be views that some in the group take.
        """
        graph, places = self.graph, self.places
        for user in graph.users[node.index]:
            if user in places:
                if number in places[user]:
                    return True
            elif not user.can_place and user.op.results:
                return True
        if node not in graph.captors and node not in graph.in_place.outgoing:
            return False
        followers = graph.find_followers(node)
        return any(number in places.get(follower, ()) for follower in followers)

    def _check_order(self) -> None:
        """No group may need what itself or a later group makes."""
        if is_in_order(self.graph, self.groups, self.places):
            return
        order = GroupOrder(self.graph, self.groups, self.places)
        cycle = order.find_cycle()
        if cycle:
            raise self._explain("groups depend on one another in a cycle", cycle)
        links = order.find_disorder()
        if links:
            later, earlier = links[0].place_of_first, links[-1].place_of_second
            message = f"group {earlier} needs what group {later}, which follows it, makes"
            raise self._explain(message, links)

    def disagreement(self, number: int, node: Node) -> DiagnosticError:
        """An error about a node that cannot be where another one of its group has to be."""
        others = [other for other in reversed(self.groups[number].nodes) if other.affinity]
        apart = [other for other in others if not _can_meet(node.affinity, other.affinity)]
        # Three may have no place in common although each two of them have.
        shown = (node, apart[0]) if apart else (node, *(each for each in others if each != node))
        message = f"ops of group {number} have affinities that do not go together"
        return self._error(message, shown, [f" with {each.affinity}" for each in shown])

    def _explain(self, message: str, links: Sequence[Link]) -> DiagnosticError:
        """An error at the first of some links, with notes at the others."""
        text = f"{self.graph.kind.value} partitioner '{self.name}': {message}"
        first, *others = links
        notes = [note(_describe_link(link), link.second.op.offset) for link in others]
        return error(f"{text}: {_describe_link(first)}", first.second.op.offset, notes)

    def _error(
        self, message: str, nodes: Sequence[Node], details: Sequence[str] = ()
    ) -> DiagnosticError:
        """An error at the first of some nodes, with notes at the others.

        `details` are to be said of each node, in the same order.
        """
        kind = self.graph.kind.value
        text = f"{kind} partitioner '{self.name}': {message}"
        if not nodes:
            return error(text, self.offset)
        described = [_describe(node.op) for node in nodes]
        said = list(map(operator.add, described, details)) if details else described
        notes = [
            note(f"and {each}", node.op.offset)
            for node, each in zip(nodes[1:], said[1:], strict=True)
        ]
        return error(f"{text}: {said[0]}", nodes[0].op.offset, notes)


def _can_meet(first: Affinity | None, second: Affinity | None) -> bool:
    """True if some place suits both affinities."""
    both = narrow(first, second)
    return can_execute_together(both, first) and can_execute_together(both, second)


def _describe_link(link: Link) -> str:
    """Who has to come after whom, and why."""
    ends = [
        _describe(node.op) + ("" if place is None else f" of group {place}")
        for node, place in ((link.second, link.place_of_second), (link.first, link.place_of_first))
    ]
    return f"{ends[0]} has to come after {ends[1]}: {link.why}"


def _describe(op: Operation) -> str:
    entry = op.attributes.get("entry_points", op.attributes.get("callee", ""))
    named = f" {entry.strip('[]')}" if entry else ""
    return f"'{op.name}'{named}"

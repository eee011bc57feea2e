"""Puts groups of an execution graph in an order in which they can run.

Most algorithms only have to say which ops belong together. `arrange` does what is left: it finds
an order, copies what is cheaper to compute than to carry to each group that takes it, and takes
apart groups that would wait for themselves or reach across a side effect of the host.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from iree_sched.analysis.affinity import can_execute_together
from iree_sched.classes import define, field
from iree_sched.dialects.names import BARRIER
from iree_sched.ir import Operation
from iree_sched.partition.cloning import is_streamable, needs_no_region
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.protocol import Group


def find_floating(graph: Graph) -> set[Node]:
    """Nodes of which each group that takes their result can have a copy of its own.

    They need no place: host code does not look at them, and they may run wherever their users may.
    """
    floating: set[Node] = set()
    apart = {*graph.separations, *(user for users in graph.separations.values() for user in users)}
    for node in graph.nodes:
        if not needs_no_region(node.op) or node in apart:
            continue
        if node in graph.in_place.outgoing:
            continue  # it has to be early enough to see what is overwritten later
        if all(can_execute_together(user.affinity, node.affinity) for user in node.users):
            floating.add(node)
    return floating


def find_copied(graph: Graph) -> set[Node]:
    """Floating nodes of which a copy for each user takes no region of its own.

    Users in other blocks get copies there (see `needs_no_region`). Where host code or a barrier op
    is one, the copy needs an execute region; if the node is in a group, they take its result.
    """
    return {node for node in find_floating(graph) if not _is_needed_alone_elsewhere(node.op)}


def _is_needed_alone_elsewhere(op: Operation) -> bool:
    return any(
        user.parent is not op.parent and (user.name == BARRIER or not is_streamable(user))
        for result in op.results
        for user in result.users
    )


def find_predecessors(graph: Graph, floating: AbstractSet[Node]) -> dict[Node, list[Node]]:
    """By tracked node those that come before it, without floating ones.

    What a floating node needs is needed by its users instead.
    """
    found: dict[Node, dict[Node, None]] = {node: {} for node in graph.tracked}
    for node in graph.tracked:
        given = found[node] if node in floating else (node,)
        for user in graph.find_followers(node):
            found[user].update(dict.fromkeys(given))
    for first, second in graph.host_order:
        found[second][first] = None
    return {node: list(before) for node, before in found.items()}


def find_stretches(graph: Graph) -> list[list[Node]]:
    """The tracked nodes from one side effect of the host to the next, that one included.

    Each node is as early as it can be, and those of a stretch are in program order.
    """
    found: list[list[Node]] = [[] for _ in range(len(graph.barriers) + 1)]
    for node in graph.tracked:
        found[node.stretches.start].append(node)
    return found


def arrange(
    graph: Graph,
    groups: Iterable[Iterable[Node]],
    floating: AbstractSet[Node] | None = None,
) -> list[Group]:
    """Groups in an order in which they can run, like those given but where that cannot be.

    Args:
      graph: an execution graph.
      groups: each node that does not float in one of them. Where there is a choice, they come out
        in their order.
      floating: nodes that are copied to the groups that take them (default: see `find_floating`).

    Returns:
      Groups that pass the checker if the affinities in each of `groups` go together. One is in
      pieces if it has to wait for the host or for another one in the middle.
    """
    if floating is None:
        floating = find_floating(graph)
    predecessors = find_predecessors(graph, floating)
    membership = {node: number for number, group in enumerate(groups) for node in group}
    arranged: list[Group] = []
    for stretch in find_stretches(graph):
        order = _Order(predecessors)
        for node in stretch:
            if node.on_device and node not in floating:
                order.pieces.setdefault(membership[node], []).append(node)
            elif not node.on_device:
                order.hosts.append(node)
        arranged += [_add_clones(graph, nodes, floating) for nodes in order.run()]
    return arranged


@define
class _Order:
    """The pieces of groups in one stretch on their way into an order.

    Attributes:
      predecessors: by node those that come before it.
      pieces: by number of the group, its nodes that have not run, in program order.
      hosts: host nodes of the stretch, in program order.
      waiting: by device node the nodes, not in its piece, that it waits for; by host node all.
      blocked: by number of the group how many such pairs there are.
      ready: numbers of groups that wait for nothing.
    """

    predecessors: Mapping[Node, Sequence[Node]]
    pieces: dict[int, list[Node]] = field(factory=dict)
    hosts: list[Node] = field(factory=list)
    piece_of: dict[Node, int] = field(factory=dict)
    waiting: dict[Node, set[Node]] = field(factory=dict)
    followers: dict[Node, list[Node]] = field(factory=dict)
    blocked: dict[int, int] = field(factory=dict)
    ready: list[int] = field(factory=list)

    def run(self) -> Iterator[list[Node]]:
        """Gives the pieces, each after all that it waits for."""
        self._start()
        while self.pieces:
            while self.ready and self.ready[0] not in self.pieces:
                heapq.heappop(self.ready)
            nodes = self.pieces.pop(heapq.heappop(self.ready)) if self.ready else self._split()
            yield nodes
            for node in nodes:
                self._finish(node)

    def _start(self) -> None:
        self.piece_of = {node: number for number, piece in self.pieces.items() for node in piece}
        here = {*self.piece_of, *self.hosts}
        for number, piece in self.pieces.items():
            self.blocked[number] = 0
            for node in piece:
                self._wait(node, {p for p in self.predecessors[node] if p in here})
                self.blocked[number] += len(self.waiting[node])
        for node in self.piece_of:
            # What a barrier op keeps apart waits even in its own piece.
            for user in node.separated_from:
                if self.piece_of.get(user) == self.piece_of[node]:
                    self.waiting[user].add(node)
                    self.followers.setdefault(node, []).append(user)
                    self.blocked[self.piece_of[user]] += 1
        for host in self.hosts:
            self._wait(host, {p for p in self.predecessors[host] if p in here})
        self.ready = [number for number, count in self.blocked.items() if count == 0]
        heapq.heapify(self.ready)
        for host in self.hosts:
            if not self.waiting[host]:
                self._finish(host)

    def _wait(self, node: Node, before: set[Node]) -> None:
        own = self.piece_of.get(node)
        self.waiting[node] = {p for p in before if own is None or self.piece_of.get(p) != own}
        for other in self.waiting[node]:
            self.followers.setdefault(other, []).append(node)

    def _finish(self, node: Node) -> None:
        """Lets go what waits for a node, and host code that now can run as well."""
        pending = [node]
        while pending:
            done = pending.pop()
            for follower in self.followers.pop(done, ()):
                if done not in self.waiting[follower]:
                    continue
                self.waiting[follower].discard(done)
                number = self.piece_of.get(follower)
                if number is None:
                    if not self.waiting[follower]:
                        pending.append(follower)
                    continue
                self.blocked[number] -= 1
                if self.blocked[number] == 0:
                    heapq.heappush(self.ready, number)

    def _split(self) -> list[Node]:
        """Takes what can run out of the piece of which most can; the rest of it waits on."""
        parts = {number: self._runnable(piece) for number, piece in self.pieces.items()}
        number = max(parts, key=lambda each: (len(parts[each]), -each))
        part = parts[number]
        taken = set(part)
        self.pieces[number] = [node for node in self.pieces[number] if node not in taken]
        for node in part:
            del self.piece_of[node]
        for node in self.pieces[number]:
            # The part was in the same piece, and is waited for like any other from now on.
            for other in taken.intersection(self.predecessors[node]) - self.waiting[node]:
                self.waiting[node].add(other)
                self.followers.setdefault(other, []).append(node)
                self.blocked[number] += 1
        return part

    def _runnable(self, piece: Sequence[Node]) -> list[Node]:
        """The nodes of a piece that wait for nothing but one another."""
        found: dict[Node, None] = {}
        rest = set(piece)
        for node in piece:
            if not self.waiting[node] and all(
                p in found for p in self.predecessors[node] if p in rest
            ):
                found[node] = None
        return list(found)


def _add_clones(graph: Graph, nodes: Sequence[Node], floating: AbstractSet[Node]) -> Group:
    """A group with copies of the floating nodes that its nodes take, in program order."""
    clones: set[Node] = set()
    pending = list(nodes)
    while pending:
        for value in pending.pop().op.operands:
            source = None if value.defining_op is None else graph.node_of(value.defining_op)
            if source is not None and source in floating and source not in clones:
                clones.add(source)
                pending.append(source)
    ordered = sorted({*nodes, *clones}, key=lambda node: node.index)
    return Group(ordered, frozenset(clones))

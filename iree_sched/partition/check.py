"""Checks of what a partitioner returned, before anything is changed by it.

User code can be wrong: each complaint names the partitioner and the ops, and stands at one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from iree_sched.diagnostics import Diagnostic, DiagnosticError, error, note
from iree_sched.ir import Operation
from iree_sched.partition.arranging import find_floating
from iree_sched.partition.cloning import needs_no_region
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.kinds import Kind
from iree_sched.partition.partitioner import Group


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


@define(eq=False)
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
            if len(places) > 1:
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
        for node in group.nodes:
            if self.graph.node_of(node.op) is not node:
                raise self._error(f"group {number} has a node of another graph", (node,))
            if not node.can_place:
                raise self._error(f"group {number} has an op that cannot be placed", (node,))
            places = self.places.setdefault(node, [])
            if number in places:
                raise self._error(f"group {number} has an op twice", (node,))
            places.append(number)

    def _check_copies(self, node: Node, places: Sequence[int]) -> None:
        if not node.cloneable or any(node not in self.groups[n].clones for n in places):
            listed = ", ".join(map(str, places))
            raise self._error(f"op is in groups {listed} but cannot be cloned", (node,))
        for user in node.users:
            for place in self.places.get(user, ()):
                if place not in places:
                    message = f"group {place} takes the result of a clone but has no copy of it"
                    raise self._error(message, (user, node))

    def _check_complete(self) -> None:
        """All device work has to be in a group, but for what only groups without it copy."""
        floating = find_floating(self.graph)
        for node in self.graph.nodes:
            if node in self.places:
                continue
            if node not in floating or any(user in self.places for user in node.users):
                raise self._error("op is in no group", (node,))

    def _check_barriers(self) -> None:
        """No group may reach across host code with side effects, but for clones in it."""
        barriers = self.graph.barriers
        for number, group in enumerate(self.groups):
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
            for node in group.nodes:
                for edge in node.outgoing:
                    if edge.hazard is not None and number in self.places.get(edge.target, ()):
                        message = f"ops of group {number} conflict: {edge.hazard.value}"
                        raise self._error(message, (edge.target, node))

    def _check_order(self) -> None:
        """No group may need what itself or a later group makes."""
        units = _Units(self.graph, self.groups, self.places)
        cycle = units.find_cycle()
        if cycle:
            raise self._error("groups depend on one another in a cycle", cycle)
        pair = units.find_disorder()
        if pair is not None:
            earlier, later = pair
            members = (self.groups[earlier].nodes[0], self.groups[later].nodes[0])
            message = f"group {earlier} needs what group {later}, which follows it, makes"
            raise self._error(message, members)

    def _error(self, message: str, nodes: Sequence[Node]) -> DiagnosticError:
        """An error at the first of some nodes, with notes at the others."""
        kind = self.graph.kind.value
        text = f"{kind} partitioner '{self.name}': {message}"
        if not nodes:
            return error(text, self.offset)
        return error(
            f"{text}: {_describe(nodes[0].op)}",
            nodes[0].op.offset,
            [_note(node.op) for node in nodes[1:]],
        )


def group_barriers(graph: Graph, groups: Sequence[Group]) -> Iterator[tuple[Node, int, bool]]:
    """Barriers right before and after each group: the node, the group's number, which is first.

    The flag is true where the group comes first.
    """
    barriers = graph.barriers
    for number, group in enumerate(groups):
        nodes = [node for node in group.nodes if node not in group.clones] or group.nodes
        stretch = max(node.stretches.start for node in nodes)
        if stretch > 0:
            yield barriers[stretch - 1], number, False
        if stretch < len(barriers):
            yield barriers[stretch], number, True


@define(eq=False)
class _Units:
    """What runs as a whole: each group, and each tracked node that is in none.

    Groups have their own numbers, other nodes the following ones.
    """

    graph: Graph
    groups: Sequence[Group]
    places: dict[Node, list[int]]
    following: list[dict[int, Node]] = field(init=False)  # by unit: unit after it, and a witness
    numbers: dict[Node, list[int]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.numbers = dict(self.places)
        for node in self.graph.tracked:
            # Device work that need not be in a group, and is in none, will be gone.
            if node not in self.numbers and not (self.execution and node.on_device):
                self.numbers[node] = [len(self.numbers) + self.group_count]
        top = 1 + max((max(places) for places in self.numbers.values()), default=-1)
        self.following = [{} for _ in range(top)]
        for source, target in self._pairs():
            self._connect(source, target)
        for barrier, number, first in group_barriers(self.graph, self.groups):
            own = self.numbers[barrier][0]
            before, after = (number, own) if first else (own, number)
            self.following[before].setdefault(after, barrier)

    @property
    def group_count(self) -> int:
        """How many of the units are groups."""
        return len(self.groups)

    @property
    def execution(self) -> bool:
        """True if the groups are of an execution graph."""
        return self.graph.kind is Kind.EXECUTION

    def find_cycle(self) -> list[Node]:
        """Nodes along a cycle of units, none if there is no cycle."""
        state = [0] * len(self.following)  # 1: on the path, 2: done
        for start in range(len(self.following)):
            path: list[tuple[int, Iterator[int]]] = []
            if state[start] == 0:
                state[start] = 1
                path.append((start, iter(self.following[start])))
            while path:
                unit, rest = path[-1]
                following = next(rest, None)
                if following is None:
                    state[unit] = 2
                    path.pop()
                elif state[following] == 1:
                    units = [entry for entry, _ in path]
                    loop = units[units.index(following) :]
                    return self._witnesses(loop)
                elif state[following] == 0:
                    state[following] = 1
                    path.append((following, iter(self.following[following])))
        return []

    def find_disorder(self) -> tuple[int, int] | None:
        """A group and a later one that it needs; there must be no cycle."""
        latest = [-1] * len(self.following)  # the highest group that a unit needs
        for unit in self._in_order():
            if unit < self.group_count and latest[unit] > unit:
                return unit, latest[unit]
            reached = max(latest[unit], unit if unit < self.group_count else -1)
            for following in self.following[unit]:
                latest[following] = max(latest[following], reached)
        return None

    def _in_order(self) -> Iterable[int]:
        """All units, each after those that it needs."""
        waiting = [0] * len(self.following)
        for after in self.following:
            for unit in after:
                waiting[unit] += 1
        ready = [unit for unit, count in enumerate(waiting) if count == 0]
        while ready:
            unit = ready.pop()
            yield unit
            for following in self.following[unit]:
                waiting[following] -= 1
                if waiting[following] == 0:
                    ready.append(following)

    def _pairs(self) -> Iterator[tuple[Node, Node]]:
        for node in self.numbers:
            captors = () if needs_no_region(node.op) else node.captured_by
            for user in (*node.users, *captors):
                yield node, user
            for edge in node.outgoing:
                yield node, edge.target
        yield from self.graph.host_order

    def _connect(self, source: Node, target: Node) -> None:
        """Adds the order between two nodes; a copy in the same group comes from there."""
        for unit in self.numbers.get(target, ()):
            if unit not in self.numbers[source]:
                self.following[self.numbers[source][0]].setdefault(unit, target)

    def _witnesses(self, loop: list[int]) -> list[Node]:
        return [
            self.following[unit][following]
            for unit, following in zip(loop, [*loop[1:], loop[0]], strict=True)
        ]


def _describe(op: Operation) -> str:
    entry = op.attributes.get("entry_points", op.attributes.get("callee", ""))
    named = f" {entry.strip('[]')}" if entry else ""
    return f"'{op.name}'{named}"


def _note(op: Operation) -> Diagnostic:
    return note(f"and {_describe(op)}", op.offset)

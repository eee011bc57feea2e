"""The order in which groups, and host ops around them, have to run: who waits for whom, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from iree_sched.classes import define, field, frozen
from iree_sched.partition.cloning import needs_no_region
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import Group

EFFECTS = "side effects keep their place"


@frozen
class Link:
    """That one thing has to come after another one.

    Attributes:
      first, second: the nodes that make it so.
      place_of_first, place_of_second: numbers of their groups, None for host code.
      why: a hazard, `uses its result`, or that there are side effects.
    """

    first: Node
    second: Node
    place_of_first: int | None
    place_of_second: int | None
    why: str


def group_barriers(graph: Graph, groups: Sequence[Group]) -> Iterator[tuple[Node, int, bool]]:
    """Barriers right before and after each group: the node, the group's number, which is first.

    The flag is true where the group comes first.
    """
    barriers = graph.barriers
    for number, group in enumerate(groups):
        stretch = 0
        if not graph.is_one_stretch:
            nodes = [node for node in group.nodes if node not in group.clones] or group.nodes
            stretch = max(node.stretches.start for node in nodes)
        if stretch > 0:
            yield barriers[stretch - 1], number, False
        if stretch < len(barriers):
            yield barriers[stretch], number, True


def is_in_order(graph: Graph, groups: Sequence[Group], places: Mapping[Node, list[int]]) -> bool:
    """True if no group needs what itself or a later one makes.

    One walk over the nodes, which stand after all that they need. `GroupOrder` takes five times as
    long, and tells what is wrong.

    Args:
      graph: the graph that was partitioned.
      groups: the groups.
      places: by node the numbers of the groups that it is in, in order.
    """
    needed: dict[Node, int] = {}  # by host node the last group that it needs
    bounds: list[tuple[Node, int]] = []  # barriers with a group that comes after them
    for barrier, number, before in group_barriers(graph, groups):
        if before:
            needed[barrier] = max(needed.get(barrier, -1), number)
        else:
            bounds.append((barrier, number))
    ordered: dict[Node, list[Node]] = {}
    for first, second in graph.host_order:
        ordered.setdefault(first, []).append(second)
    special = {*graph.captors, *graph.in_place.outgoing, *ordered}
    for node in graph.tracked:
        own = places.get(node, ())
        reached = own[0] if own else needed.get(node, -1)
        followers: Iterable[Node] = graph.users[node.index]
        if node in special:
            followers = chain(_followers(graph, node), ordered.get(node, ()))
        for follower in followers:
            numbers = places.get(follower)
            if numbers is None:
                needed[follower] = max(needed.get(follower, -1), reached)
                continue
            for number in numbers:  # a loop, not `any`: it is gone through for every edge
                if number <= reached and number not in own:
                    return False
    return all(needed.get(barrier, -1) < number for barrier, number in bounds)


def _followers(graph: Graph, node: Node) -> Iterable[Node]:
    """Tracked nodes that come after a node; ops with regions have copies of what floats."""
    if not needs_no_region(node.op):
        return graph.find_followers(node)
    return [*node.users, *(edge.target for edge in graph.in_place.outgoing.get(node, ()))]


@define
class GroupOrder:
    """What runs as a whole, a unit: each group, and each tracked node that is in none.

    Groups have their own numbers, other nodes the following ones.

    Attributes:
      graph: the graph that was partitioned.
      groups: the groups.
      places: by node the numbers of the groups that it is in.
      following: by unit those that have to come after it, with two nodes because of which.
      numbers: by node the units that it is in.
    """

    graph: Graph
    groups: Sequence[Group]
    places: Mapping[Node, list[int]]
    following: list[dict[int, tuple[Node, Node]]] = field(init=False)
    numbers: dict[Node, list[int]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.numbers = dict(self.places)
        execution = self.graph.kind is Kind.EXECUTION
        for node in self.graph.tracked:
            # Device work that need not be in a group, and is in none, will be gone.
            if node not in self.numbers and not (execution and node.on_device):
                self.numbers[node] = [len(self.numbers) + len(self.groups)]
        top = 1 + max((max(places) for places in self.numbers.values()), default=-1)
        self.following = [{} for _ in range(top)]
        for first, second in self._pairs():
            self._connect(first, second)
        for barrier, number, before in group_barriers(self.graph, self.groups):
            own, member = self.numbers[barrier][0], self.groups[number].nodes[0]
            if before:
                self.following[number].setdefault(own, (member, barrier))
            else:
                self.following[own].setdefault(number, (barrier, member))

    def find_cycle(self) -> list[Link]:
        """Links along a cycle of units, none if there is no cycle."""
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
                    return self._links([*loop, loop[0]])
                elif state[following] == 0:
                    state[following] = 1
                    path.append((following, iter(self.following[following])))
        return []

    def find_disorder(self) -> list[Link]:
        """Links from a group to an earlier one that needs it; there must be no cycle."""
        latest = [-1] * len(self.following)  # the highest group that a unit needs
        for unit in self._in_order():
            if unit < len(self.groups) and latest[unit] > unit:
                return self._links(self._path(latest[unit], unit))
            reached = max(latest[unit], unit if unit < len(self.groups) else -1)
            for following in self.following[unit]:
                latest[following] = max(latest[following], reached)
        return []

    def _path(self, start: int, end: int) -> list[int]:
        """Units on a shortest way from one to another."""
        came = {start: start}
        pending = [start]
        for unit in pending:
            for following in self.following[unit]:
                if following not in came:
                    came[following] = unit
                    pending.append(following)
        path = [end]
        while path[-1] != start:
            path.append(came[path[-1]])
        return path[::-1]

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

    def _connect(self, first: Node, second: Node) -> None:
        """Adds the order between two nodes; a copy in the same group comes from there."""
        for unit in self.numbers.get(second, ()):
            if unit not in self.numbers[first]:
                self.following[self.numbers[first][0]].setdefault(unit, (first, second))

    def _links(self, units: Sequence[int]) -> list[Link]:
        """Why each of some units has to come after the one before it."""
        links = []
        for before, after in pairwise(units):
            first, second = self.following[before][after]
            ends = self._place(before), self._place(after)
            links.append(Link(first, second, *ends, why=_why(first, second)))
        return links

    def _place(self, unit: int) -> int | None:
        return unit if unit < len(self.groups) else None


def _why(first: Node, second: Node) -> str:
    hazards = [edge.hazard for edge in first.outgoing if edge.target is second]
    known = [hazard.value for hazard in hazards if hazard is not None]
    if known:
        return known[0]
    used = second in first.users or second in first.captured_by
    return "uses its result" if used or hazards else EFFECTS

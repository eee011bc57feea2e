"""What typed fusion works on: the ops of a stretch of a block, taken together where they always go.

A *type* is what a region may run on. A *unit* is a set of nodes that become ready at the same time
and may run on the same types; as regions take all that is ready for their type, the nodes of a unit
always come to stand in one region, and nothing is lost by looking at units only. Host code makes
units as well: they cost nothing, but no region may reach across one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations

from attrs import define, field

from iree_sched.analysis.affinity import Affinity, can_execute_together, narrow
from iree_sched.partition import Node

HOST = 0  # types that host code runs on: none
_MOST_ANCESTORS = 4096  # units up to which it is worth knowing all ancestors of each


@define(eq=False)
class Units:
    """The units of a stretch of a block, each after those that it needs.

    Attributes:
      types: where regions may run.
      accepted: by unit the types that it may run on, bit i for `types[i]`; `HOST` for host code.
      before: by unit those that it needs.
      after: by unit those that need it.
      nodes: by unit its nodes.
    """

    types: Sequence[Affinity | None]
    accepted: list[int] = field(factory=list)
    before: list[list[int]] = field(factory=list)
    after: list[list[int]] = field(factory=list)
    nodes: list[list[Node]] = field(factory=list)
    ancestors: list[int] = field(factory=list)
    by_key: dict[tuple[int, frozenset[int]], int] = field(factory=dict)

    def __len__(self) -> int:
        return len(self.nodes)

    def add(self, accepted: int, before: Iterable[int]) -> int:
        """The unit of a node that may run on these types and needs these units."""
        top = self._without_implied(set(before))
        if len(top) == 1:
            [only] = top
            if self.accepted[only] == accepted:
                return only
        key = (accepted, frozenset(top))
        if key not in self.by_key:
            self.by_key[key] = self.create(accepted, top)
        return self.by_key[key]

    def create(self, accepted: int, before: Iterable[int]) -> int:
        """A new unit."""
        before = sorted(before)
        number = len(self.nodes)
        self.accepted.append(accepted)
        self.before.append(before)
        self.after.append([])
        self.nodes.append([])
        for other in before:
            self.after[other].append(number)
        if number < _MOST_ANCESTORS:
            known = 0
            for other in before:
                known |= self.ancestors[other] | 1 << other
            self.ancestors.append(known)
        return number

    def _without_implied(self, units: set[int]) -> set[int]:
        """Units without those that others of them need anyway."""
        if len(units) < 2 or max(units) >= len(self.ancestors):
            return units
        implied = 0
        for unit in units:
            implied |= self.ancestors[unit]
        return {unit for unit in units if not implied >> unit & 1}


def find_units(
    nodes: Sequence[Node],
    predecessors: Mapping[Node, Sequence[Node]],
    floating: Set[Node],
    chains: bool = False,
) -> Units:
    """The units of nodes that follow one another in a block.

    Args:
      nodes: nodes without side effects of the host in between, in program order.
      predecessors: by node those that come before it; only those among `nodes` matter.
      floating: nodes that are left out.
      chains: only take nodes together of which each needs nothing but the one before it, and is the
        only one that does.
    """
    placed = [node for node in nodes if node not in floating]
    accepted = {node.affinity: HOST for node in placed if node.on_device}
    types = region_types(accepted)
    for affinity in accepted:
        fitting = (can_execute_together(type, affinity) for type in types)
        accepted[affinity] = sum(1 << number for number, fits in enumerate(fitting) if fits)
    units = Units(types)
    unit_of: dict[Node, int] = {}
    behind: dict[Node, list[int]] = {}  # host units that keep a node apart from earlier ones
    users = Counter(other for node in placed for other in predecessors[node])
    for node in placed:
        needed = [other for other in predecessors[node] if other in unit_of]
        before = {*(unit_of[other] for other in needed), *behind.get(node, ())}
        if not node.on_device and not before:
            continue  # host code that needs no device can run at once
        own = accepted[node.affinity] if node.on_device else HOST
        if not chains:
            unit = units.add(own, before)
        elif len(before) == 1 and len(needed) == 1 and users[needed[0]] == 1:
            [only] = before
            unit = only if units.accepted[only] == own else units.create(own, before)
        else:
            unit = units.create(own, before)
        unit_of[node] = unit
        units.nodes[unit].append(node)
        for user in node.separated_from:
            behind.setdefault(user, []).append(units.create(HOST, [unit]))
    return units


def region_types(affinities: Iterable[Affinity | None]) -> list[Affinity | None]:
    """Where regions may run so that each op finds one, without those that others can stand for.

    A region on one queue takes ops that ask for this queue and those that take any queue.
    """
    known = dict.fromkeys(affinities)
    found = dict.fromkeys(affinity for affinity in known if affinity is not None)
    for first, second in combinations(list(found), 2):
        shared = narrow(first, second)
        if shared and can_execute_together(shared, first) and can_execute_together(shared, second):
            found.setdefault(shared)
    if not found:
        return list(known)
    taken = {type: frozenset(a for a in known if can_execute_together(type, a)) for type in found}
    return [
        type
        for at, type in enumerate(found)
        if not any(
            taken[type] < taken[other] or (taken[type] == taken[other] and before < at)
            for before, other in enumerate(found)
        )
    ]

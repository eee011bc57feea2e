"""Searches over the ideals of a region: the sets of nodes that may have run at some time.

An ideal is a set of bits, node 0 the lowest. What is live after it ran does not depend on the
order in which its nodes ran, so the best way to each ideal is all that has to be kept: dynamic
programming over ideals, as for pebbling and for scheduling to least memory (for instance Ahn and
others, Ordering Chaos: Memory-Aware Scheduling of Irregularly Wired Neural Networks, MLSys 2020).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import define, field

from ._region import Region, Waves, bytes_of_step

_Ready = tuple[int, ...]


@define(eq=False)
class Ideals:
    """The ideals of a region and the steps between them.

    A node that needs no other frees nothing, so it need not run before the first node that takes
    what it makes does: it is `lazy`, and runs as part of the step of that one.

    Attributes:
      region: what is scheduled.
      everything: the ideal of all nodes.
      lazy: for each node the lazy nodes that it needs.
    """

    region: Region
    everything: int = field(init=False)
    lazy: list[list[int]] = field(init=False)
    _needs: list[int] = field(init=False)  # for each node those that come first, lazy ones aside
    _touching: list[list[tuple[int, int]]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        before, after = self.region.before, self.region.after
        count = self.region.count
        self.everything = (1 << count) - 1
        lazy = [bool(after[node]) and not before[node] for node in range(count)]
        self.lazy = [[other for other, _ in links if lazy[other]] for links in before]
        self._needs = [sum(1 << other for other, _ in links if not lazy[other]) for links in before]
        for node in range(count):
            if lazy[node]:
                self._needs[node] = -1
        self._touching = self.region.touched()

    def start(self) -> _Ready:
        """The nodes that need no other step."""
        return tuple(node for node, needs in enumerate(self._needs) if not needs)

    def step(self, node: int, done: int) -> tuple[int, int, int]:
        """Runs a node with the lazy ones that it needs.

        Gives the ideal after it, the bytes that become live meanwhile, and the change after it.
        """
        reserved = 0
        for number in self.lazy[node]:
            if not done >> number & 1:
                reserved += sum(size for bits, size in self._touching[number] if not bits & done)
                done |= 1 << number
        after = done | 1 << node
        made, change = bytes_of_step(self._touching[node], done, after)
        return after, reserved + made, reserved + change

    def advance(self, ready: _Ready, node: int, done: int) -> _Ready:
        """What is ready once a node of `ready` has run and `done`, which holds it, is complete."""
        needs = self._needs
        freed = [other for other, _ in self.region.after[node] if not needs[other] & ~done]
        return (*(other for other in ready if other != node), *dict.fromkeys(freed))

    def expand(self, steps: Iterable[int]) -> list[int]:
        """The order of all nodes, lazy ones included, that an order of steps stands for."""
        order: dict[int, None] = {}
        for node in steps:
            order.update(dict.fromkeys(self.lazy[node]))
            order[node] = None
        return list(order)


def order_of_least_peak(region: Region, most: int) -> tuple[int, list[int]] | None:
    """The order, one node after another, with the least peak of live bytes.

    No schedule in waves has a lower one. Ideals are visited by the peak on the way to them; a node
    that makes no more than it frees is run at once where it fits, which loses nothing.

    Args:
      region: what is scheduled.
      most: steps between ideals to look at, at most.

    Returns:
      Peak in bytes and order, None if the search was given up.
    """
    ideals = Ideals(region)
    ways: dict[int, tuple[int, list[int]]] = {}
    queue: list[tuple[int, int, int, int, _Ready]] = [(0, 0, 0, 0, ideals.start())]
    known: dict[int, int] = {0: 0}
    expanded: set[int] = set()
    while queue and most > 0:
        peak, _, done, live, ready = heapq.heappop(queue)
        free: list[int] = []
        before = done
        done, live, ready, looks = _run_free(ideals, done, live, ready, peak, free)
        if done in expanded:
            continue
        expanded.add(done)
        if free:
            ways[done] = (before, free)
        if done == ideals.everything:
            return peak, ideals.expand(_trace(ways, done))
        most -= looks + len(ready)
        for node in ready:
            after, made, change = ideals.step(node, done)
            reached = max(peak, live + made)
            if after in expanded or known.get(after, reached + 1) <= reached:
                continue
            known[after] = reached
            ways[after] = (done, [node])
            following = ideals.advance(ready, node, after)
            heapq.heappush(queue, (reached, -after.bit_count(), after, live + change, following))
    return None


def _run_free(
    ideals: Ideals, done: int, live: int, ready: _Ready, peak: int, nodes: list[int]
) -> tuple[int, int, _Ready, int]:
    """Runs nodes that make no more than they free, as long as the peak allows.

    Adds them to `nodes`; gives the ideal, what is live, what is ready, and the steps looked at.
    """
    looks, pending = 0, ready
    while pending:
        ran = len(nodes)
        for node in pending:
            after, made, change = ideals.step(node, done)
            if change <= 0 and live + made <= peak:
                ready = ideals.advance(ready, node, after)
                done, live = after, live + change
                nodes.append(node)
        looks += len(pending)
        # What was turned down may fit now, or free more.
        pending = ready if len(nodes) > ran else ()
    return done, live, ready, looks


def _trace(ways: dict[int, tuple[int, list[int]]], done: int) -> list[int]:
    order: list[int] = []
    while done:
        done, nodes = ways[done]
        order += reversed(nodes)
    return order[::-1]


def order_by_beam(region: Region, width: int) -> tuple[int, list[int]]:
    """An order with a low peak of live bytes: of each number of steps the best ideals are kept.

    Args:
      region: what is scheduled.
      width: ideals to keep.

    Returns:
      Peak in bytes and order.
    """
    ideals = Ideals(region)
    beam: list[tuple[int, int, int, _Ready]] = [(0, 0, 0, ideals.start())]
    layers: list[dict[int, tuple[int, int]]] = []
    while beam[0][2] != ideals.everything:
        best: dict[int, tuple[int, int, int, int]] = {}
        for number, (peak, live, done, ready) in enumerate(beam):
            for node in ready:
                after, made, change = ideals.step(node, done)
                found = (max(peak, live + made), live + change, number, node)
                if after not in best or found < best[after]:
                    best[after] = found
        kept = sorted(best.items(), key=lambda item: item[1])[:width]
        layers.append({after: (beam[found[2]][2], found[3]) for after, found in kept})
        beam = [
            (peak, live, after, ideals.advance(beam[number][3], node, after))
            for after, (peak, live, number, node) in kept
        ]
    steps, done = [], ideals.everything
    for layer in reversed(layers):
        done, node = layer[done]
        steps.append(node)
    return beam[0][0], ideals.expand(reversed(steps))


class GivenUpError(Exception):
    """A search took more steps than it was allowed."""


def fewest_waves(region: Region, limit: int, most: int) -> Waves | None:
    """The schedule with the fewest waves whose peak of live bytes is within a limit.

    Args:
      region: what is scheduled.
      limit: bytes.
      most: waves to look at, at most.

    Returns:
      The schedule; None if there is none.

    Raises:
      GivenUpError: there are more waves to look at.
    """
    following = _Following(region, limit)
    came: dict[int, int] = {0: 0}
    everything = (1 << region.count) - 1
    layer = [0]
    while layer and everything not in came:
        reached = []
        for done in layer:
            for after in following.waves(done):
                most -= 1
                if most < 0:
                    raise GivenUpError
                if after not in came:
                    came[after] = done
                    reached.append(after)
        layer = reached
    if everything not in came:
        return None
    path = [everything]
    while path[-1]:
        path.append(came[path[-1]])
    waves = [0] * region.count
    for wave, (before, after) in enumerate(pairwise(path[::-1])):
        for node in range(region.count):
            if (after & ~before) >> node & 1:
                waves[node] = wave
    return waves


@define(eq=False)
class _Following:
    """The waves that may follow an ideal within a limit of bytes."""

    region: Region
    limit: int
    _needs: list[int] = field(init=False)  # for each node those that come first
    _strictly: list[int] = field(init=False)  # those of them that cannot share its wave
    _spaces: list[tuple[int, int]] = field(init=False)  # bits of its nodes and bytes
    _makes: list[list[tuple[int, int]]] = field(init=False)  # the same by node

    def __attrs_post_init__(self) -> None:
        self._needs, self._strictly = self.region.needed()
        self._spaces = [(sum(1 << n for n in s.nodes), s.bytes) for s in self.region.spaces]
        self._makes = self.region.touched()

    def waves(self, done: int) -> Iterator[int]:
        """The ideal after each wave; what is in one wave is live at the same time."""
        live = sum(size for bits, size in self._spaces if bits & done and bits & ~done)
        stack = [(0, done, live)]  # next node, ideal, bytes in the wave so far
        while stack:
            first, after, peak = stack.pop()
            for node in range(first, self.region.count):
                bit = 1 << node
                if after & bit or self._needs[node] & ~after or self._strictly[node] & ~done:
                    continue
                made = sum(size for bits, size in self._makes[node] if not bits & after)
                if peak + made <= self.limit:
                    stack.append((node + 1, after | bit, peak + made))
            if after != done:
                yield after

"""An execute region as plain numbers, for the algorithms that search for waves.

A schedule is a list of wave numbers, one for each node, counted from 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from attrs import frozen

from iree_sched.analysis.sizes import ALIGNMENT
from iree_sched.analysis.storage import find_storage
from iree_sched.dialects.names import SPLAT
from iree_sched.partition import Graph, Group
from iree_sched.partition.packing import pack

Waves = list[int]
Slice = tuple[int, int, int, int, int]  # first place, rank, number, last place, bytes
Links = tuple[tuple[tuple[int, int], ...], ...]


@frozen(eq=False)
class Space:
    """A buffer: its size in bytes, and the nodes that touch it, ascending.

    For sizes that are not constant the alignment stands in. A `reserved` one is made by an op that
    is no node, an alloca, which stands before the wave of the first node.
    """

    bytes: int
    nodes: tuple[int, ...]
    reserved: bool = False


@frozen(eq=False)
class Region:
    """The nodes of a region by number, in program order.

    Attributes:
      count: number of nodes.
      before, after: for each node pairs of a node that has to come first (or later), and by how
        many waves at least: 1, or 0 where the two may be in one wave.
      spaces: the buffers that IREE packs into the region's slab, in program order.
      sinking: nodes that IREE moves right before what takes their result if they are alone in a
        wave (SinkAllocaLikeOpToConsumers in Stream/IR/StreamOpFolders.cpp).
    """

    count: int
    before: Links
    after: Links
    spaces: tuple[Space, ...]
    sinking: frozenset[int] = frozenset()

    @classmethod
    def of(cls, graph: Graph) -> Region:
        """The region of a concurrency graph."""
        place = {node: number for number, node in enumerate(graph.nodes)}
        distances: dict[tuple[int, int], int] = {}
        for node in graph.nodes:
            for edge in node.outgoing:
                pair = (place[node], place[edge.target])
                distances[pair] = max(distances.get(pair, 0), int(edge.hazard is not None))
        sinking = [number for number, node in enumerate(graph.nodes) if node.kind == SPLAT]
        return cls.make(len(graph.nodes), distances, _spaces(graph), sinking)

    @classmethod
    def make(
        cls,
        count: int,
        distances: dict[tuple[int, int], int],
        spaces: Iterable[Space],
        sinking: Iterable[int] = (),
    ) -> Region:
        """A region from the least distance in waves between pairs of nodes."""
        before: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        after: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        for (first, second), distance in distances.items():
            before[second].append((first, distance))
            after[first].append((second, distance))
        links = tuple(map(tuple, before)), tuple(map(tuple, after))
        return cls(count, *links, tuple(spaces), frozenset(sinking))

    def needed(self) -> tuple[list[int], list[int]]:
        """For each node those that come first, as bits, and those that cannot share its wave."""
        needs = [sum(1 << other for other, _ in links) for links in self.before]
        strictly = [sum(1 << other for other, gap in links if gap) for links in self.before]
        return needs, strictly

    def touched(self) -> list[list[tuple[int, int]]]:
        """For each node the buffers that it touches: which nodes do, as bits, and bytes."""
        touched: list[list[tuple[int, int]]] = [[] for _ in range(self.count)]
        for space in self.spaces:
            bits = sum(1 << node for node in space.nodes)
            for node in space.nodes:
                touched[node].append((bits, space.bytes))
        return touched

    def is_legal(self, waves: Sequence[int]) -> bool:
        """True if all nodes come after those that have to come first."""
        return all(
            waves[other] + gap <= waves[node]
            for node, links in enumerate(self.before)
            for other, gap in links
        )

    def earliest(self) -> Waves:
        """Each node as early as possible."""
        waves = [0] * self.count
        for node, links in enumerate(self.before):
            waves[node] = max((waves[other] + gap for other, gap in links), default=0)
        return waves

    def shortest(self) -> int:
        """The fewest waves that there can be."""
        return max(self.earliest(), default=-1) + 1

    def latest(self, length: int) -> Waves:
        """Each node as late as possible in `length` waves, at least the fewest."""
        waves = [length - 1] * self.count
        for node in reversed(range(self.count)):
            links = self.after[node]
            waves[node] = min((waves[other] - gap for other, gap in links), default=length - 1)
        return waves

    def squeeze(self, waves: Sequence[int], length: int) -> Waves:
        """A schedule of at most `length` waves, at least the fewest, that resembles another."""
        latest = self.latest(length)
        scale = length / (max(waves) + 1)
        squeezed = [0] * self.count
        for node, links in enumerate(self.before):
            wished = min(latest[node], int(waves[node] * scale))
            squeezed[node] = max((squeezed[o] + gap for o, gap in links), default=0)
            squeezed[node] = max(squeezed[node], wished)
        return squeezed

    def merged(self, waves: Sequence[int]) -> list[Waves]:
        """Schedules with one wave less, in each of which two neighbouring waves became one.

        Nodes that cannot stay there go to later waves; where that takes one more, there is none.
        """
        length = max(waves)
        latest = self.latest(length)
        found = []
        for first in range(length):
            merged = [0] * self.count
            for node, links in enumerate(self.before):
                wished = waves[node] - (waves[node] > first)
                earliest = max((merged[other] + gap for other, gap in links), default=0)
                merged[node] = max(earliest, min(wished, latest[node]))
            fits = all(wave <= last for wave, last in zip(merged, latest, strict=True))
            if fits and merged not in found:
                found.append(merged)
        return found

    def room(self, waves: Sequence[int], node: int, length: int) -> tuple[int, int]:
        """The first and the last of `length` waves that a node may be in if no other one moves."""
        low, high = 0, length - 1
        for other, gap in self.before[node]:  # written out: searches spend their time here
            earliest = waves[other] + gap
            if earliest > low:
                low = earliest
        for other, gap in self.after[node]:
            latest = waves[other] - gap
            if latest < high:
                high = latest
        return low, high

    def live(self, waves: Sequence[int]) -> list[int]:
        """Bytes that are live in each wave."""
        steps = [0] * (max(waves, default=0) + 2)
        for space in self.spaces:
            times = [waves[node] for node in space.nodes]
            steps[min(times)] += space.bytes
            steps[max(times) + 1] -= space.bytes
        total = 0
        loads = []
        for step in steps[:-1]:
            total += step
            loads.append(total)
        return loads

    def least(self, length: int) -> int:
        """Bytes that no slab of a schedule in `length` waves can do without.

        A buffer is live at least from the latest wave in which it can be made to the earliest in
        which it can be used last.
        """
        earliest, latest = self.earliest(), self.latest(length)
        steps = [0] * (length + 1)
        for space in self.spaces:
            first = min(latest[node] for node in space.nodes)
            last = max(earliest[node] for node in space.nodes)
            if first <= last:
                steps[first] += space.bytes
                steps[last + 1] -= space.bytes
        return max(accumulate(steps))

    def slab(self, waves: Sequence[int], ranks: Sequence[int], enough: int | None = None) -> int:
        """Bytes of the slab as IREE packs it.

        `ranks` orders the nodes of a wave, and so their results. Where it takes more than `enough`
        the answer may be too low, but not that low.
        """
        crowds = Counter(waves)
        numbers = range(len(self.spaces))
        slices = sorted(self.slice(number, waves, ranks, crowds) for number in numbers)
        return pack(((first, last, size) for first, _, _, last, size in slices), enough)

    def slice(
        self,
        number: int,
        waves: Sequence[int],
        ranks: Sequence[int],
        crowds: Mapping[int, int],
    ) -> Slice:
        """When a buffer is live; sorted, they are in the order in which IREE packs them.

        `crowds` has the number of nodes in each wave.
        """
        space = self.spaces[number]
        times = [waves[node] for node in space.nodes]
        first, last = 4 * min(times), 4 * max(times) + 2
        maker = space.nodes[0]
        if space.reserved:
            return first, 0, number, last, space.bytes
        if maker in self.sinking and crowds[waves[maker]] == 1:
            return 4 * self._taken(maker, waves) - 1, ranks[maker], number, last, space.bytes
        return first + 1, ranks[maker], number, last, space.bytes

    def settle(self, waves: Sequence[int], ranks: Sequence[int]) -> Waves:
        """The same schedule without empty waves, and with nothing left for IREE to move."""
        crowds = Counter(waves)
        places: list[tuple[int, int, int]] = []
        for node, wave in enumerate(waves):
            if node in self.sinking and crowds[wave] == 1:
                places.append((self._taken(node, waves), -1, ranks[node]))
            else:
                places.append((wave, 0, 0))
        number = {place: at for at, place in enumerate(sorted(set(places)))}
        return [number[place] for place in places]

    def _taken(self, node: int, waves: Sequence[int]) -> int:
        """The first wave that takes the result of a node; its own where none does."""
        return min((waves[other] for other, _ in self.after[node]), default=waves[node])


def _spaces(graph: Graph) -> Iterator[Space]:
    """The buffers of the slab of a graph's region that nodes touch, in program order."""
    place = {node.op: number for number, node in enumerate(graph.nodes)}
    for storage in find_storage(graph.block):
        nodes = tuple(place[op] for op in storage.ops if op in place)
        if nodes:
            size = ALIGNMENT if storage.size is None else storage.size
            yield Space(size, nodes, reserved=storage.ops[0] not in place)


def bytes_of_step(touched: Iterable[tuple[int, int]], done: int, after: int) -> tuple[int, int]:
    """Bytes that a node makes, and by how much more is live after it.

    `touched` are its buffers (`Region.touched`); `done` and `after` the nodes, as bits, that have
    run before it and with it.
    """
    made = change = 0
    for bits, size in touched:
        if not bits & done:
            made += size
            change += size
        if not bits & ~after:
            change -= size
    return made, change


def without_gaps(waves: Sequence[int]) -> Waves:
    """The same schedule without empty waves."""
    number = {wave: at for at, wave in enumerate(sorted(set(waves)))}
    return [number[wave] for wave in waves]


def as_groups(graph: Graph, waves: Sequence[int], ranks: Sequence[int]) -> list[Group]:
    """The groups of a schedule, nodes of a wave in the order of their ranks."""
    groups: dict[int, list[int]] = {}
    for node, wave in enumerate(waves):
        groups.setdefault(wave, []).append(node)
    return [
        Group([graph.nodes[node] for node in sorted(groups[wave], key=lambda n: ranks[n])])
        for wave in sorted(groups)
    ]


def wave_numbers(graph: Graph, groups: Iterable[Group]) -> Waves:
    """The schedule that groups stand for; all nodes must be in one."""
    place = {node: number for number, node in enumerate(graph.nodes)}
    waves = [0] * len(graph.nodes)
    for wave, group in enumerate(groups):
        for node in group.nodes:
            waves[place[node]] = wave
    return waves

"""An execute region as plain numbers, for the algorithms that search for waves.

A schedule is a list of wave numbers, one for each node, counted from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from iree_sched.partition import Graph, Group
from iree_sched.partition.packing import pack
from iree_sched.partition.storage import find_buffers

Waves = list[int]
Links = tuple[tuple[tuple[int, int], ...], ...]


@frozen(eq=False)
class Space:
    """A buffer: its size in bytes, and the nodes that touch it, ascending.

    A `reserved` one is made by an op that stands before the wave of the first node.
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
    """

    count: int
    before: Links
    after: Links
    spaces: tuple[Space, ...]

    @classmethod
    def of(cls, graph: Graph) -> Region:
        """The region of a concurrency graph."""
        place = {node: number for number, node in enumerate(graph.nodes)}
        distances: dict[tuple[int, int], int] = {}
        for node in graph.nodes:
            for edge in node.outgoing:
                pair = (place[node], place[edge.target])
                distances[pair] = max(distances.get(pair, 0), int(edge.hazard is not None))
        spaces = [Space(b.bytes, b.nodes, b.reserved) for b in find_buffers(graph)]
        return cls.make(len(graph.nodes), distances, spaces)

    @classmethod
    def make(
        cls, count: int, distances: dict[tuple[int, int], int], spaces: Iterable[Space]
    ) -> Region:
        """A region from the least distance in waves between pairs of nodes."""
        before: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        after: list[list[tuple[int, int]]] = [[] for _ in range(count)]
        for (first, second), distance in distances.items():
            before[second].append((first, distance))
            after[first].append((second, distance))
        return cls(count, tuple(map(tuple, before)), tuple(map(tuple, after)), tuple(spaces))

    def touched(self) -> list[list[tuple[int, int]]]:
        """For each node the buffers that it touches: which nodes do, as bits, and bytes."""
        touched: list[list[tuple[int, int]]] = [[] for _ in range(self.count)]
        for space in self.spaces:
            bits = sum(1 << node for node in space.nodes)
            for node in space.nodes:
                touched[node].append((bits, space.bytes))
        return touched

    def earliest(self) -> Waves:
        """Each node as early as possible: the fewest waves that there can be."""
        waves = [0] * self.count
        for node, links in enumerate(self.before):
            waves[node] = max((waves[other] + gap for other, gap in links), default=0)
        return waves

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

    def slab(self, waves: Sequence[int], ranks: Sequence[int], enough: int | None = None) -> int:
        """Bytes of the slab as IREE packs it.

        `ranks` orders the nodes of a wave, and so their results. Where it takes more than `enough`
        the answer may be too low, but not that low.
        """
        slices = []
        for number, space in enumerate(self.spaces):
            times = [waves[node] for node in space.nodes]
            first, last = 2 * min(times), 2 * max(times) + 1
            if space.reserved:
                slices.append((first, 0, number, last, space.bytes))
            else:
                slices.append((first + 1, ranks[space.nodes[0]], number, last, space.bytes))
        slices.sort()
        return pack(((first, last, size) for first, _, _, last, size in slices), enough)


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

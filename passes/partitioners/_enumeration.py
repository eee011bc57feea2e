"""All schedules of a small region, so that the best one can just be taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product
from math import factorial, prod

from ._region import Region, Waves

_Started = tuple[int, int, int, int]  # what `fill` goes on with


def every_schedule(region: Region, most: int) -> list[tuple[Waves, list[int]]] | None:
    """All schedules without empty waves, and with each all ranks that make a difference.

    IREE packs the buffers that are made in a wave in the order of the nodes that make them.

    Args:
      region: what is scheduled.
      most: schedules to list.

    Returns:
      Pairs of waves and ranks; None if there are more.
    """
    makers = {space.nodes[0] for space in region.spaces if not space.reserved}
    found: list[tuple[Waves, list[int]]] = []
    for waves in _all_waves(region):
        crowds: dict[int, list[int]] = {}
        for node in makers:
            crowds.setdefault(waves[node], []).append(node)
        if len(found) + prod(factorial(len(nodes)) for nodes in crowds.values()) > most:
            return None
        found += ((waves, ranks) for ranks in _all_ranks(region.count, list(crowds.values())))
    return found


def _all_waves(region: Region) -> Iterator[Waves]:
    needs, strictly = region.needed()
    everything = (1 << region.count) - 1
    waves = [0] * region.count

    def fill(first: int, done: int, after: int, wave: int) -> Iterator[_Started]:
        """Adds a node from `first` on to a wave that has `after` without `done`, or ends it."""
        for node in range(first, region.count):
            bit = 1 << node
            if not (after & bit or needs[node] & ~after or strictly[node] & ~done):
                waves[node] = wave
                yield node + 1, done, after | bit, wave
        if after != done:
            yield 0, after, after, wave + 1

    stack: list[Iterator[_Started]] = [iter([(0, 0, 0, 0)])]  # calls would be too deep
    while stack:
        started = next(stack[-1], None)
        if started is None:
            stack.pop()
        elif started[2] == everything:
            yield list(waves)
        else:
            stack.append(fill(*started))


def _all_ranks(count: int, crowds: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Ranks of all nodes in which those of each crowd are in each order."""
    for orders in product(*map(permutations, crowds)):
        ranks = list(range(count))
        for nodes, order in zip(crowds, orders, strict=True):
            for node, rank in zip(order, sorted(nodes), strict=True):
                ranks[node] = rank
        yield ranks

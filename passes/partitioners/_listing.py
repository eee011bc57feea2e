"""List scheduling within a limit of live bytes.

Nodes join a wave in the order of their priority, as far as the limit allows and as long as a known
order could still bring what is left to its end within the limit: the banker's algorithm (Dijkstra,
EWD 108, 1965). So a limit that the known order keeps is always kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from ._region import Region, Waves, bytes_of_step


@define(eq=False)
class Listing:
    """List scheduling of one region.

    Attributes:
      region: what is scheduled.
      order: an order of all nodes, one after another, that keeps every limit that is asked for.
    """

    region: Region
    order: Sequence[int]
    _needs: list[int] = field(init=False)  # for each node those that come first
    _strictly: list[int] = field(init=False)  # those of them that cannot share its wave
    _touching: list[list[tuple[int, int]]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._needs, self._strictly = self.region.needed()
        self._touching = self.region.touched()

    def run(self, limit: int, priority: Sequence[float]) -> Waves:
        """Makes waves of nodes, those of high priority first, with at most `limit` live bytes."""
        waves = [0] * self.region.count
        waiting = sorted(range(self.region.count), key=lambda node: (-priority[node], node))
        done, live, wave = 0, 0, 0
        while waiting:
            picked, after, left = self._fill(waiting, done, live, limit)
            if not picked:
                # Nothing is safe but the next step of the order that is known to end well.
                picked = [next(node for node in self.order if not done >> node & 1)]
                _, change = self._step(picked[0], done)
                after, left = done | 1 << picked[0], live + change
            for node in picked:
                waves[node] = wave
            waiting = [node for node in waiting if not after >> node & 1]
            done, live, wave = after, left, wave + 1
        return waves

    def _fill(
        self, waiting: Sequence[int], done: int, live: int, limit: int
    ) -> tuple[list[int], int, int]:
        """The nodes of one wave, the ideal after it, and the bytes that are live then."""
        picked: list[int] = []
        after, peak, left = done, live, live
        again = True
        while again:
            again = False
            for node in waiting:
                bit = 1 << node
                if after & bit or self._needs[node] & ~after or self._strictly[node] & ~done:
                    continue
                made, change = self._step(node, after)
                if peak + made > limit:
                    continue
                if change > 0 and not self._ends_well(after | bit, left + change, limit):
                    continue
                picked.append(node)
                after, peak, left = after | bit, peak + made, left + change
                again = True
        return picked, after, left

    def _step(self, node: int, done: int) -> tuple[int, int]:
        return bytes_of_step(self._touching[node], done, done | 1 << node)

    def _ends_well(self, done: int, live: int, limit: int) -> bool:
        """True if the known order keeps the limit with what is not done."""
        for node in self.order:
            if done >> node & 1:
                continue
            made, change = self._step(node, done)
            if live + made > limit:
                return False
            live += change
            done |= 1 << node
        return True

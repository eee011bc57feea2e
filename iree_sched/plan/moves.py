"""Changes of an order that may shorten its longest way.

For another resource: the places of a task at which, by heads and tails, it holds nothing up, or the
least (M. Mastrolilli and L. M. Gambardella, Effective neighbourhood functions for the flexible job
shop problem, 2000: Nopt2). On the same resource: to either end of its block on the longest way
(E. Balas and A. Vazacopoulos, Guided local search with shifting bottleneck for job shop scheduling,
1998: N6), with the estimate of E. Taillard, Parallel taboo search techniques for the job shop
scheduling problem, 1994, continued over the tasks that are passed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import define, field

from iree_sched.plan.disjunctive import NONE, Orders

Move = tuple[int, int, int, int]  # estimated length of the way, task, resource, place


@define(eq=False)
class Neighbourhood:
    """The moves of the tasks on a longest way.

    Attributes:
      orders: with heads and tails as they are.
    """

    orders: Orders
    _profiles: dict[int, tuple[list[int], list[int]]] = field(factory=dict, init=False)

    def moves(self, path: Sequence[int]) -> Iterator[Move]:
        """All moves for a longest way."""
        for task in path:
            for resource in self.orders.durations[task]:
                if resource != self.orders.where[task]:
                    yield self._elsewhere(task, resource)
        for block in self._blocks(path):
            yield from self._within(block)

    def _blocks(self, path: Sequence[int]) -> Iterator[list[int]]:
        """Stretches of the way on one resource without a gap, of two tasks and more."""
        block: list[int] = []
        for task in path:
            if not block or self.orders.previous[task] != block[-1]:
                if len(block) > 1:
                    yield block
                block = []
            block.append(task)
        if len(block) > 1:
            yield block

    def _profile(self, resource: int) -> tuple[list[int], list[int]]:
        """Of the tasks of a resource the ends, and the ways from their starts on, negated."""
        found = self._profiles.get(resource)
        if found is None:
            orders = self.orders
            sequence = orders.sequences[resource]
            ends, length, tails = orders.ends, orders.length, orders.tails
            found = [ends[t] for t in sequence], [-length[t] - tails[t] for t in sequence]
            self._profiles[resource] = found
        return found

    def _elsewhere(self, task: int, resource: int) -> Move:
        """The best place on another resource."""
        orders = self.orders
        head = orders.ready(task, resource)
        tail = orders.rest(task, resource)
        ends, ways = self._profile(resource)
        duration = orders.durations[task][resource]
        first = bisect_right(ends, head)  # from here on they end after the task can start
        last = bisect_left(ways, -tail)  # up to here more is behind them than behind the task
        if last <= first:
            return head + duration + tail, task, resource, first
        best, place = None, first
        for at in range(first, last + 1):
            start = head if at == 0 or ends[at - 1] < head else ends[at - 1]
            rest = tail if at == len(ways) or -ways[at] < tail else -ways[at]
            if best is None or start + rest < best:
                best, place = start + rest, at
        assert best is not None
        return best + duration, task, resource, place

    def _within(self, block: Sequence[int]) -> Iterator[Move]:
        """Every task of a block to its beginning and to its end."""
        orders = self.orders
        resource = orders.where[block[0]]
        start = orders.sequences[resource].index(block[0])
        last = len(block) - 1
        for at, task in enumerate(block):
            if at < last and self._can_go_behind(task, block[-1]):
                passed = block[at + 1 :]
                yield self._estimate([*passed, task], task, block[-1]), task, resource, start + last
            if at > (1 if last == 1 else 0) and self._can_go_before(task, block[0]):
                passed = block[:at]
                yield self._estimate([task, *passed], block[0], task), task, resource, start

    def _can_go_behind(self, task: int, last: int) -> bool:
        """Whether surely nothing that waits for the task comes before the last one it passes."""
        orders = self.orders
        way = orders.length[last] + orders.tails[last]
        return all(orders.length[o] + orders.tails[o] <= way for o, _ in orders.after[task])

    def _can_go_before(self, task: int, first: int) -> bool:
        """Whether surely nothing that the task waits for comes after the first one it passes."""
        orders = self.orders
        return all(orders.ends[o] <= orders.ends[first] for o, _ in orders.before[task])

    def _estimate(self, sequence: Sequence[int], first: int, last: int) -> int:
        """The longest way through tasks in a new order.

        Args:
          sequence: the tasks in the new order.
          first, last: the outermost of them in the old order.
        """
        orders = self.orders
        resource = orders.where[first]
        before, behind = orders.previous[first], orders.following[last]
        end = orders.ends[before] if before != NONE else 0
        heads = []
        for task in sequence:
            head = max(end, orders.ready(task, resource))
            heads.append(head)
            end = head + orders.length[task]
        way = orders.length[behind] + orders.tails[behind] if behind != NONE else 0
        longest = 0
        for task, head in zip(reversed(sequence), reversed(heads), strict=True):
            tail = max(way, orders.rest(task, resource))
            way = orders.length[task] + tail
            longest = max(longest, head + way)
        return longest

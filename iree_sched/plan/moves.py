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

# Twice the estimated length of the way with the work it adds, that length, task, resource, place.
# Without the work, tasks drift to resources on which they take longer, until all are full.
Move = tuple[int, int, int, int, int]


@define(eq=False)
class Neighbourhood:
    """The moves of the tasks on a longest way.

    Attributes:
      orders: with heads and tails as they are.
    """

    orders: Orders
    _profiles: dict[int, tuple[list[int], list[int]]] = field(factory=dict, init=False)

    def moves(self, path: Sequence[int]) -> list[Move]:
        """All moves for a longest way."""
        found: list[Move] = []
        for task in path:
            self._elsewhere(task, found)
        for block in self._blocks(path):
            self._within(block, found)
        return found

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
        orders = self.orders
        sequence = orders.sequences[resource]
        ends, length, tails = orders.ends, orders.length, orders.tails
        found = [ends[t] for t in sequence], [-length[t] - tails[t] for t in sequence]
        self._profiles[resource] = found
        return found

    def _elsewhere(self, task: int, found: list[Move]) -> None:
        """Adds the best place on each other resource."""
        orders = self.orders
        here, moves = orders.where[task], orders.problem.has_moves
        length = orders.length[task]
        head, tail = orders.ready(task, here), orders.rest(task, here)
        for resource, duration in orders.durations[task].items():
            if resource == here:
                continue
            if moves:
                head, tail = orders.ready(task, resource), orders.rest(task, resource)
            ends, ways = self._profiles.get(resource) or self._profile(resource)
            first = bisect_right(ends, head)  # from here on they end after the task can start
            last = bisect_left(ways, -tail)  # up to here more is behind them than behind the task
            best, place = head + tail, first
            if last > first:
                best, place = _least(ends, ways, head, tail, first, last)
            way = best + duration
            found.append((2 * way + duration - length, way, task, resource, place))

    def _within(self, block: Sequence[int], found: list[Move]) -> None:
        """Adds every task of a block to its beginning and to its end."""
        orders = self.orders
        resource = orders.where[block[0]]
        start = orders.sequences[resource].index(block[0])
        last = len(block) - 1
        for at, task in enumerate(block):
            if at < last and self._can_go_behind(task, block[-1]):
                passed = block[at + 1 :]
                way = self._estimate([*passed, task], task, block[-1])
                found.append((2 * way, way, task, resource, start + last))
            if at > (1 if last == 1 else 0) and self._can_go_before(task, block[0]):
                passed = block[:at]
                way = self._estimate([task, *passed], block[0], task)
                found.append((2 * way, way, task, resource, start))

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


def _least(
    ends: Sequence[int], ways: Sequence[int], head: int, tail: int, first: int, last: int
) -> tuple[int, int]:
    """The least way through a task at one of the places, without its duration, and that place."""
    best, place = head - ways[first], first
    for at in range(first + 1, last):
        way = ends[at - 1] - ways[at]
        if way < best:
            best, place = way, at
    way = ends[last - 1] + tail
    return (way, last) if way < best else (best, place)

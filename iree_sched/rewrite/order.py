"""Puts the ops of a block in an order in which each stands after what it uses.

Gives the order that MLIR's sortTopologically gives (mlir/lib/Analysis/TopologicalSortUtils.cpp),
which goes through the block in rounds and in each takes the ops, in their old order, all of whose
operands are there. Only here the time is proportional to the number of uses.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from itertools import chain

from iree_sched.classes import define, field
from iree_sched.ir import Block, Effects, Operation


@define
class _Rounds:
    """Ops by old position, and what they wait for.

    Attributes:
      ops: the ops to be sorted.
      waiting: for each op how many ops it still waits for.
      dependents: for each op the ops that wait for it.
      order: positions in their new order.
      done: for each op whether it is in `order`.
    """

    ops: list[Operation]
    waiting: list[int] = field(init=False)
    dependents: list[list[int]] = field(init=False)
    order: list[int] = field(init=False, factory=list)
    done: list[bool] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.waiting = [0] * len(self.ops)
        self.dependents = [[] for _ in self.ops]
        self.done = [False] * len(self.ops)

    def require(self, first: int, second: int) -> None:
        """Makes the op at `second` wait for that at `first`."""
        self.dependents[first].append(second)
        self.waiting[second] += 1

    def run(self) -> bool:
        """Fills `order`; returns False where some op had to go before what it waits for."""
        ready = [at for at, count in enumerate(self.waiting) if count == 0]
        stuck_at, complete = 0, True
        while len(self.order) < len(self.ops):
            if ready:
                ready = self._one_round(ready)
                continue
            complete = False
            while self.done[stuck_at]:
                stuck_at += 1
            ready = self._take(stuck_at)
        return complete

    def _one_round(self, ready: list[int]) -> list[int]:
        """Takes what is ready from front to back; returns what has become ready too late."""
        heapq.heapify(ready)
        later = []
        while ready:
            at = heapq.heappop(ready)
            for dependent in self._take(at):
                if dependent > at:
                    heapq.heappush(ready, dependent)
                else:
                    later.append(dependent)
        return later

    def _take(self, at: int) -> list[int]:
        """Appends an op to the order; returns the ops that waited for it alone."""
        self.order.append(at)
        self.done[at] = True
        freed = []
        for dependent in self.dependents[at]:
            self.waiting[dependent] -= 1
            if self.waiting[dependent] == 0 and not self.done[dependent]:
                freed.append(dependent)
        return freed


def sort_topologically(block: Block, also: Iterable[tuple[Operation, Operation]] = ()) -> bool:
    """Sorts a block, all but its terminator.

    Args:
      block: the block; values that its ops use in nested regions count as well.
      also: pairs of ops of the block, the first of which has to come before the second.

    Returns:
      False where uses form a cycle; then some op stands before something that it uses.
    """
    terminator = block.terminator
    ops = [op for op in block if op is not terminator]
    position: dict[Operation | None, int] = {op: at for at, op in enumerate(ops)}
    rounds = _Rounds(ops)
    for at, op in enumerate(ops):
        for needed in _dependencies(op, position):
            rounds.require(needed, at)
    for first, second in also:
        rounds.require(position[first], position[second])
    complete = rounds.run()
    if rounds.order != list(range(len(ops))):
        sorted_ops = [ops[at] for at in rounds.order]
        block.reorder(sorted_ops if terminator is None else [*sorted_ops, terminator])
    return complete


def sink_allocations(block: Block) -> None:
    """Moves ops of a sorted block that only allocate to the first op that takes what they give.

    What IREE allocates for an op is live from where the op stands.
    """
    block.number()
    firsts = [
        (op, min(users, key=lambda user: user.position))
        for op in block
        if op.definition is not None
        and op.definition.effects is Effects.ALLOCATE
        and (users := [user for result in op.results for user in result.users])
        and all(user.parent is block for user in users)
    ]
    for op, first in firsts:
        op.move_before(first)


def _dependencies(op: Operation, position: dict[Operation | None, int]) -> set[int]:
    """Positions of the ops in the block whose results an op or what is nested in it uses."""
    get, own = position.get, position[op]
    users = op.walk() if op.regions else (op,)
    taken = set(chain.from_iterable([user.operands for user in users]))
    # What is in another block, or an argument, has no position.
    found = {get(value.defining_op, own) for value in taken}
    found.discard(own)
    return found

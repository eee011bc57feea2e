"""Moves the ops of partitions from their block to regions, and the uses of values with them.

IREE copies all ops, and its use lists grow at the front. What is left in the end is the same here,
the order of users included, for a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from iree_sched.analysis.access import resource_places
from iree_sched.classes import define, field
from iree_sched.dialects.stream_types import is_resource_type
from iree_sched.ir import Block, Operation, Value
from iree_sched.partition.cloning import is_cloneable
from iree_sched.partition.partitions import Partition

_POPULAR = 2  # times the number of moved ops


@define
class Outlined:
    """A partition on its way into a region.

    Attributes:
      partition: the partition.
      op: the new op.
      mapping: values of the block to those that stand for them in the region.
      ops: the ops that are in the region.
      mixed: `mapping` is not only about resources.
    """

    partition: Partition
    op: Operation
    mapping: dict[Value, Value] = field(factory=dict)
    ops: list[Operation] = field(factory=list)
    mixed: bool = False

    @property
    def body(self) -> Block:
        """The block of the new op."""
        return self.op.regions[0].blocks[0]

    def copy(self, op: Operation) -> Operation:
        """Puts a copy of an op in the region."""
        made = op.clone(self.mapping)
        self.ops.append(made)
        self.mixed = self.mixed or not all(map(is_resource_type, op.form.result_types))
        return made


def take_ops(block: Block, outlined: Sequence[Outlined]) -> list[Operation]:
    """Moves ops to the regions of their partitions; what is in several, or may be, is copied.

    Returns what is in the regions then, as it stood in the block. They are not yet the newest users
    of values from the block, see `renew_users`.
    """
    homes: dict[Operation, Outlined] = {}
    shared: dict[Operation, list[Outlined]] = {}
    for entry in outlined:
        for op in entry.partition.ops:
            first = homes.setdefault(op, entry)
            if first is not entry:
                shared.setdefault(op, [first]).append(entry)
    rest: list[Operation] = []
    order: list[Operation] = []
    for op in block:
        home = homes.get(op)
        if home is None:
            rest.append(op)
        elif op.regions or op in shared or is_cloneable(op):
            order += [entry.copy(op) for entry in shared.get(op, (home,))]
            rest.append(op)
        else:
            home.ops.append(op)
            order.append(op)
            _exchange_operands(op, home)
    block.reorder(rest)
    for entry in outlined:
        entry.body.reorder(entry.ops)
    return order


def _exchange_operands(op: Operation, home: Outlined) -> None:
    """Lets an op take what stands in its region for what it takes; that has the same type."""
    operands, mapping = op.operands, home.mapping
    for place in range(len(operands)) if home.mixed else op.form.ask_bare(resource_places):
        old = operands[place]
        new = mapping.get(old)
        if new is not None:
            operands[place] = new
            old.users.pop(op, None)
            new.users[op] = new.users.get(op, 0) + 1


def renew_users(outlined: Sequence[Outlined], order: Sequence[Operation]) -> None:
    """Makes ops that were moved to regions the newest users of what they take, in some order.

    So the use lists are those of copies. Mostly they are already. Of constants that all regions use
    not all users are looked at.
    """
    taken = {
        value for entry in outlined for value in entry.partition.ins if value not in entry.mapping
    }
    popular: set[Value] = set()
    ranks = {op: rank for rank, op in enumerate(order)}
    for value in chain(taken, chain.from_iterable([op.results for op in order])):
        users = value.users
        if len(users) > _POPULAR * len(order):
            popular.add(value)
        elif len(users) > 1:
            found = [*map(ranks.get, users)]
            mine = found[found.count(None) :]
            if None in mine or mine != sorted(mine):  # type: ignore[type-var]
                others = [user for user in users if user not in ranks]
                newest = sorted(filter(ranks.__contains__, users), key=ranks.__getitem__)
                value.users = {user: users[user] for user in (*others, *newest)}
    for op in order if popular else ():
        for value in popular.intersection(op.operands):
            value.users[op] = value.users.pop(op)


def hand_over(block: Block, outlined: Sequence[Outlined]) -> None:
    """Makes all users of what partitions give use the results of the new ops in their place.

    Those in the region of the partition itself keep what they have. All at once, since the users
    are new ops, too, that take dozens of values each: a quarter of the time.
    """
    given: dict[Value, Value] = {}
    takers: set[Operation] = set()
    for entry in outlined:
        body = entry.body
        for old, new in zip(entry.partition.outs, entry.op.results, strict=True):
            users = old.users
            outside = [user for user in users if user.parent is not body]
            if len(outside) == len(users):
                old.users, new.users = new.users, users
            else:
                new.users = {user: users.pop(user) for user in outside}
            given[old] = new
            takers.update(outside)
    for taker in takers:
        operands = [given.get(operand, operand) for operand in taker.operands]
        if taker.parent is not block:  # it may be in the region of another value that it takes
            pairs = zip(taker.operands, operands, strict=True)
            operands = [new if taker in new.users else old for old, new in pairs]
        taker.operands = operands

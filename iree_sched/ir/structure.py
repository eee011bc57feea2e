"""Blocks and regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from iree_sched.ir.value import Value

if TYPE_CHECKING:
    from iree_sched.ir.operation import Operation


_GAP = 1 << 64  # between the positions of neighbours when a block is numbered


class Block:
    """A list of operations with arguments, linked so that moves and erasures are cheap.

    Attributes:
      arguments: the block's arguments.
      parent: the region that holds the block.
      label: name hint without `^`, "" for none.
      first, last: ends of the list of operations.
    """

    __slots__ = ("_ordered", "arguments", "first", "label", "last", "parent")

    def __init__(self, label: str = "") -> None:
        self.arguments: list[Value] = []
        self.parent: Region | None = None
        self.label = label
        self.first: Operation | None = None
        self.last: Operation | None = None
        self._ordered = False

    def add_argument(self, type: str, name: str = "") -> Value:
        """Appends an argument of the given type."""
        value = Value(type, None, len(self.arguments), name, argument_of=self)
        self.arguments.append(value)
        return value

    def add_arguments(self, types: Iterable[str]) -> list[Value]:
        """Appends an argument for each of the given types."""
        start = len(self.arguments)
        added = [Value(t, None, n, "", self) for n, t in enumerate(types, start)]
        self.arguments += added
        return added

    def erase_arguments(self, indices: Iterable[int]) -> None:
        """Removes unused arguments by index and renumbers the rest."""
        gone = set(indices)
        self.arguments = [arg for arg in self.arguments if arg.index not in gone]
        for index, argument in enumerate(self.arguments):
            argument.index = index

    @property
    def parent_op(self) -> Operation | None:
        """The operation whose region holds the block."""
        return self.parent.parent if self.parent is not None else None

    @property
    def terminator(self) -> Operation | None:
        """The last operation if its definition says that it is a terminator."""
        last = self.last
        if last is None or last.definition is None or not last.definition.terminator:
            return None
        return last

    def find_ancestor_op(self, op: Operation) -> Operation | None:
        """The op of this block that is or encloses `op`, None if there is none."""
        if op.parent is self:  # nearly always
            return op
        return next((around for around in op.ancestors() if around.parent is self), None)

    def __iter__(self) -> Iterator[Operation]:
        op = self.first
        while op is not None:
            following = op.next
            yield op
            op = following

    def __reversed__(self) -> Iterator[Operation]:
        op = self.last
        while op is not None:
            preceding = op.prev
            yield op
            op = preceding

    def append(self, op: Operation) -> Operation:
        """Links `op` (in no block) as the last operation."""
        return self._link(op, self.last, None)

    def insert_before(self, op: Operation, anchor: Operation | None) -> Operation:
        """Links `op` (in no block) before `anchor`, or last where `anchor` is None."""
        if anchor is None:
            return self.append(op)
        return self._link(op, anchor.prev, anchor)

    def insert_after(self, op: Operation, anchor: Operation | None) -> Operation:
        """Links `op` (in no block) after `anchor`, or first where `anchor` is None."""
        if anchor is None:
            return self._link(op, None, self.first)
        return self._link(op, anchor, anchor.next)

    def unlink(self, op: Operation) -> None:
        """Takes `op` out of the block, keeping its operands and uses."""
        if op.prev is None:
            self.first = op.next
        else:
            op.prev.next = op.next
        if op.next is None:
            self.last = op.prev
        else:
            op.next.prev = op.prev
        op.prev = op.next = op.parent = None

    def reorder(self, operations: Iterable[Operation]) -> None:
        """Makes the block hold these operations, each once, in the given order.

        They are in this block, in none, or left out of another one in the same way.
        """
        listed = list(operations)
        self.first, self.last = (listed[0], listed[-1]) if listed else (None, None)
        previous: Operation | None = None
        for op, following in zip(listed, [*listed[1:], None], strict=False):
            op.parent = self
            op.prev, op.next = previous, following
            previous = op
        self._ordered = False

    def number(self) -> None:
        """Makes positions increase along the block; they need not be consecutive.

        Operations that are linked afterwards get positions in between as long as there is room, so
        that moving ops one by one does not number the block anew each time.
        """
        if self._ordered:
            return
        for number, op in enumerate(self):
            op.position = number * _GAP
        self._ordered = True

    def _link(
        self, op: Operation, previous: Operation | None, following: Operation | None
    ) -> Operation:
        op.parent = self
        op.prev, op.next = previous, following
        if previous is None:
            self.first = op
        else:
            previous.next = op
        if following is None:
            self.last = op
        else:
            following.prev = op
        self._ordered = self._ordered and _place_between(op, previous, following)
        return op


class Region:
    """A list of blocks, the first of which is the entry.

    `text` is the body of an opaque region, braces included, which is passed through unread; such a
    region has no blocks.
    """

    __slots__ = ("blocks", "parent", "text")

    def __init__(self, parent: Operation | None = None) -> None:
        self.parent = parent
        self.blocks: list[Block] = []
        self.text: str | None = None

    def add_block(self, block: Block | None = None) -> Block:
        """Appends a block (a new one if none is given)."""
        block = block if block is not None else Block()
        block.parent = self
        self.blocks.append(block)
        return block

    @property
    def entry(self) -> Block | None:
        """The first block, None in an empty region."""
        return self.blocks[0] if self.blocks else None

    def find_ancestor_op(self, op: Operation) -> Operation | None:
        """The op of one of the blocks that is or encloses `op`, None if there is none."""
        if op.parent is not None and op.parent.parent is self:  # nearly always
            return op
        for around in op.ancestors():
            if around.parent is not None and around.parent.parent is self:
                return around
        return None

    def ancestors(self) -> Iterator[Region]:
        """This region and those around it, the innermost first."""
        yield self
        for op in self.parent.ancestors() if self.parent is not None else ():
            if op.parent is not None and op.parent.parent is not None:
                yield op.parent.parent

    def is_ancestor(self, other: Region | None) -> bool:
        """True if this region is `other`, or around it."""
        return other is not None and any(region is self for region in other.ancestors())

    def __iter__(self) -> Iterator[Block]:
        return iter(self.blocks)


def _place_between(op: Operation, previous: Operation | None, following: Operation | None) -> bool:
    """Gives `op` a position between its neighbours; returns False if there is no room."""
    low = previous.position if previous is not None else None
    high = following.position if following is not None else (low or 0) + 2 * _GAP
    if low is None:
        low = high - 2 * _GAP
    op.position = (low + high) // 2
    return low < op.position < high

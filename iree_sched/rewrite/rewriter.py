"""Edits of the IR that keep track of what to look at again.

Patterns change the IR only through a `Rewriter`, so that a driver learns which operations a change
may have given new opportunities. The order in which it learns of them is that of MLIR's
GreedyPatternRewriteDriver.cpp and PatternMatch.cpp (RewriterBase), because the order of ops,
constants and joins in the result depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from iree_sched.analysis.branches import post_order
from iree_sched.ir import Block, OpDefinition, Operation, Region, Value
from iree_sched.passbase import PassContext


class Worklist:
    """Operations to visit, last in first out; each stands in it at most once."""

    __slots__ = ("_entries", "_places")

    def __init__(self) -> None:
        self._entries: list[Operation | None] = []
        self._places: dict[Operation, int] = {}

    def push(self, op: Operation) -> None:
        """Adds `op` on top unless it is in the list already."""
        if op not in self._places:
            self._places[op] = len(self._entries)
            self._entries.append(op)

    def drain(self) -> Iterator[Operation]:
        """Takes the op on top again and again, until none is left, nor was added meanwhile."""
        entries, places = self._entries, self._places
        while entries:
            op = entries.pop()
            if op is not None:
                del places[op]
                yield op

    def top(self) -> Operation | None:
        """The op that is visited next, None where none is left."""
        entries = self._entries
        while entries and entries[-1] is None:
            entries.pop()
        return entries[-1] if entries else None

    def __contains__(self, op: Operation) -> bool:
        return op in self._places

    def remove(self, op: Operation) -> None:
        """Takes `op` out wherever it stands."""
        place = self._places.pop(op, None)
        if place is not None:
            self._entries[place] = None

    def reverse(self) -> None:
        """Turns the list around."""
        entries = [op for op in reversed(self._entries) if op is not None]
        self._entries = list(entries)
        self._places = {op: place for place, op in enumerate(entries)}


class Rewriter:
    """Changes IR inside one region and notes the operations concerned in a worklist.

    Attributes:
      context: what the running pass was given; patterns resolve attribute aliases with it.
      scope: the region that is rewritten; ops outside of it are never noted.
      worklist: the ops to visit.
      leaves_alone: whether it is plain that a visit to an op would change nothing.
    """

    def __init__(
        self,
        scope: Region,
        context: PassContext,
        leaves_alone: Callable[[Operation], bool] = lambda op: False,
    ) -> None:
        self.context = context
        self.scope = scope
        self.worklist = Worklist()
        self.leaves_alone = leaves_alone
        self._block: Block | None = None
        self._before: Operation | None = None

    # --- where new operations go ---

    def set_before(self, op: Operation) -> None:
        """Puts new operations before `op`."""
        self._block, self._before = op.parent, op

    def set_after(self, op: Operation) -> None:
        """Puts new operations after `op`, in the order in which they are inserted."""
        self._block, self._before = op.parent, op.next

    def set_start(self, block: Block) -> None:
        """Puts new operations before all that `block` holds now."""
        self._block, self._before = block, block.first

    def set_end(self, block: Block) -> None:
        """Puts new operations behind all that `block` holds."""
        self._block, self._before = block, None

    # --- edits ---

    def insert(self, op: Operation) -> Operation:
        """Links a new operation at the insertion point."""
        assert self._block is not None
        self._block.insert_before(op, self._before)
        self.add(op)
        if op.regions:
            for nested in op.walk():
                self.add(nested)
        return op

    def create(
        self,
        definition: OpDefinition,
        operands: Mapping[str, Value | Sequence[Value] | None],
        results: Mapping[str, str | Sequence[str]],
        attributes: Mapping[str, str | None] | None = None,
        *,
        like: Operation,
    ) -> Operation:
        """Makes and inserts an operation that takes its place in the source from `like`.

        Attributes that are None are left out.
        """
        kept = {name: text for name, text in (attributes or {}).items() if text is not None}
        op = Operation.create(
            definition, operands, results, kept, location=like.location, offset=like.offset
        )
        return self.insert(op)

    def replace(self, op: Operation, values: Sequence[Value]) -> None:
        """Gives the users of each result the value in the same place, then erases `op`."""
        for result, value in zip(op.results, values, strict=True):
            self.replace_uses(result, value)
        self.erase(op)

    def replace_uses(self, old: Value, new: Value, keep: Operation | None = None) -> None:
        """Makes all users of `old` but `keep` use `new`."""
        if old is new:
            return
        if old.name and not new.name and not new.is_argument:
            new.name = old.name
        users, scope, push = new.users, self.scope, self.worklist.push
        retype = new.type != old.type
        for user in old.users_newest_first():
            if user is keep:
                continue
            count = old.users.pop(user)
            user.exchange_operand(old, new, count)
            users[user] = users.get(user, 0) + count
            if retype:
                user.retype_operands()
            block = user.parent
            if block is not None and block.parent is scope:  # nearly always, and done at once then
                push(user)
            else:
                self.add(user)

    def move_results(self, op: Operation, source: Operation, start: int) -> None:
        """Puts the results of `source` in the place of those of `op` from `start` on, with users.

        It is as if each had been replaced, users getting into use lists and worklist in the same
        order. Hundreds of awaits are joined two by two: a quarter of their time is saved.
        """
        push = self.add
        for index, value in enumerate(source.results, start):
            value.defining_op, value.index = op, index
            op.results[index] = value
            users = value.users_newest_first()
            if len(users) > 1:
                value.users = {user: value.users[user] for user in users}
            for user in users:
                push(user)
        source.results = []

    def set_operand(self, op: Operation, index: int, value: Value) -> None:
        """Replaces one operand."""
        op.set_operand(index, value)
        self.add(op)

    def set_operands(self, op: Operation, groups: Mapping[str, Sequence[Value]]) -> None:
        """Replaces the operands of the named groups."""
        for name, values in groups.items():
            op.set_operand_group(name, values)
        self.add(op)

    def modified(self, op: Operation) -> None:
        """Notes that `op` was changed in place."""
        self.add(op)

    def erase(self, op: Operation) -> None:
        """Erases an operation without uses, and what is nested in it, users before definitions."""
        for region in reversed(op.regions):
            while region.blocks:
                # A block that nothing leads to may lead to one that is gone.
                erased = [b for b in post_order(region.blocks[0]) if b in region.blocks]
                for block in erased:
                    for nested in reversed(block):
                        self.erase(nested)
                    for argument in block.arguments:
                        argument.users.clear()
                    region.blocks.remove(block)
        self._note_operands(op)
        self.worklist.remove(op)
        if self._before is op:
            self._before = op.next
        op.erase()

    def inline_block(self, source: Block, target: Block, before: Operation | None = None) -> None:
        """Moves all ops of a block before an op of another one, or to its end."""
        for op in source:
            source.unlink(op)
            target.insert_before(op, before)
            self.add(op)

    def erase_block(self, block: Block) -> None:
        """Erases a block to which nothing branches, with its operations."""
        for op in reversed(block):
            self.erase(op)
        assert block.parent is not None
        block.parent.blocks.remove(block)

    # --- what to look at again ---

    def add(self, op: Operation) -> None:
        """Notes `op` and the operations around it, inside the scope."""
        block = op.parent
        if block is None:
            return
        if block.parent is self.scope:
            self.worklist.push(op)
            return
        chain = [op]
        while block is not None and block.parent is not self.scope:
            parent = block.parent_op
            if parent is None:
                return
            chain.append(parent)
            block = parent.parent
        if block is not None:
            for ancestor in chain:
                self.worklist.push(ancestor)

    def _note_operands(self, op: Operation) -> None:
        """Notes what defines the operands of an op that is going away.

        A value that is left with one user, or none, may have become simpler or dead.
        """
        for operand in op.operands:
            if len(operand.users) <= 2:
                definition = operand.defining_op
                if definition is not None:
                    self.add(definition)

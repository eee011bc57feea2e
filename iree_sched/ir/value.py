"""SSA values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iree_sched.ir.operation import Operation
    from iree_sched.ir.structure import Block


class Value:
    """A result of an operation or an argument of a block.

    Attributes:
      type: the type as canonical MLIR text, or "" where a carried op did not say.
      defining_op: the operation that has this value as a result, None for a block argument.
      argument_of: the block that has this value as an argument, None for a result.
      index: position among the results or arguments.
      name: name in the source without `%` ("" for a new value); printed IR is named anew.
      location: text of an argument's `loc(...)`, None where the source has none; results have that
        of their operation.
      users: operations that use the value, in order of first use, with how often each does.
    """

    __slots__ = ("argument_of", "defining_op", "index", "location", "name", "type", "users")

    def __init__(
        self,
        type: str,
        defining_op: Operation | None,
        index: int,
        name: str = "",
        argument_of: Block | None = None,
    ) -> None:
        self.type = type
        self.defining_op = defining_op
        self.argument_of = argument_of
        self.index = index
        self.name = name
        self.location: str | None = None
        self.users: dict[Operation, int] = {}

    @property
    def is_argument(self) -> bool:
        """True for a block argument, False for a result."""
        return self.argument_of is not None

    @property
    def block(self) -> Block | None:
        """The block in which the value is defined."""
        op = self.defining_op
        return self.argument_of if op is None else op.parent

    def users_newest_first(self) -> list[Operation]:
        """All users in the order of MLIR's use lists, which grow at the front."""
        users = list(self.users)
        users.reverse()
        return users

    def uses_newest_first(self) -> Iterator[tuple[Operation, int]]:
        """All uses as (user, operand index) in the order of MLIR's use lists."""
        for user in self.users_newest_first():
            for index in range(len(user.operands) - 1, -1, -1):
                if user.operands[index] is self:
                    yield user, index

    def replace_all_uses_with(self, other: Value) -> None:
        """Makes every user of this value use `other`; types are the caller's business."""
        if other is self:
            return
        users, self.users = self.users, {}
        for user, count in users.items():
            self.give_user(user, count, other)

    def replace_uses_outside(self, block: Block, other: Value) -> None:
        """Makes all users but those that stand in `block` use `other`, a new value."""
        for user in [user for user in self.users if user.parent is not block]:
            self.give_user(user, self.users.pop(user), other)

    def give_user(self, user: Operation, count: int, other: Value) -> None:
        """Makes an op use `other` where it uses this value, `count` times and no longer listed."""
        user.exchange_operand(self, other, count)
        other.users[user] = other.users.get(user, 0) + count
        if other.type != self.type:
            user.retype_operands()

    def add_user(self, user: Operation) -> None:
        """Notes one more use by `user`."""
        self.users[user] = self.users.get(user, 0) + 1

    def drop_user(self, user: Operation) -> None:
        """Notes one use by `user` less."""
        count = self.users[user] - 1
        if count:
            self.users[user] = count
        else:
            del self.users[user]

    def __repr__(self) -> str:
        return f"<Value %{self.name or self.index} : {self.type}>"

"""Awaits on one timepoint that are joined all at once, not two by two.

Behind a region with hundreds of results stand as many awaits. The driver visits them from the last
to the first: each sinks to its consumer and is joined with those behind it, for which the driver
makes a new await, and visits that and the users of all its results again. Where nothing comes of
these visits, as is plain for stores of globals, the awaits may as well be joined in the end. Here
happens what the driver would do, place for place; wherever that is not plain it is left to the
driver. That saves half of the clean-up of a model with hundreds of parameters.
"""

from __future__ import annotations

from operator import attrgetter

from iree_sched.classes import define, field
from iree_sched.dialects.names import AWAIT, SUBVIEW
from iree_sched.ir import Block, Operation, Value
from iree_sched.rewrite.patterns.sinking import sink
from iree_sched.rewrite.patterns.support import one
from iree_sched.rewrite.rewriter import Rewriter

_POSITION = attrgetter("position")


def take_rows(awaits: list[Operation], rewriter: Rewriter) -> list[list[Operation]]:
    """Awaits to be joined, and those that the driver would join next, or with which.

    Args:
      awaits: in order; the first of them is being visited.
      rewriter: has the next ones in its worklist; those that need not be visited are taken off it,
        and have sunk to their consumers.

    Returns:
      What to join, in order each, in the order in which the driver would come to it; none of what
      comes of it is to be visited. Nothing where it is not plain what the driver would do.
    """
    rows = _Rows(awaits[0], rewriter)
    following = rewriter.worklist.top()
    if not rows.may_take(following) or following in awaits or not rows.start(awaits):
        return []
    while rows.take(rewriter.worklist.top()):
        pass
    return rows.in_order_of_joining()


@define
class _Rows:
    """Rows of awaits to be joined, in order.

    A new await is joined with all rows behind it. A row is where its first await is.

    Attributes:
      op: some await on the timepoint in the block.
      rows: each with the number of awaits that there were when it was last joined.
      count: of all awaits.
      resources: what they await.
      latest: the last op of the block that gives one of them an operand.
    """

    op: Operation
    rewriter: Rewriter
    rows: list[tuple[int, list[Operation]]] = field(factory=list, init=False)
    count: int = field(default=0, init=False)
    resources: set[Value] = field(factory=set, init=False)
    latest: Operation | None = field(default=None, init=False)

    @property
    def block(self) -> Block:
        """The block in which they stand."""
        assert self.op.parent is not None
        return self.op.parent

    def in_order_of_joining(self) -> list[list[Operation]]:
        """All rows of several awaits."""
        return [row for _, row in sorted(self.rows, key=lambda entry: entry[0]) if len(row) > 1]

    def may_take(self, op: Operation | None) -> bool:
        """True for an await on the timepoint in the same block, unless each step is traced."""
        if op is None or self.rewriter.context.debug is not None:
            return False
        return self._is_beside(op) and not op.attributes and self._is_of_timepoint(op)

    def start(self, awaits: list[Operation]) -> bool:
        """Makes the first row; returns False where other awaits stand behind the first."""
        users = one(self.op, "await_timepoint").users
        behind = [op for op in users if self._is_beside(op) and op.position > self.op.position]
        if any(self._is_of_timepoint(op) and op not in awaits for op in behind):
            return False
        return self._add(awaits)

    def take(self, op: Operation | None) -> bool:
        """Sinks the await on top of the worklist and takes it off; returns False if it has to stay.

        It must stand behind all that gives the others operands.
        """
        if op is None or not self.may_take(op):
            return False
        users = [user for result in op.results for user in result.users]
        if not users or not all(map(self._is_beside, users)):
            return False
        self.block.number()
        target = min(users, key=_POSITION)
        if not op.position < target.position:
            return False
        if self.latest is not None and op.position < self.latest.position:
            return False
        sink(op, target)
        if self._meets_another(op) or not self._add([op]):
            return False
        self.rewriter.worklist.remove(op)
        return True

    def _add(self, awaits: list[Operation]) -> bool:
        """Joins awaits with all behind them; returns False where visits might change something.

        The visits are those to the users of the results, to what gives the operands, and to an
        await in the place of them all.
        """
        resources = [value for op in awaits for value in op.operand_group("resource_operands")]
        if len(set(resources)) < len(resources) or not self.resources.isdisjoint(resources):
            return False
        if not all(self._has_idle_users(op) and self._has_idle_sources(op) for op in awaits):
            return False
        self.block.number()
        sources = (value.defining_op for op in awaits for value in op.operands)
        beside = {
            source for source in (self.latest, *sources) if source and self._is_beside(source)
        }
        self.latest = max(beside, key=_POSITION, default=None)
        self.resources.update(resources)
        self.count += len(awaits)
        place = awaits[0].position
        row = awaits
        kept = []
        for entry in self.rows:
            if entry[1][0].position < place:
                kept.append(entry)
            else:
                row = row + entry[1]
        self.rows = [*kept, (self.count, row)]
        return True

    def _is_of_timepoint(self, op: Operation) -> bool:
        return op.name == AWAIT and one(op, "await_timepoint") is one(self.op, "await_timepoint")

    def _is_beside(self, op: Operation) -> bool:
        return op.parent is self.op.parent

    def _has_idle_users(self, op: Operation) -> bool:
        """True if one op uses each result, beside the await, and nothing is done with it."""
        for result in op.results:
            if len(result.users) != 1:  # joins turn use lists around
                return False
            user = next(iter(result.users))
            if not self._is_beside(user) or not self.rewriter.leaves_alone(user):
                return False
        return True

    def _has_idle_sources(self, op: Operation) -> bool:
        """True if what gives the operands is yet to be visited, or nothing is done with it."""
        for value in op.operands:
            source = value.defining_op
            if source is None or source in self.rewriter.worklist:
                continue
            if source.name == SUBVIEW or not self.rewriter.leaves_alone(source):
                return False
        return True

    def _meets_another(self, op: Operation) -> bool:
        """True if between an await and the rows stands another one on the timepoint."""
        first = self.rows[0][1][0]
        between = op.next if op.position < first.position else first
        while between is not None and between is not first:
            if self._is_of_timepoint(between):
                return True
            between = between.next
        return False

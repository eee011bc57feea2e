"""Whether values are defined wherever they are used.

The wording is MLIR's (mlir/lib/IR/Verifier.cpp, diagnoseInvalidOperandDominance, and
mlir/lib/IR/Operation.cpp, verifyIsIsolatedFromAbove). Takes time linear in the size of the IR,
times the depth of nesting.
"""

from __future__ import annotations

from collections.abc import Iterator

from iree_sched.analysis.dominance import Dominance
from iree_sched.analysis.op_errors import op_error
from iree_sched.classes import define, field
from iree_sched.diagnostics import Diagnostic, Severity, note
from iree_sched.ir import Block, Operation, Region, Value


def dominance_error(root: Operation) -> Diagnostic | None:
    """The first use of a value where it is not defined, in `root` but not in isolated ops in it."""
    return next(_Uses().errors(root), None)


@define
class _Uses:
    """Looks at all uses.

    Attributes:
      trees: dominator trees of the regions it came by.
      above: values that stand above the op being looked at, in its block and in those around it.
        Nearly all that an op uses is among them, which is quick to see.
    """

    _trees: dict[Region, _Intervals] = field(factory=dict)
    _above: set[Value] = field(factory=set)

    def errors(self, root: Operation) -> Iterator[Diagnostic]:
        above = self._above
        for region in root.regions:
            for block in region:
                reachable = len(region.blocks) < 2 or self._tree(region).reaches(block)
                made = list(block.arguments)
                above.update(made)
                for op in block:
                    if reachable and not above.issuperset(op.operands):
                        yield from self._operand_errors(op)
                    if op.regions and not op.is_isolated:
                        yield from self.errors(op)
                    above.update(op.results)
                    made += op.results
                above.difference_update(made)

    def _operand_errors(self, op: Operation) -> Iterator[Diagnostic]:
        for index, operand in enumerate(op.operands):
            block = operand.block
            if block is op.parent and (operand.is_argument or _precedes(operand, op)):
                continue
            if block is not None and self._dominates(operand, block, op):
                continue
            barrier = None if block is None else _isolation_between(op, block)
            if barrier is not None:
                yield _isolation_error(op, barrier)
            else:
                yield _dominance_error(op, index, operand)

    def _dominates(self, value: Value, home: Block, op: Operation) -> bool:
        """True if control cannot get to `op` but through the definition of a value in `home`."""
        user: Operation | None = op
        while user is not None and (user.parent is None or user.parent.parent is not home.parent):
            user = user.parent_op
            if user is not None and user.is_isolated:
                return False
        if user is None or user.parent is None or home.parent is None:
            return False
        if user.parent is home:
            if value.is_argument:
                return True
            return user is not value.defining_op and _precedes(value, user)
        return self._tree(home.parent).dominates(home, user.parent)

    def _tree(self, region: Region) -> _Intervals:
        if region not in self._trees:
            self._trees[region] = _Intervals.of(region)
        return self._trees[region]


@define
class _Intervals:
    """A dominator tree as intervals: a block dominates those whose interval lies within its own."""

    starts: dict[Block, int] = field(factory=dict)
    ends: dict[Block, int] = field(factory=dict)

    @classmethod
    def of(cls, region: Region) -> _Intervals:
        found = cls()
        children = Dominance(region).children()
        stack = [(region.blocks[0], iter(children[region.blocks[0]]))]
        found.starts[region.blocks[0]] = 0
        while stack:
            block, following = stack[-1]
            child = next(following, None)
            if child is None:
                found.ends[block] = len(found.starts)
                stack.pop()
            else:
                found.starts[child] = len(found.starts)
                stack.append((child, iter(children[child])))
        return found

    def reaches(self, block: Block) -> bool:
        """True if control can get to the block."""
        return block in self.starts

    def dominates(self, first: Block, second: Block) -> bool:
        """True if every way to `second` goes through `first`; where no way leads, all do."""
        if second not in self.starts:
            return True
        if first not in self.starts:
            return False
        return self.starts[first] <= self.starts[second] < self.ends[first]


def _precedes(value: Value, op: Operation) -> bool:
    """True if a result of the same block comes before an op, or order is free there."""
    definition = value.defining_op
    assert definition is not None
    parent = op.parent_op
    if parent is not None and parent.definition is not None and parent.definition.graph_region:
        return True
    return definition is not op and definition.is_before(op)


def _isolation_between(op: Operation, block: Block) -> Operation | None:
    """The nearest isolated op around `op`, if `block` is outside of it."""
    around = (outer for outer in op.ancestors() if outer is not op)
    barrier = next((outer for outer in around if outer.is_isolated), None)
    home = block.parent_op
    inside = home is not None and any(outer is barrier for outer in home.ancestors())
    return None if inside else barrier


def _isolation_error(op: Operation, barrier: Operation) -> Diagnostic:
    required = note("required by region isolation constraints", barrier.offset)
    return op_error(op, "using value defined outside the region", required)


def _dominance_error(op: Operation, index: int, operand: Value) -> Diagnostic:
    message = f"operand #{index} does not dominate this use"
    return Diagnostic(Severity.ERROR, message, op.offset, (_definition_note(op, operand),))


def _definition_note(op: Operation, operand: Value) -> Diagnostic:
    """Says where a value is defined that cannot be used by `op`."""
    block = operand.block
    if block is None or block.parent is None:
        return note("operand is defined by an op that is in no block")
    relation = _relation(op, block)
    definition = operand.defining_op
    if definition is not None:
        return note(f"operand defined here (op {relation})", definition.offset)
    number = block.parent.blocks.index(block)
    place = block.parent_op.offset if block.parent_op is not None else -1
    return note(f"operand defined as a block argument (block #{number} {relation})", place)


def _relation(op: Operation, block: Block) -> str:
    """Where `block` is, seen from `op`."""
    if op.parent is block:
        return "in the same block"
    region = op.parent.parent if op.parent is not None else None
    if region is block.parent:
        return "in the same region"
    if block.parent is not None and block.parent.is_ancestor(region):
        return "in a parent region"
    if region is not None and region.is_ancestor(block.parent):
        return "in a child region"
    return "is neither in a parent nor in a child region"

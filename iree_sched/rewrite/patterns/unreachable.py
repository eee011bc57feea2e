"""Code that is not reached, and values that may be anything.

Source: Util/IR/UtilOpFolders.cpp (util.scf.unreachable) and mlir/Dialect/CommonFolders.h, where an
operand that may be anything makes the result so.
"""

from __future__ import annotations

from collections.abc import Iterable

from iree_sched.dialects import required
from iree_sched.dialects.names import POISON, SCF_YIELD
from iree_sched.dialects.ub import ANYTHING
from iree_sched.ir import Operation
from iree_sched.rewrite.constants import Constant, is_poison, poison
from iree_sched.rewrite.greedy import Fold, Folded, FoldFunction, pattern
from iree_sched.rewrite.rewriter import Rewriter

_UNREACHABLE = required("util.unreachable")


def with_poison(folds: Iterable[Fold]) -> tuple[Fold, ...]:
    """Folds that also give what may be anything for operands that may be anything."""
    return tuple(Fold(entry.roots, _or_poison(entry.fold)) for entry in folds)


def _or_poison(fold: FoldFunction) -> FoldFunction:
    def folded(op: Operation, rewriter: Rewriter) -> Folded:
        found = fold(op, rewriter)
        if found is None and any(map(is_poison, op.operands)):
            return [Constant(ANYTHING, result.type) for result in op.results]
        return found

    return folded


@pattern("util.scf.unreachable")
def end_block(op: Operation, rewriter: Rewriter) -> bool:
    """Ends the block of a function there; what comes after is not reached."""
    block = op.parent
    if block is None or _in_structure(op):
        return False
    behind = _behind(op)
    for dead in behind:
        for result in dead.results:
            if result.users:
                rewriter.replace_uses(result, poison(result.type, dead, rewriter))
    for dead in behind:
        rewriter.erase(dead)
    attributes = {"message": op.attributes.get("message")}
    rewriter.create(_UNREACHABLE, {}, {}, attributes, like=op)
    rewriter.erase(op)
    return True


@pattern("util.scf.unreachable")
def yield_anything(op: Operation, rewriter: Rewriter) -> bool:
    """Behind it, a region of structured control flow computes nothing and yields anything."""
    assert op.parent is not None
    if not _in_structure(op):
        return False
    end, changed = op.parent.last, False
    if end is not None and end.name == SCF_YIELD and not all(map(is_poison, end.operands)):
        values = [poison(operand.type, op, rewriter) for operand in end.operands]
        rewriter.set_operands(end, {"operands": values})
        changed = True
    dead = [other for other in _behind(op) if other is not end and other.name != POISON]
    for other in reversed(dead):
        rewriter.erase(other)
    return changed or bool(dead)


def _in_structure(op: Operation) -> bool:
    around = op.parent_op
    return around is not None and around.name.startswith("scf.")


def _behind(op: Operation) -> list[Operation]:
    found = []
    at = op.next
    while at is not None:
        found.append(at)
        at = at.next
    return found


PATTERNS = (end_block, yield_anything)
FOLDS = ()

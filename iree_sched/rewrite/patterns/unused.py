"""Erasing ops that write nothing but their own results once nobody uses those.

Source: Stream/IR/StreamOpFolders.cpp and HAL/IR/HALOpFolders.cpp (ElideUnusedOp). Such ops are not
pure for MLIR, so that equal ones are not taken for one and the same.
"""

from __future__ import annotations

from iree_sched.analysis.closures import is_closure
from iree_sched.ir import Effects, OpDefinition, Operation
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.rewriter import Rewriter

_BEFORE_ALL_OTHERS = 1000
_HARMLESS = (Effects.UNUSED_ONLY, Effects.ALLOCATE)


def _goes_unused(definition: OpDefinition) -> bool:
    return definition.effects in _HARMLESS or is_closure(definition)


@pattern(where=_goes_unused, benefit=_BEFORE_ALL_OTHERS)
def erase_unused(op: Operation, rewriter: Rewriter) -> bool:
    """Erases an op without users."""
    if any(result.users for result in op.results):
        return False
    rewriter.erase(op)
    return True


PATTERNS = (erase_unused,)
FOLDS = ()

"""Whether an operation would be missed.

Follows MLIR's wouldOpBeTriviallyDead and isOpTriviallyDead (SideEffectInterfaces.cpp).
"""

from __future__ import annotations

from iree_sched.ir import Effects, Operation

_HARMLESS = (Effects.PURE, Effects.READ)


def would_be_trivially_dead(op: Operation) -> bool:
    """True if the op does nothing but give its results, whether or not they are used.

    Ops that IREE erases by a pattern of their own (ElideUnusedOp) count as doing something, and
    so does an allocation: IREE's ops report it without naming a result. A carried op may do
    anything.
    """
    definition = op.definition
    if definition is None or definition.terminator or definition.symbol:
        return False
    return _is_harmless(op)


def is_trivially_dead(op: Operation) -> bool:
    """True if the op may be erased: nobody uses its results and it does nothing else."""
    return not any(result.users for result in op.results) and would_be_trivially_dead(op)


def _is_harmless(root: Operation) -> bool:
    """True if neither the op nor what its effects depend on writes; nesting may be of any depth."""
    pending = [root]
    while pending:
        op = pending.pop()
        definition = op.definition
        if definition is None:
            return False
        if definition.effects is Effects.RECURSIVE:
            pending.extend(inner for region in op.regions for block in region for inner in block)
        elif definition.effects not in _HARMLESS and not (
            definition.pure_if is not None and definition.pure_if in op.attributes
        ):
            return False
    return True

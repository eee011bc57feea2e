"""Whether an operation would be missed.

Follows MLIR's wouldOpBeTriviallyDead and isOpTriviallyDead (SideEffectInterfaces.cpp).
"""

from __future__ import annotations

from iree_sched.ir import Effects, Form, OpDefinition, Operation

_PURE = (Effects.PURE,)
_HARMLESS = (Effects.PURE, Effects.READ)


def would_be_trivially_dead(op: Operation) -> bool:
    """True if the op does nothing but give its results, whether or not they are used.

    Ops that IREE erases by a pattern of their own (ElideUnusedOp) count as doing something, and
    so does an allocation: IREE's ops report it without naming a result. A carried op may do
    anything.
    """
    answer = op.form.ask(_would_be_dead)
    return _has_only(op, _HARMLESS) if answer is None else answer


def is_pure(op: Operation) -> bool:
    """True if the op neither reads nor writes memory, so that nothing it stands between matters."""
    return _has_only(op, _PURE)


def may_go_unused(op: Operation) -> bool:
    """True if the op is erased when nobody uses its results, be it by a pattern of IREE's."""
    definition = op.definition
    if definition is not None and definition.effects in (Effects.UNUSED_ONLY, Effects.ALLOCATE):
        return True
    return would_be_trivially_dead(op)


def is_trivially_dead(op: Operation) -> bool:
    """True if the op may be erased: nobody uses its results and it does nothing else."""
    if op.form.ask(_would_be_dead) is False:
        return False
    for result in op.results:
        if result.users:
            return False
    return would_be_trivially_dead(op)


def may_be_trivially_dead(definition: OpDefinition) -> bool:
    """False where no op of a definition is ever trivially dead."""
    if definition.terminator or definition.symbol:
        return False
    found = definition.effects is Effects.RECURSIVE or definition.effects in _HARMLESS
    return found or definition.pure_if is not None


def _would_be_dead(form: Form) -> bool | None:
    """What is known of all ops of a form; None where it depends on the ops in their regions."""
    definition = form.definition
    if definition is None or definition.terminator or definition.symbol:
        return False
    if definition.effects is Effects.RECURSIVE:
        return None
    pure = definition.pure_if is not None and definition.pure_if in form.attributes
    return pure or definition.effects in _HARMLESS


def _has_only(root: Operation, effects: tuple[Effects, ...]) -> bool:
    """True if an op and what its effects depend on, at any depth, have no others than these."""
    pending = [root]
    while pending:
        op = pending.pop()
        definition = op.definition
        if definition is None:
            return False
        if definition.effects is Effects.RECURSIVE:
            pending.extend(inner for region in op.regions for block in region for inner in block)
        elif definition.effects not in effects and not (
            definition.pure_if is not None and definition.pure_if in op.attributes
        ):
            return False
    return True

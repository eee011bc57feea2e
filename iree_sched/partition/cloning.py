"""What IREE's StreamableOpInterface says of an op (Stream/IR/StreamOps.cpp)."""

from __future__ import annotations

from iree_sched.dialects.stream_types import is_resource_type
from iree_sched.ir import CloneToConsumers, Form, Operation


def is_streamable(op: Operation) -> bool:
    """True if the op may stand in an execute region."""
    return op.definition is not None and op.definition.streamable


def is_cloneable(op: Operation) -> bool:
    """True if the op is cheaper to compute in each consumer than to carry across regions."""
    return op.form.ask_bare(_is_cloneable)


def _is_cloneable(form: Form) -> bool:
    if form.definition is None or not form.definition.streamable:
        return False
    when = form.definition.clone_to_consumers
    if when is CloneToConsumers.WITHOUT_RESOURCES:
        return not any(is_resource_type(type) for type in form.operand_types)
    return when is CloneToConsumers.ALWAYS


def needs_no_region(op: Operation) -> bool:
    """True if each user of an op can have a copy of it in place of its result.

    Host code in the same block cannot. Users in other blocks get copies there, whatever they are.
    """
    return is_cloneable(op) and all(
        is_streamable(user) or user.parent is not op.parent
        for result in op.results
        for user in result.users
    )

"""Host buffers that are used through subspans.

Source: Util/IR/UtilOpFolders.cpp (util.buffer.subspan, .storage).
"""

from __future__ import annotations

from iree_sched.dialects.names import SUBSPAN
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.additions import add
from iree_sched.rewrite.patterns.subviews import find_subview
from iree_sched.rewrite.patterns.support import one
from iree_sched.rewrite.rewriter import Rewriter


@pattern(SUBSPAN)
def use_source_of_subspan(op: Operation, rewriter: Rewriter) -> bool:
    """Ops that use a range of a subspan use that range of its source."""
    changed = False
    for user, index in list(op.results[0].uses_newest_first()):
        group = _ranged_group(user, index)
        if group is None:
            continue
        rewriter.set_before(user)
        offset = add(one(op, "source_offset"), one(user, f"{group}_offset"), user, rewriter)
        _set_range(user, group, op, offset, rewriter)
        changed = True
    return changed


@pattern("util.buffer.storage")
def storage_of_source(op: Operation, rewriter: Rewriter) -> bool:
    """The storage of a subspan is that of its source, from another offset on."""
    inner = find_subview(one(op, "operand"))
    if inner is None:
        return False
    rewriter.set_after(op)
    raw = op.results[1]
    offset = add(one(inner, "source_offset"), raw, op, rewriter)
    rewriter.set_operands(
        op, {"operand": [one(inner, "source")], "operand_size": [one(inner, "source_size")]}
    )
    rewriter.replace_uses(raw, offset, keep=offset.defining_op)
    return True


def _ranged_group(user: Operation, index: int) -> str | None:
    """The operand group of one buffer of which the op uses a range, None for other operands."""
    if user.definition is None:
        return None
    for group in user.definition.operands:
        ranged = f"{group.name}_offset" in user.definition.operand_index
        if ranged and user.form.group(group.name).start == index:
            return group.name
    return None


def _set_range(
    user: Operation, group: str, subspan: Operation, offset: Value, rewriter: Rewriter
) -> None:
    rewriter.set_operands(
        user,
        {
            group: [one(subspan, "source")],
            f"{group}_size": [one(subspan, "source_size")],
            f"{group}_offset": [offset],
        },
    )


PATTERNS = (use_source_of_subspan, storage_of_source)
FOLDS = ()

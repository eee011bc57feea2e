"""Whether an op has as many operands and results as its definition asks for, in MLIR's words.

Those are in mlir/lib/IR/Operation.cpp (verifyNOperands, verifyNResults, verifyOperandSizeAttr).
"""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.ir import Arity, ValueGroup

SEGMENT_SIZES = {"operand": "operandSegmentSizes", "result": "resultSegmentSizes"}


class OpFault(Exception):
    """An op that can be read is not as its definition says, which the verifier has to report.

    The message is what stands behind `'name' op `.
    """


def count_fault(what: str, groups: Sequence[ValueGroup], count: int) -> str | None:
    """What is wrong with the number of values (`what`: operand or result) of groups, or None."""
    least = sum(group.arity is Arity.ONE for group in groups)
    is_fixed = least == len(groups)
    if count == least or (count > least and not is_fixed):
        return None
    if is_fixed and least == 0:
        return f"requires zero {what}s"
    if is_fixed and least == 1:
        return "requires a single operand" if what == "operand" else "requires one result"
    found = f", but found {count}" if what == "operand" else ""
    return f"expected {least}{'' if is_fixed else ' or more'} {what}s{found}"


def size_fault(what: str, sizes: Sequence[int], count: int) -> str | None:
    """What is wrong with the sizes of groups that an op spells, or None."""
    attribute = SEGMENT_SIZES[what]
    if any(size < 0 for size in sizes):
        return f"'{attribute}' attribute cannot have negative elements"
    if sum(sizes) == count:
        return None
    return (
        f"{what} count ({count}) does not match with the total size ({sum(sizes)}) specified in"
        f" attribute '{attribute}'"
    )

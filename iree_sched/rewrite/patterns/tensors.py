"""Imports and exports of tensors, and dispatch entry points.

Source: Stream/IR/StreamOpFolders.cpp (stream.tensor.import, .export and stream.async.dispatch).
"""

from __future__ import annotations

from iree_sched.dialects.names import TENSOR_EXPORT, TENSOR_IMPORT
from iree_sched.ir import Operation
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.support import affinity, defining, one
from iree_sched.rewrite.rewriter import Rewriter
from iree_sched.syntax.attributes import parse_array


@fold(TENSOR_IMPORT)
def fold_imported_export(op: Operation, rewriter: Rewriter) -> Folded:
    """Importing what was exported from the same place gives the resource."""
    exported = defining(one(op, "source"), TENSOR_EXPORT)
    if exported is None or affinity(op, rewriter) != affinity(exported, rewriter):
        return None
    if one(op, "result_size") is not one(exported, "source_size"):
        return None
    source = one(exported, "source")
    return [source] if source.type == op.results[0].type else None


@fold(TENSOR_EXPORT)
def fold_exported_import(op: Operation, rewriter: Rewriter) -> Folded:
    """Exporting what was imported in the same way gives the imported value."""
    imported = defining(one(op, "source"), TENSOR_IMPORT)
    if imported is None or one(imported, "source").type != op.results[0].type:
        return None
    same = (
        op.attributes["source_encoding"] == imported.attributes["result_encoding"]
        and op.operand_group("source_encoding_dims")
        == imported.operand_group("result_encoding_dims")
        and one(op, "source_size") is one(imported, "result_size")
        and affinity(op, rewriter) == affinity(imported, rewriter)
    )
    return [one(imported, "source")] if same else None


@pattern(TENSOR_IMPORT, TENSOR_EXPORT)
def deduplicate(op: Operation, rewriter: Rewriter) -> bool:
    """Uses the result of the nearest op before in the block that does the same."""
    source = op.operands[0]
    same = [user for user in source.users if user is not op and _are_equal(user, op)]
    before = [user for user in same if user.is_before(op)]
    if not before:
        return False
    rewriter.replace(op, before[-1].results)
    return True


@pattern("stream.async.dispatch")
def deduplicate_entry_points(op: Operation, rewriter: Rewriter) -> bool:
    """Names each entry point of a dispatch once."""
    text = op.attributes["entry_points"]
    distinct: str = op.form.memo("distinct entry points", lambda: _distinct(text))
    if distinct == text:
        return False
    op.set_attribute("entry_points", distinct)
    rewriter.modified(op)
    return True


def _distinct(array: str) -> str:
    if "," not in array:  # nearly always
        return array
    entries = parse_array(array)
    distinct = dict.fromkeys(entries)
    return array if len(distinct) == len(entries) else f"[{', '.join(distinct)}]"


def _are_equal(first: Operation, second: Operation) -> bool:
    """True if two ops of one block say the same of the same values."""
    if first.parent is not second.parent or first.form.key != second.form.key:
        return False
    return first.operands == second.operands


PATTERNS = (deduplicate, deduplicate_entry_points)
FOLDS = (fold_imported_export, fold_exported_import)

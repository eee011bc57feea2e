"""Errors about operations."""

from __future__ import annotations

from iree_sched.diagnostics import CURRENT_OPERATION, Diagnostic, Severity, note
from iree_sched.ir import Operation
from iree_sched.printer import print_in_place


def op_error(op: Operation, message: str, *notes: Diagnostic) -> Diagnostic:
    """An error that names an op and stands at it, as MLIR's `Operation::emitOpError` gives it."""
    return plain_op_error(op, f"'{op.name}' op {message}", *notes)


def plain_op_error(op: Operation, message: str, *notes: Diagnostic) -> Diagnostic:
    """An error that stands at an op and shows it, as MLIR's `Operation::emitError` gives it."""
    return Diagnostic(Severity.ERROR, message, op.offset, (_shown(op), *notes))


def _shown(op: Operation) -> Diagnostic:
    text = print_in_place(op)
    start = "\n" if "\n" in text else ""  # an op of several lines starts on its own
    return note(f"{CURRENT_OPERATION}{start}{text}", op.offset)

"""Errors about operations."""

from __future__ import annotations

from iree_sched.diagnostics import Diagnostic, Severity
from iree_sched.ir import Operation


def op_error(op: Operation, message: str, *notes: Diagnostic) -> Diagnostic:
    """An error that names an op and stands at it, as MLIR's `Operation::emitOpError` gives it."""
    return Diagnostic(Severity.ERROR, f"'{op.name}' op {message}", op.offset, notes)

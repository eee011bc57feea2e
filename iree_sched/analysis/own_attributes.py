"""Looks for attributes of our own that nobody reads: misspelt, or on an op that has none."""

from __future__ import annotations

from collections.abc import Iterator

from iree_sched.diagnostics import Diagnostic, Severity, note
from iree_sched.dialects.own_attributes import CHOICES, NAMES, PREFIX
from iree_sched.ir import Operation
from iree_sched.spelling import near_miss


def doubtful_attributes(module: Operation) -> Iterator[Diagnostic]:
    """Warnings about attributes in a module that have no effect, each where its op stands."""
    for op in module.walk():
        for name in op.attributes:
            if not name.startswith(PREFIX):
                continue
            if name not in NAMES:
                yield _warning(f"no attribute '{name}' is known", op, _hint(name, op.offset))
            elif name in CHOICES and not op.regions:
                what = f"'{name}' on '{op.name}' has no effect"
                yield _warning(f"{what}: it is read from execute regions and what is around", op)


def _hint(name: str, offset: int) -> Diagnostic:
    near = near_miss(name.removeprefix(PREFIX), [known.removeprefix(PREFIX) for known in NAMES])
    if near is None:
        return note(f"known are: {', '.join(NAMES)}", offset)
    return note(f"did you mean '{PREFIX}{near}'?", offset)


def _warning(message: str, op: Operation, *notes: Diagnostic) -> Diagnostic:
    return Diagnostic(Severity.WARNING, message, op.offset, notes)

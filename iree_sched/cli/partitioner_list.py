"""What `iree-sched partitioners` shows."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from iree_sched.cli.failures import show_failure
from iree_sched.cli.help import partitioners_text
from iree_sched.diagnostics import DiagnosticError
from iree_sched.partition.kinds import Kind
from iree_sched.passregistry import Registry

PROGRAM = "iree-sched partitioners"


def list_partitioners(kind: str | None, plugins: Sequence[str]) -> int:
    """Prints the partitioners of a kind, or of both; returns the exit status.

    What an installed package announces and cannot be loaded is told, and makes the status 1.
    """
    try:
        registry = Registry.with_plugins(plugins)
        print(partitioners_text(registry, [Kind(kind)] if kind else Kind), end="")
    except DiagnosticError as reason:
        show_failure(reason, PROGRAM, _show)
        return 1
    broken = registry.partitioners.broken()
    for diagnostic in broken:
        show_failure(DiagnosticError(diagnostic), PROGRAM, _show)
    return 1 if broken else 0


def _show(text: str) -> None:
    print(text, file=sys.stderr)

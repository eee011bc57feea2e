"""What `iree-sched specs` does with libraries."""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.cli.program import FAILURE
from iree_sched.cli.screen import make_screen
from iree_sched.diagnostics import Diagnostic, Severity, Source, render
from iree_sched.passregistry import Registry
from iree_sched.specs.settings import SpecSettings
from iree_sched.specs.sources import Found, find_libraries, read_libraries
from iree_sched.specs.verification import verify_libraries

PROGRAM = "iree-sched specs"


def verify_files(files: Sequence[str], plugins: Sequence[str]) -> int:
    """Shows what is wrong with libraries; returns the exit status."""
    registry = Registry.with_plugins(tuple(plugins))
    return show(verify_libraries(_libraries(files), registry.partitioners))


def show(diagnostics: Sequence[Diagnostic]) -> int:
    """Shows diagnostics; returns the exit status, which is 0 where none is an error."""
    screen = make_screen(None)
    for diagnostic in diagnostics:
        screen(render(diagnostic, Source(PROGRAM, "")))
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return FAILURE if failed else 0


def _libraries(files: Sequence[str]) -> list[Found]:
    """The libraries that are named, the last one first; all that a build finds where none is."""
    return read_libraries(files) if files else find_libraries(SpecSettings())

"""Shows the exceptions that a user can cause as messages on standard error."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable

from iree_sched.cli.files import FileError
from iree_sched.diagnostics import DiagnosticError, Source, SourceError, render
from iree_sched.passmanager import internal_error


def show_failure(reason: Exception, program: str, screen: Callable[[str], object]) -> None:
    """Shows why a program ends; what nobody foresaw is shown as an internal error."""
    if isinstance(reason, FileError):
        print(reason, file=sys.stderr)
        return
    if isinstance(reason, OSError) and reason.errno == errno.ENOSPC:
        print(f"{program}: error: {reason.strerror}", file=sys.stderr)
        return
    where = Source(program, "")
    if isinstance(reason, SourceError):
        where = reason.source
    if not isinstance(reason, DiagnosticError):
        screen(render(internal_error("the command line", reason), where))
        return
    for diagnostic in reason.diagnostics:
        screen(render(diagnostic, where))

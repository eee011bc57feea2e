"""The program iree-sched: one command for each file in `commands/`."""

from __future__ import annotations

import sys

from iree_sched.cli.program import FAILURE, asks_for_version, end_process_after, run_program
from iree_sched.version import __version__

TYPE_CHECKING = False  # type checkers take it for typing's, which takes time to import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

PROGRAM = "iree-sched"


def program() -> NoReturn:
    """Runs the program and ends the process."""
    end_process_after(main)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; returns its exit status."""
    return run_program(PROGRAM, _run, arguments)


def _run(arguments: list[str]) -> int:
    if asks_for_version(arguments[:1]):
        print(f"{PROGRAM} version {__version__}")
        return 0
    import click

    from iree_sched.cli.commandline import describe_error
    from iree_sched.cli.group import CommandGroup

    group = CommandGroup()
    try:
        with group.make_context(PROGRAM, arguments or ["--help"]) as context:
            status = group.invoke(context)
            return status if isinstance(status, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as reason:
        where = reason.ctx.command_path if reason.ctx is not None else PROGRAM
        print(describe_error(reason, where), file=sys.stderr)
        print(f"Try '{where} --help'.", file=sys.stderr)
        return getattr(reason.ctx and reason.ctx.command, "failure", FAILURE)
    except (BrokenPipeError, click.Abort):
        raise
    except Exception as reason:
        from iree_sched.cli.failures import show_failure
        from iree_sched.cli.screen import make_screen

        show_failure(reason, PROGRAM, make_screen(None))
    return FAILURE

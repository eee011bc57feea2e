"""The program iree-sched-opt.

Nothing heavy is imported before it is known what is asked for: `--version` answers at once.
"""

from __future__ import annotations

from iree_sched.cli.program import asks_for_version, end_process_after, run_program
from iree_sched.version import __version__

TYPE_CHECKING = False  # type checkers take it for typing's, which takes time to import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

PROGRAM = "iree-sched-opt"


def program() -> NoReturn:
    """Runs the program and ends the process."""
    end_process_after(main)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; returns its exit status, 1 for every failure, as iree-opt does."""
    return run_program(PROGRAM, _run, arguments)


def _run(arguments: list[str]) -> int:
    if asks_for_version(arguments):
        print(f"{PROGRAM} version {__version__}")
        return 0
    from iree_sched.cli.driver import drive

    return drive(arguments, PROGRAM)


if __name__ == "__main__":
    program()

"""iree-sched hook: the stream phase with our schedulers, for builds of one's own."""

from __future__ import annotations

from typing import Any

import click

from iree_sched.cli.commands.compile import CompileCommand
from iree_sched.cli.compile_flags import SCHEDULING
from iree_sched.cli.llvm_flags import Option, ValueRule

HELP = """Runs IREE's stream phase, with the schedulers of this project in it, as a filter.

\b
iree-compile --compile-to=flow model.mlir FLAGS |
    iree-sched hook FLAGS |
    iree-compile --compile-from=stream - FLAGS -o model.vmfb

With --write it writes the parts for other build systems: the pass lists before and after
scheduling, and a POSIX shell script, schedule_and_compile.sh."""

_OUTPUT = Option(
    "o",
    help="Where the IR goes.",
    rule=ValueRule.REQUIRED,
    placeholder="file",
    default="-",
)
_WRITE = Option(
    "write",
    help="Write pass lists and a script to this folder, for the flags given.",
    rule=ValueRule.REQUIRED,
    placeholder="folder",
)


@click.pass_context
def _run(ctx: click.Context, /, **given: Any) -> int:
    from iree_sched.cli.hook_driver import drive_hook

    return drive_hook(ctx, given)


command = CompileCommand(
    "hook",
    help=HELP,
    short_help="Run IREE's stream phase with our schedulers in it, as a filter or as a script.",
    params=[
        click.Argument(["input"], nargs=-1),
        *(option for option in SCHEDULING if option.name not in ("save_temps", "dry_run")),
        _WRITE,
        _OUTPUT,
    ],
    callback=_run,
    add_help_option=False,
)

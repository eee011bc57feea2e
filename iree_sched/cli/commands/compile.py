"""iree-sched compile: iree-compile, with our schedulers in it."""

from __future__ import annotations

from typing import Any

import click

from iree_sched.cli.commandline import LlvmCommand
from iree_sched.cli.compile_flags import DRIVER, QUESTIONS, SCHEDULING

HELP = """Compiles a module as iree-compile does, with the schedulers of this project in it.

All flags of iree-compile are taken; `iree-compile --help` lists them."""


class CompileCommand(LlvmCommand):
    """The command, which leaves the flags that it does not know to IREE."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads response files and values that are set apart, then the flags."""
        if "--help" in args or "-h" in args:
            click.echo(ctx.get_help())
            ctx.exit()
        from iree_sched.cli.compile_driver import prepare_arguments

        return super().parse_args(ctx, prepare_arguments(args, self))


@click.pass_context
def _run(ctx: click.Context, /, **given: Any) -> int:
    from iree_sched.cli.compile_driver import drive_compile

    return drive_compile(ctx, given)


command = CompileCommand(
    "compile",
    help=HELP,
    short_help="Compile a module as iree-compile does, with our schedulers in it.",
    params=[click.Argument(["input"], nargs=-1), *SCHEDULING, *DRIVER, *QUESTIONS],
    callback=_run,
    add_help_option=False,
)

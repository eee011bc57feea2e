"""iree-sched diff: what one schedule does differently from another, op by op."""

from __future__ import annotations

import click

from iree_sched.cli.options import format_option
from iree_sched.cli.program import TROUBLE

HELP = """Shows which ops two schedules of one module run at different places.

An op's place is its device, its execute region (by number, in program order), and its wave in it.
Ops are matched by what they compute, not by where they stand.

A and B are stream IR with execute regions; one of them may be `-`, standard input.
The exit status is 0 if both schedules are the same, 1 if not, 2 if something is wrong."""


class DiffCommand(click.Command):
    """The command, whose status 1 is no failure."""

    failure = TROUBLE


@click.command(cls=DiffCommand, help=HELP, short_help="Show what two schedules do differently.")
@click.argument("a")
@click.argument("b")
@format_option
def command(a: str, b: str, form: str) -> int:
    """Runs the command."""
    from iree_sched.cli.schedule_report import report_diff

    return report_diff(a, b, form)

"""iree-sched stats: what a schedule is, in numbers."""

from __future__ import annotations

import click

from iree_sched.cli.options import format_option

HELP = """Shows what a scheduled module is, by function and device.

\b
regions      execute regions
waves        groups of ops that run at the same time; an op that runs alone is one
ops          ops that run, and how many a wave at most
chain        waves that run one after the other, from region to region
crossing     bytes that come from other devices
peak         most transient bytes that are live in a region at one time
allocated    transient bytes that IREE allocates, with --iree

FILE is stream IR with execute regions, as `iree-sched compile --save-temps` leaves it in
NAME.scheduled.mlir; `-` is standard input."""


@click.command(help=HELP, short_help="Show regions, waves, chains and bytes of a schedule.")
@click.argument("file", default="-")
@click.option("--iree", is_flag=True, help="Ask the installed IREE what it allocates.")
@format_option
def command(file: str, iree: bool, form: str) -> int:
    """Runs the command."""
    from iree_sched.cli.schedule_report import report_stats

    return report_stats(file, iree, form)

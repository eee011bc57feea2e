"""iree-sched compare: the same program under several policies and executors."""

from __future__ import annotations

import click

from iree_sched.cli.options import format_option
from iree_sched.cli.simulation_options import (
    SimulationOptions,
    executor_option,
    simulation_options,
)

HELP = """Simulates a program as `iree-sched simulate` does, under several policies and executors.

FILE is HAL IR as compiled, or stream IR with execute regions; `-` is standard input. With --seeds
each is run that often, with --jitter under other chances each time, but the same for all policies.

\b
makespan     of all, in microseconds; the median of the seeds; - where a call never ends
p50, p99     microseconds from a call's time to its end, of calls that ended
misses       calls that ended after their deadline, or never
unfinished   calls that never ended, as no worker was left for them; then the exit status is 1
busy         share of the time in which workers worked
moved        bytes that went from a memory to another
replans      how often the policy hybrid made its plan anew"""


@click.command(help=HELP, short_help="Compare policies and executors on a described machine.")
@click.argument("file", default="-")
@executor_option("regions", "task-graph")
@click.option(
    "--policy",
    metavar="[FUNCTION=|PRIORITY=]POLICY[,...]",
    multiple=True,
    help="A policy to compare; several with commas are one. All policies if none is given.",
)
@click.option("--seeds", type=click.IntRange(1, 1000), default=1, help="How often to run each.")
@format_option
@simulation_options
def command(*, file: str, options: SimulationOptions, seeds: int, form: str) -> int:
    """Runs the command."""
    from iree_sched.cli.comparison_report import report_comparison

    return report_comparison(file, options, seeds, form)

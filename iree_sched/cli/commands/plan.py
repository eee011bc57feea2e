"""iree-sched plan: a schedule computed before the program runs."""

from __future__ import annotations

import click

from iree_sched.cli.durations import nanoseconds, seconds

HELP = """Computes when and where everything runs.

--problem takes a flexible job shop in the plain text of published instances: first jobs and
machines; then a line for each job, with its number of operations, and for each of these the
number of its alternatives and as many pairs of machine and duration.

Times have units, as in 10s, 100ms, 5us or 80ns."""


@click.command(help=HELP, short_help="Compute a schedule for described hardware.")
@click.option("--problem", metavar="FILE", required=True, help="Flexible job shop, plain text.")
@click.option("--solver", metavar="NAME", help="Who searches.")
@click.option(
    "--time-limit",
    metavar="TIME",
    type=seconds,
    default="10s",
    show_default=True,
    help="When to end the search.",
)
@click.option(
    "--window",
    metavar="TIME",
    type=nanoseconds,
    default="0",
    help="Length of the windows of the plan; without a unit, in that of the problem.",
)
@click.option("--seed", type=int, default=0, help="Seed of all chance.")
@click.option("-o", "--output", metavar="FILE", help="Write the plan there, as JSON.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="How to show the plan.",
)
def command(
    problem: str,
    solver: str | None,
    time_limit: float,
    window: int,
    seed: int,
    output: str | None,
    form: str,
) -> int:
    """Runs the command."""
    from iree_sched.cli.plan_report import report_plan
    from iree_sched.plan.solver import Limits

    return report_plan(problem, solver, Limits(time_limit, seed), window, output, form)

"""iree-sched simulate: how long a compiled or scheduled program would take on a machine."""

from __future__ import annotations

import click

from iree_sched.cli.simulation_options import SimulationOptions, executor_option, simulation_options

HELP = """Runs a program on a machine that need not be there, as IREE's task system would.

FILE is HAL IR as compiled (`iree-compile --compile-to=hal`), with workgroup counts, barriers and
fences, or stream IR with execute regions, where the number of tiles is estimated; `-` is standard
input.

\b
--executor
  regions     IREE 3.13: a queue runs one command buffer at a time, region by region, and any of
              its workers takes tiles
  task-graph  IREE before 3.12: a graph of tasks, a coordinator, mailboxes, shards, stealing
--policy      which queue takes work that names none: POLICY, FUNCTION=POLICY or PRIORITY=POLICY
  static           what IREE takes
  round-robin      one queue after the other
  least-loaded     where the least is to be done
  earliest-finish  where it would end first, with what is to be moved
  steal            as static, but queues without work take what waits elsewhere
  plan             as --plan says, or as earliest-finish in a run without jitter and changes
  hybrid           as plan, but made anew where a window shows that it is late"""


@click.command(help=HELP, short_help="Simulate a program on a described machine.")
@click.argument("file", default="-")
@executor_option("regions")
@click.option(
    "--policy",
    metavar="[FUNCTION=|PRIORITY=]POLICY",
    multiple=True,
    help="Which queue takes work that names none.",
)
@click.option(
    "--against",
    metavar="FILE",
    help="Say where the program stands otherwise than in this stream IR or plan.",
)
@click.option("--gantt", is_flag=True, help="Draw what each worker does.")
@click.option("--html", metavar="FILE", help="Write a page with what each worker does.")
@click.option("--trace", metavar="FILE", help="Write a trace for Chrome or Perfetto.")
@click.option("--json", "data", metavar="FILE", help="Write all that happened.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="How to show the numbers.",
)
@simulation_options
def command(
    *,
    file: str,
    options: SimulationOptions,
    against: str | None,
    gantt: bool,
    html: str | None,
    trace: str | None,
    data: str | None,
    form: str,
) -> int:
    """Runs the command."""
    from iree_sched.cli.simulation_report import Charts, report_simulation

    charts = Charts(gantt, html, trace, data)
    return report_simulation(file, options, charts, form, against)

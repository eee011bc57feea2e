"""iree-sched plan: a schedule computed before the program runs."""

from __future__ import annotations

import click

from iree_sched.cli.durations import nanoseconds, seconds

HELP = """Computes when and where everything runs.

FILE is stream IR before scheduling, as `iree-sched compile --save-temps` leaves it in
NAME.pre.mlir; `-` is standard input. Its functions are planned together, each as one job, or as
`iree_sched.job = {period_ns, release_ns, deadline_ns, priority}` on them says. How long a dispatch
takes on a resource is taken from --costs, or else from `iree_sched.cost_ns` on the op, or else
estimated. `iree-sched compile --sched-plan=PLAN` schedules as planned.

--problem takes a flexible job shop in the plain text of published instances instead: first jobs
and machines; then a line for each job, with its number of operations, and for each of these the
number of its alternatives and as many pairs of machine and duration. -o then writes the plan.

Times have units, as in 10s, 100ms, 5us or 80ns."""


_OF_MODULES = ("hardware", "queues", "costs", "function", "objective", "affinity")


@click.command(help=HELP, short_help="Compute a schedule for described hardware.")
@click.argument("file", required=False)
@click.option("--problem", metavar="FILE", help="Flexible job shop, plain text.")
@click.option(
    "--hardware",
    metavar="WHICH",
    default="host",
    show_default=True,
    help="What runs it: a name or a file, see `iree-sched hardware`.",
)
@click.option(
    "--queues",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Share the cores of the hardware out to so many queues.",
)
@click.option(
    "--costs",
    metavar="[RESOURCE=]FILE",
    multiple=True,
    help="Measured durations, for one resource (or a glob) or for all cores: from `iree-sched "
    "profile`, iree-benchmark-module or iree-profile.",
)
@click.option("--function", metavar="NAME", multiple=True, help="Plan only this function.")
@click.option(
    "--objective",
    type=click.Choice(["makespan", "lateness"]),
    default="makespan",
    show_default=True,
    help="Meet all deadlines and end early, or be late as little as can be.",
)
@click.option(
    "--solver",
    metavar="NAME",
    help="Who searches: heft, peft, local-search, or cp-sat, which is taken by default if OR-Tools "
    "is installed, and else local-search.",
)
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
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, help="Seed of all chance.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    help="Threads of cp-sat; with more than one, plans may differ from run to run.",
)
@click.option("-o", "--output", metavar="FILE", help="Write the module, with the plan noted in it.")
@click.option("--plan", metavar="FILE", help="Write the plan, as JSON.")
@click.option(
    "--affinity",
    type=click.Choice(["planned", "dynamic"]),
    default="planned",
    show_default=True,
    help="Bind all ops of the module to queues, or leave those open that take as long on any.",
)
@click.option("--gantt", is_flag=True, help="Show a chart of the plan.")
@click.option("--html", metavar="FILE", help="Write a page with a chart of the plan.")
@click.option("--trace", metavar="FILE", help="Write a trace for Chrome or Perfetto.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="How to show the plan.",
)
def command(
    file: str | None,
    problem: str | None,
    hardware: str,
    queues: int | None,
    costs: tuple[str, ...],
    function: tuple[str, ...],
    objective: str,
    solver: str | None,
    time_limit: float,
    window: int,
    seed: int,
    workers: int,
    output: str | None,
    plan: str | None,
    affinity: str,
    gantt: bool,
    html: str | None,
    trace: str | None,
    form: str,
) -> int:
    """Runs the command."""
    from iree_sched.cli.plan_model import ModelRequest
    from iree_sched.cli.plan_report import Outputs, Solving, report_instance, report_model
    from iree_sched.plan.applying import Pinning
    from iree_sched.plan.problem import Objective
    from iree_sched.plan.solver import Limits

    if (file is None) == (problem is None):
        raise click.UsageError("give a FILE of stream IR, or --problem")
    if problem is not None:
        _refuse_flags_of_modules()
    solving = Solving(solver, Limits(time_limit, seed, workers), window)
    if problem is not None:
        outputs = Outputs(None, plan or output, html, trace, gantt, form)
        return report_instance(problem, solving, outputs)
    assert file is not None
    outputs = Outputs(output, plan, html, trace, gantt, form)
    request = ModelRequest(file, function, costs, Objective(objective))
    return report_model(request, hardware, queues, solving, outputs, Pinning(affinity))


def _refuse_flags_of_modules() -> None:
    """An instance has machines, durations and an objective of its own."""
    context = click.get_current_context()
    for name in _OF_MODULES:
        if context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT:
            raise click.UsageError(f"--{name} is for modules, not for --problem", context)

"""iree-sched profile: measures how long each dispatch of a build takes."""

from __future__ import annotations

import click

HELP = """Measures how long each dispatch of a build takes, for `iree-sched plan --costs`.

Runs a function again and again with iree-benchmark-module and IREE's device profiling, and takes
the median of what each dispatch took. FLAGS are for iree-benchmark-module: inputs, parameters,
devices. Without flags about devices it runs on one core, which is what a resource of one core
needs; for one of four, give --device=local-task --task_topology_cpu_ids=0,1,2,3."""


@click.command(
    help=HELP,
    short_help="Measure the dispatches of a build.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("module")
@click.argument("flags", nargs=-1, type=click.UNPROCESSED)
@click.option("--function", metavar="NAME", required=True, help="What to run.")
@click.option(
    "--runs",
    metavar="N",
    type=click.IntRange(1, 100_000),
    default=50,
    show_default=True,
    help="How often to run it.",
)
@click.option(
    "--resource", metavar="GLOB", default="", help="Resources of the hardware that it is for."
)
@click.option("-o", "--output", metavar="FILE", default="-", help="Where the costs go.")
def command(
    module: str, flags: tuple[str, ...], function: str, runs: int, resource: str, output: str
) -> int:
    """Runs the command."""
    from iree_sched.cli.files import FileError, OutputFile, check_outputs
    from iree_sched.iree.profiling import measure
    from iree_sched.iree.tools import ToolError
    from iree_sched.plan.costs_json import costs_text

    check_outputs(output, inputs=[module])
    try:
        measurements = measure(module, function, flags, runs, resource)
    except ToolError as reason:
        raise FileError(f"iree-sched profile: error: {reason}") from reason
    OutputFile(output).write(costs_text(measurements))
    return 0

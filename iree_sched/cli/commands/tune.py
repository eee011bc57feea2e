"""iree-sched tune: which partitioners are best for a model."""

from __future__ import annotations

from typing import Any

import click

from iree_sched.cli.commands.compile import CompileCommand
from iree_sched.cli.compile_flags import SCHEDULING
from iree_sched.cli.llvm_flags import Option, ValueRule

HELP = """Tries partitioners and their options on a model, and writes the best as scheduling specs.

MODEL is what iree-compile takes, with the flags that it needs, or IR right before scheduling, as
`iree-sched compile --save-temps` leaves it in NAME.pre.mlir. The next build takes what is written
with --iree-sched-spec-path=FILE.

What was measured is in a journal: after a kill, the same command goes on from there."""

_REQUIRED = ValueRule.REQUIRED
_OBJECTIVES = {
    "bytes": "Transient memory, as IREE allocates it.",
    "latency": "Time, as simulated on described hardware.",
    "time": "Time, as measured on this machine by iree-benchmark-module.",
}
OPTIONS = (
    Option(
        "o",
        help="Where the specs go (default: standard output).",
        rule=_REQUIRED,
        placeholder="file",
        default="-",
    ),
    Option(
        "objective",
        help="What is to be as little as can be.",
        rule=_REQUIRED,
        values=_OBJECTIVES,
        default="bytes",
    ),
    Option(
        "function",
        help="Tune only functions whose name matches this glob.",
        rule=_REQUIRED,
        placeholder="glob",
        multiple=True,
    ),
    Option(
        "partitioner",
        help="Try only partitioners whose name matches this glob, and IREE's.",
        rule=_REQUIRED,
        placeholder="glob",
        multiple=True,
    ),
    Option(
        "executor",
        help="Where to measure: processes, or dask://HOST:PORT.",
        rule=_REQUIRED,
        placeholder="executor",
        default="processes",
    ),
    Option(
        "jobs",
        help="Number of processes (default: one for each core; one where time is measured).",
        rule=_REQUIRED,
        placeholder="number",
        numeric=True,
    ),
    Option(
        "journal",
        help="File for what was measured (default: MODEL.tune.jsonl in the current folder).",
        rule=_REQUIRED,
        placeholder="file",
    ),
    Option(
        "hardware",
        help="Name or file of a description of the machine that latency is simulated on.",
        rule=_REQUIRED,
        placeholder="name",
        default="host",
    ),
    Option(
        "run-flag",
        help="Flag for iree-benchmark-module, such as --device=local-task or --parameters=...",
        rule=_REQUIRED,
        placeholder="flag",
        multiple=True,
    ),
)


@click.pass_context
def _run(ctx: click.Context, /, **given: Any) -> int:
    from iree_sched.cli.tune_driver import drive_tune

    return drive_tune(ctx, given)


command = CompileCommand(
    "tune",
    help=HELP,
    short_help="Find the best partitioners for a model, and write them as specs.",
    params=[
        click.Argument(["input"], nargs=-1),
        *OPTIONS,
        *(option for option in SCHEDULING if option.name in ("load_pass_plugin", "sched_release")),
    ],
    callback=_run,
    add_help_option=False,
)

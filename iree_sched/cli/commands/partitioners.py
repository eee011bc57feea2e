"""iree-sched partitioners: which algorithms there are."""

from __future__ import annotations

import click

HELP = """Lists the partitioners with their options and where they come from: built in, from an
installed package (entry points iree_sched.execution_partitioners and
iree_sched.concurrency_partitioners), or from the files given.

\b
One is chosen by an attribute of an execute region, a function or the module,
  iree_sched.concurrency = {partitioner = "NAME", option = value}
or else by the option of its pass,
  --iree-stream-schedule-concurrency='partitioner=NAME{option=value}'"""

_KINDS = ("execution", "concurrency")


@click.command(help=HELP, short_help="List partitioners, their options and where they come from.")
@click.argument("kind", type=click.Choice(_KINDS), required=False)
@click.option(
    "--load-pass-plugin",
    "plugins",
    metavar="FILE",
    multiple=True,
    help="List the partitioners of a Python file, too.",
)
def command(kind: str | None, plugins: tuple[str, ...]) -> int:
    """Runs the command."""
    from iree_sched.cli.partitioner_list import list_partitioners

    return list_partitioners(kind, plugins)

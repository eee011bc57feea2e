"""iree-sched hardware: descriptions of hardware to plan for."""

from __future__ import annotations

import click

HELP = """Shows and checks a description of hardware; without an argument, lists those there are.

WHICH is a name (`host` is this machine) or a file in TOML:

\b
  name = "soc"
  dispatch_overhead_ns = 3000
  region_overhead_ns = 20_000
  devices = ["@cpu", "@npu"]    # symbols in the IR
  [[resource]]                  # a queue that runs one op at a time
  name = "npu"
  kind = "accelerator"          # or "cpu"
  device = "@npu"
  queue = 0
  workers = [0, 1]              # ids from 0 to 63, or a mask
  operations_per_second = 1e12
  bytes_per_second = 2e10
  memory_bytes = 67_108_864
  runs = ["*matmul*"]           # symbols of dispatches
  [[link]]
  between = ["cpu", "npu"]      # or from and to
  latency_ns = 20_000
  bytes_per_second = 4e9

With --format=toml the output is a file to begin with."""


@click.command(help=HELP, short_help="Show and check a description of hardware.")
@click.argument("which", required=False)
@click.option(
    "--queues",
    metavar="N",
    type=click.IntRange(1, 64),
    help="Share the cores of WHICH out to so many queues.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "toml"]),
    default="table",
    help="How to show it.",
)
def command(which: str | None, queues: int | None, form: str) -> int:
    """Runs the command."""
    from iree_sched.cli.hardware_report import report_hardware

    return report_hardware(which, queues, form)

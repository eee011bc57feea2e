"""Builds the schedules of a model, compares what they compute, and times them against each other.

usage: python benchmarks/latency.py DIR [--models A,B] [--partitioners P,P] [--rounds N]

DIR holds a folder for each model with model.mlir, pre.mlir and meta.json. Every entry function is
timed by iree-benchmark-module on local-task, in rounds in which each build has its turn; a ratio is
the median over the rounds of the time of a build over that of the first partitioner's in the same
round. Exit status 1 if builds do not compute the same.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen
from rich.console import Console
from rich.table import Table

from benchmarks.schedules import form_regions, form_waves
from examples.run_model import compare, device_flags, write_inputs, write_parameters
from iree_sched.iree import tools

PARTITIONERS = ("reference", "reference{favor=max-concurrency}", "latency", "memory")


@frozen
class Timing:
    """How one build does.

    Attributes:
      milliseconds: of each entry function, the median over the rounds, added up.
      ratio: to the first build, the median over the rounds.
      spread: half the distance between the quartiles of that ratio.
      difference: the largest from what the first build computes, relative; above 1e-5 it is wrong.
    """

    milliseconds: float
    ratio: float
    spread: float
    difference: float

    def __str__(self) -> str:
        wrong = "" if self.difference <= 1e-5 else f" WRONG by {self.difference:.1g}"
        return f"{self.milliseconds:.2f} ms, {self.ratio:.3f} ± {self.spread:.3f}{wrong}"


def build(folder: Path, stream: str, output: Path) -> None:
    """Compiles a module after IREE's stream passes."""
    flags = json.loads((folder / "meta.json").read_text("utf-8"))["compile_flags"]
    tools.run("iree-compile", ["--compile-from=stream", *flags, "-", "-o", str(output)], stream)


def compare_builds(folder: Path, streams: Sequence[str], rounds: int) -> list[Timing]:
    """Builds and times modules after IREE's stream passes; the first is what others are held to."""
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        builds = [scratch / f"{number}.vmfb" for number in range(len(streams))]
        for stream, output in zip(streams, builds, strict=True):
            build(folder, stream, output)
        found = compare(folder, builds)
        times = time_builds(folder, builds, rounds, scratch)
    differences = [
        max((c.difference if c.finite else float("inf")) for c in found if c.build == output)
        for output in builds
    ]
    return [
        _timing(mine, times[0], difference)
        for mine, difference in zip(times, differences, strict=True)
    ]


def time_builds(
    folder: Path, builds: Sequence[Path], rounds: int, scratch: Path
) -> list[list[float]]:
    """Milliseconds of each build in each round, all entry functions added up."""
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    shared = device_flags(meta["devices"]) + write_parameters(folder / "model.mlir", scratch)
    inputs = {
        name: write_inputs(name, function["inputs"], scratch)
        for name, function in meta["functions"].items()
    }
    times: list[list[float]] = [[] for _ in builds]
    for number in range(rounds):
        # Every other round backwards, so that a drift of the machine's speed cancels out.
        order = list(enumerate(builds))
        for place, output in order if number % 2 == 0 else reversed(order):
            total = sum(_time(output, name, [*shared, *flags]) for name, flags in inputs.items())
            times[place].append(total)
    return times


def _time(output: Path, function: str, flags: Sequence[str]) -> float:
    """Milliseconds of one call."""
    arguments = [f"--module={output}", f"--function={function}", *flags]
    arguments += ["--benchmark_min_time=0.3s", "--benchmark_format=json"]
    record = json.loads(tools.run("iree-benchmark-module", arguments))["benchmarks"][0]
    scale = {"ns": 1e-6, "us": 1e-3, "ms": 1.0, "s": 1e3}
    return float(record["real_time"]) * scale[record["time_unit"]]


def _timing(mine: Sequence[float], first: Sequence[float], difference: float) -> Timing:
    ratios = [own / other for own, other in zip(mine, first, strict=True)]
    quartiles = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else [ratios[0]] * 3
    spread = (quartiles[2] - quartiles[0]) / 2
    return Timing(statistics.median(mine), statistics.median(ratios), spread, difference)


def time_partitioners(
    folder: Path, partitioners: Sequence[str], rounds: int
) -> Mapping[str, Timing]:
    """Times the waves of partitioners in the execute regions that IREE forms."""
    regions = form_regions((folder / "pre.mlir").read_text("utf-8"), folder.name)
    streams = [form_waves(regions, folder.name, each).stream for each in partitioners]
    return dict(zip(partitioners, compare_builds(folder, streams, rounds), strict=True))


def main(arguments: Sequence[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--models", default="")
    parser.add_argument("--partitioners", default=",".join(PARTITIONERS))
    parser.add_argument("--rounds", type=int, default=10)
    given: Any = parser.parse_args(arguments)
    partitioners = given.partitioners.split(",")
    table = Table("model", *partitioners)
    wrong = False
    for path in sorted(given.folder.glob("*/pre.mlir")):
        if given.models and path.parent.name not in given.models.split(","):
            continue
        timings = time_partitioners(path.parent, partitioners, given.rounds)
        wrong |= any(timing.difference > 1e-5 for timing in timings.values())
        table.add_row(path.parent.name, *map(str, timings.values()))
    Console(width=180).print(table)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Builds every schedule of a model, runs it, and compares what it computes with the reference.

usage: python benchmarks/results.py DIR [--models A,B] [--partitioners P,P]

DIR holds a folder for each model with model.mlir and meta.json. A partitioner is one for waves, in
regions as IREE forms them, or `execution/NAME` for execute regions, with waves as IREE forms them.
Each model is compiled with each by `iree-sched compile`, and the builds run on local-task with
synthetic parameters and inputs. The table shows the largest difference from the first one, relative
to the largest value of an output. Exit status 1 if one is above 1e-5, or not finite, or does not
compile.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.splice import NO_SPECS, Model
from examples.run_model import Comparison, compare
from iree_sched.iree import tools

_EXECUTION = "execution/"
PARTITIONERS = (
    "reference",
    "reference{favor=max-concurrency}",
    "none",
    "memory",
    "memory{waves=0}",
    "memory-bounded",
    "memory-bounded{favor=min-peak-memory}",
    "memory-bounded{favor=max-concurrency}",
    "latency",
    "execution/none",
    "execution/typed-fusion",
    "execution/typed-fusion{overlap}",
)


def choose(partitioner: str) -> list[str]:
    """The flags of `iree-sched compile` that ask for a partitioner."""
    concurrency = execution = "reference"
    if partitioner.startswith(_EXECUTION):
        execution = partitioner.removeprefix(_EXECUTION)
    else:
        concurrency = partitioner
    return [NO_SPECS, f"--sched-execution={execution}", f"--sched-concurrency={concurrency}"]


def check(folder: Path, partitioners: Sequence[str]) -> list[str]:
    """For each partitioner the largest difference, or what went wrong."""
    model = Model.of(folder)
    failures: dict[int, str] = {}
    with tempfile.TemporaryDirectory() as temporary:
        builds = [Path(temporary) / f"{number}.vmfb" for number in range(len(partitioners))]
        for number, output in enumerate(builds):
            flags = [*model.flags, *choose(partitioners[number])]
            try:
                tools.run("iree-sched", ["compile", *flags, str(model.source), "-o", str(output)])
            except tools.ToolError as reason:
                failures[number] = str(reason).splitlines()[0]
        built = [output for number, output in enumerate(builds) if number not in failures]
        found = compare(folder, built)
    return [
        f"FAILS: {failures[number]}" if number in failures else judge(found, output)
        for number, output in enumerate(builds)
    ]


def judge(found: Sequence[Comparison], build: Path) -> str:
    """The largest difference of a build in all entry functions, or what is wrong with it."""
    own = [comparison for comparison in found if comparison.build == build]
    if all(comparison.ok for comparison in own):
        return f"{max(comparison.difference for comparison in own):.2g}"
    return "WRONG: " + "; ".join(map(str, own))


def main(arguments: Sequence[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--models", default="")
    parser.add_argument("--partitioners", default=",".join(PARTITIONERS))
    given = parser.parse_args(arguments)
    partitioners = given.partitioners.split(",")
    table = Table("partitioner")
    columns: list[list[str]] = []
    for path in sorted(given.folder.glob("*/model.mlir")):
        if given.models and path.parent.name not in given.models.split(","):
            continue
        table.add_column(path.parent.name)
        columns.append(check(path.parent, partitioners))
        print(f"{path.parent.name}: {', '.join(columns[-1])}", file=sys.stderr)
    for partitioner, row in zip(partitioners, zip(*columns, strict=True), strict=True):
        table.add_row(partitioner, *row)
    Console(width=200).print(table)
    return 1 if any(word[0] in "FW" for column in columns for word in column) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

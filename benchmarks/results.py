"""Builds every schedule of a model, runs it, and compares what it computes with the reference.

usage: python benchmarks/results.py DIR [--models A,B] [--partitioners P,P]

DIR holds a folder for each model with model.mlir, pre.mlir and meta.json. A partitioner is one for
waves, in regions as IREE forms them, or `execution/NAME` for execute regions, with waves as IREE
forms them. Each result goes through the rest of IREE's compiler and runs on local-task with
synthetic parameters and inputs; where two are the same after IREE's stream passes, one is built.
The table shows the largest difference from the reference, relative to the largest value of an
output. Exit status 1 if one is above 1e-5, or not finite, or does not compile.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.latency import build
from benchmarks.schedules import form_regions, form_waves
from examples.run_model import compare

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


def form(folder: Path, partitioner: str) -> str:
    """A model after IREE's stream passes, scheduled by a partitioner."""
    text = (folder / "pre.mlir").read_text("utf-8")
    if partitioner.startswith(_EXECUTION):
        regions = form_regions(text, folder.name, partitioner.removeprefix(_EXECUTION))
        return form_waves(regions, folder.name, "reference").stream
    return form_waves(form_regions(text, folder.name), folder.name, partitioner).stream


def check(folder: Path, partitioners: Sequence[str]) -> list[str]:
    """For each partitioner the largest difference, or what went wrong."""
    streams: dict[str, Path] = {}
    with tempfile.TemporaryDirectory() as temporary:
        verdicts: dict[str, Path | str] = {}
        for partitioner in partitioners:
            try:
                stream = form(folder, partitioner)
                if stream not in streams:
                    output = Path(temporary) / f"{len(streams)}.vmfb"
                    build(folder, stream, output)
                    streams[stream] = output
                verdicts[partitioner] = streams[stream]
            except RuntimeError as reason:
                verdicts[partitioner] = f"FAILS: {str(reason).splitlines()[0]}"
        found = compare(folder, list(streams.values()))
    words = []
    for verdict in verdicts.values():
        own = [comparison for comparison in found if comparison.build == verdict]
        if isinstance(verdict, str):
            words.append(verdict)
        elif all(comparison.ok for comparison in own):
            words.append(f"{max(comparison.difference for comparison in own):.2g}")
        else:
            words.append("WRONG: " + "; ".join(map(str, own)))
    return words


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
    for path in sorted(given.folder.glob("*/pre.mlir")):
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

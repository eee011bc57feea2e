"""Compares partitioners on a folder of models by what IREE makes of their waves.

usage: python benchmarks/quality.py DIR [--models A,B] [--partitioners P,P] [--time ROUNDS]
           [--bounds]

DIR holds a folder for each model with pre.mlir, the module right before scheduling, and meta.json,
whose `iree_reference` says what IREE 3.13's own passes give: the benchmark must find the same.
Execute regions are formed as IREE forms them. For each partitioner the table shows execute regions,
waves, the heaviest op of each wave by estimated cost, added up, the transient bytes that IREE
allocates after its own passes, added up, and the seconds spent on waves. Waves and bytes are those
of functions, and behind `+` those of initializers; ops that only allocate are no waves.

Each schedule is checked for hazards by code that shares nothing with the toolkit. With `--time`
each is built, run, compared with what the first one computes, and timed, as benchmarks/latency.py
does. What is claimed of the partitioners follows with its figures; with `--bounds` also what any
partitioner could give, which takes minutes and needs `pip install '.[solver]'`. Exit status 1 if a
schedule is wrong or IREE's own figures are not met; claims that do not hold are only said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.claims import FAST, FAVORS, PARTITIONERS, bounds, claims
from benchmarks.latency import Timing, compare_builds
from benchmarks.schedules import Schedule, form_regions, form_waves
from tests.differential.hazards import compute_alike, find_hazards

_COLUMNS = ("model", "partitioner", "regions", "waves", "chain, µs", "bytes", "seconds", "faults")


def faults(executed: str, schedule: Schedule) -> list[str]:
    """What is wrong with a schedule, as far as the IR shows."""
    found = find_hazards(schedule.text)
    if not compute_alike(executed, schedule.text):
        found.append("computes something else")
    return found


def unlike_iree(schedules: Mapping[str, Schedule], meta: Mapping[str, Any]) -> list[str]:
    """Figures of the reference that are not those of IREE."""
    found = []
    for favor in FAVORS:
        schedule = schedules.get(f"reference{{favor={favor}}}")
        if schedule is None:
            continue
        cost, expected = schedule.functions, meta["iree_reference"][favor]
        # IREE lists ops that only allocate among the waves.
        for name, value in (
            ("execute_regions", cost.regions),
            ("waves", cost.entries),
            ("transient_bytes", cost.bytes),
        ):
            if value != expected[name]:
                found.append(f"{favor}: {name} {value}, IREE has {expected[name]}")
    return found


def add_rows(
    table: Table,
    model: str,
    schedules: Mapping[str, Schedule],
    wrong: Mapping[str, Sequence[str]],
    timings: Mapping[str, Timing],
) -> None:
    """Adds a model to the table."""
    for partitioner, schedule in schedules.items():
        functions, initializers = schedule.functions, schedule.initializers
        table.add_row(
            model,
            partitioner,
            str(functions.regions),
            f"{functions.waves} + {initializers.waves}",
            f"{functions.chain / 1000:,.0f}",
            f"{functions.bytes:,} + {initializers.bytes:,}",
            f"{schedule.seconds:.2f}",
            "; ".join(wrong[partitioner]) or "none",
            str(timings.get(partitioner, "")),
        )
    table.add_section()


def measure(
    folder: Path, partitioners: Sequence[str], table: Table, rounds: int
) -> tuple[dict[str, Schedule], list[str]]:
    """Measures a model and adds it to the table; its schedules, and what is wrong with them."""
    executed = form_regions((folder / "pre.mlir").read_text("utf-8"), folder.name)
    schedules = {each: form_waves(executed, folder.name, each) for each in partitioners}
    wrong = {each: faults(executed, schedule) for each, schedule in schedules.items()}
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    complaints = unlike_iree(schedules, meta)
    timings: dict[str, Timing] = {}
    if rounds:
        streams = [schedule.stream for schedule in schedules.values()]
        timings = dict(zip(schedules, compare_builds(folder, streams, rounds), strict=True))
    for partitioner, timing in timings.items():
        if timing.difference > 1e-5:
            wrong[partitioner].append("computes other values")
    add_rows(table, folder.name, schedules, wrong, timings)
    return schedules, [*complaints, *(fault for found in wrong.values() for fault in found)]


def find_bounds(folder: Path, schedules: Mapping[str, Schedule]) -> tuple[int, int]:
    """Bytes and waves that any partitioner needs, see `claims.bounds`."""
    from benchmarks.bounds import fewest_bytes, fewest_waves, find_tasks  # needs OR-Tools

    tasks = find_tasks(form_regions((folder / "pre.mlir").read_text("utf-8"), folder.name))
    found = fewest_bytes(tasks, schedules[FAST].functions.bytes), fewest_waves(tasks)
    print(
        f"{folder.name}: any partitioner needs {found[0]:,} bytes, {found[1]} waves",
        file=sys.stderr,
    )
    return found


def main(arguments: Sequence[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--models", default="")
    parser.add_argument("--partitioners", default=",".join((*PARTITIONERS, "latency")))
    parser.add_argument("--time", type=int, default=0, metavar="ROUNDS")
    parser.add_argument("--bounds", action="store_true")
    given = parser.parse_args(arguments)
    table = Table(*_COLUMNS, "time and ratio to the first")
    results: dict[str, Mapping[str, Schedule]] = {}
    complaints: list[str] = []
    least: dict[str, tuple[int, int]] = {}
    for path in sorted(given.folder.glob("*/pre.mlir")):
        model = path.parent.name
        if given.models and model not in given.models.split(","):
            continue
        found, wrong = measure(path.parent, given.partitioners.split(","), table, given.time)
        results[model] = found
        if given.bounds:
            least[model] = find_bounds(path.parent, found)
        complaints += [f"{model}: {complaint}" for complaint in wrong]
        print(f"{model}: {'; '.join(wrong) or 'as IREE says, no hazards'}", file=sys.stderr)
    Console(width=170).print(table)
    print(*claims(results), *(bounds(results, least) if least else ()), sep="\n")
    print(*complaints, sep="\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

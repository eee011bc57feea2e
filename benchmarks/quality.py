"""Compares partitioners on a folder of models by what IREE makes of their waves.

usage: python benchmarks/quality.py DIR [--models A,B] [--partitioners P,P] [--time ROUNDS]
           [--bounds]

DIR holds a folder for each model with pre.mlir, the module right before scheduling, and meta.json,
whose `iree_reference` says what IREE 3.13's own passes give: the benchmark must find the same.
Execute regions are formed as IREE forms them, or for `EXECUTION/CONCURRENCY` by the partitioner in
front; where that makes no difference, it is not shown. For each partitioner the table shows execute
regions, waves, the heaviest op of each wave by estimated cost, added up, the transient bytes that
IREE allocates after its own passes, added up, and the seconds spent on waves. Waves and bytes are
those of functions, and behind `+` those of initializers; ops that only allocate are no waves.

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

from benchmarks.claims import FAST, FAVORS, PARTITIONERS, REGIONS, SMALL, bounds, claims
from benchmarks.latency import Timing, compare_builds
from benchmarks.schedules import Schedule, form_regions, form_waves
from iree_sched.partition import Favor
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


def split(partitioner: str) -> tuple[str, str]:
    """The execution partitioner and the concurrency partitioner of `EXECUTION/CONCURRENCY`."""
    front, slash, behind = partitioner.partition("/")
    return (front, behind) if slash and "{" not in front else ("reference", partitioner)


def measure(
    folder: Path, partitioners: Sequence[str], table: Table, rounds: int
) -> tuple[dict[str, Schedule], list[str]]:
    """Measures a model and adds it to the table; its schedules, and what is wrong with them."""
    text = (folder / "pre.mlir").read_text("utf-8")
    made: dict[tuple[str, str], Schedule] = {}
    schedules: dict[str, Schedule] = {}
    wrong: dict[str, list[str]] = {}
    for partitioner in partitioners:
        execution, waves = split(partitioner)
        executed = form_regions(text, folder.name, execution)
        if (executed, waves) not in made:
            made[executed, waves] = form_waves(executed, folder.name, waves)
            wrong[partitioner] = faults(executed, made[executed, waves])
        schedules[partitioner] = made[executed, waves]
    shown = {partitioner: schedules[partitioner] for partitioner in wrong}
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    complaints = unlike_iree(schedules, meta)
    timings: dict[str, Timing] = {}
    if rounds:
        streams = [schedule.stream for schedule in shown.values()]
        timings = dict(zip(shown, compare_builds(folder, streams, rounds), strict=True))
    for partitioner, timing in timings.items():
        if timing.difference > 1e-5:
            wrong[partitioner].append("computes other values")
    add_rows(table, folder.name, shown, wrong, timings)
    return schedules, [*complaints, *(fault for found in wrong.values() for fault in found)]


def find_bounds(folder: Path, schedules: Mapping[str, Schedule]) -> dict[str, tuple[int, int]]:
    """Bytes and waves that any partitioner needs, see `claims.bounds`."""
    from benchmarks.bounds import Allocations, fewest_bytes, fewest_waves, find_tasks  # OR-Tools

    text = (folder / "pre.mlir").read_text("utf-8")
    made: dict[str, tuple[int, int]] = {}
    found: dict[str, tuple[int, int]] = {}
    for prefix in REGIONS:
        executed = form_regions(text, folder.name, split(f"{prefix}{FAST}")[0])
        if executed not in made:
            tasks = find_tasks(executed)
            stream = form_waves(executed, folder.name, FAST).stream
            allocated = Allocations.of(stream, tasks, Favor.MAX_CONCURRENCY)
            made[executed] = (
                fewest_bytes(tasks, allocated, schedules[FAST].functions.waves),
                fewest_waves(tasks, allocated, schedules[SMALL].functions.bytes),
            )
            needs = "any partitioner needs {:,} bytes, {} waves".format(*made[executed])
            print(f"{folder.name}{REGIONS[prefix]}: {needs}", file=sys.stderr)
        found[prefix] = made[executed]
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
    least: dict[str, dict[str, tuple[int, int]]] = {}
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

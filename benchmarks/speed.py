"""Compares time and memory of iree-sched-opt with iree-opt, and shows where the time goes.

usage: python benchmarks/speed.py [--rounds=N] [--models] [--dags] [--blob] [--start] [DIR...]

Runs both passes as whole processes, in turns: ours, the `iree-opt` command that pip installs, and
the bare binary behind it. Prints medians of wall times (milliseconds), medians of the ratios of
each round, ratios in time of the processor ("cpu"), which vary less on a busy machine, peak memory
(MB), and a table of our phases.

  DIR...    folders with `*/pre.mlir`; examples/ is always among them
  --models  only DIR... and the examples; without any of these flags all is run
  --dags    only generated modules: 100 to 64,000 dispatches of several shapes
  --blob    only a module of 100 MB, nearly all of it in bodies and constants that nobody looks at
  --start   only start-up: --version, and ten ops
  --rounds  how often each is run (default 5; what takes long only twice)
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from attrs import define, frozen
from rich.console import Console
from rich.table import Table

from benchmarks.generated import SHAPES
from benchmarks.phases import PHASES
from iree_sched.iree.tools import find
from tests.differential.oracle import CONCURRENCY, EXECUTION, pipeline

ROOT = Path(__file__).resolve().parents[1]
SIZES = (100, 1_000, 4_000, 16_000, 64_000)
_LONG = 4.0  # seconds; runs that take longer are repeated only once
_IMPORTS = "import re, typing, contextlib"  # what a run of a file cannot do without
_LIBRARIES = "import attrs, click"  # what it would import if it were written with these alone


@frozen
class Run:
    """One process: wall time and time of the processor in seconds, and peak memory in bytes."""

    seconds: float
    processor: float
    peak: int


@define
class Case:
    """A file to be run, or without a file just `--version`."""

    name: str
    file: Path | None


def run(command: Sequence[str]) -> Run:
    """Runs a command, its output thrown away.

    Raises:
      RuntimeError: it failed.
    """
    with tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=errors, env=_environment()
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(f"{command[0]}: {errors.read().decode()[:500]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def _environment() -> dict[str, str]:
    """That of this process, but with byte code kept, as where the packages are installed."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def compare(commands: Sequence[Sequence[str]], rounds: int) -> list[list[Run]]:
    """Runs commands in turns, after one run of the first that fills caches; the runs of each."""
    run(commands[0])
    runs: list[list[Run]] = [[] for _ in commands]
    for turn in range(rounds):
        for command, done in zip(commands, runs, strict=True):
            done.append(run(command))
        if turn and sum(done[-1].seconds for done in runs) > _LONG:
            break
    return runs


def commands_for(case: Case) -> list[list[str]]:
    """Ours, the installed iree-opt, the bare one."""
    tools = [[str(Path(sys.executable).parent / "iree-sched-opt")]]
    tools += [[find("iree-opt")], [_bare()]]
    if case.file is None:
        return [[*tool, "--version"] for tool in tools]
    flag = f"--pass-pipeline={pipeline(EXECUTION, CONCURRENCY)}"
    return [[*tool, str(case.file), flag] for tool in tools]


def _bare() -> str:
    """The program that the `iree-opt` command starts."""
    spec = importlib.util.find_spec("iree.compiler")
    assert spec is not None
    folders = [Path(folder) / "_mlir_libs" for folder in spec.submodule_search_locations or ()]
    return str(next(f / "iree-opt" for f in folders if (f / "iree-opt").exists()))


def phases(case: Case) -> dict[str, float]:
    """Seconds by phase."""
    script = str(ROOT / "benchmarks" / "phases.py")
    environment = {**_environment(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, script, str(case.file)], capture_output=True, env=environment, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def report(title: str, cases: Sequence[Case], rounds: int, console: Console) -> None:
    """Runs cases and prints both tables."""
    times = Table("case", "ours", "iree-opt", "ratio", "cpu", "bare", "ratio", "cpu")
    for heading in ("MB", "MB", "ratio"):
        times.add_column(heading)
    times.title = f"{title}: milliseconds, and peak memory"
    spent = Table("case", *PHASES, title=f"{title}: our phases, milliseconds")
    for case in cases:
        ours, theirs, bare = compare(commands_for(case), rounds)
        times.add_row(
            case.name,
            *(_milliseconds(ours), _milliseconds(theirs)),
            *(_ratio(ours, theirs), _processor_ratio(ours, theirs)),
            *(_milliseconds(bare), _ratio(ours, bare), _processor_ratio(ours, bare)),
            *(_megabytes(ours), _megabytes(theirs)),
            f"{_peak(ours) / _peak(theirs):.2f}",
        )
        if case.file is not None:
            found = phases(case)
            spent.add_row(case.name, *(f"{found[phase] * 1000:.0f}" for phase in PHASES))
    console.print(times)
    if spent.row_count:
        console.print(spent)


def _milliseconds(runs: Sequence[Run]) -> str:
    return f"{median(r.seconds for r in runs) * 1000:.0f}"


def _ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> str:
    return f"{median(a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True)):.2f}"


def _processor_ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> str:
    return f"{median(a.processor / b.processor for a, b in zip(ours, theirs, strict=True)):.2f}"


def _peak(runs: Sequence[Run]) -> float:
    return median(r.peak for r in runs)


def _megabytes(runs: Sequence[Run]) -> str:
    return f"{_peak(runs) / 1e6:.0f}"


def models(folders: Sequence[str]) -> list[Case]:
    """The models in some folders."""
    found = [p for folder in folders for p in sorted(Path(folder).glob("*/pre.mlir"))]
    return [Case(path.parent.name, path) for path in found]


def dags(folder: Path) -> Iterator[Case]:
    """Generated modules: sizes, shapes, devices."""
    kinds = [("random", ops, 1) for ops in SIZES]
    kinds += [(shape, 16_000, 1) for shape in SHAPES if shape != "random"]
    kinds += [("random", ops, 4) for ops in (1_000, 4_000, 16_000)]
    for shape, ops, devices in kinds:
        name = f"{shape} {ops}" + " 4 devices" * (devices > 1)
        yield _made(folder, name, str(ops), shape, str(devices))


def _made(folder: Path, name: str, *arguments: str) -> Case:
    """A generated module, made by another process: what this one takes counts for its children."""
    path = folder / f"{name.replace(' ', '_')}.mlir"
    command = [sys.executable, "-m", "benchmarks.generated", *arguments]
    with open(path, "wb") as file:
        subprocess.run(command, stdout=file, cwd=ROOT, check=True)
    return Case(name, path)


def report_start(folder: Path, rounds: int, console: Console) -> None:
    """Start-up against the bare interpreter, and with the imports that a run needs."""
    python = [sys.executable, "-I", "-c"]
    ten = _made(folder, "ten ops", "10", "random", "1")
    ours, theirs = commands_for(Case("", None))[0], commands_for(ten)[0]
    bare = [[*python, text] for text in ("", _IMPORTS, _LIBRARIES)]
    runs = compare([ours, theirs, *bare], rounds)
    table = Table("case", "ours", "bare interpreter, with imports", "ratio", "cpu")
    table.title = "start-up"
    rows = {
        "--version": (runs[0], runs[2]),
        "ten ops": (runs[1], runs[3]),
        "ten ops, over attrs and click": (runs[1], runs[4]),
    }
    for name, (mine, least) in rows.items():
        ratios = _ratio(mine, least), _processor_ratio(mine, least)
        table.add_row(name, _milliseconds(mine), _milliseconds(least), *ratios)
    console.print(table)
    report("ten ops", [ten], rounds, console)


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    flags = {a for a in arguments if a.startswith("-")}
    given = next((flag for flag in flags if flag.startswith("--rounds=")), "--rounds=5")
    chosen = flags - {given}
    rounds = int(given.partition("=")[2])
    if chosen - {"--models", "--dags", "--blob", "--start"}:
        print(__doc__)
        return 1
    console = Console(width=130)
    folders = [str(ROOT / "examples"), *(a for a in arguments if not a.startswith("-"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not chosen or "--models" in chosen:
            report("models", models(folders), rounds, console)
        if not chosen or "--dags" in chosen:
            report("generated", list(dags(folder)), rounds, console)
        if not chosen or "--blob" in chosen:
            made = _made(folder, "100 MB", "100000000")
            report("bodies and constants", [made], rounds, console)
        if not chosen or "--start" in chosen:
            report_start(folder, rounds, console)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

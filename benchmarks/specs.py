"""Measures what specs cost a build where they match nothing.

usage: python benchmarks/specs.py DIR [--runs=N]

Takes every DIR/*/pre.mlir, IR right before it is scheduled. Each figure is the median of N (default
7) fresh processes, in milliseconds of processor time, as `spec_pass.py` takes it: with all that has
to be imported. Libraries: those that are shipped; one whose rule names another function; one for
each fact of the graph that a rule can ask for, which no model has; and all six in one. What
rules match is on disk, as it is after the first build; the last line says what a build takes where
it is not. The status is 1 if a median of but the last column is above the bound of 5 ms.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

_BOUND = 5.0  # milliseconds
_ONCE = Path(__file__).with_name("spec_pass.py")
_ROOT = Path(__file__).resolve().parents[1]
_MATCHES = {
    "name": 'function = "no_such_function"',
    "ops": "ops = {min = 1000000}",
    "branching": "branching = {min = 1000.5}",
    "bytes": "bytes = {min = 1000000000000}",
    "dispatches": 'dispatches = "no_such_*"',
    "fingerprint": 'fingerprint = "0123456789abcdef"',
}


def _write_libraries(folder: Path) -> dict[str, str]:
    """The libraries by name; "" for those that are shipped."""
    found = {"shipped": ""}
    for name, matches in {
        **{name: [match] for name, match in _MATCHES.items()},
        "all": [*_MATCHES.values()],
    }.items():
        rules = [
            f'"iree_sched.rule"() {{sym_name = "r{number}", match = {{{match}}}, '
            'action = {concurrency = {partitioner = "none"}}} : () -> ()'
            for number, match in enumerate(matches)
        ]
        path = folder / f"{name}.mlir"
        lines = ["module attributes {iree_sched.spec_library} {", *rules, "}"]
        path.write_text("\n".join(lines), "utf-8")
        found[name] = str(path)
    return found


def _measure(model: Path, library: str, environment: Mapping[str, str]) -> float:
    """Milliseconds of one process."""
    command = [sys.executable, str(_ONCE), str(model), *([library] if library else [])]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(done.stdout)


def _row(
    model: Path, libraries: Mapping[str, str], environment: Mapping[str, str], runs: int
) -> list[float]:
    """Medians for one model, by library."""
    return [
        median(_measure(model, library, environment) for _ in range(runs))
        for library in libraries.values()
    ]


def main() -> int:
    """Prints the table; returns the exit status."""
    parser = argparse.ArgumentParser(usage="specs.py DIR [--runs=N]")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args()
    models = sorted(given.folder.glob("*/pre.mlir"))
    if not models:
        parser.error(f"there is no */pre.mlir in {given.folder}")
    # Compiled modules are kept, as they are wherever a package is installed.
    environment = {name: text for name, text in os.environ.items() if "DONTWRITE" not in name}
    with tempfile.TemporaryDirectory() as folder:
        libraries = _write_libraries(Path(folder))
        for library in libraries.values():  # so that the cache knows them
            _measure(models[0], library, environment)
        worst = _show(models, libraries, environment, given.runs)
        without = {**environment, "IREE_SCHED_CACHE_DIR": str(Path(folder) / "none")}
        first = _measure(models[0], "", without)
        print(f"shipped, where the cache on disk does not know them yet: {first:.1f} ms")
    print(f"the highest median is {worst:.2f} ms; the bound is {_BOUND} ms")
    return 0 if worst <= _BOUND else 1


def _show(
    models: Sequence[Path],
    libraries: Mapping[str, str],
    environment: Mapping[str, str],
    runs: int,
) -> float:
    """Prints the table; returns the highest median of libraries with rules of one kind."""
    table = Table("ms", *libraries)
    worst = 0.0
    for model in models:
        row = _row(model, libraries, environment, runs)
        worst = max(worst, *row[:-1])
        table.add_row(model.parent.name, *(f"{figure:.2f}" for figure in row))
    Console(width=120).print(table)
    return worst


if __name__ == "__main__":
    sys.exit(main())

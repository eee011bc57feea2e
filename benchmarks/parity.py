"""Compares both passes with iree-opt's on a folder of models, and prints a table.

usage: python benchmarks/parity.py DIR [FAVOR...]

DIR holds `*/pre.mlir`, modules right before iree-stream-schedule-execution. For each and for each
favor the table says whether our result, printed by iree-opt, is the text that iree-opt's own two
passes give (`same`), is so after `--canonicalize --cse` on both (`simplified`), or differs. Exit
status 1 if any differs.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.differential.oracle import CONCURRENCY, EXECUTION, FAVORS, iree, ours, simplified


def verdict(text: str, favor: str) -> tuple[str, float]:
    """How our result compares, and the seconds that we took, iree-opt's printing included."""
    expected = iree(text, favor, EXECUTION, CONCURRENCY)
    started = time.monotonic()
    try:
        actual = ours(text, favor, EXECUTION, CONCURRENCY)
    except AssertionError as refused:
        return f"refused: {refused}".splitlines()[0], time.monotonic() - started
    seconds = time.monotonic() - started
    if actual == expected:
        return "same", seconds
    if simplified(actual) == simplified(expected):
        return "simplified", seconds
    return "DIFFERENT", seconds


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if not arguments:
        print(__doc__)
        return 1
    favors = arguments[1:] or list(FAVORS)
    table = Table("model", *favors, "seconds")
    counts = {"same": 0, "simplified": 0}
    total = 0
    for path in sorted(Path(arguments[0]).glob("*/pre.mlir")):
        results = [verdict(path.read_text("utf-8"), favor) for favor in favors]
        for word, _ in results:
            total += 1
            counts[word] = counts.get(word, 0) + 1
        seconds = " ".join(f"{taken:.1f}" for _, taken in results)
        table.add_row(path.parent.name, *(word for word, _ in results), seconds)
    Console(width=120).print(table)
    print(", ".join(f"{word}: {count} of {total}" for word, count in counts.items()))
    return 0 if counts["same"] + counts["simplified"] == total else 1


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    sys.exit(main(sys.argv[1:]))

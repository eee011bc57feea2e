"""Reads and prints a folder of .mlir files, and compares with iree-opt what came of them.

usage: python benchmarks/round_trip.py DIR...

Files may hold several modules (`// -----`). For each file that iree-opt reads, iree-opt must print
the same text for our output as for the original. IREE's own tests are good folders for it:
Dialect/Stream/IR/test, Dialect/HAL/IR/test, Dialect/Stream/Transforms/test. Prints what differs
and the counts; exit status 1 if any file differs.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from iree_sched import session
from iree_sched.diagnostics import Source
from iree_sched.iree.tools import ToolError, run

_FLAGS = ("--split-input-file", "--allow-unregistered-dialect", "-")
_OPTIONS = session.Options(split_marker="// -----", allow_unregistered=True)


def fault(path: Path) -> str | None:
    """What is wrong with our output for a file, "" if nothing is, None if IREE refuses it."""
    text = path.read_text("utf-8")
    try:
        expected = run("iree-opt", _FLAGS, text)
    except ToolError:
        return None
    result = session.run(Source(str(path), text), "builtin.module()", _OPTIONS)
    if not result.succeeded:
        return result.report()
    try:
        actual = run("iree-opt", _FLAGS, result.text)
    except ToolError as refused:
        return f"iree-opt refuses our output: {refused}"
    return "\n".join(_difference(expected, actual))


def _difference(expected: str, actual: str) -> Iterator[str]:
    before, after = expected.splitlines(), actual.splitlines()
    yield from difflib.unified_diff(before, after, "original", "ours", lineterm="", n=1)


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if not arguments:
        print(__doc__)
        return 1
    counts = {"same": 0, "different": 0, "refused by iree-opt": 0}
    for path in sorted(path for folder in arguments for path in Path(folder).rglob("*.mlir")):
        found = fault(path)
        if found:
            print(f"{path}:\n{found}")
        kind = "refused by iree-opt" if found is None else "different" if found else "same"
        counts[kind] += 1
    print(", ".join(f"{kind}: {count}" for kind, count in counts.items()))
    return 1 if counts["different"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

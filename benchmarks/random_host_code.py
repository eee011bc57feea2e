"""Compares our canonicalization of host code with IREE's on many random functions.

usage: python benchmarks/random_host_code.py FIRST LAST

Takes functions of arithmetic and of util ops, as tests/differential/random_arithmetic.py and
random_util.py write them, of seeds FIRST to LAST - 1 each, through our patterns and
`--canonicalize`, and counts those with the same text; prints the names of the others, and what both
made of the first one. Exit status 1 if any differs.
"""

from __future__ import annotations

import difflib
import sys

from tests.differential.test_random_host_code import WRITERS, Writer, differences

_AT_ONCE = 500


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if len(arguments) != 2:
        print(__doc__)
        return 1
    seeds = range(*map(int, arguments))
    differ = [_compare(kind, writer, seeds) for kind, writer in WRITERS.items()]
    return 1 if any(differ) else 0


def _compare(kind: str, writer: Writer, seeds: range) -> bool:
    """Compares and reports functions of a kind; returns True if any differs."""
    found: dict[str, tuple[str, str]] = {}
    for start in range(0, len(seeds), _AT_ONCE):
        found |= differences(writer, seeds[start : start + _AT_ONCE])
    print(f"{kind}: same text: {len(seeds) - len(found)} of {len(seeds)}", *found)
    for theirs, ours in list(found.values())[:1]:
        print("\n".join(difflib.ndiff(theirs.splitlines(), ours.splitlines())))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

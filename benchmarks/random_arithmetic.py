"""Compares our canonicalization of host arithmetic with IREE's on many random functions.

usage: python benchmarks/random_arithmetic.py FIRST LAST

Takes the functions of seeds FIRST to LAST - 1 (tests/differential/random_arithmetic.py) through our
patterns and `--canonicalize`, and counts those with the same text; prints the names of the others,
and what both made of the first one. Exit status 1 if any differs.
"""

from __future__ import annotations

import difflib
import sys

from tests.differential.test_random_arithmetic import differences

_AT_ONCE = 500


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if len(arguments) != 2:
        print(__doc__)
        return 1
    first, last = map(int, arguments)
    found: dict[str, tuple[str, str]] = {}
    for start in range(first, last, _AT_ONCE):
        found |= differences(range(start, min(last, start + _AT_ONCE)))
    print(f"same text: {last - first - len(found)} of {last - first}", *found)
    for theirs, ours in list(found.values())[:1]:
        print("\n".join(difflib.ndiff(theirs.splitlines(), ours.splitlines())))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Compares both passes with IREE's on many random modules.

usage: python benchmarks/random_modules.py FIRST LAST

Runs the modules of seeds FIRST to LAST - 1 (tests/differential/generator) through our
passes and IREE's, in one process, and counts: the same text, the same after `--canonicalize --cse`,
or different, in which case the seed is printed. Exit status 1 if any differs.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.differential.test_random import check, module_of


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if len(arguments) != 2:
        print(__doc__)
        return 1
    counts: Counter[str] = Counter()
    for seed in range(*map(int, arguments)):
        try:
            counts["same" if check(module_of(seed)) else "same after --canonicalize --cse"] += 1
        except AssertionError:
            counts["different"] += 1
            print(f"different: seed {seed}")
    print(", ".join(f"{kind}: {count}" for kind, count in counts.items()))
    return 1 if counts["different"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

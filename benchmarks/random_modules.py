"""Compares both passes with IREE's on many random modules.

usage: python benchmarks/random_modules.py FIRST LAST

Runs the modules of seeds FIRST to LAST - 1 (tests/differential/generator) through our passes and
IREE's, and counts: the same text or the same refusal, the same after `--canonicalize --cse`,
different, or a crash. Seeds of the last two kinds are printed. Exit status 1 if any module differs.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections import Counter
from collections.abc import Callable

from tests.differential.test_random import check, module_of, run_iree

_SAME, _SIMPLIFIED, _DIFFERENT = range(3)
_KINDS = ("same", "same after --canonicalize --cse", "different")


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if len(arguments) != 2:
        print(__doc__)
        return 1
    counts: Counter[str] = Counter()
    for seed in range(*map(int, arguments)):
        kind = _kind(seed)
        counts[kind] += 1
        if kind not in _KINDS[:_DIFFERENT]:
            print(f"{kind}: seed {seed}", flush=True)
    print(", ".join(f"{kind}: {count}" for kind, count in counts.items()))
    return 1 if counts[_KINDS[_DIFFERENT]] else 0


def _kind(seed: int) -> str:
    """What becomes of a module, in processes of their own: IREE crashes on some."""
    status = _status(lambda: _compared(seed))
    if status < len(_KINDS):
        return _KINDS[status]
    alone = _status(lambda: run_iree(module_of(seed)) is None)
    return "IREE crashed" if alone else "crashed"


def _compared(seed: int) -> int:
    try:
        return _SAME if check(module_of(seed)) else _SIMPLIFIED
    except AssertionError:
        return _DIFFERENT


def _status(function: Callable[[], object]) -> int:
    """What a function returns in a forked process; more than any kind if that crashes."""
    child = os.fork()
    if not child:
        status = len(_KINDS)
        with contextlib.suppress(Exception):
            status = int(str(function()))
        os._exit(status)
    ended = os.waitpid(child, 0)[1]
    return os.WEXITSTATUS(ended) if os.WIFEXITED(ended) else len(_KINDS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

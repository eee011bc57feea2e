"""Compares execute regions of `typed-fusion` with those of `reference`.

usage: python benchmarks/regions.py DIR
       python benchmarks/regions.py FIRST LAST [queues]

DIR holds `*/pre.mlir`, modules right before iree-stream-schedule-execution. With two numbers the
random modules of seeds FIRST to LAST - 1 are taken, cleaned up by IREE as in its own pipeline;
`queues` lets half of their ops name a queue. Printed are the numbers of execute regions in the
result; for random modules how many have fewer, equal, more, and how many each one refuses. Exit
status 1 if typed-fusion refuses any.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from iree_sched import session
from iree_sched.diagnostics import Source
from tests.differential import in_process
from tests.differential.generator import Features, random_module

_PASS = "iree-stream-schedule-execution"
_CLEAN = "builtin.module(any(iree-util-simplify-global-accesses),canonicalize,cse,canonicalize)"


def regions(text: str, partitioner: str) -> int | None:
    """Execute regions that a partitioner makes of a module, None where it is refused."""
    each = f"{_PASS}{{partitioner={partitioner}}}"
    pipeline = f"builtin.module(util.func({each}),util.initializer({each}))"
    result = session.run(Source("<module>", text), pipeline)
    return result.text.count("= stream.async.execute") if result.succeeded else None


def compare_models(folder: Path) -> bool:
    """Prints a line for each model; returns whether typed-fusion took all."""
    shown = ("reference", "typed-fusion", "typed-fusion{overlap}")
    print(f"{'model':<20}" + "".join(f"{name:>24}" for name in shown))
    well = True
    for path in sorted(folder.glob("*/pre.mlir")):
        counts = [regions(path.read_text("utf-8"), name) for name in shown]
        well &= None not in counts[1:]
        listed = "".join(f"{'refused' if n is None else n:>24}" for n in counts)
        print(f"{path.parent.name:<20}{listed}")
    return well


def random_text(seed: int, queues: bool) -> str | None:
    """A random module after IREE's clean-up; None for the few that IREE does not read."""
    rng = random.Random(seed)
    features = Features(
        devices=rng.choice([2, 2, 3] if queues else [1, 1, 2, 3]),
        queues=queues,
        in_place=rng.random() < 0.7,
        host=rng.random() < 0.6,
        structured=rng.random() < 0.3,
        blocks=rng.choice([1, 1, 2]),
        ops=rng.choice([3, 6, 10, 16, 30]),
    )
    return in_process.run(random_module(rng, features), _CLEAN).text


def compare_random(seeds: range, queues: bool) -> bool:
    """Prints counts over random modules; returns whether typed-fusion took all."""
    counts: Counter[str] = Counter()
    for seed in seeds:
        text = random_text(seed, queues)
        if text is None:
            continue
        counts["modules"] += 1
        ours, theirs = regions(text, "typed-fusion"), regions(text, "reference")
        if ours is None:
            counts["typed-fusion refuses"] += 1
            print(f"refused: seed {seed}")
        elif theirs is None:
            counts["only reference refuses"] += 1
        else:
            word = "fewer" if ours < theirs else "equal" if ours == theirs else "more"
            counts[word] += 1
            counts["regions of typed-fusion"] += ours
            counts["regions of reference"] += theirs
            if word == "more":
                print(f"more: seed {seed}, {ours} instead of {theirs}")
    print(", ".join(f"{word}: {count}" for word, count in counts.items()))
    return not counts["typed-fusion refuses"]


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if len(arguments) == 1:
        return 0 if compare_models(Path(arguments[0])) else 1
    if len(arguments) not in (2, 3) or arguments[2:] not in ([], ["queues"]):
        print(__doc__)
        return 1
    seeds = range(int(arguments[0]), int(arguments[1]))
    return 0 if compare_random(seeds, len(arguments) == 3) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

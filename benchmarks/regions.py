"""Compares execute regions of `typed-fusion` with those of `reference`.

usage: python benchmarks/regions.py DIR
       python benchmarks/regions.py FIRST LAST [queues]

DIR holds `*/pre.mlir`, modules right before iree-stream-schedule-execution. With two numbers the
random modules of seeds FIRST to LAST - 1 are taken, cleaned up by IREE as in its own pipeline;
`queues` lets half of their ops name a queue. Printed are the numbers of execute regions in the
result; for random modules how many have fewer, equal, more, and how many each one refuses. Where
typed-fusion has more it is said if the result of the reference is wrong: if our checker warns of
it, IREE's own verifier refuses it later on, or calls are gone in it. Exit status 1 if typed-fusion
refuses any module, or has more regions than a result that is not wrong.
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
_CALL = "stream.async.call"
_VERIFY = (
    "builtin.module(iree-stream-sync-initializers,iree-stream-propagate-timepoints,"
    "iree-stream-materialize-builtins,iree-stream-verify-lowering-to-async)"
)
_CLEAN = "builtin.module(any(iree-util-simplify-global-accesses),canonicalize,cse,canonicalize)"


def schedule(text: str, partitioner: str) -> session.Result:
    """A module with the execute regions of a partitioner."""
    each = f"{_PASS}{{partitioner={partitioner}}}"
    pipeline = f"builtin.module(util.func({each}),util.initializer({each}))"
    return session.run(Source("<module>", text), pipeline)


def count(scheduled: session.Result) -> int | None:
    """Execute regions in a module, None where it was refused."""
    return scheduled.text.count("= stream.async.execute") if scheduled.succeeded else None


def fault(scheduled: session.Result, ours: session.Result) -> str:
    """What is wrong with execute regions: what our checker warns of, or IREE refuses later.

    Or that calls are gone which others leave: IREE erases a region of which nobody takes a result,
    whatever is in it, but no call by itself, as it may do something.
    """
    if scheduled.reports:
        return f"our checker warns: {scheduled.report().splitlines()[0]}"
    lost = ours.text.count(_CALL) - scheduled.text.count(_CALL)
    if lost > 0:
        return f"with regions that nobody needs it erases {lost} more calls"
    verified = in_process.run(scheduled.text, _VERIFY)
    return "" if verified.text is not None else f"IREE refuses it: {verified.errors}"


def compare_models(folder: Path) -> bool:
    """Prints a line for each model; returns whether typed-fusion took all."""
    shown = ("reference", "typed-fusion", "typed-fusion{overlap}")
    print(f"{'model':<20}" + "".join(f"{name:>24}" for name in shown))
    well = True
    for path in sorted(folder.glob("*/pre.mlir")):
        counts = [count(schedule(path.read_text("utf-8"), name)) for name in shown]
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
    """Prints counts over random modules; returns whether typed-fusion does all as it should."""
    counts: Counter[str] = Counter()
    for seed in seeds:
        text = random_text(seed, queues)
        if text is None:
            continue
        counts["modules"] += 1
        reference = schedule(text, "reference")
        fused = schedule(text, "typed-fusion")
        ours, theirs = count(fused), count(reference)
        if ours is None:
            counts["typed-fusion refuses"] += 1
            print(f"refused: seed {seed}")
            continue
        if theirs is None:
            counts["only reference refuses"] += 1
            continue
        word = "fewer" if ours < theirs else "equal" if ours == theirs else "more"
        if word == "more" and (reason := fault(reference, fused)):
            word = "more, but the reference is wrong"
            print(f"seed {seed}, {ours} instead of {theirs}, but {reason}")
        elif word == "more":
            print(f"more: seed {seed}, {ours} instead of {theirs}")
        counts[word] += 1
        counts["regions of typed-fusion"] += ours
        counts["regions of reference"] += theirs
    print(", ".join(f"{word}: {count}" for word, count in counts.items()))
    return not counts["typed-fusion refuses"] and not counts["more"]


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

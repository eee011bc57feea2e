"""Solves published flexible job shops, and compares with the best known makespans.

usage: PYTHONPATH=. python benchmarks/job_shops.py DIR [--solver=NAME] [--time-limit=SECONDS]
       [--match=GLOB]

DIR holds instances as plain text, in folders too. Best known makespans are those of files
`instances.json` in DIR, a list of {"path", "optimum", "bounds": {"upper", "lower"}}, such as
https://github.com/SchedulingLab/fjsp-instances has.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from statistics import mean

from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.plan.instances import read_instance
from iree_sched.plan.solve import default_solver, make_plan
from iree_sched.plan.solver import Limits

_ENDINGS = (".txt", ".fjs")


def known_makespans(folder: Path) -> dict[Path, int]:
    """The best known makespan by file."""
    found: dict[Path, int] = {}
    for listing in folder.rglob("instances.json"):
        for entry in json.loads(listing.read_text("utf-8")):
            best = entry.get("optimum") or entry.get("bounds", {}).get("upper")
            if best:
                found[(listing.parent / entry["path"]).with_suffix("")] = best
    return found


def main() -> None:
    """Prints a line for each instance, and the mean and worst of all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--solver", default=default_solver())
    parser.add_argument("--time-limit", type=float, default=1.0, metavar="SECONDS")
    parser.add_argument("--match", default="*", metavar="GLOB", help="of paths below DIR")
    arguments = parser.parse_args()
    known = known_makespans(arguments.folder)
    above: list[float] = []
    print(
        f"{'instance':32} {'ops':>5} {'makespan':>9} {'bound':>7} {'known':>7} {'above':>7}      s"
    )
    for path in sorted(arguments.folder.rglob("*")):
        name = path.relative_to(arguments.folder)
        if path.suffix not in _ENDINGS or not name.match(arguments.match):
            continue
        try:
            problem = read_instance(Source(str(path), path.read_text("utf-8")))
        except DiagnosticError:
            continue  # some other text
        start = time.perf_counter()
        plan = make_plan(problem, arguments.solver, Limits(arguments.time_limit))
        took = time.perf_counter() - start
        best = known.get(path.with_suffix(""))
        if best:
            above.append(plan.makespan / best - 1)
        shown = f"{above[-1]:7.1%}" if best else f"{'':7}"
        print(
            f"{name!s:32} {len(problem.tasks):5} {plan.makespan:9} {plan.lower_bound:7} "
            f"{best or '':7} {shown} {took:6.1f}",
            flush=True,
        )
    if above:
        print(f"above the best known: {mean(above):.1%} on average, {max(above):.1%} at the worst")


if __name__ == "__main__":
    main()

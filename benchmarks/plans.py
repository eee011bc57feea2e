"""Plans models for queues of one core each, carries the plans out, and looks at what really ran.

usage: python benchmarks/plans.py DIR [--models A,B] [--queues 2,3,4] [--runs N] [--solver NAME]
                                  [--no-times]

DIR holds a folder for each model with model.mlir and meta.json. Dispatches are measured on one core
in the plain build; each model is planned with that, built, and run. For each entry function and
number of queues the table says

- outputs: whether the planned build computes what the plain one does, bit by bit,
- placed: how many dispatches ran on the queue that the plan names,
- plan: the planned makespan,
- planned: the measured makespan of the planned build, from the first dispatch's start to the last
  one's end: the shortest of all runs, and their median,
- one core, shared: the same of the plain build, with one queue of one core, and of as many cores
  as there are queues (no more than the machine has).

Functions that take fences are also called at the same time, as they are planned: `together`, with
times from the first call until all have signalled, so with all that the host does.
All times are in milliseconds. Exit status 1 if outputs differ or dispatches are misplaced.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import define, field, frozen
from rich.console import Console
from rich.table import Table

import iree_sched
from examples.run_model import run_build, write_inputs, write_parameters
from iree_sched.diagnostics import Source
from iree_sched.document import Document
from iree_sched.iree.profiling import measure, queue_flags, record_dispatches
from iree_sched.parser import parse
from iree_sched.plan.costs import Costs
from iree_sched.plan.functions import PlannableFunction, plannable_functions
from iree_sched.plan.host import host, split
from iree_sched.plan.model_problem import model_problem
from iree_sched.plan.plan import Plan
from iree_sched.plan.plan_json import plan_text
from iree_sched.plan.profile_events import DispatchEvent
from iree_sched.plan.solve import make_plan
from iree_sched.plan.solver import Limits

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = ("model", "queues", "outputs", "placed", "plan", "planned", "one core", "shared")


@frozen
class Times:
    """Milliseconds of several runs."""

    runs: tuple[float, ...]

    def __str__(self) -> str:
        return f"{min(self.runs):.2f} ({statistics.median(self.runs):.2f})"


@define
class Bench:
    """A model with its plain build.

    Attributes:
      folder: of the model.
      scratch: folder for all that is made.
      runs: how often to run each build.
    """

    folder: Path
    scratch: Path
    runs: int
    meta: Mapping[str, Any] = field(init=False)
    parameters: list[str] = field(init=False)
    document: Document = field(init=False)
    functions: dict[str, PlannableFunction] = field(init=False)
    costs: Costs = field(init=False, factory=Costs)

    def __attrs_post_init__(self) -> None:
        self.meta = json.loads((self.folder / "meta.json").read_text("utf-8"))
        self.parameters = write_parameters(self.folder / "model.mlir", self.scratch)
        self.build(None, "plain")
        self.document = parse(Source("pre", (self.scratch / "model.pre.mlir").read_text("utf-8")))
        found = plannable_functions(self.document.module, self.document.aliases)
        self.functions = {function.name: function for function in found}
        for name in self.meta["functions"]:
            path = str(self.scratch / "plain.vmfb")
            measured = measure(path, name, self.call(name), max(self.runs, 10))
            self.costs += Costs(tuple(measured))

    def build(self, plan: Path | None, name: str) -> Path:
        """Compiles the model, with a plan or without."""
        output = self.scratch / f"{name}.vmfb"
        iree_sched.compile(
            self.folder / "model.mlir",
            flags=self.meta["compile_flags"],
            plan=plan,
            output=output,
            save_temps=self.scratch if plan is None else None,
        )
        return output

    def call(self, function: str) -> list[str]:
        """Flags that give a function its inputs and parameters."""
        inputs = self.meta["functions"][function]["inputs"]
        return [*self.parameters, *write_inputs(function, inputs, self.scratch)]

    def plan(self, queues: int, solver: str, seconds: float) -> Plan:
        """Plans all functions for queues of one core each."""
        hardware = split(host(), queues)
        functions = list(self.functions.values())
        problem = model_problem(
            functions, self.document.module, hardware, self.costs, name=self.folder.name
        )
        return make_plan(problem, solver, Limits(seconds))

    def times(self, build: Path, devices: Sequence[str], function: str) -> Times:
        """Makespans of all runs of a build."""
        arguments = [f"--module={build}", f"--function={function}", *self.call(function), *devices]
        arguments.append(f"--benchmark_min_time={self.runs}x")
        events = record_dispatches(arguments, "iree-benchmark-module")
        return Times(tuple(self._makespans(function, events)))

    def _makespans(self, function: str, events: Sequence[DispatchEvent]) -> Iterator[float]:
        """Runs follow one another, and each has as many dispatches."""
        tasks = self.functions[function].tasks
        count = sum(task.symbol != task.op.name for task in tasks)
        for first in range(0, len(events), count):
            run = events[first : first + count]
            yield (max(event.end_ns for event in run) - run[0].start_ns) / 1e6

    def placed(self, build: Path, function: str, plan: Plan, queues: int) -> tuple[int, int]:
        """How many dispatches ran on the queue of the plan, and how many ran.

        What a loop runs again and again may be on any queue that the plan names for it.
        """
        queue_of = {resource.name: resource.queue for resource in plan.resources}
        symbols = {task.name: task.symbol for task in self.functions[function].tasks}
        expected = Counter(
            (symbols[a.task].rpartition("::")[2], queue_of[a.resource])
            for a in plan.of_job(function)
        )
        flags = [*self.call(function), *queue_flags(queues)]
        events = record_dispatches([f"--module={build}", f"--function={function}", *flags])
        ran = Counter((event.export, event.queue) for event in events)
        again = Counter(event.export for event in events)
        for export, _ in expected.elements():
            again[export] -= 1
        good = (
            times if again[export] > 0 and expected[export, queue] else expected[export, queue]
            for (export, queue), times in ran.items()
        )
        return sum(map(min, good, ran.values())), len(events)

    def equal(self, build: Path, function: str, queues: int) -> bool:
        """Whether a build computes what the plain one does."""
        count = self.meta["functions"][function]["n_outputs"]
        flags = [*self.call(function), *queue_flags(queues)]
        ours, theirs = (
            run_build(each, function, count, flags) for each in (build, self.scratch / "plain.vmfb")
        )
        return all(
            bool(np.isfinite(a).all()) and np.array_equal(a, b)
            for a, b in zip(ours, theirs, strict=True)
        )

    @property
    def is_async(self) -> bool:
        """Whether several functions take fences, so that they can be called at the same time."""
        takes_fences = self.meta.get("execution_model") == "async-external"
        return takes_fences and len(self.meta["functions"]) > 1

    def together(self, build: Path, devices: Sequence[str]) -> tuple[Times, Path]:
        """Times of calls of all functions at once, and the file with their outputs."""
        output = self.scratch / f"{build.stem}.npz"
        flags = [flag for flag in devices if not flag.startswith("--device=")]
        command = [sys.executable, "-m", "benchmarks.concurrent_calls", self.folder, build]
        command += [f"--runs={self.runs}", f"--output={output}", *flags]
        words = [str(word) for word in command]
        done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
        return Times(tuple(json.loads(done.stdout))), output


def compare(bench: Bench, queues: int, given: Any) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The rows of a model for a number of queues, and whether each is as it should be."""
    plan = bench.plan(queues, given.solver, given.time_limit)
    path = bench.scratch / f"plan{queues}.json"
    path.write_text(plan_text(plan), "utf-8")
    build, plain = bench.build(path, f"planned{queues}"), bench.scratch / "plain.vmfb"
    settings = ((build, queue_flags(queues)), (plain, queue_flags(1)), (plain, _shared(queues)))
    for name in bench.meta["functions"]:
        equal = bench.equal(build, name, queues)
        placed, ran = bench.placed(build, name, plan, queues)
        start = min(a.start for a in plan.of_job(name))
        end = max(a.end for a in plan.of_job(name))
        times = [str(bench.times(*each, name)) for each in settings] if given.times else []
        said = ("equal" if equal else "DIFFERENT", f"{placed} of {ran}")
        head = (f"{bench.folder.name} {name}", str(queues), *said, f"{(end - start) / 1e6:.2f}")
        yield (*head, *times), equal and placed == ran
    if bench.is_async and given.times:
        found = [bench.together(*each) for each in settings]
        equal = _same(found[0][1], found[2][1])
        head = (f"{bench.folder.name} together", str(queues), "equal" if equal else "DIFFERENT")
        times = [str(times) for times, _ in found]
        yield (*head, "", f"{plan.makespan / 1e6:.2f}", *times), equal


def _shared(queues: int) -> list[str]:
    """Flags for one queue with the cores that so many queues have."""
    cores = [resource.workers for resource in split(host(), queues).resources]
    cpus = sorted({core.bit_length() - 1 for core in cores})
    return ["--device=local-task", f"--task_topology_cpu_ids={','.join(map(str, cpus))}"]


def _same(first: Path, second: Path) -> bool:
    ours, theirs = np.load(first), np.load(second)
    return set(ours) == set(theirs) and all(np.array_equal(ours[k], theirs[k]) for k in ours)


def main(arguments: Sequence[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--models", default="moe8,ensemble8,two_models,inception_v3")
    parser.add_argument("--queues", default="2,3,4")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--solver", default="heft")
    parser.add_argument("--time-limit", type=float, default=10.0)
    parser.add_argument("--no-times", dest="times", action="store_false")
    given = parser.parse_args(arguments)
    table = Table(*COLUMNS)
    good = True
    for model in given.models.split(","):
        with tempfile.TemporaryDirectory() as temporary:
            bench = Bench(given.folder / model, Path(temporary), given.runs)
            for queues in map(int, given.queues.split(",")):
                for cells, fine in compare(bench, queues, given):
                    table.add_row(*cells)
                    print(*cells, sep="  ", file=sys.stderr)
                    good &= fine
    Console(width=140).print(table)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Compares what the simulator predicts with what IREE's runtime takes, model by model.

usage: python benchmarks/simulator.py DIR [--models A,B] [--runs N] [--realtime]

DIR holds a folder for each model with model.mlir and meta.json. Each is compiled to a build and to
HAL IR. What a tile of each dispatch takes is measured on one worker; the simulator gets that, and
what the runtime costs beside the work on this machine, which is measured on a small program of its
own. It predicts whole functions and regions on one and two workers. Devices of a model all have
workers on the same cores; the simulator gives all their work to one queue. Rank correlations are
over all functions. --realtime lets measured processes run before all others (Linux, root), which
a busy machine needs.

The column `tiles` says how much longer tiles took than on one worker, all together, and the last
one how far off the prediction from such tiles is: what is left is not due to contention for caches
and memory. Functions that are off by more than 15% are listed with both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from rich.console import Console
from rich.table import Table

from examples.run_model import write_inputs, write_parameters
from iree_sched.diagnostics import Source
from iree_sched.iree import tools
from iree_sched.iree.profiling import unless_damaged
from iree_sched.parser import parse
from iree_sched.plan.costs import Costs, medians_of
from iree_sched.plan.profile_events import read_events
from iree_sched.simulation.costing import Costing
from iree_sched.simulation.described import LOCAL_TASK
from iree_sched.simulation.hal_program import read_hal_program
from iree_sched.simulation.machine import Overheads, uniform
from iree_sched.simulation.program import Function
from iree_sched.simulation.simulator import Outcome, simulate

WORKERS = (1, 2)
FAR_OFF = 0.15  # errors that are told why
SHORTEST_REGION_NS = 20_000  # shorter ones are mostly noise of the clock
# A chain of three matrix multiplications, each of 16 tiles that take some microseconds.
_SMALL = """
func.func @main(%a: tensor<128x128xf32>) -> tensor<128x128xf32> {
  %zero = arith.constant 0.0 : f32
  %e = tensor.empty() : tensor<128x128xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<128x128xf32>) -> tensor<128x128xf32>
  %0 = linalg.matmul ins(%a, %a : tensor<128x128xf32>, tensor<128x128xf32>)
    outs(%f : tensor<128x128xf32>) -> tensor<128x128xf32>
  %1 = linalg.matmul ins(%0, %a : tensor<128x128xf32>, tensor<128x128xf32>)
    outs(%f : tensor<128x128xf32>) -> tensor<128x128xf32>
  %2 = linalg.matmul ins(%1, %a : tensor<128x128xf32>, tensor<128x128xf32>)
    outs(%f : tensor<128x128xf32>) -> tensor<128x128xf32>
  return %2 : tensor<128x128xf32>
}
"""
_FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
_PROFILE = "queue-events,host-execution,executable-metadata,command-region-events"


_Row = Mapping[str, Any]  # of a profile
_Place = tuple[int, int]  # of a region: of its command buffer in the function, and in that


@frozen
class Prediction:
    """A function on some workers.

    Attributes:
      model, function: which.
      workers: how many.
      measured_ns, predicted_ns: nanoseconds of a call.
      tiles: how much longer tiles took than on one worker, all together.
      own_ns: as `predicted_ns`, from tiles of as many workers.
      region_errors: relative, of the regions that take long enough.
    """

    model: str
    function: str
    workers: int
    measured_ns: float
    predicted_ns: float
    tiles: float
    own_ns: float
    region_errors: Sequence[float] = ()

    @property
    def error(self) -> float:
        """Relative, positive where the prediction is too slow."""
        return self.predicted_ns / self.measured_ns - 1

    @property
    def own_error(self) -> float:
        """The same, had tiles taken as long on one worker."""
        return self.own_ns / self.measured_ns - 1


@frozen
class Setup:
    """How to measure.

    Attributes:
      runs: how often to run a function.
      realtime: let measured processes run before all others.
    """

    runs: int
    realtime: bool

    def benchmark(self, arguments: Sequence[str]) -> str:
        """Runs iree-benchmark-module."""
        if not self.realtime:
            return tools.run("iree-benchmark-module", arguments)
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))  # what it starts inherits it
        try:
            return tools.run("iree-benchmark-module", arguments)
        finally:
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


@frozen
class Program:
    """A compiled model.

    Attributes:
      build: its vmfb.
      functions: as read from HAL IR.
      flags: for IREE's tools, but for the function, its inputs, its devices and the workers.
      devices: how many it has.
      setup: how to measure.
      scratch: for files.
    """

    build: Path
    functions: Sequence[Function]
    flags: Sequence[str]
    setup: Setup
    scratch: Path
    devices: int = 1

    def arguments(self, function: str, inputs: Sequence[str], workers: int) -> list[str]:
        """For iree-benchmark-module."""
        cpus = ",".join(str(cpu) for cpu in sorted(os.sched_getaffinity(0))[:workers])
        devices = ["--device=local-task"] * self.devices
        module = [f"--module={self.build}", f"--function={function}"]
        return [*module, *devices, f"--task_topology_cpu_ids={cpus}", *self.flags, *inputs]

    def call_ns(self, arguments: Sequence[str]) -> float:
        """The median of what a call takes, each measured alone."""
        once = ["--benchmark_min_time=1x", f"--benchmark_repetitions={self.setup.runs}"]
        shown = self.setup.benchmark([*arguments, *once, "--benchmark_format=json"])
        scale = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}
        rows = json.loads(shown)["benchmarks"]
        single = [row for row in rows if row.get("run_type") == "iteration"]
        return statistics.median(row["real_time"] * scale[row["time_unit"]] for row in single)

    def profile(self, arguments: Sequence[str]) -> str:
        """What IREE's profile says of some calls, as JSON lines."""
        return unless_damaged(lambda: self._profile(arguments))

    def _profile(self, arguments: Sequence[str]) -> str:
        profile, text = self.scratch / "p.ireeprof", self.scratch / "p.jsonl"
        recording = [f"--device_profiling_mode={_PROFILE}", f"--device_profiling_output={profile}"]
        times = f"--benchmark_min_time={self.setup.runs}x"
        self.setup.benchmark([*arguments, times, *recording])
        export = ["export", "--format=ireeperf-jsonl", f"--output={text}", str(profile)]
        tools.run("iree-profile", export)
        return text.read_text("utf-8")


def compile_program(
    model: Path,
    flags: Sequence[str],
    parameters: Sequence[str],
    setup: Setup,
    scratch: Path,
    devices: int = 1,
) -> Program:
    """Compiles a model to a build, and to HAL IR for its functions."""
    build, hal = scratch / "model.vmfb", scratch / "model.hal.mlir"
    tools.run("iree-compile", [str(model), *flags, "-o", str(build)])
    tools.run("iree-compile", [str(model), *flags, "--compile-to=hal", "-o", str(hal)])
    module = parse(Source(str(hal), hal.read_text("utf-8"))).module
    functions = read_hal_program(module).functions
    return Program(build, functions, parameters, setup, scratch, devices)


def measured_overheads(setup: Setup) -> Overheads:
    """What the runtime takes beside the work on this machine, from a small program on one worker.

    The time from when a command buffer is ready to its begin is that of waking a worker. What is
    left of a call, beside that and its tiles, is put down to the host that waits for its end.
    """
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        model = scratch / "small.mlir"
        model.write_text(_SMALL, encoding="utf-8")
        program = compile_program(model, _FLAGS, (), setup, scratch)
        arguments = program.arguments("main", write_inputs("main", ["128x128xf32"], scratch), 1)
        text = program.profile(arguments)
        call = program.call_ns(arguments)
    rows = [json.loads(line) for line in text.splitlines()]
    begins = {
        row["submission_id"]: row["start_host_time_ns"]
        for row in rows
        if row.get("record_type") == "host_execution_event" and row.get("op") == "execute"
    }
    delays = [
        begins[row["submission_id"]] - row["ready_host_time_ns"]
        for row in rows
        if row.get("record_type") == "queue_event" and row.get("submission_id") in begins
    ]
    wake = max(0.0, statistics.median(delays) - LOCAL_TASK.issue_ns)
    waking = evolve(LOCAL_TASK, wake_ns=wake, await_ns=0.0)
    rest = call - predict(program.functions[0], text, 1, waking).makespan
    return evolve(waking, await_ns=max(0.0, rest))


def predict(function: Function, profile: str, workers: int, overheads: Overheads) -> Outcome:
    """Simulates a function with what a profile says of its tiles."""
    machine = uniform(workers, overheads)
    costs = Costs(tuple(medians_of(read_events(Source("profile", profile)))))
    return simulate(Costing(machine, None, costs).program([function]), machine)


def predictions_of(folder: Path, setup: Setup, overheads: Overheads) -> Iterator[Prediction]:
    """Measures and predicts the functions of a model."""
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        parameters = write_parameters(folder / "model.mlir", scratch)
        flags = meta["compile_flags"]
        devices = meta.get("devices", 1)
        model = folder / "model.mlir"
        program = compile_program(model, flags, parameters, setup, scratch, devices)
        for function in program.functions:
            inputs = write_inputs(
                function.name, meta["functions"][function.name]["inputs"], scratch
            )
            profile = ""
            for workers in WORKERS:
                arguments = program.arguments(function.name, inputs, workers)
                own = program.profile(arguments)
                profile = profile or own  # tiles of the first, on one worker, serve all
                measured = program.call_ns(arguments)
                outcome = predict(function, profile, workers, overheads)
                yield Prediction(
                    folder.name,
                    function.name,
                    workers,
                    measured,
                    outcome.makespan,
                    _tiles_ns(own) / _tiles_ns(profile) - 1,
                    predict(function, own, workers, overheads).makespan,
                    _region_errors(own, function, outcome),
                )


def _tiles_ns(profile: str) -> float:
    """Nanoseconds of workers for all that a profile has, each dispatch with its median."""
    medians = medians_of(read_events(Source("profile", profile)))
    return sum(each.calls * each.tiles * each.tile_ns for each in medians)


def _region_errors(profile: str, function: Function, outcome: Outcome) -> list[float]:
    """Errors of the regions of a function that take long enough."""
    rows = [json.loads(line) for line in profile.splitlines()]
    measured = _region_events(rows, function) or _regions_by_dispatches(rows, function)
    spans: dict[_Place, list[float]] = {}
    for stretch in outcome.recording.stretches:
        unit = outcome.recording.units[stretch.unit]
        span = spans.setdefault((unit.buffer, unit.region), [stretch.start, stretch.end])
        span[0], span[1] = min(span[0], stretch.start), max(span[1], stretch.end)
    medians = {place: statistics.median(durations) for place, durations in measured.items()}
    return [
        (spans[place][1] - spans[place][0]) / real - 1
        for place, real in medians.items()
        if real >= SHORTEST_REGION_NS and place in spans
    ]


def _submissions(rows: Sequence[_Row], function: Function) -> dict[int, int]:
    """Which of the command buffers of a function a submission is of; nothing if that is unclear."""
    executes = [row for row in rows if row.get("op") == "execute" and "start_host_time_ns" in row]
    executes.sort(key=lambda row: row["start_host_time_ns"])
    count = len(function.buffers)
    if len(executes) % count or len({row["physical_device_ordinal"] for row in executes}) > 1:
        return {}
    return {row["submission_id"]: place % count for place, row in enumerate(executes)}


def _region_events(rows: Sequence[_Row], function: Function) -> dict[_Place, list[float]]:
    """Nanoseconds of regions as IREE records them where there are several workers."""
    places, found = _submissions(rows, function), dict[_Place, list[float]]()
    for row in rows:
        place = places.get(row.get("submission_id", -1))
        if row.get("record_type") == "command_region_event" and place is not None:
            found.setdefault((place, row["region_index"]), []).append(row["duration_ns"])
    return found


def _regions_by_dispatches(rows: Sequence[_Row], function: Function) -> dict[_Place, list[float]]:
    """The same of regions of dispatches alone, which a single worker does in order."""
    found: dict[_Place, list[float]] = {}
    for submission, place in _submissions(rows, function).items():
        own = [row for row in rows if row.get("submission_id") == submission]
        dispatches = [row for row in own if row.get("op") == "dispatch" and "duration_ns" in row]
        dispatches.sort(key=lambda row: row["start_host_time_ns"])
        for number, region in enumerate(function.buffers[place].regions):
            count = sum(work.is_dispatch for work in region)
            inside, dispatches = dispatches[:count], dispatches[count:]
            if count == len(region) == len(inside):
                last = inside[-1]
                end = last["start_host_time_ns"] + last["duration_ns"]
                duration = end - inside[0]["start_host_time_ns"]
                found.setdefault((place, number), []).append(duration)
    return found


def rank_correlation(pairs: Sequence[tuple[float, float]]) -> float:
    """Spearman's rank correlation of pairs without ties."""
    ranks = []
    for side in (0, 1):
        order = sorted(range(len(pairs)), key=lambda n: pairs[n][side])
        ranks.append({place: rank for rank, place in enumerate(order)})
    count = len(pairs)
    squares = sum((ranks[0][n] - ranks[1][n]) ** 2 for n in range(count))
    return 1 - 6 * squares / (count * (count**2 - 1)) if count > 1 else 1.0


def show(predictions: Sequence[Prediction], console: Console) -> None:
    """Prints a row for each function, and how far all are off."""
    heads = ("workers", "measured ms", "predicted ms", "error", "regions", "tiles", "with own")
    table = Table("model", "function", *heads)
    for each in predictions:
        errors = [abs(error) for error in each.region_errors]
        table.add_row(
            each.model,
            each.function,
            str(each.workers),
            f"{each.measured_ns / 1e6:.3f}",
            f"{each.predicted_ns / 1e6:.3f}",
            f"{each.error:+.1%}",
            f"{len(errors)}: {statistics.median(errors):.1%}" if errors else "",
            f"{each.tiles:+.0%}" if each.workers > 1 else "",
            f"{each.own_error:+.1%}" if each.workers > 1 else "",
        )
    console.print(table)
    for each in predictions:
        if abs(each.error) > FAR_OFF:
            where = f"{each.model} {each.function} on {each.workers} workers"
            why = f"tiles take {each.tiles:+.0%}; with these it is off by {each.own_error:+.1%}"
            console.print(f"off by {each.error:+.1%}: {where}: {why}")
    for workers in WORKERS:
        own = [each for each in predictions if each.workers == workers]
        correlation = rank_correlation([(each.measured_ns, each.predicted_ns) for each in own])
        error = statistics.median(abs(each.error) for each in own)
        console.print(f"{workers} workers: median error {error:.1%}, ranks {correlation:.3f}")
    print(f"all: median error {statistics.median(abs(each.error) for each in predictions):.1%}")


def main(arguments: Sequence[str]) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--models", default="")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--realtime", action="store_true")
    given: Any = parser.parse_args(arguments)
    console = Console(width=120)
    predictions: list[Prediction] = []
    setup = Setup(given.runs, given.realtime)
    overheads = measured_overheads(setup)
    told = f"waking a worker {overheads.wake_ns:,.0f} ns, the host {overheads.await_ns:,.0f} ns"
    console.print(f"overheads of this machine: {told}")
    for path in sorted(given.folder.glob("*/meta.json")):
        named = not given.models or path.parent.name in given.models.split(",")
        if named:
            predictions += predictions_of(path.parent, setup, overheads)
    show(predictions, console)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What iree-compile made of a real model, read back and simulated."""

import json
import math
from pathlib import Path

import pytest

from iree_sched.cli.main import main
from iree_sched.cli.opt import main as opt
from iree_sched.diagnostics import Source
from iree_sched.iree import tools
from iree_sched.parser import parse
from iree_sched.simulation.core import ExecutorKind, Setting
from iree_sched.simulation.costing import Costing
from iree_sched.simulation.hal_program import read_hal_program
from iree_sched.simulation.machine import uniform
from iree_sched.simulation.simulator import simulate

pytestmark = pytest.mark.slow

_MODEL = Path(__file__).parents[2] / "examples" / "transformer"


@pytest.fixture(scope="module")
def hal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hal") / "model.hal.mlir"
    flags = json.loads((_MODEL / "meta.json").read_text("utf-8"))["compile_flags"]
    model = str(_MODEL / "model.mlir")
    tools.run("iree-compile", [model, *flags, "--compile-to=hal", "-o", str(path)])
    return path


def _scheduled(folder: Path, favor: str) -> Path:
    path = folder / f"{favor}.mlir"
    passes = (
        "iree-stream-schedule-execution,"
        f"iree-stream-schedule-concurrency{{partitioner=reference{{favor={favor}}}}}"
    )
    pipeline = f"builtin.module(util.func({passes}),util.initializer({passes}))"
    arguments = [str(_MODEL / "pre.mlir"), f"--pass-pipeline={pipeline}", "-o", str(path)]
    assert opt(arguments) == 0
    return path


def test_a_schedule_is_found_again_in_what_was_compiled(
    hal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for favor, same in (("min-peak-memory", True), ("max-concurrency", False)):
        stream = _scheduled(tmp_path, favor)
        assert main(["simulate", str(hal), "--workers=2", f"--against={stream}"]) == 0
        found = "all dispatches stand where they are wanted" in capsys.readouterr().out
        assert found == same


@pytest.mark.parametrize("machine", ["--workers=1", "--workers=4", "--hardware=big-little-4-4"])
def test_estimates_are_those_of_the_schedule(
    hal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], machine: str
) -> None:
    """Whole buffers are bound to dispatches in HAL IR, ranges in stream IR."""
    makespans = []
    for file in (hal, _scheduled(tmp_path, "min-peak-memory")):
        assert main(["simulate", str(file), machine, "--format=json"]) == 0
        makespans.append(json.loads(capsys.readouterr().out)["makespan_ns"])
    assert makespans[0] == pytest.approx(makespans[1], rel=0.15)


@pytest.mark.parametrize("executor", ["regions", "task-graph"])
def test_what_was_compiled_runs_on_machines_that_are_not_there(
    hal: Path, capsys: pytest.CaptureFixture[str], executor: str
) -> None:
    makespans = []
    for workers in (1, 4, 64):
        flags = [f"--workers={workers}", f"--executor={executor}", "--format=json"]
        assert main(["simulate", str(hal), *flags]) == 0
        shown = json.loads(capsys.readouterr().out)
        limits = shown["lower_bound_ns"].values()
        assert shown["makespan_ns"] >= max(limits)
        makespans.append(shown["makespan_ns"])
    one, four, many = makespans
    assert one / 4.1 < four < one / 2 and many < four


@pytest.mark.parametrize("executor", list(ExecutorKind))
def test_more_workers_never_make_it_slower(hal: Path, executor: ExecutorKind) -> None:
    program = read_hal_program(parse(Source(str(hal), hal.read_text("utf-8"))).module).functions
    best = math.inf
    for workers in (*range(1, 18), 32, 63, 64):
        machine = uniform(workers)
        timed = Costing(machine, None).program(program)
        makespan = simulate(timed, machine, Setting(executor)).makespan
        assert makespan <= best + 1e-6
        best = makespan

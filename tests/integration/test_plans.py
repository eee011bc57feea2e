"""From a model to a plan, to a build, to what ran: each dispatch on the queue of the plan."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import iree_sched
from iree_sched.cli.main import main
from iree_sched.diagnostics import Source
from iree_sched.iree import tools
from iree_sched.iree.profiling import queue_flags, record_dispatches
from iree_sched.plan.costs_json import read_costs
from iree_sched.plan.plan import Plan
from iree_sched.plan.plan_json import read_plan

pytestmark = pytest.mark.slow

_MODEL = Path(__file__).parent / "branches.mlir"
_FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
_CALL = ("--function=main", "--input=64x64xf32=0.125")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plain build, and the IR before scheduling."""
    made = tmp_path_factory.mktemp("plans")
    iree_sched.compile(_MODEL, flags=_FLAGS, output=made / "plain.vmfb", save_temps=made)
    return made


def _plan(folder: Path, queues: int) -> tuple[Plan, Path]:
    path = folder / f"plan{queues}.json"
    ir = str(folder / "branches.pre.mlir")
    flags = ["--hardware=host", "--solver=heft", f"--queues={queues}", f"--plan={path}"]
    assert main(["plan", ir, *flags]) == 0
    return read_plan(Source(str(path), path.read_text())), path


def _placement(plan: Plan) -> Counter[tuple[str, int]]:
    queue_of = {resource.name: resource.queue for resource in plan.resources}
    return Counter((a.task.partition("#")[0], queue_of[a.resource]) for a in plan.assignments)


@pytest.mark.parametrize("queues", [1, 2, 3, 4])
def test_each_dispatch_runs_on_the_queue_of_the_plan(folder: Path, queues: int) -> None:
    plan, path = _plan(folder, queues)
    build = folder / f"planned{queues}.vmfb"
    assert main(["compile", str(_MODEL), "-o", str(build), *_FLAGS, f"--sched-plan={path}"]) == 0
    flags = [*queue_flags(queues), *_CALL]
    plain = tools.run("iree-run-module", [f"--module={folder / 'plain.vmfb'}", *flags])
    assert tools.run("iree-run-module", [f"--module={build}", *flags]) == plain
    events = record_dispatches([f"--module={build}", *flags])
    placement = _placement(plan)
    assert Counter((event.export, event.queue) for event in events) == placement
    assert len({queue for _, queue in placement}) == min(queues, 4)


def test_a_changed_model_is_scheduled_without_the_plan(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, path = _plan(folder, 2)
    other = folder / "larger.mlir"
    other.write_text(_MODEL.read_text().replace("64x64", "32x32"))
    plain = iree_sched.compile(other, flags=_FLAGS)
    capsys.readouterr()
    build = folder / "larger.vmfb"
    assert main(["compile", str(other), "-o", str(build), *_FLAGS, f"--sched-plan={path}"]) == 0
    said = capsys.readouterr().err
    assert "warning: the plan does not fit function 'main': it has 'main" in said
    assert build.read_bytes() == plain


def test_hardware_that_lacks_a_resource_and_open_affinities(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, path = _plan(folder, 2)
    compile_flags = ["compile", str(_MODEL), *_FLAGS, f"--sched-plan={path}"]
    build = folder / "other.vmfb"
    assert main([*compile_flags, "-o", str(build), "--sched-plan-hardware=soc-npu"]) == 0
    said = capsys.readouterr().err
    assert "function 'main': hardware 'soc-npu' has no resource 'cpu.0'; it is scheduled" in said
    assert build.read_bytes() == (folder / "plain.vmfb").read_bytes()
    assert main([*compile_flags, "-o", str(build), "--sched-plan-affinity=dynamic"]) == 0
    # Both queues are alike, so nothing is bound to one of them.
    events = record_dispatches([f"--module={build}", *queue_flags(2), *_CALL])
    assert len({event.queue for event in events}) == 1
    plain = tools.run("iree-run-module", [f"--module={folder / 'plain.vmfb'}", *_CALL])
    assert tools.run("iree-run-module", [f"--module={build}", *_CALL]) == plain


def test_measured_dispatches(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    costs, plan = folder / "costs.json", folder / "measured.json"
    module = str(folder / "plain.vmfb")
    assert main(["profile", module, *_CALL, "--runs=3", "-o", str(costs)]) == 0
    found = read_costs(Source(str(costs), costs.read_text())).measurements
    assert all(m.function == "main" and m.duration_ns > 0 and m.calls % 3 == 0 for m in found)
    ir = str(folder / "branches.pre.mlir")
    assert main(["plan", ir, "--queues=2", f"--costs={costs}", f"--plan={plan}"]) == 0
    assert "durations: 10 measured" in capsys.readouterr().out
    planned = {a.task.partition("#")[0] for a in _plan(folder, 2)[0].assignments}
    assert {m.symbol for m in found} == planned
    assert main(["profile", module, "--function=nothing", "-o", str(plan)]) == 1
    assert "iree-sched profile: error:" in capsys.readouterr().err

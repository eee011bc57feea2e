"""`iree-sched tune`: what it finds, what the next build makes of it, and how it goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from iree_sched.plan.hardware_names import named_hardware
from iree_sched.simulation.described import LOCAL_TASK, machine_of
from iree_sched.tuning.candidates import BASELINE
from iree_sched.tuning.measuring import Objective, Trial, measure

pytestmark = pytest.mark.slow

_FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
_MODEL = """
func.func @main(%a: tensor<64x64xf32>, %b: tensor<64x64xf32>) -> tensor<64x64xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<64x64xf32>
  %0 = linalg.fill ins(%zero : f32) outs(%empty : tensor<64x64xf32>) -> tensor<64x64xf32>
  %1 = linalg.matmul ins(%a, %b : tensor<64x64xf32>, tensor<64x64xf32>)
    outs(%0 : tensor<64x64xf32>) -> tensor<64x64xf32>
  %2 = linalg.matmul ins(%b, %a : tensor<64x64xf32>, tensor<64x64xf32>)
    outs(%0 : tensor<64x64xf32>) -> tensor<64x64xf32>
  %3 = linalg.matmul ins(%1, %2 : tensor<64x64xf32>, tensor<64x64xf32>)
    outs(%0 : tensor<64x64xf32>) -> tensor<64x64xf32>
  return %3 : tensor<64x64xf32>
}
"""
_CLI = (sys.executable, "-m", "iree_sched")


def _run(*arguments: str, folder: Path) -> str:
    done = subprocess.run([*_CLI, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _lines(journal: Path) -> list[str]:
    return journal.read_text("utf-8").splitlines() if journal.exists() else []


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model and the IR right before it is scheduled."""
    folder = tmp_path_factory.mktemp("tune")
    (folder / "model.mlir").write_text(_MODEL, "utf-8")
    stages = ("--compile-to=stream", f"--save-temps={folder}", "-o", "stream.mlir")
    _run("compile", "model.mlir", *_FLAGS, *stages, folder=folder)
    return folder


def test_the_next_build_takes_what_was_found(ready: Path) -> None:
    shown = _run("tune", "model.pre.mlir", "--partitioner=none", "-o", "best.mlir", folder=ready)
    assert "main" in shown
    _run("specs", "verify", "best.mlir", folder=ready)
    explained = json.loads(
        _run(
            *("specs", "explain", "model.mlir", *_FLAGS),
            *("--iree-sched-spec-path=best.mlir", "--format=json"),
            folder=ready,
        )
    )
    [main] = explained
    assert main["decided"]["concurrency"]["by"].startswith("rule tuned_")
    assert main["fingerprint"] in (ready / "best.mlir").read_text("utf-8")
    # Two ways to form regions by four to form waves, each tried once; then nothing is left to do.
    journal = _lines(ready / "model.pre.tune.jsonl")
    assert len(journal) == 9
    assert len({json.loads(line)["candidate"] for line in journal[1:]}) == 8
    _run("tune", "model.pre.mlir", "--partitioner=none", "-o", "again.mlir", folder=ready)
    assert _lines(ready / "model.pre.tune.jsonl") == journal
    assert (ready / "again.mlir").read_bytes() == (ready / "best.mlir").read_bytes()


def test_measures_time(ready: Path, tmp_path: Path) -> None:
    shown = _run(
        *("tune", str(ready / "model.mlir"), *_FLAGS, "--objective=time"),
        *("--partitioner=reference", "--run-flag=--device=local-task", "-o", "best.mlir"),
        folder=tmp_path,
    )
    assert "ms measured" in shown
    _run("specs", "verify", "best.mlir", folder=tmp_path)
    outcomes = [json.loads(line) for line in _lines(tmp_path / "model.tune.jsonl")[1:]]
    assert all(each["functions"]["main"]["time_ns"] > 0 for each in outcomes)


def test_simulates_latency(ready: Path) -> None:
    hardware = named_hardware("big-little-4-4")
    assert hardware is not None
    outcome = measure(
        Trial(
            candidate=BASELINE,
            text=(ready / "model.pre.mlir").read_text("utf-8"),
            name="model.pre.mlir",
            plugins=(),
            objective=Objective.LATENCY,
            machine=(machine_of(hardware, LOCAL_TASK), hardware),
        )
    )
    assert outcome.error == ""
    figures = outcome.functions["main"]
    assert figures.latency_ns is not None
    assert figures.latency_ns > 0
    assert figures.waves == 2


def test_goes_on_after_a_kill(ready: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.jsonl"
    command = [*_CLI, "tune", str(ready / "model.pre.mlir"), f"--journal={journal}", "--jobs=1"]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    while len(_lines(journal)) < 3:
        assert killed.poll() is None
        time.sleep(0.05)
    killed.kill()
    killed.wait()
    with journal.open("ab") as file:
        file.write(b'{"candidate": "cut sh')  # as a kill within a line would leave it
    before = _lines(journal)[:-1]
    subprocess.run([*command, "--partitioner=none", "-o", str(tmp_path / "out.mlir")], check=True)
    after = _lines(journal)
    assert after[: len(before)] == before
    names = [json.loads(line)["candidate"] for line in after[1:]]
    assert len(set(names)) == len(names)
    _wait_until_none_is_left(killed.pid)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_at_once_and_leaves_nothing(
    number: signal.Signals, ready: Path, tmp_path: Path
) -> None:
    journal, temporary = tmp_path / "journal.jsonl", tmp_path / "temporary"
    temporary.mkdir()
    command = [*_CLI, "tune", str(ready / "model.mlir"), f"--journal={journal}", *_FLAGS]
    command += ["--objective=time", "--run-flag=--device=local-task", "-o", str(tmp_path / "best")]
    tune = subprocess.Popen(
        command, env=os.environ | {"TMPDIR": str(temporary)}, start_new_session=True
    )
    while not (journal.exists() and list(temporary.rglob("*.vmfb*"))):  # a build is under way
        assert tune.poll() is None
        time.sleep(0.02)
    tune.send_signal(number)
    assert tune.wait(20) == 128 + number
    _wait_until_none_is_left(tune.pid)
    assert not list(temporary.iterdir())


def _wait_until_none_is_left(session: int) -> None:
    """Waits for the processes of a session to end, which they do when its leader is gone."""
    for _ in range(200):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(session, signal.SIGKILL)
    pytest.fail("processes are left behind")


def test_a_journal_of_another_tuning_is_refused(ready: Path, tmp_path: Path) -> None:
    journal = tmp_path / "journal.jsonl"
    journal.write_text('{"version": 1, "functions": {}, "objective": "time"}\n', "utf-8")
    done = subprocess.run(
        [*_CLI, "tune", str(ready / "model.pre.mlir"), f"--journal={journal}"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "is the journal of another tuning (functions, objective" in done.stderr


def test_measures_on_a_cluster_of_dask(ready: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    script = tmp_path / "cluster.py"
    script.write_text(
        "import sys\n"
        "from distributed import LocalCluster\n"
        "from iree_sched.cli.main import main\n"
        "if __name__ == '__main__':\n"
        "    options = dict(n_workers=1, threads_per_worker=1, dashboard_address=None)\n"
        "    with LocalCluster(**options) as cluster:\n"
        "        address = cluster.scheduler_address.removeprefix('tcp://')\n"
        "        status = main([*sys.argv[1:], f'--executor=dask://{address}'])\n"
        "    sys.exit(status)\n",
        "utf-8",
    )
    arguments = ["tune", str(ready / "model.pre.mlir"), "--partitioner=none", "-o", "dask.mlir"]
    subprocess.run([sys.executable, script, *arguments], cwd=tmp_path, check=True)
    _run("specs", "verify", "dask.mlir", folder=tmp_path)
    assert len(_lines(tmp_path / "model.pre.tune.jsonl")) == 9

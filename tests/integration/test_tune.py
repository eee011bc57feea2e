"""`iree-sched tune`: what it finds, what the next build makes of it, and how it goes on."""

import glob
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
    journal = tmp_path / "journal"
    command = [str(ready / "model.pre.mlir"), "--jobs=1"]
    with _tuning(tmp_path, *command) as killed:
        while len(_lines(journal)) < 3:
            assert killed.poll() is None
            time.sleep(0.05)
        killed.kill()
        killed.wait()
    with journal.open("ab") as file:
        file.write(b'{"candidate": "cut sh')  # as a kill within a line would leave it
    before = _lines(journal)[:-1]
    with _tuning(tmp_path, *command, "--partitioner=none") as again:
        assert again.wait() == 0
    after = _lines(journal)
    assert after[: len(before)] == before
    names = [json.loads(line)["candidate"] for line in after[1:]]
    assert len(set(names)) == len(names)


# A partitioner that never ends; the second one does not even hear that it is to.
_ENDLESS = """
from iree_sched.partition import Kind, option, partitioner

@partitioner(Kind.CONCURRENCY, "endless", "Never comes to an end.")
def endless(graph, *, number: int = option(0, "one of many", tries=(1, 2, 3, 4, 5, 6))):
    open("begun", "w").close()
    while True:
        try:
            while True:
                pass
        except %s:
            pass
"""


@pytest.mark.parametrize("caught", ["ZeroDivisionError", "BaseException"])
def test_a_signal_ends_a_partitioner_that_does_not_end(
    caught: str, ready: Path, tmp_path: Path
) -> None:
    (tmp_path / "endless.py").write_text(_ENDLESS % caught, "utf-8")
    options = ["--partitioner=endless", "--load-pass-plugin=endless.py", "--jobs=2"]
    with _tuning(tmp_path, str(ready / "model.pre.mlir"), *options) as tune:
        while not (tmp_path / "begun").exists() or len(_lines(tmp_path / "journal")) < 2:
            assert tune.poll() is None
            time.sleep(0.02)
        tune.send_signal(signal.SIGTERM)
        assert tune.wait(5) == 128 + signal.SIGTERM
    # What was ended is no outcome: it is measured again.
    outcomes = [json.loads(line) for line in _lines(tmp_path / "journal")[1:]]
    assert [each["candidate"] for each in outcomes if "endless" in each["candidate"]] == []


@pytest.mark.parametrize(
    ("moment", "numbers"),
    [
        ("*.vmfb*", [signal.SIGINT, signal.SIGINT]),  # a build is under way
        ("*.vmfb*", [signal.SIGTERM]),
        ("journal", [signal.SIGHUP, signal.SIGTERM]),  # processes start
    ],
)
def test_a_signal_ends_it_at_once_and_leaves_nothing(
    moment: str, numbers: list[signal.Signals], ready: Path, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    options = [*_FLAGS, "--objective=time", "--run-flag=--device=local-task"]
    with _tuning(tmp_path, str(ready / "model.mlir"), *options) as tune:
        while not (
            _lines(tmp_path / "journal") and glob.glob(f"{tmp_path}/**/{moment}", recursive=True)
        ):
            assert tune.poll() is None
            time.sleep(0.02)
        for number in numbers:
            tune.send_signal(number)
        assert tune.wait(5) in {128 + number for number in numbers}
    assert not list(temporary.iterdir())


# Partitioners that end their process: each time, or only while another candidate is tried.
_DEADLY = """
import os, signal
from iree_sched.partition import Kind, partitioner

@partitioner(Kind.CONCURRENCY, "deadly-exit", "Ends its process.")
def exits(graph):
    os._exit(3)

@partitioner(Kind.CONCURRENCY, "deadly-signal", "Kills its process.")
def kills(graph):
    os.kill(os.getpid(), signal.SIGKILL)

@partitioner(Kind.CONCURRENCY, "deadly-once", "Kills its process the first time.")
def once(graph):
    try:
        os.mkdir("begun")
    except FileExistsError:
        return [[node] for node in graph.nodes]
    os.kill(os.getpid(), signal.SIGSEGV)
"""


def test_goes_on_where_a_candidate_ends_its_process(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "deadly.py").write_text(_DEADLY, "utf-8")
    command = ["--partitioner=deadly-*", "--load-pass-plugin=deadly.py", "--jobs=2"]
    with _tuning(tmp_path, str(ready / "model.pre.mlir"), *command) as tune:
        assert tune.wait(60) == 0
    outcomes = {
        each["candidate"]: each["error"]
        for each in map(json.loads, _lines(tmp_path / "journal")[1:])
    }
    assert outcomes["reference reference"] == ""
    assert outcomes["reference deadly-exit"] == "its process ended with status 3"
    assert outcomes["reference deadly-signal"] == "its process was ended by signal 9 (SIGKILL)"
    assert outcomes["reference deadly-once"] == ""  # tried again


@contextmanager
def _tuning(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a tuning in a folder, whose journal is `journal`; no process of it must be left."""
    command = [*_CLI, "tune", *arguments, "--journal=journal", "-o", "best.mlir"]
    own = {"TMPDIR": str(folder / "temporary"), "IREE_SCHED_TEST_RUN": str(folder)}
    tune = subprocess.Popen(command, cwd=folder, env=os.environ | own, start_new_session=True)
    try:
        yield tune
        _wait_until_none_is_left(f"IREE_SCHED_TEST_RUN={folder}")
    finally:
        tune.kill()
        tune.wait()


def _wait_until_none_is_left(mark: str) -> None:
    """Waits for the processes that have something in their environment to end."""
    for _ in range(100):
        left = [
            process for process in _processes() if mark.encode() in _content(process, "environ")
        ]
        if not left:
            return
        time.sleep(0.02)
    shown = [_content(process, "cmdline") for process in left]
    for process in left:
        os.kill(int(process.name), signal.SIGKILL)
    pytest.fail(f"processes are left behind: {shown}")


def _processes() -> list[Path]:
    return [path for path in Path("/proc").iterdir() if path.name.isdigit()]


def _content(process: Path, name: str) -> bytes:
    """A file about a process; nothing if it has ended, or is somebody else's."""
    try:
        return (process / name).read_bytes()
    except OSError:
        return b""


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
    plugin = tmp_path / "deadly.py"
    plugin.write_text(_DEADLY, "utf-8")
    options = ["--partitioner=deadly-exit", f"--load-pass-plugin={plugin}", "-o", "dask.mlir"]
    command = [sys.executable, str(script), "tune", str(ready / "model.pre.mlir"), *options]
    subprocess.run(command, cwd=tmp_path, check=True)
    _run("specs", "verify", "dask.mlir", folder=tmp_path)
    outcomes = [json.loads(line) for line in _lines(tmp_path / "model.pre.tune.jsonl")[1:]]
    assert len(outcomes) == 4
    [failed] = [each for each in outcomes if each["error"]]
    assert failed["candidate"] == "reference deadly-exit"
    assert failed["error"].startswith("its workers died: ")

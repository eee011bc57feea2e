"""What `iree-sched compile` says and leaves behind when something goes wrong."""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import iree_sched

_GROUP = "import sys; from iree_sched.cli.main import main; sys.exit(main(sys.argv[1:]))"
_FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
_BIG = Path(__file__).parents[2] / "examples" / "inception" / "model.mlir"
_SMALL = Path(__file__).parents[1] / "splice" / "stablehlo.mlir"


def _command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-c", _GROUP, "compile", *_FLAGS, *map(str, arguments)]


def _run(
    *arguments: str | Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **(environment or {})}
    command = _command(*arguments)
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_a_failure_of_iree_shows_its_diagnostic_and_the_stage(tmp_path: Path) -> None:
    source = tmp_path / "bad.mlir"
    source.write_text(
        "func.func @f(%a: tensor<4xf32>) -> tensor<4xf32> {\n  return %b : tensor<4xf32>\n}\n"
    )
    done = _run(source, "-o", tmp_path / "x.vmfb")
    assert done.returncode == 1
    assert f"{source}:2:10: error: use of undeclared SSA value name" in done.stderr
    assert done.stderr.endswith("compile: error: stage flow (IREE's phases up to flow) failed\n")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.mlir"]


def test_a_failure_after_scheduling_keeps_the_ir(tmp_path: Path) -> None:
    plugin = tmp_path / "breaking.py"
    plugin.write_text(
        "from attrs import define\n"
        "from iree_sched.passbase import Pass\n\n\n"
        "@define\nclass Break(Pass):\n"
        "    argument = 'break-it'\n    summary = 'Names an executable that is not there.'\n"
        "    anchors = ('util.func',)\n\n"
        "    def run(self, op, context):\n"
        "        for each in op.walk():\n"
        "            if each.name == 'stream.async.dispatch':\n"
        "                each.set_attribute('entry_points', '[@nowhere::@f]')\n"
    )
    output = tmp_path / "x.vmfb"
    passes = (
        "builtin.module(util.func(break-it,iree-stream-schedule-execution,"
        "iree-stream-schedule-concurrency))"
    )
    scratch = {"TMPDIR": str(tmp_path)}
    done = _run(
        _SMALL,
        f"--load-pass-plugin={plugin}",
        f"--sched-pipeline={passes}",
        "-o",
        output,
        environment=scratch,
    )
    assert done.returncode == 1
    said = re.search(r"stage (\w+) .* failed.*; the last IR before it is in (\S+)", done.stderr)
    assert said is not None
    assert said[1] in ("stream", "build")
    assert "@nowhere::@f" in Path(said[2]).read_text("utf-8")
    assert not output.exists()


def test_a_failure_of_the_build_keeps_what_the_stage_before_has_made(tmp_path: Path) -> None:
    module = _SMALL.read_text("utf-8")
    with pytest.raises(iree_sched.CompileError, match="no HAL devices") as failed:
        iree_sched.compile(module)
    assert failed.value.stage == "build"
    assert failed.value.saved is not None
    saved = Path(failed.value.saved)
    assert saved.name == "stdin.stream.mlir"
    assert "stream.cmd.execute" in saved.read_text("utf-8")
    assert str(failed.value).count("no HAL devices") == 1
    shutil.rmtree(saved.parent)
    with pytest.raises(iree_sched.CompileError) as failed:
        iree_sched.compile(module, save_temps=tmp_path)
    assert failed.value.saved == str(tmp_path / "stdin.stream.mlir")


@pytest.mark.parametrize(
    ("mistake", "message"),
    [
        ("--sched-concurrency=referense", "--sched-concurrency:1:1: error: no concurrency"),
        ("--sched-pipeline=builtin.module(foo)", "--sched-pipeline:1:16: error: 'foo' does not"),
        ("--iree-sched-spec-path=/nowhere/team.mlir", "cannot open spec file '/nowhere/team.mlir'"),
    ],
)
def test_no_script_is_made_of_what_would_be_refused(
    mistake: str, message: str, tmp_path: Path
) -> None:
    dry = _run(_SMALL, "--dry-run", mistake)
    assert (dry.returncode, dry.stdout) == (1, "")
    assert message in dry.stderr
    folder = tmp_path / "hook"
    hook = subprocess.run(
        [sys.executable, "-c", _GROUP, "hook", f"--write={folder}", mistake],
        capture_output=True,
        text=True,
        check=False,
    )
    assert hook.returncode == 1
    assert message in hook.stderr
    assert not folder.exists()


def test_a_mistake_in_the_partitioner_is_found_before_iree_is_done(tmp_path: Path) -> None:
    started = time.monotonic()
    done = _run(_BIG, "--sched-concurrency=referense", "-o", tmp_path / "x.vmfb")
    assert done.returncode == 1
    assert "no concurrency partitioner is named 'referense'" in done.stderr
    assert "did you mean 'reference'?" in done.stderr
    assert time.monotonic() - started < 20
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.mlir", "--sched-excution=x"), "Did you mean '--sched-execution'?"),
        (("a.mlir", "b.mlir"), "more than one module to compile: a.mlir, b.mlir"),
        ((), "Not enough positional command line arguments specified!"),
        (("a.mlir", "--compile-to=strem"), "did you mean 'stream'?"),
        (("a.mlir", "--sched-release=9.9"), "known are: 3.13, 3.12"),
        (("a.mlir", "--sched-pipeline=x", "--sched-execution=y"), "exclude each other"),
        (("a.mlir", "--iree-optt-level=O2"), "Did you mean '--iree-opt-level=O2'?"),
        ((_SMALL, "--output-format=nonsense"), "for the --output-format option: Cannot find"),
        ((_SMALL, "--emit-mlir-bytecode-version=x"), "'x' value invalid for integer argument!"),
        ((_SMALL, "--verify=maybe"), "for the --verify option: 'maybe' is invalid value"),
        (
            (_SMALL, "--sched-pipeline=builtin.module("),
            "--sched-pipeline:1:16: error: encountered unbalanced parentheses",
        ),
        (
            (_SMALL, "--sched-concurrency=reference,bogus=1"),
            "--sched-concurrency:1:11: error: no such option bogus of concurrency partitioner "
            "'reference'\nreference,bogus=1\n          ^\n",
        ),
        (
            (_SMALL, "--sched-execution=nonesuch"),
            "--sched-execution:1:1: error: no execution partitioner is named 'nonesuch'",
        ),
        (
            (_SMALL, "--sched-execution=TYPED-FUSION"),
            "--sched-execution:1:1: note: did you mean 'typed-fusion'?",
        ),
        (
            (_SMALL, "--sched-execution=typed-fusion{overlap"),
            "--sched-execution:1:1: error: 'typed-fusion{overlap' does not end in the brace that "
            "closes its options\ntyped-fusion{overlap\n^\n",
        ),
        (
            (_SMALL, "--sched-execution="),
            "--sched-execution:1:1: error: '' is no partitioner! Try name or name{option=value}",
        ),
        (
            (_SMALL, "-o", os.devnull, "--sched-concurrency"),
            "iree-sched compile: for the --sched-concurrency option: requires a value!\n"
            "Try 'iree-sched compile --help'.\n",
        ),
        ((_SMALL, "--iree-nonsense"), "compile: error: the reading of the command line failed"),
        (("nowhere.mlir",), "cannot open input file 'nowhere.mlir'"),
        ((_SMALL, "--load-pass-plugin=nowhere.py"), "cannot open plug-in 'nowhere.py'"),
        ((_SMALL, "-o", "/nowhere/x.vmfb"), "cannot open output file '/nowhere/x.vmfb'"),
    ],
)
def test_bad_usage(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    if "-o" not in arguments:
        arguments = (*arguments, "-o", str(tmp_path / "x.vmfb"))
    done = _run(*arguments)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_partitioner_that_raises_is_all_that_is_told(tmp_path: Path) -> None:
    plugin = tmp_path / "raising.py"
    plugin.write_text(
        "from iree_sched.partition import Kind, partitioner\n\n\n"
        "@partitioner(Kind.CONCURRENCY, 'raising', 'Raises.')\n"
        "def raising(graph):\n    raise RuntimeError('no idea')\n"
    )
    scratch = {"TMPDIR": str(tmp_path)}
    chosen = (f"--load-pass-plugin={plugin}", "--sched-concurrency=raising")
    done = _run(_SMALL, *chosen, "-o", tmp_path / "x.vmfb", environment=scratch)
    assert done.returncode == 1
    assert "no idea" in done.stderr
    assert "interrupted" not in done.stderr
    last = done.stderr.splitlines()[-1]
    assert re.search(
        r"stage scheduled \(scheduling\) failed; .* is in \S+stablehlo.pre.mlir$", last
    )


def test_a_doubtful_pipeline_is_warned_of_once(tmp_path: Path) -> None:
    nested = "util.func(iree-stream-schedule-execution,iree-stream-schedule-concurrency)"
    passes = f"builtin.module(util.fun(),{nested})"
    done = _run(_SMALL, f"--sched-pipeline={passes}", "-o", os.devnull)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("warning: no op named 'util.fun' is known") == 1


def test_no_iree(tmp_path: Path) -> None:
    done = _run(_SMALL, "-o", tmp_path / "x", environment={"IREE_SCHED_IREE": str(tmp_path)})
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert "pip install 'iree-sched[iree]'" in line


def test_an_unknown_release_of_iree(tmp_path: Path) -> None:
    package = tmp_path / "iree" / "compiler"
    (package / "_mlir_libs").mkdir(parents=True)
    (package / "version.py").write_text('VERSION = "2.7.1"\n')
    (package / "_mlir_libs" / "libIREECompiler.so").touch()
    done = _run(_SMALL, "-o", tmp_path / "x", environment={"IREE_SCHED_IREE": str(tmp_path)})
    assert done.returncode == 1
    assert "IREE 2.7.1 is not a release whose stream passes are known" in done.stderr
    assert "known are: 3.13, 3.12" in done.stderr


def _descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have, that are still there."""
    pairs = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            pairs.append((int(entry.name), int(fields[1])))
    found = [pid]
    for parent in found:
        found += [child for child, its in pairs if its == parent]
    return found[1:]


def _is_there(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@contextmanager
def _compiling(tmp_path: Path, stage: str) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """A compilation in the middle of a stage, and the processes that belong to it."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    # A shell's background jobs have Ctrl-C ignored, and tests may be one.
    process = subprocess.Popen(
        _command(_BIG, "-o", tmp_path / "x.vmfb"),
        env={**os.environ, "TMPDIR": str(scratch)},
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    limit = time.monotonic() + 120
    while not list(scratch.glob(f"*/*.{stage}.mlir")) and time.monotonic() < limit:
        assert process.poll() is None
        time.sleep(0.05)
    time.sleep(0.5)
    family = _descendants(process.pid)
    assert family
    try:
        yield process, family
    finally:
        process.kill()
        process.wait()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_the_end_leaves_no_process_and_no_output(number: int, status: int, tmp_path: Path) -> None:
    with _compiling(tmp_path, "scheduled") as (process, family):
        process.send_signal(number)
        _, said = process.communicate()
        assert process.returncode == status
        assert said == b""
        limit = time.monotonic() + 10
        while any(map(_is_there, family)) and time.monotonic() < limit:
            time.sleep(0.05)
        assert not [pid for pid in family if _is_there(pid)]
    assert not (tmp_path / "x.vmfb").exists()
    if number != signal.SIGKILL:
        assert [path.name for path in tmp_path.iterdir()] == ["scratch"]
        assert list((tmp_path / "scratch").iterdir()) == []


def _on_terminal(*arguments: str | Path) -> tuple[int, str]:
    """Runs the command with standard error on a terminal; returns status and what that shows."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(_command(*arguments), stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        ready, _, _ = select.select([ours], [], [], 120)
        assert ready
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the terminal's other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return process.wait(), shown.decode()


def test_a_terminal_sees_progress_and_a_pipe_does_not(tmp_path: Path) -> None:
    status, shown = _on_terminal(_SMALL, "-o", tmp_path / "x.vmfb")
    assert status == 0
    assert "[1/5] flow: IREE's phases up to flow" in shown
    assert "0:00:0" in shown
    done = _run(_SMALL, "-o", tmp_path / "y.vmfb")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_diagnostics_stand_beside_the_progress_line(tmp_path: Path) -> None:
    source = tmp_path / "bad.mlir"
    source.write_text("func.func @f() { return %b : i32 }\n")
    status, shown = _on_terminal(source, "-o", tmp_path / "x.vmfb")
    assert status == 1
    assert "use of undeclared SSA value name" in shown
    assert "stage flow" in shown


def test_python_callers_get_it_all_in_the_exception() -> None:
    with pytest.raises(iree_sched.CompileError) as failed:
        iree_sched.compile("func.func @f() { return %b : i32 }", flags=_FLAGS)
    assert failed.value.stage == "flow"
    assert "<stdin>:1:25: error: use of undeclared SSA value name" in str(failed.value)
    with pytest.raises(iree_sched.ScheduleError, match="expected '}'"):
        iree_sched.schedule("module {")
    with pytest.raises(iree_sched.ScheduleError, match=r"^--sched-concurrency:1:1: error: no conc"):
        iree_sched.schedule("module {}", concurrency="nonesuch")
    with pytest.raises(iree_sched.ScheduleError, match=r"^--sched-pipeline:1:1: error"):
        iree_sched.schedule("module {}", pipeline="nonesuch")
    with pytest.raises(ValueError, match="names its partitioners itself"):
        iree_sched.schedule("module {}", execution="reference", pipeline="builtin.module()")

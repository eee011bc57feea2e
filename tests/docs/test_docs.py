"""The examples in docs/ work as written."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from iree_sched import session
from iree_sched.passregistry import Registry

_ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)


def _blocks(document: str, language: str) -> list[str]:
    """The examples of a language in a document."""
    text = (_ROOT / document).read_text("utf-8")
    found = [code for kind, code in _BLOCK.findall(text) if kind == language]
    assert found
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that a reader of the documents works in."""
    shutil.copy(_ROOT / "tests" / "splice" / "stablehlo.mlir", tmp_path / "model.mlir")
    (tmp_path / "flags.txt").write_text("\n".join(_FLAGS))
    [narrow] = [code for code in _blocks("README.md", "python") if "def narrow" in code]
    (tmp_path / "narrow.py").write_text(narrow)
    [team] = [code for code in _blocks("docs/specs.md", "mlir") if "// team.mlir" in code]
    (tmp_path / "team.mlir").write_text(team)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def _need(tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed: an example in docs/ is not tested")


@pytest.mark.parametrize(
    ("document", "outputs"),
    [
        ("docs/compile.md", ["model.vmfb", "sequential.vmfb", "temps/model.pre.mlir"]),
        ("docs/specs.md", ["model.vmfb"]),
        ("docs/tuning.md", ["best.mlir", "model.vmfb"]),
        ("docs/schedules.md", ["temps/model.scheduled.mlir", "other.vmfb"]),
        ("docs/plans.md", ["plan.json", "planned.vmfb", "costs.json", "measured.json"]),
        ("docs/build-systems.md", ["filtered.vmfb", "hooked.vmfb", "stages/scheduled.mlir"]),
    ],
)
def test_shell_commands(document: str, outputs: list[str], folder: Path) -> None:
    for command in _blocks(document, "sh"):
        subprocess.run(["sh", "-eu", "-c", command], check=True)
    for output in outputs:
        assert (folder / output).stat().st_size > 0


def test_makefile(folder: Path) -> None:
    _need("make")
    [makefile] = _blocks("docs/build-systems.md", "make")
    Path("Makefile").write_text(makefile)
    subprocess.run(["make"], check=True)
    assert (folder / "model.vmfb").stat().st_size > 0
    again = subprocess.run(["make"], check=True, capture_output=True, text=True)
    assert "up to date" in again.stdout


def test_cmake(folder: Path) -> None:
    _need("cmake")
    [lists] = _blocks("docs/build-systems.md", "cmake")
    Path("CMakeLists.txt").write_text(lists)
    subprocess.run(["cmake", "-S", ".", "-B", "build"], check=True)
    subprocess.run(["cmake", "--build", "build"], check=True)
    assert (folder / "build" / "model.vmfb").stat().st_size > 0


def test_notebook(folder: Path) -> None:
    cells = "\n".join(_blocks("docs/python.md", "python"))
    done = subprocess.run([sys.executable, "-c", cells], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    stages = ["flow", "pre", "scheduled", "stream", "build"]
    assert lines[:5] == [f"... {stage}" for stage in stages]
    assert "[2. 4. 6. 8.] [ 1.  4.  9. 16.]" in lines
    assert "flow <stdin>:1:25: error: use of undeclared SSA value name" in lines


def test_partitioners(tmp_path: Path) -> None:
    function, of_class = _blocks("docs/partitioners.md", "python")
    plugin = tmp_path / "pairs.py"
    plugin.write_text(f"{function}\n\n{of_class}")
    registry = Registry()
    registry.load_plugin(plugin)
    model = (_ROOT / "examples" / "transformer" / "pre.mlir").read_text("utf-8")
    texts = []
    for name in ("pairs", "pairs-too"):
        waves = f"iree-stream-schedule-concurrency{{partitioner={name}{{of=3}}}}"
        passes = f"builtin.module(util.func(iree-stream-schedule-execution,{waves}))"
        result = session.run(model, passes, registry=registry)
        assert result.succeeded, result.report()
        texts.append(result.text)
    assert texts[0] == texts[1]
    assert "stream.async.concurrent" in texts[0]


def test_every_flag_of_ours_is_explained() -> None:
    from iree_sched.cli.compile_flags import SCHEDULING

    text = (_ROOT / "docs" / "compile.md").read_text("utf-8")
    for option in SCHEDULING:
        assert f"`{option.flag}" in text

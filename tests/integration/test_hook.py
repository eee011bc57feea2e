"""A model goes through the hook script, and its build gives what the plain build gives."""

import importlib.util
import json
import os
import pathlib
import subprocess
import sys
from types import ModuleType

import pytest

from iree_sched.iree import releases, tools
from iree_sched.iree.compilation import Scheduling
from iree_sched.iree.hook import hook_files
from iree_sched.specs.settings import SpecSettings

_EXAMPLES = pathlib.Path(__file__).parents[2] / "examples"
_FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
_HOOK = _EXAMPLES / "hooks" / "schedule_and_compile.sh"


def _load(name: str) -> ModuleType:
    """A script of the examples folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, _EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _environment(**changes: str) -> dict[str, str]:
    """The environment with the tools of this Python in front, and this checkout's scheduler."""
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ.get("PATH", os.defpath)])
    ours = f"{sys.executable} -m iree_sched.cli.opt"
    return {**os.environ, "PATH": path, "IREE_SCHED_OPT": ours, **changes}


def _hook(*arguments: str | pathlib.Path, **changes: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(_HOOK), *map(str, arguments)]
    environment = _environment(**changes)
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["inception", "transformer"])
def test_both_builds_give_the_same(name: str, tmp_path: pathlib.Path) -> None:
    folder = _EXAMPLES / name
    flags = json.loads((folder / "meta.json").read_text())["compile_flags"]
    plain, ours = tmp_path / "plain.vmfb", tmp_path / "ours.vmfb"
    tools.run("iree-compile", [*flags, str(folder / "model.mlir"), "-o", str(plain)])
    done = _hook(folder / "model.mlir", "-o", ours, "--", *flags)
    assert done.returncode == 0, done.stderr
    results = _load("run_model").compare(folder, [plain, ours])
    assert [result.function for result in results] == ["main", "main"]
    assert all(result.ok for result in results), results


def test_the_example_is_what_the_command_writes() -> None:
    flags: tuple[str, ...] = ()
    release = releases.release_of(releases.known()[0])
    scheduling = Scheduling(specs=SpecSettings())
    for name, text in hook_files(release, scheduling, flags).items():
        assert (_HOOK.parent / name).read_text("utf-8") == text


def test_the_filter_takes_text_and_bytecode(tmp_path: pathlib.Path) -> None:
    source = pathlib.Path(__file__).parents[1] / "splice" / "stablehlo.mlir"
    flags = [*_FLAGS]
    command = [sys.executable, "-m", "iree_sched", "hook", *flags]
    expected = tools.run("iree-compile", [*flags, "--compile-to=stream", str(source)])
    for extra in ((), ("--emit-mlir-bytecode",)):
        flow = tmp_path / "flow"
        to_flow = [*flags, "--compile-to=flow", *extra, "-o", str(flow)]
        tools.run("iree-compile", [*to_flow, str(source)])
        done = subprocess.run(command, input=flow.read_bytes(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode() == expected


def test_the_script_carries_attributes_of_functions(tmp_path: pathlib.Path) -> None:
    model = pathlib.Path(__file__).parents[1] / "splice" / "scoped_functions.mlir"
    done = _hook(model, "-o", tmp_path / "pre.mlir", "--to", "pre", "--", *_FLAGS)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "pre.mlir").read_text("utf-8").count('{partitioner = "reference"}') == 1
    plain = _hook(
        model,
        "-o",
        tmp_path / "x.mlir",
        "--to",
        "scheduled",
        "--",
        *_FLAGS,
        IREE_SCHED_OPT="iree-opt",
    )
    assert plain.returncode == 0, plain.stderr


def test_a_failing_stage_names_itself_and_leaves_no_output(tmp_path: pathlib.Path) -> None:
    model = _EXAMPLES / "transformer" / "model.mlir"
    flags = json.loads((model.parent / "meta.json").read_text())["compile_flags"]
    output = tmp_path / "out.vmfb"
    bad = "builtin.module(no-such-pass)"
    done = _hook(model, "-o", output, "--", *flags, IREE_SCHED_PIPELINE=bad)
    assert done.returncode == 1
    assert "stage scheduled failed" in done.stderr
    assert "'no-such-pass' does not refer to a registered pass" in done.stderr
    assert list(tmp_path.iterdir()) == []

"""Builds with scheduling specs: shipped ones, and a user's over them, for a model left as it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import iree_sched
from iree_sched.iree import tools

pytestmark = pytest.mark.slow

_FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
_BRANCHES = 6
_USER = """
module @user attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "mine",
    match = {function = "main"},
    action = {concurrency = {partitioner = "none"}}
  } : () -> ()
}
"""


def _model() -> str:
    """Branches of two products each, which are joined in the end."""
    type_ = "tensor<32x32xf32>"

    def product(result: str, left: str, right: str) -> str:
        inputs = f"ins(%{left}, %{right} : {type_}, {type_})"
        return f"  %{result} = linalg.matmul {inputs} outs(%zeros : {type_}) -> {type_}\n"

    text = f"func.func @main(%a: {type_}, %b: {type_}) -> {type_} {{\n"
    text += "  %zero = arith.constant 0.0 : f32\n"
    text += f"  %empty = tensor.empty() : {type_}\n"
    text += f"  %zeros = linalg.fill ins(%zero : f32) outs(%empty : {type_}) -> {type_}\n"
    for n in range(_BRANCHES):
        text += f"  %c{n} = arith.constant dense<{n}.5> : {type_}\n"
        text += product(f"x{n}", "a", f"c{n}") + product(f"y{n}", f"x{n}", "b")
    text += "".join(
        product(f"z{n}", f"y{n}" if n == 1 else f"z{n - 1}", f"y{n - 1}" if n == 1 else f"y{n}")
        for n in range(1, _BRANCHES)
    )
    return text + f"  return %z{_BRANCHES - 1} : {type_}\n}}\n"


def _outputs(build: Path) -> str:
    inputs = ["--input=32x32xf32=0.01", "--input=32x32xf32=0.02"]
    flags = ["--device=local-task", "--function=main", f"--module={build}", *inputs]
    return tools.run("iree-run-module", flags)


def test_a_users_spec_wins_over_a_default_and_all_compute_the_same(tmp_path: Path) -> None:
    model, user = tmp_path / "model.mlir", tmp_path / "user.mlir"
    model.write_text(_model(), "utf-8")
    user.write_text(_USER, "utf-8")
    specs: dict[str, tuple[list[Path], bool]] = {
        "plain": ([], False),
        "default": ([], True),
        "user": ([user], True),
    }
    scheduled, outputs = {}, {}
    for name, (paths, defaults) in specs.items():
        build = tmp_path / f"{name}.vmfb"
        iree_sched.compile(
            model,
            flags=_FLAGS,
            specs=paths,
            default_specs=defaults,
            hardware="generic-cpu",
            output=build,
            save_temps=tmp_path / name,
        )
        scheduled[name] = (tmp_path / name / "model.scheduled.mlir").read_text("utf-8")
        outputs[name] = _outputs(build)
    assert "iree_sched.concurrency" not in scheduled["plain"]
    assert 'partitioner = "memory-bounded", steps = 500 : i64}' in scheduled["default"]
    assert 'iree_sched.concurrency = {partitioner = "none"}' in scheduled["user"]
    assert "stream.async.concurrent" in scheduled["default"]
    assert "stream.async.concurrent" not in scheduled["user"]
    assert outputs["plain"] == outputs["default"] == outputs["user"]


def test_explains_a_model_as_it_is_given_to_iree(tmp_path: Path) -> None:
    (tmp_path / "model.mlir").write_text(_model(), "utf-8")
    command = "from iree_sched.cli.main import program; program()"
    explain = ["specs", "explain", "model.mlir", "--format=json", *_FLAGS]
    explain.append("--iree-sched-hardware=generic-cpu")
    done = subprocess.run(
        [sys.executable, "-c", command, *explain], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    [main] = [each for each in json.loads(done.stdout) if each["function"] == "main"]
    assert main["decided"]["concurrency"]["by"] == "rule cpu_fewer_waves"
    assert main["ops"] >= 3 * _BRANCHES - 1
    assert len(main["dispatches"]) == main["ops"]

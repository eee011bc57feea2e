"""`iree-sched compile` beside iree-compile: the same builds, and builds that compute the same."""

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from attrs import frozen

import iree_sched
from iree_sched.iree import tools
from iree_sched.iree.installation import find_installation

_MODULES = sorted((Path(__file__).parents[1] / "splice").glob("*.mlir"))
_EXAMPLES = Path(__file__).parents[2] / "examples"
_TARGET = (
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
_LOCAL = "--iree-hal-target-device=local"


@frozen
class Module:
    """A module of tests/splice and what its comments say of it."""

    path: Path

    def said(self, what: str) -> list[str]:
        """The comments `// WHAT: ...`."""
        return re.findall(rf"^// {what}: (.*)$", self.path.read_text("utf-8"), re.MULTILINE)

    @property
    def flags(self) -> list[str]:
        """Flags for iree-compile."""
        flags = [flag for line in self.said("FLAGS") for flag in line.split()]
        named = any("target-device" in flag for flag in flags)
        return [*flags, *_TARGET, *([] if named else [_LOCAL])]

    def calls(self, build: Path) -> list[str]:
        """What the functions of a build give for the inputs in the comments."""
        devices = int((self.said("DEVICES") or ["1"])[0])
        flags = [f"--module={build}", *["--device=local-task"] * devices]
        flags += ["--task_topology_group_count=1", *self._parameters(build.parent)]
        return [
            tools.run("iree-run-module", [*flags, f"--function={name}", *inputs])
            for name, *inputs in (line.split() for line in self.said("CALL"))
        ]

    def _parameters(self, folder: Path) -> list[str]:
        """Flags that name an archive of parameters, which is made here."""
        import iree.runtime as rt

        flags = []
        for line in self.said("PARAMETERS"):
            scope, *keys = line.split()
            index = rt.ParameterIndex()
            for entry in keys:
                key, _, type_ = entry.partition("=")
                shape = [int(size) for size in type_.split("x")[:-1]]
                values = np.arange(np.prod(shape), dtype=np.float32).reshape(shape) / 16
                rt.parameter_index_add_numpy_ndarray(index, key, values)
            archive = folder / f"{scope}.irpa"
            index.create_archive_file(str(archive))
            flags.append(f"--parameters={scope}={archive}")
        return flags


def plain(source: Path, flags: list[str], output: Path) -> bytes:
    """The build of iree-compile alone."""
    compiler = find_installation().tool("iree-compile")
    subprocess.run([compiler, *flags, str(source), "-o", str(output)], check=True)
    return output.read_bytes()


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.stem)
def test_the_same_bytes_and_other_schedules_that_compute_the_same(
    path: Path, tmp_path: Path
) -> None:
    module = Module(path)
    theirs, ours = tmp_path / "plain.vmfb", tmp_path / "ours.vmfb"
    expected = plain(path, module.flags, theirs)
    assert iree_sched.compile(path, flags=module.flags) == expected
    iree_sched.compile(path, flags=module.flags, concurrency="none", output=ours)
    results = module.calls(ours)
    assert results == module.calls(theirs)
    assert results


@pytest.mark.parametrize("name", ["scoped", "parameters", "devices", "loops"])
def test_the_same_bytes_with_an_older_iree(name: str, older_iree: Path, tmp_path: Path) -> None:
    [path] = [path for path in _MODULES if path.stem == name]
    flags = Module(path).flags
    theirs = plain(path, flags, tmp_path / "plain.vmfb")
    assert iree_sched.compile(path, flags=flags) == theirs


@pytest.mark.slow
def test_a_model_is_the_same_bytes(tmp_path: Path) -> None:
    path = _EXAMPLES / "transformer" / "model.mlir"
    flags = [_LOCAL, *_TARGET]
    assert iree_sched.compile(path, flags=flags) == plain(path, flags, tmp_path / "plain.vmfb")


def _command(*arguments: str | Path) -> list[str]:
    return [
        sys.executable,
        "-c",
        "import sys; from iree_sched.cli.main import main; sys.exit(main(sys.argv[1:]))",
        "compile",
        *map(str, arguments),
    ]


def compile_(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Runs `iree-sched compile` in a process of its own."""
    command = _command(*arguments)
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


_STRIP = ("--iree-llvmcpu-debug-symbols=false", "--iree-vm-bytecode-module-strip-source-map")


def paste(source: Path, *flags: str | Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Runs the commands that `--dry-run` prints, with temporary files below a folder."""
    done = compile_(source, *flags, "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(scratch)}
    pasted = subprocess.run(
        ["sh", "-u", "-c", done.stdout], capture_output=True, check=False, env=environment
    )
    assert list(scratch.iterdir()) == []
    return pasted


def test_dry_run_from_standard_input(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "scoped_functions")
    flags = ["-", *Module(source).flags, *_STRIP]
    script = compile_(*flags, "--dry-run").stdout
    text = source.read_bytes()
    pasted = subprocess.run(["sh", "-c", script], input=text, capture_output=True, check=True)
    compiler = find_installation().tool("iree-compile")
    theirs = subprocess.run([compiler, *flags], input=text, capture_output=True, check=True)
    assert pasted.stdout == theirs.stdout


@pytest.mark.parametrize("name", ["scoped_functions", "traces"])
def test_dry_run_prints_commands_that_work(name: str, tmp_path: Path) -> None:
    # Named as a stage is: that must not matter.
    source = tmp_path / "flow.mlir"
    [original] = [path for path in _MODULES if path.stem == name]
    source.write_bytes(original.read_bytes())
    flags = [*Module(source).flags, *_STRIP, "--sched-concurrency=none"]
    build, pasted = tmp_path / "build.vmfb", tmp_path / "pasted.vmfb"
    assert compile_(source, *flags, "-o", build).returncode == 0
    done = paste(source, *flags, "-o", pasted, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert pasted.read_bytes() == build.read_bytes()


def test_dry_run_knows_the_flags_of_the_driver(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "stablehlo")
    flags = [*Module(source).flags, "--verify=false", "--remarks-filter=.*"]
    flags.append("--mlir-print-ir-after=iree-stream-refine-usage,iree-stream-schedule-execution")
    dumps, saw = {}, {}
    for name in ("ours", "pasted"):
        work = tmp_path / name
        work.mkdir()
        ask = [*flags, f"--dump-compilation-phases-to={work}", "--compile-to=executable-sources"]
        ask += [f"--remarks-output-file={work}/r.yaml", "-o", f"{work}/x.mlir"]
        if name == "ours":
            saw[name] = compile_(source, *ask).stderr
        else:
            saw[name] = paste(source, *ask, folder=tmp_path).stderr.decode()
        dumps[name] = {p.name: p.read_text("utf-8").rstrip("\n") for p in work.iterdir()}
    assert saw["ours"].count("IR Dump After") == 2
    assert saw["pasted"] == saw["ours"]
    assert len(dumps["ours"]) == 11  # nine phases, the remarks and the result
    assert dumps["pasted"] == dumps["ours"]


def test_dry_run_ends_where_the_compilation_does(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "scoped")
    flags = [*Module(source).flags, "--compile-to=stream"]
    done = paste(source, *flags, folder=tmp_path)
    ours = compile_(source, *flags).stdout
    assert done.stdout.decode() == ours
    file = tmp_path / "pasted file.mlir"
    assert paste(source, *flags, "-o", file, folder=tmp_path).returncode == 0
    assert file.read_text("utf-8") == ours
    unknown = tmp_path / "unknown.mlir"
    chosen = '_sched.concurrency = {partitioner = "reference"}'
    text = source.read_text("utf-8")
    assert chosen in text
    unknown.write_text(text.replace(chosen, chosen.replace("reference", "nonesuch")), "utf-8")
    failing = paste(unknown, *flags, folder=tmp_path)
    assert failing.returncode == 1
    assert b"no concurrency partitioner is named 'nonesuch'" in failing.stderr
    assert failing.stdout == b""


def test_save_temps_keeps_every_stage(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "stablehlo")
    temps = tmp_path / "temps"
    iree_sched.compile(source, flags=Module(source).flags, save_temps=temps)
    stages = ("flow", "pre", "scheduled", "stream")
    assert sorted(p.name for p in temps.iterdir()) == [f"stablehlo.{s}.mlir" for s in stages]
    pre = (temps / "stablehlo.pre.mlir").read_text("utf-8")
    assert "stream.async.execute" not in pre
    assert "stream.async.execute" in iree_sched.schedule(pre)
    assert " loc(" in pre
    assert "stream.cmd.execute" in (temps / "stablehlo.stream.mlir").read_text("utf-8")


def test_the_temps_of_a_dry_run_are_those_of_the_compilation(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "stablehlo")
    ours, pasted = tmp_path / "ours", tmp_path / "pasted"
    flags = [*Module(source).flags, "-o", os.devnull]
    assert compile_(source, *flags, f"--save-temps={ours}").returncode == 0
    assert paste(source, *flags, f"--save-temps={pasted}", folder=tmp_path).returncode == 0
    assert sorted(p.name for p in pasted.iterdir()) == sorted(p.name for p in ours.iterdir())
    for stage in ("flow", "pre", "scheduled"):
        name = f"stablehlo.{stage}.mlir"
        texts = [(folder / name).read_text("utf-8").rstrip("\n") for folder in (ours, pasted)]
        assert texts[0] == texts[1], stage
    # The last file has locations for the next command, and otherwise none.
    ops = [(f / "stablehlo.stream.mlir").read_text("utf-8").splitlines() for f in (ours, pasted)]
    assert len(ops[0]) == len(ops[1])


def test_functions_have_partitioners_of_their_own(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "scoped_functions")
    temps = tmp_path / "temps"
    iree_sched.compile(source, flags=Module(source).flags, concurrency="none", save_temps=temps)
    scheduled = (temps / "scoped_functions.scheduled.mlir").read_text("utf-8")
    first, second = scheduled.split("util.func public @")[1:]
    assert (first[:5], second[:6]) == ("first", "second")
    assert "stream.async.concurrent" in first
    assert "stream.async.concurrent" not in second


def test_flags_about_printing_leave_the_splice_alone(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "scoped")
    flags = [*Module(source).flags, "--mlir-elide-elementsattrs-if-larger=1"]
    assert iree_sched.compile(source, flags=flags) == plain(source, flags, tmp_path / "plain.vmfb")


@pytest.mark.parametrize("phase", ["flow", "stream", "hal"])
def test_ends_at_any_phase(phase: str, tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "stablehlo")
    flags = [*Module(source).flags, f"--compile-to={phase}"]
    theirs = plain(source, flags, tmp_path / "plain.mlir")
    done = compile_(source, *flags)
    assert done.stdout.encode() == theirs
    assert done.stderr == ""


def test_dumps_of_all_phases_are_the_same(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "scoped")
    flags = Module(source).flags
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
    dump = "--dump-compilation-phases-to="
    plain(source, [*flags, f"{dump}{tmp_path / 'theirs'}"], tmp_path / "plain.vmfb")
    assert compile_(source, *flags, f"{dump}{tmp_path / 'ours'}", "-o", os.devnull).returncode == 0
    theirs = {path.name: path.read_bytes() for path in (tmp_path / "theirs").iterdir()}
    assert len(theirs) == 12
    assert {path.name: path.read_bytes() for path in (tmp_path / "ours").iterdir()} == theirs


def test_dumps_of_our_passes_stand_among_those_of_iree() -> None:
    source = next(path for path in _MODULES if path.stem == "stablehlo")
    named = "iree-stream-place-transfer-executions,iree-stream-schedule-execution"
    flags = [*Module(source).flags, f"--mlir-print-ir-after={named}", "--compile-to=stream"]
    done = compile_(source, *flags, "-o", os.devnull)
    assert re.findall(r"^// -----// IR Dump After (\w+)", done.stderr, re.MULTILINE) == [
        "PlaceTransferExecutionsPass",
        "ScheduleExecutionPass",
    ]


def test_dumps_of_all_stages_are_one_tree(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "stablehlo")
    flags = [*Module(source).flags, "--mlir-print-ir-after-all", "--compile-to=stream"]
    tree = "--mlir-print-ir-tree-dir="
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
    plain(source, [*flags, f"{tree}{tmp_path / 'theirs'}"], tmp_path / "plain.mlir")
    done = compile_(source, *flags, f"{tree}{tmp_path / 'ours'}", "-o", os.devnull)
    assert (done.returncode, done.stderr) == (0, "")

    def dumps(name: str) -> dict[int, str]:
        """The dumps of a function: its numbers to passes and the IR after them."""
        folder = tmp_path / name / "builtin_module_no-symbol-name" / "util_func_main"
        return {int(path.stem.split("_")[1]): path.read_text("utf-8") for path in folder.iterdir()}

    assert any("ScheduleConcurrencyPass" in text for text in dumps("ours").values())
    assert dumps("ours") == dumps("theirs")


def test_passes_of_users_may_change_executables(tmp_path: Path) -> None:
    plugin = tmp_path / "exponential.py"
    plugin.write_text(
        "from attrs import define\n"
        "from iree_sched.passbase import Pass\n\n\n"
        "@define\nclass Exponential(Pass):\n"
        "    argument = 'use-exponentials'\n    summary = 'Computes another function.'\n"
        "    anchors = ('builtin.module',)\n\n"
        "    def run(self, op, context):\n"
        "        for region in (region for each in op.walk() for region in each.regions):\n"
        "            if region.text is not None:\n"
        "                region.text = region.text.replace('math.tanh', 'math.exp')\n"
    )
    [source] = [path for path in _MODULES if path.stem == "stablehlo"]
    build = tmp_path / "x.vmfb"
    passes = "use-exponentials,util.func(iree-stream-schedule-execution)"
    iree_sched.compile(
        source,
        flags=Module(source).flags,
        plugins=[plugin],
        pipeline=f"builtin.module({passes})",
        output=build,
    )
    [printed] = Module(source).calls(build)
    assert "8x4xf32=[7.38906 7.38906" in printed  # exp(16 * 0.5 * 0.25), where tanh gives 0.96


def test_begins_at_flow_from_standard_input(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "stablehlo")
    flags = Module(source).flags
    flow = plain(source, [*flags, "--compile-to=flow"], tmp_path / "flow.mlir").decode()
    flags = [*flags, "--compile-from=flow", "--compile-to=hal"]
    done = compile_("-", *flags, input=flow)
    compiler = find_installation().tool("iree-compile")
    assert done.stdout == tools.run(compiler, [*flags, "-"], flow)


_CHUNKS = """\
func.func @first(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.addf %x, %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
// -----
func.func @second(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = arith.mulf %x, %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
"""


def test_chunks_are_compiled_one_after_the_other(tmp_path: Path) -> None:
    source = tmp_path / "chunks.mlir"
    source.write_text(_CHUNKS)
    flags = ["--split-input-file", _LOCAL, *_TARGET]
    theirs, ours = tmp_path / "plain.vmfb", tmp_path / "ours.vmfb"
    expected = plain(source, flags, theirs)
    assert compile_(source, *flags, "-o", ours).returncode == 0
    assert ours.read_bytes() == expected


def test_a_failing_chunk_is_named_as_by_iree(tmp_path: Path) -> None:
    source = tmp_path / "chunks.mlir"
    source.write_text(_CHUNKS.replace("%0 : tensor<4xf32>\n}\n//", "%q : tensor<4xf32>\n}\n//"))
    done = compile_(source, "--split-input-file", _LOCAL, *_TARGET, "-o", tmp_path / "x.vmfb")
    assert done.returncode == 1
    assert f"within split at {source}:1 offset :3:10: error: use of undeclared" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["chunks.mlir"]
    refused = compile_(source, "--split-input-file", "--dry-run")
    assert "--dry-run and --split-input-file exclude each other" in refused.stderr


@pytest.mark.parametrize(
    "flags",
    [
        ("--version",),
        ("--help-list",),
        ("--iree-hal-list-target-backends",),
        ("--iree-plugin=input_torch", "--iree-list-plugins"),
        ("--iree-llvmcpu-list-targets",),
        ("--iree-hal-list-target-devices",),
    ],
    ids=lambda flags: flags[-1],
)
def test_what_iree_answers_without_compiling(flags: tuple[str, ...]) -> None:
    command = [find_installation().tool("iree-compile"), *flags]
    theirs = subprocess.run(command, capture_output=True, text=True, check=False)
    ours = compile_(*flags)
    assert (ours.returncode, ours.stdout) == (theirs.returncode, theirs.stdout)


def test_a_question_beside_a_module_compiles_nothing(tmp_path: Path) -> None:
    done = compile_(_MODULES[0], "--iree-llvmcpu-list-targets", "-o", tmp_path / "x.vmfb")
    assert (done.returncode, done.stderr) == (0, "")
    assert "x86-64" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_module_comes_out_of_a_pipe(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "host")
    flags = [*Module(source).flags, "--compile-to=stream"]
    named = compile_("/dev/stdin", *flags, input=source.read_text("utf-8"))
    assert named.stdout == compile_(source, *flags).stdout != ""


def test_the_result_goes_into_a_pipe(tmp_path: Path) -> None:
    source = next(path for path in _MODULES if path.stem == "host")
    flags = [*Module(source).flags, "--compile-to=stream", "-o", "/dev/stdout"]
    assert compile_(source, *flags).stdout == compile_(source, *flags[:-2]).stdout != ""

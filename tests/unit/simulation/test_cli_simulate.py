"""Tests of `iree-sched simulate`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from iree_sched.cli.hardware_report import find_hardware
from iree_sched.cli.main import main
from iree_sched.plan.plan_json import plan_text
from iree_sched.plan.problem import Alternative, Job, Problem, Task
from iree_sched.plan.solve import make_plan

_MODEL = """
util.func public @main(%arg: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %n = arith.constant 1179648 : index
  %0, %t0 = stream.async.execute with(%arg as %a: !stream.resource<external>{%n}) \
-> !stream.resource<external>{%n} {
    %x = stream.async.dispatch @e::@matmul_1024x1024x64_f32(%a[%c0 to %n for %n]) : \
(!stream.resource<external>{%n}) -> !stream.resource<transient>{%n}
    %y = stream.async.dispatch @e::@softmax_64_f32(%x[%c0 to %n for %n]) : \
(!stream.resource<transient>{%n}) -> !stream.resource<external>{%n}
    stream.yield %y : !stream.resource<external>{%n}
  } => !stream.timepoint
  %5 = stream.timepoint.await %t0 => %0 : !stream.resource<external>{%n}
  util.return %5 : !stream.resource<external>
}
"""


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.mlir"
    path.write_text(_MODEL)
    return path


def _json(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> dict[str, object]:
    assert main(["simulate", *map(str, arguments), "--format=json"]) == 0
    shown: dict[str, object] = json.loads(capsys.readouterr().out)
    return shown


def test_a_table_and_a_chart(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", str(model), "--workers=2", "--gantt"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("makespan ")
    assert lines[4].split()[:2] == ["function", "calls"]
    assert lines[5].split()[:2] == ["main", "1"]
    assert lines[6].startswith("cpu:0 │")
    assert "note: tiles of dispatches are estimated" in lines[2]


def test_more_workers_are_quicker(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    free = ("--overheads=none", model)
    one, four = (
        _json(capsys, *free, "--workers=1"),
        _json(capsys, *free, "--workers=4"),
    )
    assert one["makespan_ns"] == pytest.approx(4 * float(str(four["makespan_ns"])))
    assert one["utilization"] == {"cpu": pytest.approx(1)}


@pytest.mark.parametrize("flag", ["--html", "--trace", "--json"])
def test_inputs_are_not_written(
    flag: str, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    machine, costs = tmp_path / "machine.toml", tmp_path / "costs.json"
    machine.write_text('name = "m"\n[[resource]]\nname = "cpu"\nworkers = [0]\n')
    costs.write_text("{}")
    for read in (model, machine, costs):
        before = read.read_text()
        flags = [f"--hardware={machine}", f"--costs=cpu={costs}", f"{flag}={read}"]
        assert main(["simulate", str(model), *flags]) == 1
        assert capsys.readouterr().err == f"cannot write output file '{read}': it is an input\n"
        assert read.read_text() == before


def test_files_are_written(model: Path, tmp_path: Path) -> None:
    names = [str(tmp_path / name) for name in ("a.html", "a.trace.json", "a.json")]
    flags = [
        f"--{flag}={name}" for flag, name in zip(("html", "trace", "json"), names, strict=True)
    ]
    assert main(["simulate", str(model), "--hardware=big-little-4-4", *flags]) == 0
    assert "matmul_1024x1024x64_f32" in Path(names[0]).read_text()
    assert json.loads(Path(names[1]).read_text())["traceEvents"]
    data = json.loads(Path(names[2]).read_text())
    assert data["makespan_ns"] > max(span["end_ns"] for span in data["spans"])
    assert data["lower_bound_ns"]["area"] > 0 and len(data["notes"]) == 2
    spans = data["spans"]
    assert {span["lane"].split(":")[0] for span in spans} == {"big"}
    assert sum(int(span["facts"]["tiles"]) for span in spans if "matmul" in span["name"]) == 256


def test_files_are_whole_where_standard_output_is_closed(model: Path, tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "iree_sched"]
    flags = ["simulate", str(model), "--workers=2", f"--json={tmp_path / 'all.json'}"]
    ended = subprocess.run([*command, *flags], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, b"")
    assert json.loads((tmp_path / "all.json").read_text())["spans"]


def test_a_file_on_standard_output_stands_there_alone(
    model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(model), "--workers=2", "--json=-", "--gantt"]) == 0
    assert json.loads(capsys.readouterr().out)["spans"]


def test_periods_and_deadlines(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    job = "--job=main:calls=5,period=100ms,deadline=1us"
    shown = _json(capsys, model, "--workers=1", job)
    [row] = shown["functions"]  # type: ignore[misc]
    assert (row["calls"], row["misses"]) == (5, 5)  # type: ignore[has-type]
    assert float(str(shown["makespan_ns"])) > 400e6


def test_cores_that_are_gone_leave_work_behind(
    model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(model), "--workers=2", "--slow=0b11@100us:0"]) == 1
    assert "call 0 of 'main' never ends" in capsys.readouterr().out
    assert main(["simulate", str(model), "--workers=2", "--slow=0b11@0us:0", "--format=json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    [row] = shown["functions"]
    assert row["p50_us"] is None
    assert (row["calls"], row["misses"], row["unfinished"]) == (1, 1, 1)
    assert (shown["makespan_ns"], shown["unfinished"]) == (None, 1)


def test_calls_that_never_end_are_told_of_every_policy(
    model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ["--hardware=big-little-4-4", "--slow=big@5us:0", "--executor=regions"]
    policies = ["--policy=static", "--policy=steal"]
    assert main(["compare", str(model), *flags, *policies, "--format=json"]) == 1
    captured = capsys.readouterr()
    static, steal = json.loads(captured.out)
    assert (static["makespan_us"], static["misses"], static["unfinished"]) == (None, 1, 1)
    assert steal["makespan_us"] > 0 == steal["unfinished"]
    assert "regions static: call 0 of 'main' never ends" in captured.err
    assert "steal: call" not in captured.err
    assert main(["compare", str(model), *flags, "--policy=steal"]) == 0


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["--job=mian"], "no function 'mian' submits anything. Did you mean 'main'?"),
        (["--job=main:calls=0"], "calls must be at least 1"),
        (["--job=main:speed=2"], "'speed=2' is none of calls, period"),
        (["--overhead=sleep=1us"], "'sleep=1us' is none of submit, issue, retire, await, wake"),
        (["--slow=big"], "'big' is no change such as big@2ms:0.5"),
        (["--slow=big@2ms:0.5"], "'big' is no mask of workers and none of cpu"),
        (["--slow=cpu@2ms:2"], "a core has its speed, 1, or a share of it, but not 2"),
        (["--jitter=nan"], "nan is no number to count with"),
        (["--policy=hybrid", "--window=0ms"], "a window must be longer than that"),
        (["--slow=0xF0@2ms:0.5"], "machine '2 workers' has no worker of 0xf0"),
        (["--policy=stael"], "no policy 'stael'. Did you mean 'steal'?"),
        (["--policy=mian=steal"], "no function 'mian' is simulated. Did you mean 'main'?"),
        (["--policy=7=steal"], "--policy 7=steal: no function has priority 7; there is 1"),
        (["--policy==steal"], "no function '' is simulated. There is main."),
        (["--policy=main=plan", "--policy=main=steal"], "'main' has the policy 'plan'"),
        (["--policy=plan", "--policy=steal"], "--policy steal: the policy is 'plan'"),
        (["--slow=cpy@2ms:1"], "none of cpu. Did you mean 'cpu'?"),
        (["--slow=-1@2ms:1"], "has no worker of -0x1"),
        (["--job=main", "--job=main:calls=2"], "--job main is given twice; calls=N lets it"),
        (["--job=main:calls=1000001"], "calls must be at least 1, and at most 1,000,000"),
        (["--json=-", "--trace=-"], "cannot write two outputs to '<stdout>'"),
        (["--job=main:calls=2,calls=3"], "calls is given twice"),
        (["--job=main:period=0ms"], "period must be longer than that"),
        (["--job=main:deadline=0"], "deadline must be longer than that"),
        (["--job=main:workers=0"], "workers must be a mask of 1 to 64 bits"),
        (["--job=main:workers=-1"], "workers must be a mask of 1 to 64 bits"),
        (["--hardware=big-little-4-4"], "--hardware, --workers and --topology each say"),
    ],
)
def test_mistakes_are_told(
    model: Path, capsys: pytest.CaptureFixture[str], flags: list[str], message: str
) -> None:
    assert main(["simulate", str(model), "--workers=2", *flags]) != 0
    assert message in capsys.readouterr().err


def test_what_is_not_scheduled_is_refused(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hint = "compile with iree-compile --compile-to=hal"
    splat = "stream.async.splat %c : i32 -> !stream.resource<transient>{%n}"
    commands = "stream.cmd.execute with() {\n } => !stream.timepoint"
    for text, message in (
        ("module {}", "1:1: error: nothing to simulate: neither HAL IR nor stream IR with execute"),
        (_unscheduled(splat), "5:8: error: 'stream.async.splat' op stands in no execute region"),
        (_unscheduled(commands), "5:8: error: 'stream.cmd.execute' op is only on its way to HAL"),
    ):
        model.write_text(text)
        assert main(["simulate", str(model)]) == 1
        error = capsys.readouterr().err
        assert f"{model}:{message}" in error
        assert hint in error


def _unscheduled(op: str) -> str:
    head = "%c = arith.constant 0 : i32\n  %n = arith.constant 4 : index\n"
    return f"util.func public @main() {{\n  {head}\n  %0 = {op}\n  util.return\n}}"


@pytest.mark.parametrize(
    ("row", "flag", "message"),
    [
        ("softmin_64_f32", "", "costs of another model: none of its 2 dispatches is in"),
        ("softmax_64_f32", "npu=", "hardware '2 workers' has no resource 'npu'; did you mean"),
        ("softmax_64_f32", "c*=", ""),
    ],
)
def test_costs_have_to_be_of_the_model_and_the_machine(
    model: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    row: str,
    flag: str,
    message: str,
) -> None:
    costs = tmp_path / "costs.json"
    rows = [{"symbol": row, "duration_ns": 5}]
    costs.write_text(json.dumps({"schema": "iree-sched-costs", "version": 1, "dispatches": rows}))
    ended = main(["simulate", str(model), "--workers=2", f"--costs={flag}{costs}"])
    assert ended == bool(message)
    assert message in capsys.readouterr().err


def test_policies_are_compared(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--hardware=big-little-4-4", "--jitter=0.2", "--seeds=3", "--format=json"]
    policies = ["--policy=static", "--policy=steal,main=plan"]
    assert main(["compare", str(model), *flags, *policies]) == 0
    captured = capsys.readouterr()
    rows = json.loads(captured.out)
    assert [(row["executor"], row["policy"]) for row in rows] == [
        ("regions", "static"),
        ("regions", "steal,main=plan"),
        ("task-graph", "static"),
        ("task-graph", "steal,main=plan"),
    ]
    assert all(0 < row["p50_us"] <= row["p99_us"] for row in rows)
    assert captured.err.startswith("note: tiles of dispatches are estimated")


def test_callers_without_workers(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ("--workers=0", "--donate=1", "--executor=task-graph")
    assert _json(capsys, model, *flags)["utilization"] == {"cpu": pytest.approx(1, abs=0.05)}
    assert main(["simulate", str(model), "--workers=0"]) == 1
    assert "there are no workers: --donate callers" in capsys.readouterr().err
    assert main(["simulate", str(model), "--executor=task-graph", "--slots=2"]) == 1
    assert "--slots is for --executor=regions" in capsys.readouterr().err
    assert main(["simulate", str(model), "--workers=1", "--donate=1"]) == 1
    assert "are for --executor=task-graph" in capsys.readouterr().err


def test_a_snapshot_that_is_not_there(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", str(model), "--topology=nowhere"]) == 1
    assert "cannot open snapshot 'nowhere': No such file" in capsys.readouterr().err


def test_a_program_is_held_against_its_schedule(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", str(model), "--workers=1", f"--against={model}"]) == 0
    assert "all dispatches stand where they are wanted" in capsys.readouterr().out
    other = tmp_path / "other.mlir"
    other.write_text(_MODEL.replace("softmax_64_f32", "softmax_65_f32"))
    assert main(["simulate", str(model), "--workers=1", f"--against={other}"]) == 0
    out = capsys.readouterr().out
    assert "2 stand otherwise than wanted" in out
    assert ["main", "softmax_65_f32", "#0", "not", "there", "region", "1"] in [
        line.split() for line in out.splitlines()
    ]
    empty = tmp_path / "empty.mlir"
    empty.write_text("module {}")
    assert main(["simulate", str(model), f"--against={empty}"]) == 1
    assert "neither a plan nor stream IR with execute regions" in capsys.readouterr().err


def test_measured_tiles_are_what_tiles_take(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    costs = tmp_path / "costs.json"
    row = {"symbol": "matmul_1024x1024x64_f32", "duration_ns": 512_000, "tile_ns": 1000}
    other = {"symbol": "softmax_64_f32", "duration_ns": 48_000}
    text = {"schema": "iree-sched-costs", "version": 1, "dispatches": [row, other]}
    costs.write_text(json.dumps(text))
    flags = (model, "--workers=2", "--overheads=none", f"--costs={costs}")
    shown = _json(capsys, *flags)
    # 256 tiles on two workers; the other takes as long as it does where it was measured.
    assert shown["makespan_ns"] == 128_000 + 48_000
    assert "durations: 2 kinds of work measured, 0 estimated" in str(shown["notes"])
    row["tiles"] = 100
    costs.write_text(json.dumps(text))
    assert _json(capsys, *flags)["makespan_ns"] == 50_000 + 48_000


def test_what_the_program_states_is_what_it_takes(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ranges = "(%x[%c0 to %n for %n])"
    stated = f"{ranges} {{iree_sched.cost_ns = {{cpu = 48000 : i64, tensor = 5 : i64}}}}"
    model.write_text(_MODEL.replace(ranges, stated))
    costs = tmp_path / "costs.json"
    row = {"symbol": "matmul_1024x1024x64_f32", "duration_ns": 512_000, "workers": 1}
    costs.write_text(json.dumps({"schema": "iree-sched-costs", "version": 1, "dispatches": [row]}))
    shown = _json(capsys, model, "--workers=2", "--overheads=none", f"--costs={costs}")
    assert shown["makespan_ns"] == 512_000 / 2 + 48_000
    assert shown["notes"][1:] == [  # type: ignore[index]
        "durations: 1 kinds of work measured, 1 stated by iree_sched.cost_ns, 0 estimated",
        "1 kinds of work are known as a whole, without how many workers did it: they take as long "
        "on the workers here",
        "iree_sched.cost_ns is for 'tensor', which is not there; there are cpu",
    ]
    model.write_text(_MODEL.replace(ranges, stated.replace("48000", "-1")))
    assert main(["simulate", str(model)]) == 1
    error = capsys.readouterr().err
    assert f"{model}:7:10: error: 'iree_sched.cost_ns' must be a whole number" in error


def test_messages_say_which_file_and_what_there_is(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("x.toml", "x.json"):
        (tmp_path / name).write_bytes(b"\0\xff\0")
    (tmp_path / "x.sysfs.txt").write_text("# nothing\n")
    for flags, message in (
        (["--job=other"], "no function 'other' submits anything. There is main."),
        (["--job=main:workers=4"], f"{model}: error: 'matmul_1024x1024x64_f32' of 'main' can run"),
        (["--topology=x"], "x: error: snapshot 'x' tells of no processors"),
        (["--costs=x.json"], "such as a build, not costs"),
        (["--hardware=x.toml"], "such as a build, not a description of hardware"),
        (["--plan=x.json", "--policy=plan"], "such as a build, not a plan"),
    ):
        machine = [] if flags[0].startswith(("--topology", "--hardware")) else ["--workers=2"]
        assert main(["simulate", str(model), *machine, *flags]) == 1
        assert message in capsys.readouterr().err


def test_a_kind_that_is_measured_on_some_resources_counts_once(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    costs = tmp_path / "costs.json"
    rows = [{"symbol": "softmax_64_f32", "duration_ns": 5}]
    costs.write_text(json.dumps({"schema": "iree-sched-costs", "version": 1, "dispatches": rows}))
    flags = ["--hardware=big-little-4-4", f"--costs=little={costs}"]
    assert main(["simulate", str(model), *flags]) == 0
    told = "durations: 0 kinds of work measured, 1 measured on some resources, 1 estimated"
    assert told in capsys.readouterr().out


def test_dispatches_that_cannot_follow_the_plan_are_counted(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.json"
    hardware = find_hardware("big-little-4-4")
    names = ("matmul_1024x1024x64_f32#0", "softmax_64_f32#1")
    tasks = tuple(Task(name, 0, (Alternative(n, 5 + n),)) for n, name in enumerate(names))
    plan.write_text(plan_text(make_plan(Problem(hardware, tasks, (), (Job("main"),)), "heft")))
    flags = [str(model), "--hardware=big-little-4-4", f"--plan={plan}", "--policy=plan"]
    assert main(["simulate", *flags]) == 0
    note = "note: 1 of 2 dispatches ran elsewhere than the plan has them"
    assert note in capsys.readouterr().out
    assert main(["simulate", *flags, "--executor=task-graph"]) == 0
    assert note not in capsys.readouterr().out
    assert main(["compare", *flags]) == 0
    [told] = [line for line in capsys.readouterr().out.splitlines() if "elsewhere" in line]
    assert told.startswith("note: regions plan: 1 of 2 dispatches")


def test_a_plan_of_something_else_is_refused(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, other = tmp_path / "plan.json", tmp_path / "other.mlir"
    tasks = [Task(f"{n}#0", 0, (Alternative(0, 5),)) for n in ("softmax_64_f32", "copy")]
    problem = Problem(find_hardware("big-little-4-4"), tuple(tasks), (), (Job("main"),))
    plan.write_text(plan_text(make_plan(problem, "heft")))
    flags = ["--hardware=big-little-4-4", f"--plan={plan}"]
    assert main(["simulate", str(model), *flags, "--policy=hybrid"]) == 0
    assert main(["simulate", str(model), *flags]) == 1
    assert "--plan is for --policy=plan and --policy=hybrid" in capsys.readouterr().err
    other.write_text(_MODEL.replace("softmax", "softmin").replace("matmul", "matmin"))
    assert main(["simulate", str(other), *flags, "--policy=plan"]) == 1
    assert f"{plan}:1:1: error: plan has no dispatch of 'main'" in capsys.readouterr().err


def test_overheads_are_those_of_the_machine(
    model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = (model, "--workers=1", "--overheads=none")
    free = float(str(_json(capsys, *flags)["makespan_ns"]))
    costly = _json(capsys, *flags, "--overhead=await=1ms", "--overhead=dispatch=10us")
    assert costly["makespan_ns"] == pytest.approx(free + 1e6 + 2 * 10e3)
    described = (model, "--hardware=big-little-4-4")
    with_dispatches = float(str(_json(capsys, *described)["makespan_ns"]))
    without = _json(capsys, *described, "--overhead=dispatch=0")["makespan_ns"]
    assert with_dispatches == pytest.approx(float(str(without)) + 2 * 3000, rel=0.01)

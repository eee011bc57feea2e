"""Tests of `iree-sched plan FILE`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from iree_sched.cli import opt
from iree_sched.cli.main import main
from iree_sched.cli.plan_progress import describe
from iree_sched.diagnostics import Source
from iree_sched.plan.annotations import annotation_of
from iree_sched.plan.functions import plannable_functions
from iree_sched.plan.hardware import plain_machines
from iree_sched.plan.plan_json import read_plan
from iree_sched.plan.problem import Alternative, Problem, Task
from iree_sched.plan.schedule import Schedule, Value
from iree_sched.plan.solver import Search

_T = "!stream.resource<transient>"
_JOB = "attributes {iree_sched.job = {deadline_ns = 1000 : i64}} "


def _module(attributes: str = "", device: str = "@d") -> str:
    on = f"on(#hal.device.affinity<{device}>)"
    called = f"stream.async.dispatch {on} @e"
    return (
        f'util.global private {device} = #hal.device.target<"local"> : !hal.device\n'
        f"util.func public @f(%a: {_T}) -> {_T} {attributes}{{\n"
        "  %c0 = arith.constant 0 : index\n  %n = arith.constant 6400 : index\n"
        f"  %0 = {called}::@p(%a[%c0 to %n for %n]) : ({_T}{{%n}}) -> {_T}{{%n}}\n"
        f"  %1 = {called}::@q(%a[%c0 to %n for %n]) : ({_T}{{%n}}) -> {_T}{{%n}}\n"
        f"  %2 = {called}::@r(%0[%c0 to %n for %n], %1[%c0 to %n for %n]) : "
        f"({_T}{{%n}}, {_T}{{%n}}) -> {_T}{{%n}}\n"
        f"  util.return %2 : {_T}\n}}\n"
    )


_HARDWARE = """
name = "two"
devices = ["@d"]
[[resource]]
name = "big"
workers = [0]
bytes_per_second = 2e9
[[resource]]
name = "small"
queue = 1
workers = [1]
bytes_per_second = 1.2e9
"""

Plan = Callable[..., int]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    monkeypatch.chdir(tmp_path)
    Path("m.mlir").write_text(_module())
    Path("two.toml").write_text(_HARDWARE)
    return lambda *flags: main(["plan", "m.mlir", "--hardware=two.toml", "--solver=heft", *flags])


def test_all_outputs(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = ("-o=out.mlir", "--plan=p.json", "--html=p.html", "--trace=p.trace")
    flags = [word for each in outputs for word in each.split("=")]
    assert plan(*flags, "--gantt", "--window=10us") == 0
    shown = capsys.readouterr().out
    assert "durations: 3 estimated" in shown
    assert "big" in shown and "█" in shown
    found = read_plan(Source("p.json", Path("p.json").read_text()))
    assert {a.task: a.resource for a in found.assignments} == {
        "p#0": "big",
        "q#1": "small",
        "r#2": "big",
    }
    # p and q move 12,800 bytes each: 6.4 us on big, 10.667 us on small; r moves 19,200.
    assert found.makespan == 10_667 + 9_600
    assert [a.window for a in found.assignments] == [0, 0, 1]
    assert "<html" in Path("p.html").read_text()
    events = json.loads(Path("p.trace").read_text())
    assert {e["name"] for e in events["traceEvents"] if e["ph"] == "X"} == {"p#0", "q#1", "r#2"}
    from iree_sched.parser import parse

    document = parse(Source("out.mlir", Path("out.mlir").read_text()))
    (function,) = plannable_functions(document.module, document.aliases)
    noted = [annotation_of(task.op) for task in function.tasks]
    assert [n and (n.start, n.resource, n.workers, n.window) for n in noted] == [
        (0, "big", 1, 0),
        (0, "small", 2, 0),
        (10_667, "big", 1, 1),
    ]


def test_runs_that_are_planned_elsewhere(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.mlir").write_text(_module("attributes {iree_sched.job = {period_ns = 50000 : i64}} "))
    assert plan("--plan=p.json", "-o", "out.mlir") == 0
    assert capsys.readouterr().err == ""
    found = json.loads(Path("p.json").read_text())
    again = json.loads(json.dumps(found).replace('"instance": 0', '"instance": 1'))
    for assignment in again["assignments"]:
        assignment["resource"] = "small"
    found["jobs"] += again["jobs"]
    found["assignments"] += again["assignments"]
    Path("p.json").write_text(json.dumps(found))
    pipeline = "--pass-pipeline=builtin.module(iree-sched-plan{plan=p.json})"
    assert opt.main(["m.mlir", pipeline]) == 0
    said = capsys.readouterr().err
    assert "warning: 1 of 2 runs of function 'f' are planned on other resources than" in said


def test_a_plan_that_contradicts_the_graph(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("--plan=p.json") == 0
    found = json.loads(Path("p.json").read_text())
    for assignment in found["assignments"]:
        assignment["start"] = 0
    Path("p.json").write_text(json.dumps(found))
    capsys.readouterr()
    pipeline = "--pass-pipeline=builtin.module(iree-sched-plan{plan=p.json})"
    assert opt.main(["m.mlir", pipeline]) == 0
    shown = capsys.readouterr()
    assert "warning: the plan does not fit function 'f': 'r#2' starts before 'p#0'" in shown.err
    assert "iree.scheduling" not in shown.out


def test_what_a_region_takes_on_this_hardware(
    plan: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("two.toml").write_text(f"region_overhead_ns = 7000{_HARDWARE}")
    assert plan("-o", "out.mlir", "--plan=p.json") == 0
    wanted = 'iree_sched.execution = {overhead = %d : i64, partitioner = "planned"}'
    assert wanted % 7000 in Path("out.mlir").read_text()
    capsys.readouterr()
    pipeline = "--pass-pipeline=builtin.module(iree-sched-plan{plan=p.json overhead=3})"
    assert opt.main(["m.mlir", pipeline]) == 0
    assert wanted % 3 in capsys.readouterr().out


def test_costs_for_resources(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    row = '{"symbol": "%s", "duration_ns": %d}'
    text = '{"schema": "iree-sched-costs", "version": 1, "dispatches": [%s]}'
    Path("all.json").write_text(text % ", ".join(row % (n, 100) for n in "pqr"))
    Path("small.json").write_text(text % row % ("q", 10))
    assert plan("--costs", "all.json", "--costs", "s*=small.json", "--plan=p.json") == 0
    assert capsys.readouterr().err == ""
    found = read_plan(Source("p.json", Path("p.json").read_text()))
    assert {(a.task, a.duration, a.source) for a in found.assignments} == {
        ("p#0", 100, "measured"),
        ("q#1", 10, "measured"),
        ("r#2", 100, "measured"),
    }


def test_costs_for_a_resource_that_there_is_not(
    plan: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '{"schema": "iree-sched-costs", "version": 1, "dispatches": [%s]}'
    Path("some.json").write_text(text % '{"symbol": "p", "duration_ns": 10}')
    assert plan("--costs=smal=some.json") == 1
    said = capsys.readouterr().err
    assert "--costs=smal=some.json: hardware 'two' has no resource 'smal'" in said
    assert "did you mean 'small'?" in said


def test_hardware_without_rates(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    lines = _HARDWARE.splitlines(keepends=True)
    Path("two.toml").write_text("".join(each for each in lines if "per_second" not in each))
    assert plan() == 0
    assert "durations: 3 guessed" in capsys.readouterr().out


def test_an_attribute_for_a_resource_that_there_is_not(
    plan: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    cost = " {iree_sched.cost_ns = {smal = 5 : i64, big = 7 : i64}} :"
    dispatch = "[%c0 to %n for %n]) :"
    Path("m.mlir").write_text(_module().replace(dispatch, dispatch[:-2] + cost, 1))
    assert plan() == 0
    warning = "'iree_sched.cost_ns' is for 'smal', which hardware 'two' does not have"
    assert f"warning: {warning}; did you mean 'small'?" in capsys.readouterr().err


def test_costs_of_another_model(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    text = '{"schema": "iree-sched-costs", "version": 1, "dispatches": [%s]}'
    Path("other.json").write_text(text % '{"symbol": "x", "duration_ns": 10}')
    assert plan("--costs=other.json", "--plan=p.json") == 1
    said = capsys.readouterr().err
    assert said.startswith(
        "m.mlir:2:1: error: costs of another model: none of its 3 dispatches is in other.json; "
        "they are of x; measure this one with `iree-sched profile`\n"
    )
    assert not Path("p.json").exists()
    Path("some.json").write_text(text % '{"symbol": "p", "duration_ns": 10}')
    assert plan("--costs=some.json") == 0
    said = capsys.readouterr().err
    assert "warning: some.json does not have 2 of 3 dispatches: they are estimated" in said
    assert plan("--costs=some.json", "--costs=other.json") == 1
    assert "none of its 3 dispatches is in other.json; they are of x" in capsys.readouterr().err
    Path("empty.json").write_text(text % "")
    assert plan("--costs=empty.json") == 1
    assert "none of its 3 dispatches is in empty.json; it is empty" in capsys.readouterr().err


def test_hardware_without_the_device(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.mlir").write_text(_module(device="@npu"))
    assert plan() == 1
    said = capsys.readouterr().err
    assert said.startswith(
        "m.mlir:5:8: error: hardware 'two' has no resource for 'e::p' on "
        "#hal.device.affinity<@npu>\n"
    )
    assert "note: its resources are on @d: give one 'device = \"@npu\"'" in said


def test_a_deadline_that_nothing_meets(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.mlir").write_text(_module(_JOB))
    assert plan() == 1
    said = capsys.readouterr().err
    assert said.startswith("m.mlir:2:1: error: job 'f' cannot meet its deadline: ")
    assert "util.func public @f" in said
    assert plan("--objective=lateness") == 0
    assert "weighted lateness" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--function=g",), "error: no function 'g' with device work"),
        (("--hardware=hots",), "no hardware 'hots'; did you mean 'host'?"),
        (("--costs=none.json",), "cannot open input file 'none.json'"),
        (("--problem=x",), "give a FILE of stream IR, or --problem"),
        (("--plan=no/such/folder",), "cannot open output file 'no/such/folder'"),
        (("--plan=-", "-o", "-"), "cannot write two outputs to '<stdout>'"),
        (("--plan=x", "--trace=x"), "cannot write two outputs to 'x'"),
        (("--seed=2147483648",), "Invalid value for '--seed'"),
    ],
)
def test_wrong_arguments(
    plan: Plan, capsys: pytest.CaptureFixture[str], flags: tuple[str, ...], message: str
) -> None:
    assert plan(*flags) == 1
    assert message in capsys.readouterr().err


def test_a_module_without_device_work(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.mlir").write_text("util.func public @f() {\n  util.return\n}\n")
    assert plan() == 1
    assert "--save-temps=DIR`: it is DIR/NAME.pre.mlir" in capsys.readouterr().err


def test_a_module_that_is_scheduled(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline = "--pass-pipeline=builtin.module(util.func(iree-stream-schedule-execution))"
    assert opt.main(["m.mlir", pipeline, "-o", "scheduled.mlir"]) == 0
    assert main(["plan", "scheduled.mlir"]) == 1
    said = capsys.readouterr().err
    assert "error: 'stream.async.execute' op is scheduled already" in said
    assert "--save-temps=DIR`: it is DIR/NAME.pre.mlir" in said


def test_progress_says_what_is_known_so_far() -> None:
    problem = Problem(plain_machines(1), (Task("t", 0, (Alternative(0, 3_000),)),))
    search = Search(problem, bound=Value(0, 0, 1_500))
    assert describe(search) == "no plan yet, bound 1.50 µs"
    search.offer(Schedule((0,), (0,)), "heft")
    assert describe(search) == "heft: makespan 3.00 µs, bound 1.50 µs, gap 50.0%"

"""Plans as JSON: what is written is read again, and what is no plan is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.plan import Plan
from iree_sched.plan.plan_json import plan_text, read_plan
from iree_sched.plan.problem import Alternative, Job, Problem, Task
from iree_sched.plan.solve import make_plan


@pytest.fixture
def plan() -> Plan:
    hardware = Hardware(
        "one", (Resource("big", workers=0xF000_0000_0000_0001), Resource("npu", queue=1))
    )
    tasks = (Task("t", 0, (Alternative(0, 5), Alternative(1, 5))),)
    return make_plan(Problem(hardware, tasks, (), (Job("f", fingerprint="abc"),)), "heft")


def test_what_is_written_is_read_again(plan: Plan) -> None:
    text = plan_text(plan)
    assert read_plan(Source("p.json", text)) == plan
    data = json.loads(text)
    assert (data["makespan"], data["lower_bound"], data["status"]) == (5, 5, "optimal")
    assert data["resources"][0]["workers"] == "0xF000000000000001"
    assert data["assignments"][0]["equals"] == ["npu"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": "other"}, 'it has no "schema": "iree-sched-plan"'),
        ({"version": 2}, "plan has version 2; this release reads version 1"),
        ({"jobs": None}, "plan must have a list 'jobs'"),
        ({"jobs": [3]}, "'jobs' of a plan must hold objects"),
        ({"status": "perfect"}, "plan has a wrong status"),
        ({"makespan": "5"}, "'makespan' in a plan must be of type int"),
        ({"makespan": True}, "'makespan' in a plan must be of type int"),
        ({"color": 3}, "plan has no 'color'"),
        ({"assignments": [{"task": "t"}]}, "entry of 'assignments' of a plan lacks 'job'"),
    ],
)
def test_what_is_no_plan_is_refused(plan: Plan, change: dict[str, Any], said: str) -> None:
    text = json.dumps({**json.loads(plan_text(plan)), **change})
    with pytest.raises(DiagnosticError, match=said):
        read_plan(Source("p.json", text))


@pytest.mark.parametrize(
    ("rows", "change", "said"),
    [
        ("resources", {"workers": "0x10000000000000000"}, "'workers' in a plan must be at least 0"),
        ("resources", {"queue": 64}, "'queue' in a plan must be at least 0 and at most 63"),
        ("resources", {"name": "npu"}, "plan has two resources npu"),
        ("resources", {"name": "cpu"}, "plan has no resource 'big', which 't' is on"),
        ("assignments", {"start": -1}, "'start' in a plan must be at least 0"),
        ("assignments", {"start": 1 << 63}, "'start' in a plan must be at least 0 and at most"),
        ("assignments", {"equals": "npu"}, "'equals' in a plan must be a list of strings"),
        ("jobs", {"deadline": "soon"}, "'deadline' in a plan must be of type int"),
        ("jobs", {"name": "g"}, "plan has no run 0 of job 'f', which has a task"),
        ("jobs", {"priority": 0}, "'priority' in a plan must be at least 1"),
    ],
)
def test_what_contradicts_itself_is_refused(
    plan: Plan, rows: str, change: dict[str, Any], said: str
) -> None:
    data = json.loads(plan_text(plan))
    data[rows][0].update(change)
    with pytest.raises(DiagnosticError, match=said) as caught:
        read_plan(Source("p.json", json.dumps(data)))
    (diagnostic,) = caught.value.diagnostics
    (name, value), *_ = change.items()
    if f"'{name}'" in diagnostic.message:
        assert json.dumps(data)[diagnostic.offset :].startswith(f'"{name}": {json.dumps(value)}')


def test_what_is_there_twice_is_refused(plan: Plan) -> None:
    for rows, said in (("jobs", "two jobs f"), ("assignments", "two tasks f: t")):
        data = json.loads(plan_text(plan))
        data[rows] *= 2
        with pytest.raises(DiagnosticError, match=said):
            read_plan(Source("p.json", json.dumps(data)))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "[]", "null"])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(DiagnosticError):
        read_plan(Source("p.json", text))

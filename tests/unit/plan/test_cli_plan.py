"""Tests of `iree-sched plan`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iree_sched.cli.main import main
from iree_sched.diagnostics import Source
from iree_sched.plan.plan_json import read_plan


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    path = tmp_path / "two.fjs"
    path.write_text("2 2 1.5\n2  1 1 5  2 1 4 2 4\n1  1 2 3\n")
    return path


def test_a_plan_as_json(instance: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--problem", str(instance), "--format=json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["makespan"], shown["lower_bound"], shown["status"]) == (9, 9, "optimal")


def test_a_plan_as_a_table_and_a_file(
    instance: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "plan.json"
    assert main(["plan", "--problem", str(instance), "--window=4", "-o", str(output)]) == 0
    shown = capsys.readouterr().out
    assert "makespan 9, lower bound 9 (gap 0.0%)" in shown
    assert shown.splitlines()[2].split() == ["resource", "ops", "busy", "utilization"]
    plan = read_plan(Source(str(output), output.read_text()))
    assert [each.window for each in plan.assignments] == [
        each.start // 4 for each in plan.assignments
    ]


def test_a_damaged_instance_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.fjs"
    path.write_text("1 1\n1 1 2 3\n")
    output = tmp_path / "plan.json"
    assert main(["plan", "--problem", str(path), "-o", str(output)]) == 1
    shown = capsys.readouterr().err
    assert (
        shown
        == f"{path}:2:5: error: machine 2 is not one of 1, which count from 1\n1 1 2 3\n    ^\n"
    )
    assert not output.exists()


def test_wrong_options(instance: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for option, said in (
        ("--solver=heff", "no solver 'heff', did you mean 'heft'?"),
        ("--time-limit=soon", "'soon' is no time such as 10s, 100ms, 5us or 80ns."),
        ("--window=1e9h", "'1e9h' is no time"),
        ("--queues=2", "--queues is for modules, not for --problem"),
        ("--hardware=host", "--hardware is for modules, not for --problem"),
    ):
        assert main(["plan", "--problem", str(instance), option]) == 1
        assert said in capsys.readouterr().err
    assert main(["plan", "--problem", "nowhere.fjs"]) == 1
    assert "cannot open input file 'nowhere.fjs'" in capsys.readouterr().err

"""What is wrong with plans that rules of specs name."""

import json
from pathlib import Path

import pytest

from iree_sched.diagnostics import Source, render
from iree_sched.plan.rule_plans import rule_plan_faults
from iree_sched.specs.reading import read_library

_PLAN = (Path(__file__).parents[2] / "lit" / "Inputs" / "plan.json").read_text("utf-8")
_PLAN = _PLAN.replace(
    '"branches", "instance": 0,', '"branches", "instance": 0, "fingerprint": "0a",', 1
)
_RULE = """module attributes {{iree_sched.spec_library}} {{
  "iree_sched.rule"() {{sym_name = "r", match = {{{match}}},
    action = {{plan = "p.json"}}}} : () -> ()
}}
"""


def _faults(folder: Path, plan: str | bytes | None, match: str = "") -> list[str]:
    """What is said of a rule with a plan, folders left out."""
    if plan is not None:
        (folder / "p.json").write_bytes(plan if isinstance(plan, bytes) else plan.encode())
    source = Source(str(folder / "s.mlir"), _RULE.format(match=match))
    library, wrong = read_library(source)
    assert not wrong
    found = [fault for rule in library.rules for fault in rule_plan_faults(rule)]
    return [render(fault, source).replace(f"{folder}/", "") for fault in found]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (None, ["s.mlir:3:22: error: there is no plan 'p.json'"]),
        (b"\xff", ["s.mlir:3:22: error: cannot read 'p.json': file is not UTF-8"]),
        ("{3}", ["'p.json' is no plan that can be followed", "p.json:1:2: note: plan is no JSON"]),
        ("[" * 100_000, ["s.mlir:3:22: error: ", "p.json:1:1: note: plan is no JSON of ours"]),
        (
            '{"schema": ' + "9" * 5000 + "}",
            ["s.mlir:3:22: error: ", "p.json:1:1: note: plan is no"],
        ),
        (
            _PLAN.replace('"start": 0', '"start": "0"', 1),
            ["s.mlir:3:22: error: ", "note: 'start' in a plan must be of type int"],
        ),
        (
            json.dumps({**json.loads(_PLAN), "jobs": [], "assignments": []}),
            ["s.mlir:3:22: error: plan 'p.json' is for no function"],
        ),
    ],
)
def test_a_plan_that_cannot_be_followed(
    tmp_path: Path, plan: str | bytes | None, said: list[str]
) -> None:
    [found] = _faults(tmp_path, plan)
    for part in said:
        assert part in found


@pytest.mark.parametrize(
    ("match", "said"),
    [
        ('function = "branch"', "'function': the plan has 'branches'"),
        ('function = "b*", fingerprint = "00*"', "'fingerprint': the plan has '0a'"),
        ('dispatches = ["other", "?::middle"]', "'dispatches': the plan has 'first', 'last',"),
        ('function = "gone", dispatches = "first"', "'dispatches': the plan has no such work"),
    ],
)
def test_a_rule_that_matches_nothing_its_plan_is_for(tmp_path: Path, match: str, said: str) -> None:
    [found] = _faults(tmp_path, _PLAN, match)
    assert "s.mlir:2:" in found
    assert f"rule 'r' matches nothing that its plan is for: {said}" in found
    assert "s.mlir:3:22: note: the plan is named here" in found


@pytest.mark.parametrize(
    "match",
    [
        'function = ["x", "br*"]',
        'fingerprint = "0b"',
        'dispatches = "right"',
        'dispatches = "e*::*t"',
        "ops = {min = 9}",
    ],
)
def test_a_rule_whose_plan_may_fit(tmp_path: Path, match: str) -> None:
    assert _faults(tmp_path, _PLAN, match) == []

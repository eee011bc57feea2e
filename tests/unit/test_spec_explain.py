"""What `specs explain` says is what a build does: the same plans, warnings and errors."""

import json
import shutil
from pathlib import Path

import pytest

from iree_sched.cli.main import main
from iree_sched.cli.opt import main as optimize
from iree_sched.specs.criteria import CRITERIA

_PLAN = Path(__file__).parent.parent / "lit" / "Inputs" / "plan.json"
_MODEL = """\
util.global private @device = #hal.device.target<"local", [
  #hal.executable.target<"llvm-cpu", "embedded-elf-x86_64", {cpu = "znver4", target_triple = "x86_64-linux"}>
]> : !hal.device
util.func public @branches(%in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %size = arith.constant 64 : index
  %0 = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@first(%in[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}
"""  # noqa: E501
_LIBRARY = """\
module attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {sym_name = "r", match = {function = "branches"}, action = {%s}} : () -> ()
}
"""


class _Both:
    """A build and `explain` of the same."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(folder)
        self.capsys = capsys
        Path("model.mlir").write_text(_MODEL, "utf-8")
        Path("deep.json").write_text("[" * 100_000, "utf-8")

    def run(self, action: str) -> tuple[int, str, str]:
        """Exit status, output of `explain`, and what both say on standard error."""
        Path("s.mlir").write_text(_LIBRARY % action, "utf-8")
        given = ["model.mlir", "--iree-sched-spec-path=s.mlir"]
        built = optimize([*given, "--iree-sched-materialize-specs"])
        said = self.capsys.readouterr().err
        status = main(["specs", "explain", *given, "--format=json"])
        shown = self.capsys.readouterr()
        assert (status, shown.err) == (built, said)
        return status, shown.out, said


@pytest.fixture
def both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> _Both:
    return _Both(tmp_path, monkeypatch, capsys)


def test_a_plan_that_does_not_fit_decides_nothing(both: _Both) -> None:
    shutil.copy(_PLAN, "plan.json")
    status, shown, said = both.run('plan = "plan.json"')
    assert status == 0
    assert "model.mlir:4:1: warning: the plan does not fit function 'branches': it has no" in said
    [explained] = json.loads(shown)
    assert {decided["by"] for decided in explained["decided"].values()} == {"nobody"}
    [verdict] = [each for each in explained["rules"] if each["rule"] == "r"]
    assert (verdict["aspect"], verdict["wins"]) == ("plan", False)
    assert verdict["reason"].startswith("the plan does not fit: it has no ")


def test_a_plan_for_another_function_decides_nothing(both: _Both) -> None:
    plan = _PLAN.read_text("utf-8").replace('"branches"', '"others"')
    Path("plan.json").write_text(plan, "utf-8")
    status, shown, said = both.run('plan = "plan.json"')
    assert status == 0
    assert "s.mlir:2:90: warning: the plan 'plan.json' is not for function 'branches'" in said
    assert '"reason": "the plan is not for this function"' in shown


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ('plan = "none.json"', "s.mlir:2:90: error: there is no plan 'none.json'"),
        ('plan = "model.mlir"', "s.mlir:2:90: error: 'model.mlir' is no plan"),
        ('plan = "deep.json"', "brackets are nested too deeply"),
        (
            'concurrency = {partitioner = "latancy"}',
            "s.mlir:2:112: error: no concurrency partitioner is named 'latancy'",
        ),
        ("execution = {workers = 3}", "s.mlir:2:96: error: no such option workers of execution"),
    ],
)
def test_what_a_build_refuses_is_refused(both: _Both, action: str, said: str) -> None:
    status, shown, told = both.run(action)
    assert status == 1
    assert not shown
    assert said in told


def test_a_rule_with_the_facts_of_a_function_matches_it(both: _Both) -> None:
    use = "  %{0} = stream.async.dispatch on(#hal.device.affinity<@device>) @e::@first(%{1}[%c0 to %size for %size]) : (!stream.resource<external>{{%size}}) -> !stream.resource<external>{{%size}}\n"  # noqa: E501
    uses = "".join(use.format(number, "0" if number < 3 else "1") for number in (1, 2, 3))
    model = _MODEL.replace("  util.return", uses + "  util.return")
    Path("model.mlir").write_text(model, "utf-8")  # four ops, three on the longest chain
    _, shown, _ = both.run("skip")
    [facts] = json.loads(shown)
    assert facts["branching"] == 4 / 3
    [device] = facts["devices"]
    assert device["device"] == ["@device", "local"]
    assert device["architecture"] == ["znver4", "x86_64"]
    given = {
        "iree": f"=={facts['iree']}",
        "hardware": facts["hardware"],
        **{key: facts[key] for key in ("function", "ops", "bytes", "fingerprint", "branching")},
        **{key: value for key, value in device.items() if key != "symbol"},
        "dispatches": facts["dispatches"][0]["symbol"],
    }
    assert {*given} == {*CRITERIA}
    match = ", ".join(f"{key} = {json.dumps(value)}" for key, value in given.items())
    Path("s.mlir").write_text(_LIBRARY.replace('function = "branches"', match) % "skip", "utf-8")
    given_flags = ["model.mlir", "--iree-sched-spec-path=s.mlir", "--format=json"]
    assert main(["specs", "explain", *given_flags]) == 0
    [explained] = json.loads(both.capsys.readouterr().out)
    assert explained["rules"][0]["rule"] == "r"
    assert explained["rules"][0]["matches"]

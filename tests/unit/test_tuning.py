"""Tests of what is tried when a model is tuned, what is noted, and what is chosen."""

import concurrent.futures
import json
from pathlib import Path
from typing import Any

import pytest

from iree_sched.cli.main import main
from iree_sched.cli.tune_progress import TuneProgress
from iree_sched.diagnostics import DiagnosticError, Source, SourceError, render
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.plan.hardware_names import named_hardware
from iree_sched.plan.rule_plans import rule_plan_faults
from iree_sched.simulation.described import LOCAL_TASK, machine_of
from iree_sched.specs.libraries import Found
from iree_sched.specs.reading import read_library
from iree_sched.specs.verification import verify_libraries
from iree_sched.tuning.candidates import BASELINE, Candidate, Choice, candidates
from iree_sched.tuning.choosing import choose, specs_text
from iree_sched.tuning.journal import Journal
from iree_sched.tuning.measuring import Figures, Objective, Outcome, Trial
from iree_sched.tuning.timing import input_flags
from iree_sched.tuning.trying import try_all

_ABOUT = {"objective": "bytes"}


def _known(path: str) -> dict[str, Outcome]:
    """What is in a journal."""
    with Journal(path, _ABOUT) as journal:
        return journal.known


def test_all_candidates_can_be_made() -> None:
    registry = PartitionerRegistry()
    found = candidates(registry)
    assert found[0] == BASELINE
    assert len(set(map(str, found))) == len(found)
    assert {each.execution.name for each in found} == {"reference", "typed-fusion"}
    best = choose(
        found,
        [Outcome(str(each), {"f": Figures(len(found) - n, 1, 1)}) for n, each in enumerate(found)],
        {"f": "00"},
        Objective.BYTES,
    )
    assert best[0].candidate == found[-1]
    for each in found:
        [one] = choose(
            [each], [Outcome("", {"f": Figures(1, 1, 1)})], {"f": "0" * 16}, Objective.BYTES
        )
        library, faults = read_library(Source("s", specs_text([one], Objective.BYTES, "3.13")))
        found_library = Found("user", library, tuple(faults))
        assert verify_libraries([found_library], registry, rule_plan_faults) == []


def test_candidates_that_are_asked_for() -> None:
    found = candidates(PartitionerRegistry(), ["none"])
    assert {each.execution.name for each in found} == {"none", "reference"}
    assert {each.concurrency.name for each in found} == {"none", "reference"}


def _candidate(name: str) -> Candidate:
    return Candidate(concurrency=Choice(name))


@pytest.mark.parametrize(
    ("objective", "expected"),
    [(Objective.BYTES, "small"), (Objective.LATENCY, "simulated"), (Objective.TIME, "near")],
)
def test_the_best_by_each_objective(objective: Objective, expected: str) -> None:
    figures = {
        "small": Figures(10, 9, 1, 300.0, 300.0),
        "simulated": Figures(30, 5, 1, 100.0, 200.0),
        "measured": Figures(40, 5, 1, 150.0, 100.0),
        "near": Figures(20, 5, 1, 150.0, 102.0),  # by less than can be told apart
    }
    tried = [_candidate(name) for name in figures]
    outcomes = [Outcome(name, {"f": each}) for name, each in figures.items()]
    [best] = choose(tried, outcomes, {"f": "00"}, objective)
    assert best.candidate.concurrency.name == expected


def test_what_is_scheduled_alike_takes_as_long() -> None:
    tried = [BASELINE, _candidate("a"), _candidate("b")]
    times = ((900.0, "one"), (100.0, "one"), (300.0, "other"))
    outcomes = [Outcome("", {"f": Figures(1, 1, 1, None, t, schedule)}) for t, schedule in times]
    [best] = choose(tried, outcomes, {"f": "00"}, Objective.TIME)
    assert best.candidate == BASELINE
    assert best.baseline is not None
    assert best.figures.time_ns == best.baseline.time_ns == 100.0


def test_a_journal_is_a_regular_file() -> None:
    with pytest.raises(DiagnosticError, match="'/dev/zero': it is no regular file"):
        _known("/dev/zero")


def test_a_journal_is_written_by_one_tuning_at_a_time(tmp_path: Path) -> None:
    path = str(tmp_path / "journal")
    with Journal(path, _ABOUT) as journal:
        with pytest.raises(DiagnosticError, match=f"another tuning writes journal '{path}'"):
            _known(path)
        journal.add(Outcome("a"))
    assert list(_known(path)) == ["a"]


class _Broken:
    """An executor that loses what it is given, as a cluster does whose scheduler ends."""

    width = None

    def submit(self, fn: object, /, *args: object, **named: object) -> Any:
        future: concurrent.futures.Future[object] = concurrent.futures.Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future

    def death(self, future: object) -> None:
        return None


def test_what_was_measured_stays_where_an_executor_ends(tmp_path: Path) -> None:
    journal = Journal(str(tmp_path / "journal"), _ABOUT)
    known = Outcome(str(BASELINE), {"f": Figures(1, 2, 3)})
    hardware = named_hardware("big-little-4-4")
    assert hardware is not None
    machine = machine_of(hardware, LOCAL_TASK), hardware
    trials = [
        Trial(each, "", "m.mlir", (), Objective.BYTES, machine)
        for each in (BASELINE, _candidate("none"))
    ]
    with journal, pytest.raises(DiagnosticError, match=r"was lost \(CancelledError\); what"):
        journal.add(known)
        try_all(trials, journal, _Broken(), print)
    assert _known(journal.path) == {str(BASELINE): known}


def test_what_failed_and_what_is_alike() -> None:
    tried = [BASELINE, _candidate("a"), _candidate("b")]
    same = Figures(10, 2, 1)
    outcomes = [Outcome("r", error="refused"), Outcome("a", {"f": same}), Outcome("b", {"f": same})]
    [best] = choose(tried, outcomes, {"f": "00", "g": "01"}, Objective.BYTES)
    assert best.candidate == tried[1]
    assert best.baseline is None
    text = specs_text([best, best], Objective.BYTES, "3.13")
    assert text.count("iree_sched.rule") == 1


def test_a_journal_is_read_again_but_for_a_line_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    outcome = Outcome("a b", {"f": Figures(1, 2, 3, 4.5)}, 0.5)
    with Journal(str(path), _ABOUT) as journal:
        journal.add(outcome)
    with path.open("ab") as file:
        file.write(b'{"candidate"')
    with Journal(str(path), _ABOUT) as again:
        assert again.known == {"a b": outcome}
        again.add(Outcome("c", error="refused"))
    assert [json.loads(line).get("candidate") for line in path.read_text().splitlines()] == [
        None,
        "a b",
        "c",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"version": 1, "objective": "time"}\n', r"another tuning \(objective changed\)"),
        ('{"version": 9, "objective": "bytes"}\n', r"\(version changed\)"),
        ("a file\n", "is no journal of tuning"),
        ("a file without end of line", "is no journal of tuning"),
        ("[" * 100_000 + "\n", "is no journal of tuning"),
    ],
)
def test_other_files_are_no_journals(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "journal"
    path.write_text(text, "utf-8")
    with pytest.raises(DiagnosticError, match=message):
        _known(str(path))
    assert path.read_text("utf-8") == text


_GOOD = '{"candidate": "a", "functions": {}, "seconds": 1.5, "error": ""}'
_FIGURES = '{"f": {"bytes": 1, "waves": 1, "regions": 1}}'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{}", '"x"', "3:20: error: journal is damaged: 'functions' of outcome must be an object"),
        ("{}", '{"f": 1}', "3:34: error: journal is damaged: figures of 'f' must be an object"),
        ("{}", _FIGURES.replace("1", "-1"), "3:40: error: journal is damaged: 'bytes' of figures"),
        ("{}", _FIGURES.replace("1", "true"), "3:40: error: journal is damaged: 'bytes' of figure"),
        ("{}", _FIGURES.replace("waves", "x"), "3:52: error: journal is damaged: figures of 'f' c"),
        ("1.5", "NaN", "3:37: error: journal is damaged: 'seconds' of outcome must be a number"),
        ("1.5", "1" * 5000, "3:1: error: journal is damaged: Exceeds the limit"),
        (', "error": ""', "", "3:1: error: journal is damaged: outcome lacks 'error'"),
        ('"a"', "a", "3:15: error: journal is damaged: no JSON: Expecting value"),
        (_GOOD, "", "3:1: error: journal is damaged: no JSON: Expecting value"),
        (_GOOD, "[" * 100_000, "3:1: error: journal is damaged: brackets are nested too deeply"),
        ('"a"', '"\udcff"', "3:16: error: journal is damaged: it is not UTF-8"),
    ],
)
def test_what_is_wrong_in_a_journal_is_told(
    old: str, new: str, expected: str, tmp_path: Path
) -> None:
    path = tmp_path / "journal"
    lines = (json.dumps({"version": 1, **_ABOUT}), _GOOD, _GOOD.replace(old, new), _GOOD, "")
    path.write_text("\n".join(lines), "utf-8", "surrogateescape")
    with pytest.raises(SourceError) as caught:
        _known(str(path))
    [fault] = caught.value.diagnostics
    assert render(fault, caught.value.source).startswith(f"{path}:{expected}")


@pytest.mark.parametrize(
    ("declaration", "flags"),
    [
        ("sync func @f(%input0: tensor<2x3xf32>, %input1: tensor<i1>) -> ()", ("2x3xf32", "i1")),
        ("sync func @f() -> (%output0: tensor<4xf32>)", ()),
        ("sync func @f(%input0: tensor<?x3xf32>) -> ()", None),
        ("sync func @f(%input0: !hal.buffer) -> ()", None),
        ("async func @f(%input0: tensor<4xf32>) -> ()", None),
    ],
)
def test_inputs_of_a_function(declaration: str, flags: tuple[str, ...] | None) -> None:
    expected = None if flags is None else tuple(f"--input={flag}=0" for flag in flags)
    assert input_flags(declaration) == expected


@pytest.mark.parametrize(
    ("flag", "message"),
    [
        ("--partitioner=memry", "no partitioner matches 'memry'. Did you mean 'memory'?"),
        ("--jobs=0", "--jobs must be at least 1"),
    ],
)
def test_what_leaves_nothing_to_try_is_refused(
    flag: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tune", "model.mlir", flag]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("active", [False, True])
def test_a_log_has_a_line_for_each_candidate(
    active: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with TuneProgress(5, active=active) as progress:
        progress.known(3)
        progress.outcome(Outcome("a b", seconds=1.26))
        progress.outcome(Outcome("a c", error="its process ended with status 3\nmore"))
    shown = capsys.readouterr()
    assert shown.out == ""
    if active:  # a bar
        assert "[4/5]" not in shown.err
        return
    assert shown.err.splitlines() == [
        "[3/5] 3 measured before",
        "[4/5] a b: 1.3 s",
        "[5/5] a c: failed: its process ended with status 3",
    ]

"""Reading plain text instances, and what is said of damaged ones."""

from __future__ import annotations

import pytest

from iree_sched.diagnostics import DiagnosticError, Source, render
from iree_sched.plan.instances import read_instance
from iree_sched.plan.solve import make_plan


def _read(text: str) -> list[list[list[tuple[str, int]]]]:
    problem = read_instance(Source("x.fjs", text))
    names = [resource.name for resource in problem.hardware.resources]
    jobs: list[list[list[tuple[str, int]]]] = [[] for _ in problem.jobs]
    for task in problem.tasks:
        jobs[task.job].append([(names[w.resource], w.duration) for w in task.alternatives])
    return jobs


def test_machines_count_from_one() -> None:
    assert _read("2 3 1.5\n2  1 1 5  2 2 4 3 6\n1  2 1 3 3 8\n") == [
        [[("1", 5)], [("2", 4), ("3", 6)]],
        [[("1", 3), ("3", 8)]],
    ]


def test_machines_count_from_zero_where_one_does() -> None:
    assert _read("2\t2\r\n1 1 1 7\r\n1 1 0 9\r\n\r\n") == [[[("1", 7)]], [[("0", 9)]]]


def test_a_job_may_go_on_in_the_next_line() -> None:
    assert _read("1 1 1\n2 1 1 5\n  1 1 6") == [[[("1", 5)], [("1", 6)]]]


def test_operations_of_a_job_follow_one_another() -> None:
    plan = make_plan(read_instance(Source("x.fjs", "2 2\n2 1 1 5 1 2 4\n1 1 2 3\n")), "heft")
    assert [(a.job, a.task, a.start) for a in plan.assignments] == [
        ("job 1", "1", 0),
        ("job 2", "1", 0),
        ("job 1", "2", 5),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: error: expected the number of jobs, but the file ends here"),
        ("x 2", "1:1: error: expected the number of jobs, found 'x'"),
        ("0 2", "1:1: error: expected the number of jobs to be at least 1 and at most 2**53"),
        ("1 0", "1:3: error: expected the number of machines to be at least 1"),
        ("1 99999", "1:3: error: expected at most 10000 machines"),
        ("1 1 x\n1 1 1 1", "1:5: error: expected an average, or nothing more on this line"),
        ("1 1\n1 1 2 3", "2:5: error: machine 2 is not one of 1, which count from 1"),
        ("1 1\n2 1 0 3 1 1 4", "2:11: error: machine 1 is not one of 1, which count from 0"),
        ("1 1\n1 2 1 3 1 4", "2:9: error: machine 1 stands twice in operation 1 of job 1"),
        ("1 1\n1 0", "2:3: error: expected the number of alternatives of operation 1 of job 1 to"),
        ("1 1\n1 1 1", "2:6: error: expected the duration of operation 1 of job 1, but the file"),
        ("1 1\n1 1 1 -3", "2:7: error: expected the duration of operation 1 of job 1, found '-3'"),
        ("1 1\n1 1 1 3 4", "2:9: error: expected no more than the 1 jobs of the first line"),
        ("2 1\n1 1 1 3 1 1 1 4", "2:9: error: expected job 2 on a line of its own"),
        ("1 1\n1 1 1 9999999999999999", "2:7: error: expected the duration of operation 1"),
    ],
)
def test_damage_is_shown_where_it_is(text: str, said: str) -> None:
    source = Source("x.fjs", text)
    with pytest.raises(DiagnosticError) as caught:
        read_instance(source)
    assert render(caught.value.diagnostics[0], source).startswith(f"x.fjs:{said}")

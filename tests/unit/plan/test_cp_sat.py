"""What becomes of a plan when the process that runs OR-Tools does not do its work."""

from __future__ import annotations

import random
import signal
import sys
import time

import pytest

from iree_sched.diagnostics import Source
from iree_sched.plan import cp_sat_process
from iree_sched.plan.check import check_plan
from iree_sched.plan.cp_sat_process import CpSatProcess, WorkerError, has_or_tools
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.instances import read_instance
from iree_sched.plan.plan import Plan, Status
from iree_sched.plan.problem import Alternative, Edge, Job, Problem, Task
from iree_sched.plan.schedule import Schedule
from iree_sched.plan.solve import CUT, InfeasibleError, make_plan, plan_of
from iree_sched.plan.solver import Limits, Search, SolverError
from iree_sched.plan.solvers import cp_sat
from iree_sched.plan.solvers.heft import Heft

_NEEDS_OR_TOOLS = pytest.mark.skipif(
    not has_or_tools(), reason="no OR-Tools: `python3 dev.py setup` installs them"
)

# Three jobs whose best makespan, 26, is above the bound that local search knows, 24.
_TEXT = """\
3 2
3 2 2 5 1 9 2 2 8 1 6 1 1 5
3 1 1 5 1 2 2 1 2 8
3 1 2 7 2 1 8 2 9 2 1 2 2 7
"""


def _problem() -> Problem:
    return read_instance(Source("x.fjs", _TEXT))


def _stand_in(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Lets another program stand in for the worker."""
    monkeypatch.setattr(cp_sat_process, "_COMMAND", [sys.executable, "-c", program])
    monkeypatch.setattr(cp_sat, "has_or_tools", lambda: True)


def _notes(plan: Plan) -> list[str]:
    """What is noted, but for the clock, which is quicker than the search on a busy machine."""
    return [note for note in plan.notes if note != CUT]


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import os; os.abort()", "cp-sat was ended by SIGABRT"),
        ("raise ImportError('no such thing')", "cp-sat ended: ImportError: no such thing"),
        ("raise SystemExit(3)", "cp-sat ended: status 3"),
        ("print('{')", "cp-sat answered what is no JSON"),
        ("import time; time.sleep(60)", "cp-sat did not end in time and was killed"),
    ],
)
def test_a_crash_leaves_the_best_plan(
    monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    _stand_in(monkeypatch, program)
    start = time.monotonic()
    plan = make_plan(_problem(), "cp-sat", Limits(2))
    assert time.monotonic() - start < 5
    assert _notes(plan) == [f"{said}: the plan is the best one found before"]
    assert plan.makespan == make_plan(_problem(), "local-search", Limits(1)).makespan


def test_what_local_search_found_beside_a_crash_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    # Local search alone has no steps in its part of the time, and finds all beside the process.
    monkeypatch.setattr(cp_sat, "_FIRST", 0.0)
    _stand_in(monkeypatch, "import sys, os; sys.stdin.readline(); os.abort()")
    plan = make_plan(_problem(), "cp-sat", Limits(2))
    assert plan.notes[0].startswith("cp-sat was ended by SIGABRT")
    assert (plan.makespan, plan.solver) == (26, "heft, local-search")


def test_the_process_is_gone_afterwards() -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with CpSatProcess({"tasks": []}, command) as process:
        process.ask({"free": None})
        with pytest.raises(WorkerError, match="did not end in time"):
            list(process.answers(time.monotonic() + 0.1))
    assert process.status() == -signal.SIGKILL


def test_a_time_that_is_too_short(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, "import os; os.abort()")
    plan = make_plan(_problem(), "cp-sat", Limits(0.5))
    assert _notes(plan) == ["0.5 s are too short for cp-sat: local-search had them all"]
    assert plan.makespan == 26


def test_without_or_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ortools", None)
    with pytest.raises(SolverError, match=r"pip install 'iree-sched\[solver\]'"):
        make_plan(_problem(), "cp-sat")


@pytest.mark.slow
@_NEEDS_OR_TOOLS
def test_it_proves_what_local_search_cannot() -> None:
    plan = make_plan(_problem(), "cp-sat", Limits(20))
    assert plan.status is Status.OPTIMAL
    assert plan == make_plan(_problem(), "cp-sat", Limits(20))


@pytest.mark.slow
@_NEEDS_OR_TOOLS
def test_deadlines_that_cannot_be_met_together() -> None:
    hardware = Hardware("one", (Resource("a"),))
    jobs = (Job("x", deadline=5), Job("y", deadline=6))
    tasks = tuple(Task("t", job, (Alternative(0, 4),)) for job in range(2))
    with pytest.raises(InfeasibleError, match=r"cp-sat has shown that no plan .*; move deadlin"):
        make_plan(Problem(hardware, tasks, (), jobs), "cp-sat", Limits(20))


@pytest.mark.slow
@_NEEDS_OR_TOOLS
def test_a_memory_in_which_not_all_fits_at_once() -> None:
    hardware = Hardware("one", (Resource("a", memory_bytes=10), Resource("b")))
    # Both results of `a` are kept until `b` has read them; together they do not fit.
    tasks = (
        Task("w0", 0, (Alternative(0, 2),), result_bytes=6),
        Task("w1", 0, (Alternative(0, 2),), result_bytes=6),
        Task("r0", 0, (Alternative(1, 3),)),
        Task("r1", 0, (Alternative(1, 3),)),
    )
    problem = Problem(hardware, tasks, (Edge(0, 2), Edge(1, 3)))
    plan = make_plan(problem, "cp-sat", Limits(20))
    assert (plan.makespan, plan.status) == (10, Status.OPTIMAL)


def _large(count: int) -> Problem:
    """A problem that windows are for: more tasks than one of them holds, on three resources."""
    chance = random.Random(3)
    hardware = Hardware("three", tuple(Resource(name) for name in "abc"))
    tasks = tuple(
        Task(f"t{n}", 0, tuple(Alternative(r, chance.randint(5, 60)) for r in range(3)))
        for n in range(count)
    )
    edges = tuple(
        Edge(before, n) for n in range(1, count) for before in {chance.randrange(max(0, n - 9), n)}
    )
    return Problem(hardware, tasks, edges)


@pytest.mark.slow
@_NEEDS_OR_TOOLS
def test_windows_improve_and_never_make_worse() -> None:
    problem = _large(80)
    search = Search(problem, Limits(120))
    Heft().solve(search)
    assert search.value is not None
    assert search.schedule is not None
    before = search.value
    with CpSatProcess(cp_sat.describe(problem, search.bound)) as process:
        process.ask(
            {
                "free": None,
                "settled": [],
                "where": search.schedule.resources,
                "starts": search.schedule.starts,
                "below": [0, before.makespan],
                "horizon": before.makespan,
                "workers": 1,
                "seed": 0,
                "work": 0.15,
                "until": time.monotonic() + 60,
                "size": 20,
                "widest": 40,
                "part": 0.05,
            }
        )
        *found, end = process.answers(time.monotonic() + 90)
    assert end["status"] == "WINDOWS"
    makespans = []
    for answer in found:
        assert search.offer(Schedule(tuple(answer["where"]), tuple(answer["starts"])), "windows")
        assert search.value is not None
        makespans.append(search.value.makespan)
    assert makespans and makespans[-1] < before.makespan
    assert search.schedule is not None
    assert check_plan(problem, plan_of(search, search.schedule, 0)) == []

"""From a problem to a plan: what is refused, what deadlines and periods do, what is reported."""

from __future__ import annotations

import pytest
from attrs import evolve

from iree_sched.plan.hardware import Hardware, Link, Resource
from iree_sched.plan.plan import Status
from iree_sched.plan.problem import Alternative, Edge, Job, Objective, Problem, ProblemError, Task
from iree_sched.plan.schedule import Value
from iree_sched.plan.solve import CUT, InfeasibleError, make_plan, plan_of
from iree_sched.plan.solver import Limits, Search, SolverError
from iree_sched.plan.solvers.local_search import Population, start

_ONE = Hardware("one", (Resource("a"),))
_TWO = Hardware("two", (Resource("a"), Resource("b")), (Link("a", "b", 5), Link("b", "a", 5)))


def _chain(job: Job, *durations: int) -> Problem:
    tasks = tuple(Task(f"t{n}", 0, (Alternative(0, d),)) for n, d in enumerate(durations))
    edges = tuple(Edge(n, n + 1) for n in range(len(durations) - 1))
    return Problem(_ONE, tasks, edges, (job,))


def test_what_takes_no_time_comes_before_what_begins_with_it() -> None:
    # The solvers place the longest chain first, and what takes no time where it finds room.
    tasks = tuple(Task(name, 0, (Alternative(0, d),)) for name, d in (("work", 4), ("free", 0)))
    plan = make_plan(Problem(_ONE, tasks, (), (Job("x"),)))
    assert [(each.task, each.start) for each in plan.assignments] == [("free", 0), ("work", 0)]


def test_a_deadline_that_no_plan_can_meet() -> None:
    problem = _chain(Job("vision", release=3, deadline=10), 4, 4)
    with pytest.raises(InfeasibleError) as caught:
        make_plan(problem)
    assert str(caught.value) == (
        "job 'vision' cannot meet its deadline: from its release at 3 it takes at least 8, but the "
        "deadline is 10; make it 11 or later, or minimize lateness"
    )
    late = make_plan(evolve(problem, objective=Objective.LATENESS))
    assert (late.makespan, late.lateness, late.status) == (11, 1, Status.OPTIMAL)


def test_a_deadline_that_only_this_solver_does_not_meet() -> None:
    jobs = (Job("x", deadline=5), Job("y", deadline=5))
    tasks = tuple(Task("t", job, (Alternative(0, 4),)) for job in range(2))
    with pytest.raises(InfeasibleError, match=r"'y' ends at 8, not by 5; give it more time"):
        make_plan(Problem(_ONE, tasks, (), jobs), "local-search", Limits(0.1))


def test_who_is_more_urgent_goes_first() -> None:
    jobs = (Job("slow", deadline=100), Job("fast", deadline=4))
    tasks = tuple(Task("t", job, (Alternative(0, 4),)) for job in range(2))
    for solver in ("heft", "peft", "local-search"):
        plan = make_plan(Problem(_ONE, tasks, (), jobs), solver, Limits(0.1))
        assert [each.job for each in plan.assignments] == ["fast", "slow"]


def test_the_priority_decides_who_is_late() -> None:
    jobs = (Job("light", deadline=4), Job("heavy", deadline=5, priority=3))
    tasks = tuple(Task("t", job, (Alternative(0, 4),)) for job in range(2))
    problem = Problem(_ONE, tasks, (), jobs, Objective.LATENESS)
    plan = make_plan(problem, "local-search", Limits(0.5))
    # First the heavy one: 4 units late; the other way round 3 units that weigh 9.
    assert ([a.job for a in plan.assignments], plan.lateness) == (["heavy", "light"], 4)


def test_data_is_moved_only_where_that_is_worth_it() -> None:
    def problem(duration: int) -> Problem:
        ways = (Alternative(0, duration), Alternative(1, duration))
        tasks = (Task("s", 0, (Alternative(0, 1),)), Task("p", 0, ways), Task("q", 0, ways))
        return Problem(_TWO, tasks, (Edge(0, 1), Edge(0, 2)))

    assert {a.resource for a in make_plan(problem(4), "local-search").assignments} == {"a"}
    both = make_plan(problem(20), "local-search", Limits(0.5))
    assert (both.makespan, {a.resource for a in both.assignments}) == (26, {"a", "b"})
    assert both.assignments[-1].equals


def test_runs_over_the_hyperperiod() -> None:
    jobs = (Job("camera", period=10), Job("audio", period=15, deadline=12))
    tasks = (Task("c", 0, (Alternative(0, 3),)), Task("a", 1, (Alternative(0, 4),)))
    plan = make_plan(Problem(_ONE, tasks, (), jobs), "local-search", Limits(0.5))
    assert plan.hyperperiod == 30
    assert [(j.name, j.release, j.deadline) for j in plan.jobs] == [
        ("camera", 0, 10),
        ("camera", 10, 20),
        ("camera", 20, 30),
        ("audio", 0, 12),
        ("audio", 15, 27),
    ]
    assert [a.start for a in plan.of_job("camera", 2)] >= [20]


def test_a_job_that_reaches_beyond_the_time_when_everything_repeats() -> None:
    jobs = (Job("camera", period=10), Job("audio", release=8, period=10, deadline=18))
    tasks = (Task("c", 0, (Alternative(0, 3),)), Task("a", 1, (Alternative(0, 3),)))
    with pytest.raises(InfeasibleError, match="the deadline is 10, when everything repeats; make"):
        make_plan(Problem(_ONE, tasks, (), jobs))
    later = (jobs[0], evolve(jobs[1], release=12))
    with pytest.raises(ProblemError, match="'audio' is released at 12, but everything repeats at"):
        make_plan(Problem(_ONE, tasks, (), later))


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (_chain(Job("x", period=1_000_003), 1), None),
        (
            Problem(
                _ONE,
                tuple(Task("t", job, (Alternative(0, 1),)) for job in range(2)),
                (),
                (Job("x", period=1_000_003), Job("y", period=999_983)),
            ),
            "periods 999983, 1000003 repeat together only after 999985999949",
        ),
        (evolve(_chain(Job("x"), 1, 1), edges=(Edge(0, 1), Edge(1, 0))), "waits for itself"),
        (Problem(_ONE, (Task("t", 0, ()),)), "no resource can run task 'main: t'"),
        (
            Problem(_ONE, (Task("t", 0, (Alternative(1, 3),)),)),
            "names a resource twice or one",
        ),
        (_chain(Job("x"), -1), "takes less than no time"),
        (_chain(Job("x", release=5, deadline=5), 1), "must have release < deadline"),
        (_chain(Job("x", period=0), 1), "must have 0 < period"),
        (_chain(Job("x", priority=0), 1), "must have 1 <= priority"),
    ],
)
def test_problems_that_contradict_themselves(problem: Problem, said: str | None) -> None:
    if said is None:
        assert make_plan(problem).hyperperiod == 1_000_003
        return
    with pytest.raises(ProblemError, match=said):
        make_plan(problem)


def test_a_solver_that_there_is_not() -> None:
    with pytest.raises(SolverError, match=r"no solver 'cpsat', did you mean 'cp-sat'\?"):
        make_plan(_chain(Job("x"), 1), "cpsat")


def test_a_search_that_the_clock_ends_says_so() -> None:
    tasks = tuple(
        Task(f"t{n}", 0, (Alternative(n % 2, 3 + n % 5), Alternative(0, 4))) for n in range(60)
    )
    edges = tuple(Edge(n, n + 3) for n in range(57))
    problem = Problem(_TWO, tasks, edges, (Job("x"),))
    search = Search(problem, Limits(5))
    search.started -= 4.999
    start(search)
    assert not search.done
    Population(problem, 0).improve(search, 5)
    assert search.cut
    assert search.schedule is not None
    assert plan_of(search, search.schedule, 0).notes == (CUT,)


def test_every_better_plan_and_bound_is_told() -> None:
    told: list[tuple[int, Value | None]] = []

    def watch(search: Search) -> None:
        told.append((search.bound.makespan, search.value))

    make_plan(_chain(Job("x"), 2, 3), watch=watch)
    assert told == [(5, None), (5, Value(0, 0, 5))]

"""From a problem to a plan: runs solvers one after the other and says what came of it."""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity
from iree_sched.plan.bounds import critical_path, lower_bound
from iree_sched.plan.check import check_plan
from iree_sched.plan.cp_sat_process import has_or_tools
from iree_sched.plan.periods import end_of, unrolled
from iree_sched.plan.plan import Assignment, Plan, PlannedJob, PlannedResource, Status
from iree_sched.plan.problem import Objective, Problem
from iree_sched.plan.schedule import Schedule, ends_of
from iree_sched.plan.solver import Limits, Search, SolverError, solvers
from iree_sched.spelling import near_miss

CUT = "time ran out before all steps were done: another run may find another plan"


class InfeasibleError(DiagnosticError):
    """No plan meets all deadlines, or none was found; the message says what to change."""

    def __init__(self, message: str) -> None:
        super().__init__(Diagnostic(Severity.ERROR, message))


def default_solver() -> str:
    """The best solver that can work here."""
    return "cp-sat" if has_or_tools() else "local-search"


def make_plan(
    problem: Problem,
    solver: str = "heft",
    limits: Limits | None = None,
    window: int = 0,
    watch: Callable[[Search], object] = lambda _: None,
) -> Plan:
    """Solves a problem.

    Args:
      problem: what to schedule; its periods are unrolled here.
      solver: name of a solver.
      limits: how much it may do.
      window: length of the plan's windows; 0: only one.
      watch: is told about every better plan and bound.

    Raises:
      ProblemError: the problem contradicts itself.
      SolverError: there is no such solver, or it cannot work here.
      InfeasibleError: a job cannot meet its deadline, a result fits no memory, or no plan was found
        that keeps all deadlines and memories.
    """
    available = solvers()
    if solver not in available:
        near = near_miss(solver, available)
        hint = f", did you mean '{near}'?" if near else f": there are {', '.join(available)}"
        raise SolverError(f"no solver '{solver}'{hint}")
    problem.validate()
    _refuse_too_large(problem)
    problem = unrolled(problem)
    search = Search(problem, limits or Limits(), watch=watch)
    search.raise_bound(lower_bound(problem))
    if problem.objective is Objective.MAKESPAN and search.bound.lateness:
        raise _too_short(problem)
    available[solver]().solve(search)
    return _checked(search, window)


def _checked(search: Search, window: int) -> Plan:
    problem = search.problem
    told = "".join(f"; {note}" for note in search.notes)
    hope = "" if search.impossible else "give it more time, another solver, or "
    assert search.schedule is not None
    assert search.value is not None
    if search.value.overflow:
        raise InfeasibleError(
            f"no plan was found that fits the memories: {search.value.overflow} bytes too many lie "
            f"in them in the best one{told}; {hope or 'give it '}more memory"
        )
    plan = plan_of(search, search.schedule, window)
    if problem.objective is Objective.MAKESPAN and plan.lateness:
        late = [j for j in plan.jobs if j.deadline is not None and j.end > j.deadline]
        ends = ", ".join(f"'{j.name}' ends at {j.end}, not by {j.deadline}" for j in late[:3])
        raise InfeasibleError(
            f"no plan was found that meets all deadlines: in the best one job {ends}{told}; "
            f"{hope or 'move deadlines, or '}minimize lateness"
        )
    wrong = check_plan(problem, plan)
    if wrong:
        raise AssertionError(f"solver made a wrong plan: {wrong[0]}")
    return plan


def _refuse_too_large(problem: Problem) -> None:
    """Names the first task whose result is larger than any memory that it could lie in."""
    for number, task in enumerate(problem.tasks):
        places = [problem.hardware.resources[way.resource] for way in task.alternatives]
        if all(p.memory_bytes is not None and p.memory_bytes < task.result_bytes for p in places):
            memories = ", ".join(f"'{place.name}' holds {place.memory_bytes}" for place in places)
            raise InfeasibleError(
                f"the result of task '{problem.label(number)}' takes {task.result_bytes} bytes, "
                f"more than the memory of any resource that can run it: {memories}"
            )


def _too_short(problem: Problem) -> InfeasibleError:
    """Names the first job that is late on any schedule."""
    repeats = end_of(problem, problem.hyperperiod) if problem.hyperperiod else None
    for number, job in enumerate(problem.jobs):
        least = critical_path(problem, number)
        if job.deadline is None or job.release + least <= job.deadline:
            continue
        about = f"it takes at least {least}, but the deadline is {job.deadline}"
        advice = f"make it {job.release + least} or later"
        if job.period is not None and job.deadline == repeats:
            about += ", when everything repeats"
            advice = "make the period longer or release it earlier"
        return InfeasibleError(
            f"job '{job.name}' cannot meet its deadline: from its release at {job.release} "
            f"{about}; {advice}, or minimize lateness"
        )
    raise AssertionError("no job is late")


def plan_of(search: Search, schedule: Schedule, window: int) -> Plan:
    """A schedule as a plan."""
    problem, value = search.problem, search.value
    assert value is not None
    assignments = _assignments(problem, schedule, window)
    return Plan(
        problem=problem.name,
        hardware=problem.hardware.name,
        solver=", ".join(search.found_by),
        objective=problem.objective.value,
        status=Status.OPTIMAL if search.done else Status.FEASIBLE,
        makespan=value.makespan,
        lower_bound=min(search.bound.makespan, value.makespan),
        lateness=value.lateness,
        window=window,
        hyperperiod=problem.hyperperiod,
        resources=_resources(problem, assignments, value.makespan),
        jobs=_jobs(problem, schedule),
        assignments=assignments,
        notes=(*search.notes, *([CUT] if search.cut and not search.done else [])),
        region_overhead=problem.hardware.region_overhead_ns,
    )


def _assignments(problem: Problem, schedule: Schedule, window: int) -> tuple[Assignment, ...]:
    found = []
    resources = problem.hardware.resources
    for number, task in enumerate(problem.tasks):
        job, start = problem.jobs[task.job], schedule.starts[number]
        ways = {way.resource: way for way in task.alternatives}
        chosen = ways.pop(schedule.resources[number])
        equals = (
            resources[w.resource].name for w in ways.values() if w.duration == chosen.duration
        )
        found.append(
            Assignment(
                task=task.name,
                job=job.name,
                instance=job.instance,
                resource=resources[chosen.resource].name,
                start=start,
                duration=chosen.duration,
                window=start // window if window else 0,
                source=chosen.source.value,
                equals=tuple(equals),
            )
        )
    place = {task: number for number, task in enumerate(problem.order)}
    # What takes no time comes before what begins with it and does.
    order = sorted(
        place, key=lambda task: (found[task].start, found[task].duration > 0, place[task])
    )
    return tuple(found[task] for task in order)


def _resources(
    problem: Problem, assignments: tuple[Assignment, ...], makespan: int
) -> tuple[PlannedResource, ...]:
    busy = dict.fromkeys((resource.name for resource in problem.hardware.resources), 0)
    for each in assignments:
        busy[each.resource] += each.duration
    return tuple(
        PlannedResource(
            name=resource.name,
            device=resource.device,
            queue=resource.queue,
            workers=resource.workers,
            busy=busy[resource.name],
            utilization=busy[resource.name] / makespan if makespan else 0.0,
        )
        for resource in problem.hardware.resources
    )


def _jobs(problem: Problem, schedule: Schedule) -> tuple[PlannedJob, ...]:
    last = [0] * len(problem.jobs)
    for task, end in enumerate(ends_of(problem, schedule)):
        job = problem.tasks[task].job
        last[job] = max(last[job], end)
    return tuple(
        PlannedJob(
            name=job.name,
            instance=job.instance,
            release=job.release,
            deadline=job.deadline,
            priority=job.priority,
            end=end,
            fingerprint=job.fingerprint,
        )
        for job, end in zip(problem.jobs, last, strict=True)
    )

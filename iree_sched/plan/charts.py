"""Plans as timelines, which are shown as charts, pages and traces."""

from __future__ import annotations

from iree_sched.plan.plan import Assignment, Plan
from iree_sched.plan.problem import Problem
from iree_sched.timeline import Span, Timeline, format_ns

_Run = tuple[str, int, str]  # job, instance, task


def timeline_of(plan: Plan, problem: Problem) -> Timeline:
    """A plan as a timeline with a lane for each resource.

    Args:
      plan: the plan.
      problem: what it was made for, periods unrolled.
    """
    critical = critical_runs(plan, problem)
    spans = [
        Span(
            lane=each.resource,
            name=each.task,
            start=each.start,
            end=each.end,
            critical=_run(each) in critical,
            group=each.job,
            facts=_facts(plan, each),
        )
        for each in plan.assignments
    ]
    facts = {
        "makespan": format_ns(plan.makespan),
        "lower bound": format_ns(plan.lower_bound),
        "gap": f"{plan.gap:.1%}",
        "solver": plan.solver,
    }
    lanes = [resource.name for resource in plan.resources]
    return Timeline(f"{plan.problem} on {plan.hardware}", spans, lanes=lanes, facts=facts)


def critical_runs(plan: Plan, problem: Problem) -> set[_Run]:
    """What would make the plan longer if it took longer: job, instance and task.

    From what ends last, back along what ended just when the next one could begin: on the same
    resource, or what it waited for, with the time that data was on its way.
    """
    by_run = {_run(each): each for each in plan.assignments}
    runs = [
        (problem.jobs[task.job].name, problem.jobs[task.job].instance, task.name)
        for task in problem.tasks
    ]
    place_of = {run: place for place, run in enumerate(runs)}
    ends: dict[tuple[str, int], list[Assignment]] = {}
    for each in plan.assignments:
        ends.setdefault((each.resource, each.end), []).append(each)
    pending = [each for each in plan.assignments if each.end == plan.makespan]
    found = {_run(each) for each in pending}
    while pending:
        last = pending.pop()
        place = place_of[_run(last)]
        before = [each for each in ends.get((last.resource, last.start), ()) if each is not last]
        for edge in problem.incoming[place]:
            source = by_run[runs[edge.source]]
            indices = (problem.hardware.index[each.resource] for each in (source, last))
            if source.end + problem.moving(edge, *indices) == last.start:
                before.append(source)
        for each in before:
            if _run(each) not in found:
                found.add(_run(each))
                pending.append(each)
    return found


def _run(assignment: Assignment) -> _Run:
    return assignment.job, assignment.instance, assignment.task


def _facts(plan: Plan, assignment: Assignment) -> dict[str, str]:
    facts = {"function": assignment.job, "duration": assignment.source}
    if plan.window:
        facts["window"] = str(assignment.window)
    if assignment.instance or plan.hyperperiod:
        facts["run"] = str(assignment.instance)
    if assignment.equals:
        facts["as long on"] = ", ".join(assignment.equals)
    return facts

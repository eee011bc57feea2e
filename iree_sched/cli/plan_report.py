"""What `iree-sched plan` shows."""

from __future__ import annotations

from iree_sched.cli.files import OutputFile, read_source
from iree_sched.cli.tables import Row, show_rows
from iree_sched.diagnostics import DiagnosticError, SourceError
from iree_sched.plan.instances import read_instance
from iree_sched.plan.plan import Plan
from iree_sched.plan.plan_json import plan_text
from iree_sched.plan.solve import make_plan
from iree_sched.plan.solver import Limits


def report_plan(
    file: str, solver: str | None, limits: Limits, window: int, output: str | None, form: str
) -> int:
    """Solves a problem and shows its plan; returns the exit status."""
    target = OutputFile(output) if output else None
    if target is not None:
        target.check()
    source = read_source(file)
    try:
        problem = read_instance(source)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason
    plan = make_plan(problem, solver or "heft", limits, window)
    if target is not None:
        target.write(plan_text(plan))
    show_plan(plan, form)
    return 0


def show_plan(plan: Plan, form: str) -> None:
    """Prints a plan as a table of its resources, or as JSON."""
    if form == "json":
        print(plan_text(plan), end="")
        return
    bound = f"{plan.lower_bound:,} (gap {plan.gap:.1%})"
    print(f"{plan.problem}: {plan.status.value}, found by {plan.solver}")
    print(f"makespan {plan.makespan:,}, lower bound {bound}")
    if any(job.deadline is not None for job in plan.jobs):
        print(f"weighted lateness {plan.lateness:,}")
    for note in plan.notes:
        print(f"note: {note}")
    counts = dict.fromkeys((resource.name for resource in plan.resources), 0)
    for each in plan.assignments:
        counts[each.resource] += 1
    rows: list[Row] = [
        {
            "resource": resource.name,
            "ops": counts[resource.name],
            "busy": resource.busy,
            "utilization": f"{resource.utilization:.1%}",
        }
        for resource in plan.resources
    ]
    show_rows(rows, form)

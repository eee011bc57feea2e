"""What `iree-sched plan` does and shows."""

from __future__ import annotations

import sys

from attrs import evolve, frozen

from iree_sched.cli.charts import show_gantt, write_charts
from iree_sched.cli.cost_files import cost_file
from iree_sched.cli.files import STANDARD, OutputFile, check_outputs, read_source
from iree_sched.cli.hardware_report import find_hardware
from iree_sched.cli.plan_model import ModelRequest, PlannedModel, read_model
from iree_sched.cli.plan_progress import PlanProgress
from iree_sched.cli.signals import ended_by_signals
from iree_sched.cli.tables import Row, show_rows
from iree_sched.diagnostics import DiagnosticError, Diagnostics, SourceError, render
from iree_sched.plan.applying import Pinning, Settings, apply_plan
from iree_sched.plan.charts import timeline_of
from iree_sched.plan.host import split
from iree_sched.plan.instances import read_instance
from iree_sched.plan.periods import unrolled
from iree_sched.plan.plan import Plan
from iree_sched.plan.plan_json import plan_text
from iree_sched.plan.problem import Problem
from iree_sched.plan.solve import default_solver, make_plan
from iree_sched.plan.solver import Limits
from iree_sched.timeline import Timeline


@frozen
class Outputs:
    """Where a plan goes, in each form; None: nowhere.

    Attributes:
      ir: the module with what the plan says.
      plan: the plan as JSON.
      html: a page with a chart.
      trace: a trace for Chrome or Perfetto.
      gantt: show a chart on the terminal.
      form: how to show the plan there.
    """

    ir: str | None = None
    plan: str | None = None
    html: str | None = None
    trace: str | None = None
    gantt: bool = False
    form: str = "table"

    def check(self, *inputs: str) -> None:
        """Makes sure, before any work is done, that all files can be written.

        Args:
          inputs: what is read.

        Raises:
          FileError: one cannot, or two are the same, or one is an input.
        """
        check_outputs(self.ir, self.plan, self.html, self.trace, inputs=inputs)


@frozen
class Solving:
    """How to look for a plan.

    Attributes:
      solver: who searches; None: the best one that is installed.
      limits: how much it may do.
      window: length of windows in nanoseconds; 0: only one.
    """

    solver: str | None = None
    limits: Limits = Limits()  # noqa: RUF009
    window: int = 0


def report_instance(file: str, solving: Solving, outputs: Outputs) -> int:
    """Solves the problem of a file and shows its plan; returns the exit status."""
    outputs.check(file)
    source = read_source(file)
    try:
        problem = read_instance(source)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason
    plan = _solve(problem, solving)
    _show(plan, _write(plan, problem, outputs), outputs)
    return 0


def report_model(
    request: ModelRequest,
    hardware: str,
    queues: int | None,
    solving: Solving,
    outputs: Outputs,
    pinning: Pinning,
) -> int:
    """Plans the functions of a module and shows the plan; returns the exit status."""
    outputs.check(request.file, hardware, *map(cost_file, request.costs))
    found = find_hardware(hardware)
    model = read_model(request, found if queues is None else split(found, queues))
    try:
        plan = _solve(model.problem, solving)
    except DiagnosticError as reason:
        raise _placed(reason, model) from reason
    timeline = _write(plan, model.problem, outputs)
    if outputs.ir is not None:
        _write_ir(plan, model, outputs.ir, pinning)
    _show(plan, timeline, outputs)
    return 0


def _solve(problem: Problem, solving: Solving) -> Plan:
    solver = solving.solver or default_solver()
    with ended_by_signals(), PlanProgress(solving.limits.seconds) as progress:
        return make_plan(problem, solver, solving.limits, solving.window, progress.watch)


def _placed(reason: DiagnosticError, model: PlannedModel) -> DiagnosticError:
    """An error about a job at the function that it is about."""
    if isinstance(reason, SourceError):
        return reason
    diagnostic = reason.diagnostics[0]
    for function in model.functions:
        if f"'{function.name}'" in diagnostic.message:
            diagnostic = evolve(diagnostic, offset=function.op.offset)
            return SourceError(model.document.source, diagnostic)
    return reason


def _write(plan: Plan, problem: Problem, outputs: Outputs) -> Timeline | None:
    """Writes files but for IR, before anything is shown: standard output may be closed early."""
    if outputs.plan is not None:
        OutputFile(outputs.plan).write(plan_text(plan))
    if not (outputs.html or outputs.trace or outputs.gantt):
        return None
    timeline = timeline_of(plan, unrolled(problem))
    write_charts(timeline, outputs.html, outputs.trace)
    return timeline


def _show(plan: Plan, timeline: Timeline | None, outputs: Outputs) -> None:
    if STANDARD in (outputs.plan, outputs.ir, outputs.html, outputs.trace):
        return
    show_plan(plan, outputs.form)
    if timeline is not None and outputs.gantt:
        show_gantt(timeline)


def _write_ir(plan: Plan, model: PlannedModel, name: str, pinning: Pinning) -> None:
    from iree_sched.printer import document_parts

    document, diagnostics = model.document, Diagnostics()
    apply_plan(plan, document.module, document.aliases, diagnostics, Settings(pinning))
    for diagnostic in diagnostics.reported:
        print(render(diagnostic, document.source), file=sys.stderr)
    OutputFile(name).write(*document_parts(document))


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
    sources = _sources(plan)
    if sources:
        print(f"durations: {sources}")
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


def _sources(plan: Plan) -> str:
    """Where durations come from, with the number of ops of each; "" if the problem gives them."""
    counts: dict[str, int] = {}
    for each in plan.assignments:
        counts[each.source] = counts.get(each.source, 0) + 1
    if set(counts) <= {"given"}:
        return ""
    return ", ".join(f"{count} {source}" for source, count in sorted(counts.items()))

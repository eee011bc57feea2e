"""What `iree-sched simulate` shows and writes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from attrs import asdict, frozen

from iree_sched.cli.charts import show_gantt, write_charts
from iree_sched.cli.files import STANDARD, OutputFile, check_outputs
from iree_sched.cli.simulated_program import (
    plan_notes,
    read_differences,
    read_setting,
    read_simulated,
    run,
)
from iree_sched.cli.simulation_options import SimulationOptions
from iree_sched.cli.tables import Row, microseconds, show_rows
from iree_sched.diagnostics import error
from iree_sched.simulation.bounds import Bounds, bounds
from iree_sched.simulation.differences import Difference
from iree_sched.simulation.placement import PLANNING
from iree_sched.simulation.simulator import Outcome
from iree_sched.simulation.summary import (
    NOT_REACHED,
    summarize,
    timeline,
    unfinished_texts,
    utilization,
)
from iree_sched.timeline import format_ns
from iree_sched.timeline.trace import plain


@frozen
class Charts:
    """What to draw: in the terminal, and into which files."""

    gantt: bool
    html: str | None
    trace: str | None
    data: str | None

    @property
    def files(self) -> list[str]:
        """The names of the files."""
        return [name for name in (self.html, self.trace, self.data) if name is not None]


def report_simulation(
    file: str, options: SimulationOptions, charts: Charts, form: str, against: str | None
) -> int:
    """Simulates a program and shows how it went; returns the exit status.

    Args:
      file: HAL IR or scheduled stream IR.
      options: of the command line.
      charts: what to draw; a file `-` is standard output, and takes the place of the table.
      form: table, json or csv.
      against: stream IR or a plan to hold the program against.

    The status is 1 where calls never end, as no worker is left for them.
    """
    inputs = (file, against, *options.inputs)
    check_outputs(charts.html, charts.trace, charts.data, inputs=inputs)
    simulated = read_simulated(file, options)
    if len(options.executors) != 1:
        raise error("one --executor at a time: `iree-sched compare` takes several")
    setting = read_setting(options, simulated, options.executors[0], options.policy)
    if options.plan is not None and not any(map(setting.policies.uses, PLANNING)):
        raise error("--plan is for --policy=plan and --policy=hybrid")
    outcome = run(file, simulated, setting)
    limits = bounds(simulated.program, simulated.machine)
    found = None if against is None else read_differences(against, simulated)
    drawn = timeline(outcome, simulated.name, limits)
    # Files first: whoever reads standard output may close it early.
    write_charts(drawn, charts.html, charts.trace)
    notes = [*simulated.notes, *plan_notes(simulated, setting, outcome)]
    if charts.data is not None:
        data = {**plain(drawn), **_numbers(outcome, limits, notes, found)}
        OutputFile(charts.data).write(json.dumps(data))
    if STANDARD not in charts.files:
        _show(outcome, limits, notes, form, found)
        if charts.gantt:
            show_gantt(drawn)
    return 1 if outcome.unfinished else 0


def _show(
    outcome: Outcome,
    limits: Bounds,
    notes: Sequence[str],
    form: str,
    found: Sequence[Difference] | None,
) -> None:
    if form == "json":
        print(json.dumps(_numbers(outcome, limits, notes, found), indent=2))
        return
    functions = _functions(outcome)
    if form == "csv":
        show_rows(functions, form)
        return
    reached = NOT_REACHED if outcome.unfinished else format_ns(outcome.makespan)
    print(
        f"makespan {reached}, lower bounds: "
        f"work {format_ns(limits.area_ns)}, chain {format_ns(limits.path_ns)}"
    )
    busy = ", ".join(f"{name} {share:.0%}" for name, share in utilization(outcome))
    until = f" until {format_ns(outcome.ended)}" if outcome.unfinished else ""
    print(f"busy{until}: {busy}; moved {outcome.recording.moved_bytes:,} bytes")
    for text in unfinished_texts(outcome):
        print(text)
    for note in notes:
        print(f"note: {note}")
    show_rows(functions, form)
    if found is not None:
        _show_differences(found)


def _functions(outcome: Outcome) -> list[Row]:
    """A row for each function."""
    return [
        {
            "function": each.name,
            "calls": each.calls,
            "p50_us": microseconds(each.p50_ns),
            "p99_us": microseconds(each.p99_ns),
            "worst_us": microseconds(each.worst_ns),
            "misses": each.misses,
            "unfinished": each.unfinished,
        }
        for each in summarize(outcome.calls)
    ]


def _numbers(
    outcome: Outcome, limits: Bounds, notes: Sequence[str], found: Sequence[Difference] | None
) -> dict[str, object]:
    """What a table shows, for JSON."""
    whole: dict[str, object] = {
        "makespan_ns": None if outcome.unfinished else outcome.makespan,
        "ended_ns": outcome.ended,
        "lower_bound_ns": {"area": limits.area_ns, "path": limits.path_ns},
        "moved_bytes": outcome.recording.moved_bytes,
        "utilization": dict(utilization(outcome)),
        "unfinished": len(outcome.unfinished),
        "functions": _functions(outcome),
        "notes": list(notes),
    }
    if found is not None:
        whole["differences"] = [asdict(each) for each in found]
    return whole


def _show_differences(found: Sequence[Difference]) -> None:
    print()
    if not found:
        print("all dispatches stand where they are wanted")
        return
    print(f"{len(found)} stand otherwise than wanted:")
    rows: list[Row] = [
        {
            "function": each.function,
            "dispatch": each.work,
            "compiled": each.here or "not there",
            "wanted": each.there or "not there",
        }
        for each in found
    ]
    show_rows(rows, "table")

"""What `iree-sched simulate` shows and writes."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from attrs import asdict, frozen

from iree_sched.cli.files import OutputFile
from iree_sched.cli.simulated_program import read_differences, read_setting, read_simulated
from iree_sched.cli.simulation_options import SimulationOptions
from iree_sched.cli.tables import Row, microseconds, show_rows
from iree_sched.diagnostics import error
from iree_sched.simulation.bounds import Bounds, bounds
from iree_sched.simulation.differences import Difference
from iree_sched.simulation.simulator import Outcome, simulate
from iree_sched.simulation.summary import summarize, timeline, utilization
from iree_sched.timeline import Timeline, format_ns
from iree_sched.timeline.page import page
from iree_sched.timeline.trace import chrome_trace, plain


@frozen
class Charts:
    """What to draw: in the terminal, and into which files."""

    gantt: bool
    html: str | None
    trace: str | None
    data: str | None


def report_simulation(
    file: str, options: SimulationOptions, charts: Charts, form: str, against: str | None
) -> int:
    """Simulates a program and shows how it went; returns the exit status.

    Args:
      file: HAL IR or scheduled stream IR.
      options: of the command line.
      charts: what to draw.
      form: table, json or csv.
      against: stream IR or a plan to hold the program against.

    The status is 1 where calls never end, as no worker is left for them.
    """
    targets = [OutputFile(n) for n in (charts.html, charts.trace, charts.data) if n is not None]
    for target in targets:
        target.check()
    simulated = read_simulated(file, options)
    if len(options.executors) != 1:
        raise error("one --executor at a time: `iree-sched compare` takes several")
    setting = read_setting(options, simulated.machine, options.executors[0], options.policy)
    outcome = simulate(simulated.program, simulated.machine, setting, simulated.planned)
    limits = bounds(simulated.program, simulated.machine)
    found = None if against is None else read_differences(against, simulated)
    _show(outcome, limits, simulated.notes, form, found)
    drawn = timeline(outcome, simulated.name, limits)
    _draw(drawn, charts)
    return 1 if outcome.unfinished else 0


def _draw(drawn: Timeline, charts: Charts) -> None:
    if charts.gantt:
        from rich.console import Console

        from iree_sched.timeline.terminal import gantt

        console = Console(width=None if sys.stdout.isatty() else 120)
        console.print(gantt(drawn, console.width))
    if charts.html is not None:
        OutputFile(charts.html).write(page(drawn))
    if charts.trace is not None:
        OutputFile(charts.trace).write(chrome_trace(drawn))
    if charts.data is not None:
        OutputFile(charts.data).write(json.dumps(plain(drawn)))


def _show(
    outcome: Outcome,
    limits: Bounds,
    notes: Sequence[str],
    form: str,
    found: Sequence[Difference] | None,
) -> None:
    functions: list[Row] = [
        {
            "function": each.name,
            "calls": each.calls,
            "p50_us": microseconds(each.p50_ns),
            "p99_us": microseconds(each.p99_ns),
            "worst_us": microseconds(each.worst_ns),
            "misses": each.misses,
        }
        for each in summarize(outcome.recording.calls)
    ]
    shares = utilization(outcome)
    if form == "json":
        whole: dict[str, object] = {
            "makespan_ns": outcome.makespan,
            "lower_bound_ns": {"area": limits.area_ns, "path": limits.path_ns},
            "moved_bytes": outcome.recording.moved_bytes,
            "utilization": dict(shares),
            "unfinished": len(outcome.unfinished),
            "functions": functions,
            "notes": list(notes),
        }
        if found is not None:
            whole["differences"] = [asdict(each) for each in found]
        print(json.dumps(whole, indent=2))
        return
    if form == "csv":
        show_rows(functions, form)
        return
    print(
        f"makespan {format_ns(outcome.makespan)}, lower bounds: "
        f"work {format_ns(limits.area_ns)}, chain {format_ns(limits.path_ns)}"
    )
    busy = ", ".join(f"{name} {share:.0%}" for name, share in shares)
    print(f"busy: {busy}; moved {outcome.recording.moved_bytes:,} bytes")
    for call in outcome.unfinished:
        print(f"call {call.number} of '{call.function.name}' never ends: no worker is left for it")
    for note in notes:
        print(f"note: {note}")
    show_rows(functions, form)
    if found is not None:
        _show_differences(found)


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

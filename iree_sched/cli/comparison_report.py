"""What `iree-sched compare` shows."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence

from attrs import evolve

from iree_sched.cli.simulated_program import Simulated, read_setting, read_simulated
from iree_sched.cli.simulation_options import SimulationOptions
from iree_sched.cli.tables import Row, microseconds, show_rows
from iree_sched.simulation.placement import Policy
from iree_sched.simulation.simulator import Outcome, simulate
from iree_sched.simulation.summary import summarize, utilization


def report_comparison(file: str, options: SimulationOptions, seeds: int, form: str) -> int:
    """Simulates a program under policies and shows how each went; returns the exit status."""
    simulated = read_simulated(file, options)
    policies = [text.split(",") for text in options.policy] or [[each.value] for each in Policy]
    rows: list[Row] = []
    for executor in options.executors:
        for policy in policies:
            setting = read_setting(options, simulated.machine, executor, policy)
            outcomes = [
                simulate(
                    simulated.program,
                    simulated.machine,
                    evolve(setting, seed=setting.seed + n),
                    simulated.planned,
                )
                for n in range(seeds)
            ]
            rows += _rows(executor, ",".join(policy), outcomes)
    _show_notes(simulated, form)
    show_rows(rows, form)
    return 0


def _rows(executor: str, policy: str, outcomes: Sequence[Outcome]) -> list[Row]:
    """A row for each function, of all seeds together."""
    makespan = statistics.median(outcome.makespan for outcome in outcomes)
    calls = [call for outcome in outcomes for call in outcome.recording.calls]
    shares = [share for outcome in outcomes for _, share in utilization(outcome)]
    moved = statistics.mean(outcome.recording.moved_bytes for outcome in outcomes)
    return [
        {
            "executor": executor,
            "policy": policy,
            "function": each.name,
            "makespan_us": round(makespan / 1e3, 1),
            "p50_us": microseconds(each.p50_ns),
            "p99_us": microseconds(each.p99_ns),
            "misses": each.misses,
            "busy_percent": round(100 * statistics.mean(shares), 1),
            "moved_bytes": round(moved),
            "replans": sum(outcome.replans for outcome in outcomes),
        }
        for each in summarize(calls)
    ]


def _show_notes(simulated: Simulated, form: str) -> None:
    """Notes stand on standard error where standard output is for machines."""
    for note in simulated.notes:
        print(f"note: {note}", file=sys.stdout if form == "table" else sys.stderr)

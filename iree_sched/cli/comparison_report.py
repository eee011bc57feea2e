"""What `iree-sched compare` shows."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence

from attrs import evolve

from iree_sched.cli.simulated_program import (
    Simulated,
    plan_notes,
    read_setting,
    read_simulated,
    run,
)
from iree_sched.cli.simulation_options import SimulationOptions
from iree_sched.cli.tables import Row, microseconds, show_rows
from iree_sched.simulation.placement import Policy
from iree_sched.simulation.simulator import Outcome
from iree_sched.simulation.summary import summarize, unfinished_texts, utilization


def report_comparison(file: str, options: SimulationOptions, seeds: int, form: str) -> int:
    """Simulates a program under policies and shows how each went; returns the exit status.

    It is 1 where under one of them calls never end, as no worker is left for them.
    """
    simulated = read_simulated(file, options)
    policies = [text.split(",") for text in options.policy or [each.value for each in Policy]]
    settings = {
        (executor, ",".join(policy)): read_setting(options, simulated, executor, policy)
        for executor in options.executors
        for policy in policies
    }
    rows: list[Row] = []
    stuck: list[str] = []
    strays: list[str] = []
    for (executor, policy), setting in settings.items():
        outcomes = [
            run(file, simulated, evolve(setting, seed=setting.seed + n)) for n in range(seeds)
        ]
        notes = plan_notes(simulated, setting, outcomes[0])
        strays += (f"note: {executor} {policy}: {note}" for note in notes)
        rows += _rows(executor, policy, outcomes)
        stuck += (f"{executor} {policy}: {text}" for text in _never_ending(outcomes))
    _show_notes(simulated, form)
    for text in strays:
        _tell(text, form)
    show_rows(rows, form)
    for text in stuck:
        _tell(text, form)
    return 1 if stuck else 0


def _never_ending(outcomes: Sequence[Outcome]) -> list[str]:
    """What to say of calls that never end, of the first seed with which there are any."""
    return next(filter(None, map(unfinished_texts, outcomes)), [])


def _rows(executor: str, policy: str, outcomes: Sequence[Outcome]) -> list[Row]:
    """A row for each function, of all seeds together."""
    makespan = statistics.median(outcome.makespan for outcome in outcomes)
    calls = [call for outcome in outcomes for call in outcome.calls]
    shares = [share for outcome in outcomes for _, share in utilization(outcome)]
    moved = statistics.mean(outcome.recording.moved_bytes for outcome in outcomes)
    return [
        {
            "executor": executor,
            "policy": policy,
            "function": each.name,
            "makespan_us": microseconds(makespan),
            "p50_us": microseconds(each.p50_ns),
            "p99_us": microseconds(each.p99_ns),
            "misses": each.misses,
            "unfinished": each.unfinished,
            "busy_percent": round(100 * statistics.mean(shares), 1),
            "moved_bytes": round(moved),
            "replans": sum(outcome.replans for outcome in outcomes),
        }
        for each in summarize(calls)
    ]


def _show_notes(simulated: Simulated, form: str) -> None:
    for note in simulated.notes:
        _tell(f"note: {note}", form)


def _tell(text: str, form: str) -> None:
    """Prints on standard error where standard output is for machines."""
    print(text, file=sys.stdout if form == "table" else sys.stderr)

"""What a run was, in numbers, and as a timeline."""

from __future__ import annotations

import math
from collections.abc import Sequence

from attrs import frozen

from iree_sched.simulation.bounds import Bounds
from iree_sched.simulation.recording import busy_ns
from iree_sched.simulation.running import Call
from iree_sched.simulation.simulator import Outcome
from iree_sched.timeline import Span, Timeline, format_ns

NOT_REACHED = "not reached"  # the makespan where calls never end


@frozen
class FunctionSummary:
    """How the calls of a function went.

    Attributes:
      name: of the function.
      calls: how many there are.
      p50_ns, p99_ns, worst_ns: nanoseconds from a call's time to its end, of those that ended.
      misses: calls that ended after their deadline, or never.
      unfinished: calls that never ended.
    """

    name: str
    calls: int
    p50_ns: float
    p99_ns: float
    worst_ns: float
    misses: int
    unfinished: int


def summarize(calls: Sequence[Call]) -> list[FunctionSummary]:
    """A summary for each function, in order of their first calls."""
    by_name: dict[str, list[Call]] = {}
    for call in calls:
        by_name.setdefault(call.function.name, []).append(call)
    return [_summary(name, own) for name, own in by_name.items()]


def _summary(name: str, calls: Sequence[Call]) -> FunctionSummary:
    latencies = sorted(call.ended - call.release for call in calls if call.ended is not None)
    unfinished = len(calls) - len(latencies)
    late = sum(
        call.deadline is not None and call.ended is not None and call.ended > call.deadline
        for call in calls
    )
    return FunctionSummary(
        name,
        len(calls),
        percentile(latencies, 50),
        percentile(latencies, 99),
        latencies[-1] if latencies else math.nan,
        late + unfinished,
        unfinished,
    )


def percentile(ordered: Sequence[float], percent: float) -> float:
    """The smallest of the numbers that so many percent do not exceed; they are in order."""
    if not ordered:
        return math.nan
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def utilization(outcome: Outcome) -> list[tuple[str, float]]:
    """By queue the share of its workers' time in which they worked, until all had ended."""
    machine = outcome.machine
    busy = busy_ns(outcome.recording.stretches, len(machine.workers))
    shares = []
    for queue, members in zip(machine.queues, machine.workers_of, strict=True):
        whole = outcome.ended * len(members)
        shares.append((queue.name, sum(busy[m] for m in members) / whole if whole else 0.0))
    return shares


def unfinished_texts(outcome: Outcome) -> list[str]:
    """What to say of each function of which calls never end."""
    by_name: dict[str, list[Call]] = {}
    for call in outcome.unfinished:
        by_name.setdefault(call.function.name, []).append(call)
    texts = []
    for name, (first, *later) in by_name.items():
        text = f"call {first.number} of '{name}' never ends: no worker is left for it"
        texts.append(f"{text}; {len(later)} after it never begin" if later else text)
    return texts


def timeline(outcome: Outcome, title: str, limits: Bounds) -> Timeline:
    """The run with a lane for each worker; the path to the last end is critical."""
    recording = outcome.recording
    ended = [call for call in recording.calls if call.ended is not None]
    last_call = max(ended, key=lambda call: call.ended or 0.0, default=None)
    last = None
    if last_call is not None and last_call.runs:
        last = max(last_call.runs, key=lambda run: run.ended or 0.0).last
    critical = recording.critical_stretches(last)
    spans = []
    for place, stretch in enumerate(recording.stretches):
        unit = recording.units[stretch.unit]
        facts = {
            "tiles": str(stretch.tiles),
            "region": f"{unit.region} of command buffer {unit.buffer}",
        }
        if unit.call:
            facts["call"] = str(unit.call)
        name, lane = unit.name, outcome.machine.workers[stretch.worker].name
        chosen = place in critical
        spans.append(Span(lane, name, stretch.start, stretch.end, chosen, unit.function, facts))
    return Timeline(
        title,
        spans,
        [worker.name for worker in outcome.machine.workers],
        {
            "makespan": format_ns(outcome.makespan) if not outcome.unfinished else NOT_REACHED,
            "lower bound": format_ns(limits.best),
            "moved": f"{recording.moved_bytes:,} bytes",
        },
    )

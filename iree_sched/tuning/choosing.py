"""The best candidates as a library of specs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from iree_sched.dialects.own_attributes import MARK
from iree_sched.specs.rules import RULE
from iree_sched.syntax.attributes import print_dictionary, print_string
from iree_sched.tuning.candidates import BASELINE, Candidate, Choice
from iree_sched.tuning.measuring import Figures, Objective, Outcome

LIBRARY = "tuned"
_NOISE = 1.03  # times that differ by less are the same


@frozen
class Best:
    """The best candidate for a function.

    Attributes:
      function: its name.
      fingerprint: of its graph.
      candidate: the best one.
      figures: what comes of it.
      baseline: what comes of IREE's own partitioners; None: these refuse the module.
    """

    function: str
    fingerprint: str
    candidate: Candidate
    figures: Figures
    baseline: Figures | None


def choose(
    candidates: Sequence[Candidate],
    outcomes: Sequence[Outcome],
    fingerprints: Mapping[str, str],
    objective: Objective,
) -> list[Best]:
    """The best candidate for each function; the first one of those that are equally good.

    Args:
      candidates: what was tried.
      outcomes: what came of each.
      fingerprints: of the functions, by name.
      objective: what is to be as little as can be.
    """
    found = []
    for function, fingerprint in fingerprints.items():
        tried = [
            (candidate, outcome.functions[function])
            for candidate, outcome in zip(candidates, outcomes, strict=True)
            if function in outcome.functions
        ]
        tried = _with_shared_times(tried)
        if tried:
            candidate, figures = _least(tried, objective)
            baseline = next((own for each, own in tried if each == BASELINE), None)
            found.append(Best(function, fingerprint, candidate, figures, baseline))
    return found


def _with_shared_times(
    tried: Sequence[tuple[Candidate, Figures]],
) -> list[tuple[Candidate, Figures]]:
    """Gives what is scheduled alike, and so takes as long, the time that was disturbed least."""
    times: dict[str, float] = {}
    for _, own in tried:
        if own.time_ns is not None:
            times[own.schedule] = min(own.time_ns, times.get(own.schedule, math.inf))
    return [
        (each, evolve(own, time_ns=times.get(own.schedule, own.time_ns)) if own.schedule else own)
        for each, own in tried
    ]


def _least(
    tried: Sequence[tuple[Candidate, Figures]], objective: Objective
) -> tuple[Candidate, Figures]:
    """The best; of those whose times cannot be told apart the one with the fewest bytes."""
    if objective is Objective.TIME:
        timed = [(each, own, own.time_ns) for each, own in tried if own.time_ns is not None]
        limit = _NOISE * min((time for *_, time in timed), default=0.0)
        tried = [(each, own) for each, own, time in timed if time <= limit] or tried
        objective = Objective.BYTES
    return min(tried, key=lambda each: each[1].key(objective))


def specs_text(best: Sequence[Best], objective: Objective, release: str) -> str:
    """A library with a rule for each function, recognized by its graph."""
    lines = [
        f"// Tuned for {objective.value} with IREE {release} by `iree-sched tune`.",
        "// A rule holds for a function as long as its graph is the one that was measured.",
        f"module @{LIBRARY} attributes {{{MARK}}} {{",
    ]
    graphs: set[str] = set()
    for each in best:
        if each.fingerprint not in graphs:
            lines += _rule(each, objective)
        graphs.add(each.fingerprint)
    return "\n".join([*lines, "}", ""])


def _rule(best: Best, objective: Objective) -> list[str]:
    match = print_dictionary({"fingerprint": print_string(best.fingerprint)})
    action = print_dictionary(
        {
            "execution": _dictionary(best.candidate.execution),
            "concurrency": _dictionary(best.candidate.concurrency),
        }
    )
    return [
        f'  "{RULE}"() {{',
        f"    sym_name = {print_string(f'tuned_{best.fingerprint}')},",
        f"    match = {match},",
        f"    action = {action},",
        f"    doc = {print_string(_doc(best, objective))}",
        "  } : () -> ()",
    ]


def _doc(best: Best, objective: Objective) -> str:
    instead = "" if best.baseline is None else f", IREE {describe(best.baseline, objective)}"
    return f"{best.function}: {describe(best.figures, objective)}{instead}"


def describe(figures: Figures, objective: Objective) -> str:
    """Figures in a few words, what is wanted first."""
    words = [f"{figures.bytes:,} bytes", f"{figures.waves} waves"]
    if objective is Objective.LATENCY and figures.latency_ns is not None:
        words.insert(0, f"{figures.latency_ns / 1e6:,.3f} ms simulated")
    if objective is Objective.TIME and figures.time_ns is not None:
        words.insert(0, f"{figures.time_ns / 1e6:,.3f} ms measured")
    return ", ".join(words)


def _dictionary(choice: Choice) -> str:
    options = {name: _attribute(value) for name, value in choice.options}
    return print_dictionary({"partitioner": print_string(choice.name), **options})


def _attribute(value: str) -> str:
    """The text of an option as an attribute of the kind that it looks like."""
    if value in ("true", "false"):
        return value
    for kind, type in ((int, "i64"), (float, "f64")):
        try:
            number = kind(value)
        except ValueError:
            continue
        return f"{number} : {type}" if kind is int else f"{number:e} : {type}"
    return print_string(value)

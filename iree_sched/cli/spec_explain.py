"""From the arguments of `iree-sched specs explain` to its exit status."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import click
from attrs import evolve

from iree_sched.cli.compile_driver import guarded, iree_flags, one_input, scheduling_of
from iree_sched.cli.files import STANDARD, read_bytes, shown_name
from iree_sched.cli.screen import make_screen
from iree_sched.cli.spec_options import spec_settings
from iree_sched.cli.stage_progress import StageProgress
from iree_sched.cli.tables import Row, show_rows
from iree_sched.diagnostics import DiagnosticError, Diagnostics, Source, SourceError, render
from iree_sched.document import Document
from iree_sched.iree.compilation import FAVOR, Compilation, Scheduling
from iree_sched.iree.mending import mend
from iree_sched.iree.releases import known
from iree_sched.iree.request import Request, flag_values
from iree_sched.iree.splice import STAGES
from iree_sched.passbase import DEFAULT_FAVOR
from iree_sched.plan.rule_plans import apply_rule_plans
from iree_sched.specs.applying import decide_all
from iree_sched.specs.explanation import Explanation, explain, withdraw_plan
from iree_sched.specs.facts import FunctionFacts, ModuleFacts
from iree_sched.specs.materializing import linked_rules, materialize
from iree_sched.specs.rules import Rule
from iree_sched.specs.search import Decision
from iree_sched.specs.sources import texts_for

_STREAM = b"stream.async."  # in IR that is ready to be scheduled


def drive_explain(context: click.Context, given: dict[str, Any]) -> int:
    """Does what the arguments ask for; returns the exit status."""
    return guarded(context, lambda: _explain(context, given))


def _explain(context: click.Context, given: dict[str, Any]) -> int:
    flags = iree_flags(context)
    scheduling = scheduling_of(given)
    source = ready_source(one_input(given["input"]), flags, given["sched_release"])
    document = read_document(source)
    release = given["sched_release"] or known()[0]
    settings = evolve(spec_settings(given), release=release)
    facts = ModuleFacts(document.module, document.aliases, settings.release, settings.hardware)
    rules = linked_rules(texts_for(document.module, settings))
    decided = decide_all(facts, rules, _settled(scheduling, flags))
    explained = explain(decided)
    _carry_out(facts, rules, decided, explained, scheduling, source)
    if given["format"] == "json":
        print(json.dumps(explained, indent=2))
    else:
        _show(explained)
    return 0


def _carry_out(
    facts: ModuleFacts,
    rules: Sequence[Rule],
    decided: Sequence[tuple[FunctionFacts, Decision]],
    explained: Sequence[Explanation],
    scheduling: Scheduling,
    source: Source,
) -> None:
    """Does what a build does with decisions, and warns as it does.

    Whether plans fit shows only then, and what rules say of dispatches has a part in it.

    Raises:
      SourceError: a build refuses what rules decide.
    """
    diagnostics = Diagnostics()
    try:
        registry = scheduling.registry().partitioners
        planned = materialize(facts, rules, decided, registry, diagnostics)
        refused = apply_rule_plans(planned, facts.module, facts.aliases, diagnostics)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason
    for one in explained:
        if one["function"] in refused:
            withdraw_plan(one, refused[one["function"]])
    screen = make_screen(None)
    for warning in diagnostics.reported:
        screen(render(warning, source))


def ready_source(name: str, flags: tuple[str, ...], release: str | None) -> Source:
    """A module as text, right before it is scheduled; where it is not, IREE brings it there.

    Raises:
      OSError: the file cannot be read.
      StageError: IREE refuses it.
      ToolError: there is no IREE.
    """
    text = read_bytes(name)
    if _STREAM in text:
        return Source(shown_name(name), mend(text).decode())
    request = Request(name, shown_name(name) if name == STANDARD else "", flags)
    given = text if name == STANDARD else None
    compilation = Compilation(request, given, Scheduling(), release=release)
    with StageProgress(STAGES) as progress:
        compilation.on_stage = progress.stage
        compilation.listen = progress.write if progress.active else None
        return Source(shown_name(name), compilation.before_scheduling().decode())


def read_document(source: Source) -> Document:
    """The module of a source.

    Raises:
      SourceError: it is no IR.
    """
    from iree_sched.parser import parse

    try:
        return parse(source)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason


def _settled(scheduling: Scheduling, flags: tuple[str, ...]) -> dict[str, str]:
    """The kinds of partitioning that flags decide, with the flag."""
    found = {}
    if scheduling.execution is not None:
        found["execution"] = "--sched-execution"
    if scheduling.concurrency is not None:
        found["concurrency"] = "--sched-concurrency"
    favor = flag_values(flags, {FAVOR: DEFAULT_FAVOR})[FAVOR]
    if favor != DEFAULT_FAVOR:
        found.setdefault("concurrency", f"--{FAVOR}={favor}")
    return found


def _show(explained: Sequence[Explanation]) -> None:
    rows = [row for one in explained for row in _rows(one)]
    if rows:
        show_rows(rows, "table")
    else:
        print("there is nothing to schedule")


def _rows(one: Explanation) -> Iterator[Row]:
    """What is decided about a function, then what came of each rule, then its dispatches."""
    name = one["function"]
    for kind, decided in one["decided"].items():
        said = decided["attribute"] or "as IREE has it"
        why = said if decided["by"].startswith("rule") else ""
        yield _row(name, kind, "decided", decided["by"], "", why)
    for verdict in one["rules"]:
        yield _verdict_row(name, verdict)
    for (what, *_), (verdict, count) in _grouped(one["dispatches"]).items():
        times = f" ({count} times)" if count > 1 else ""
        yield _verdict_row(f"{name}: {what}{times}", verdict)


def _grouped(
    dispatches: Sequence[Explanation],
) -> dict[tuple[str, ...], tuple[Explanation, int]]:
    """Verdicts about dispatches that call the same, each with how many there are of it."""
    found: dict[tuple[str, ...], tuple[Explanation, int]] = {}
    for dispatch in dispatches:
        what = dispatch["symbol"].rpartition("::")[2]
        for verdict in dispatch["rules"]:
            key = (what, verdict["rule"], verdict["aspect"], str(verdict["wins"]))
            _, count = found.get(key, (verdict, 0))
            found[key] = verdict, count + 1
    return found


def _verdict_row(name: str, verdict: Explanation) -> Row:
    outcome = "wins" if verdict["wins"] else "loses" if verdict["matches"] else "does not match"
    place = f"{verdict['file']}:{verdict['line']}"
    return _row(name, verdict["aspect"] or "", outcome, verdict["rule"], place, verdict["reason"])


def _row(name: str, aspect: str, outcome: str, rule: str, place: str, why: str) -> Row:
    return {
        "function": name,
        "aspect": aspect,
        "outcome": outcome,
        "rule": rule,
        "place": place,
        "why": why,
    }

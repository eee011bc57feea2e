"""Plans that rules of specs name: read, checked without a model, and noted on one."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attrs import evolve

from iree_sched.diagnostics import (
    Diagnostic,
    DiagnosticError,
    Diagnostics,
    Severity,
    SourceError,
)
from iree_sched.ir import Operation
from iree_sched.plan.applying import apply_plan
from iree_sched.plan.fitting import first_runs
from iree_sched.plan.plan import Plan
from iree_sched.plan.plan_json import read_plan_file
from iree_sched.specs.conditions import Globs
from iree_sched.specs.relations import impossible_name
from iree_sched.specs.rules import Rule

_KEYS = ("function", "dispatches", "fingerprint")  # that a plan knows, too


def read_rule_plan(rule: Rule) -> Plan:
    """The plan that a rule names.

    Raises:
      DiagnosticError: it cannot be read, or is none; said of the place in the rule, with the place
        in the plan as a note.
    """
    plan, path = rule.action.plan, rule.action.plan_path
    assert plan is not None
    if not os.path.exists(path):
        raise DiagnosticError(plan.place.error(f"there is no plan '{path}'"))
    try:
        return read_plan_file(Path(path))
    except SourceError as reason:
        notes = [
            Diagnostic(Severity.NOTE, each.message, each.offset, source=reason.source)
            for each in reason.diagnostics
        ]
        message = f"'{path}' is no plan that can be followed"
        raise DiagnosticError(plan.place.error(message, *notes)) from reason
    except DiagnosticError as reason:
        faults = [plan.place.error(each.message) for each in reason.diagnostics]
        raise DiagnosticError(*faults) from reason


def apply_rule_plans(
    planned: Iterable[tuple[str, Rule]],
    module: Operation,
    aliases: Mapping[str, str],
    diagnostics: Diagnostics,
) -> dict[str, str]:
    """Notes the plans of rules on the functions that they decide about.

    Args:
      planned: names of functions, each with the rule whose plan it is scheduled by.
      module: the module, before anything in it is scheduled.
      aliases: attribute aliases of the file.
      diagnostics: takes warnings about plans that do not fit.

    Returns:
      By name of a function that stays without its plan why it does.

    Raises:
      DiagnosticError: a plan cannot be read.
    """
    functions: dict[Rule, list[str]] = {}
    for function, rule in planned:
        functions.setdefault(rule, []).append(function)
    refused: dict[str, str] = {}
    for rule, names in functions.items():
        refused |= _apply(rule, names, module, aliases, diagnostics)
    return refused


def _apply(
    rule: Rule,
    functions: Sequence[str],
    module: Operation,
    aliases: Mapping[str, str],
    diagnostics: Diagnostics,
) -> dict[str, str]:
    """Notes the plan of one rule on functions; returns why some stay without it."""
    named, whole = rule.action.plan, read_rule_plan(rule)
    assert named is not None
    jobs = tuple(job for job in whole.jobs if job.name in functions)
    refused = apply_plan(evolve(whole, jobs=jobs), module, aliases, diagnostics)
    for name in sorted({*functions} - {job.name for job in jobs}):
        message = f"the plan '{rule.action.plan_path}' is not for function '{name}'"
        diagnostics.report(named.place.diagnostic(Severity.WARNING, message))
        refused[name] = "the plan is not for this function"
    return refused


def rule_plan_faults(rule: Rule) -> Iterator[Diagnostic]:
    """What is wrong with the plan that a rule names, if it names one.

    Errors: it cannot be read, is none, or is for no function that the rule can match. What a
    function must look like for the plan to fit it is only known with a model.
    """
    named = rule.action.plan
    if named is None or not isinstance(named.data, str):
        return
    try:
        plan = read_rule_plan(rule)
    except DiagnosticError as reason:
        yield from reason.diagnostics
        return
    functions = list(dict.fromkeys(job.name for job in plan.jobs))
    if not functions:
        yield named.place.error(f"plan '{rule.action.plan_path}' is for no function")
    for key in _KEYS:
        condition = rule.match.get(key)
        if not functions or not isinstance(condition, Globs):
            continue
        known = {function: _names(key, function, plan) for function in functions}
        functions = [each for each in functions if not _refuses(condition, key, known[each])]
        if not functions:
            listed = dict.fromkeys(f"'{name}'" for names in known.values() for name in names)
            yield (
                rule.entries["match"]
                .entries[key]
                .place.error(
                    f"rule '{rule.name}' matches nothing that its plan is for: '{key}': "
                    f"the plan has {', '.join(listed) or 'no such work'}",
                    named.place.note("the plan is named here"),
                )
            )


def _names(key: str, function: str, plan: Plan) -> list[str]:
    """What a fact can be of a function that a plan is for, as far as the plan has it."""
    if key == "function":
        return [function]
    if key == "fingerprint":
        return [next(job.fingerprint for job in plan.jobs if job.name == function)]
    return sorted({task.rpartition("#")[0] for task in first_runs(plan, function)})


def _refuses(condition: Globs, key: str, names: Sequence[str]) -> bool:
    """Whether no fact that there can be meets a condition."""
    if "" in names:  # the plan does not say
        return False
    patterns = [glob.escape(name) for name in names]
    if key == "dispatches":  # a plan does not have the names of executables
        patterns += [f"?*::{pattern}" for pattern in patterns]
    return impossible_name(condition, Globs(tuple(patterns))) is not None

"""Says which rules decide how a module is scheduled, and why others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from iree_sched.specs.applying import attribute_text
from iree_sched.specs.criteria import CRITERIA
from iree_sched.specs.facts import FunctionFacts, ModuleFacts, dispatch_symbols
from iree_sched.specs.rules import KINDS, PLAN, Rule
from iree_sched.specs.search import Decision, Verdict

if TYPE_CHECKING:
    from iree_sched.specs.criteria import Subject

Explanation = dict[str, Any]


def explain(decided: Sequence[tuple[FunctionFacts, Decision]]) -> list[Explanation]:
    """What is decided about each function, as data.

    Returns:
      A dictionary for each function: all facts that rules can match, by the key of the criterion
      and so that a rule which has them matches, those of each device in `devices`; what is
      `decided` by aspect (who does, and the attribute), the `rules` in order with what came of
      each, and its `dispatches` with the same.
    """
    return [_function(function, decision) for function, decision in decided]


def withdraw_plan(explained: Explanation, reason: str) -> None:
    """Says of a function that the plan which was to decide it does not, and why."""
    explained["decided"] = {kind: {"by": "nobody", "attribute": None} for kind in KINDS}
    for verdict in explained["rules"]:
        if verdict["aspect"] == PLAN and verdict["wins"]:
            verdict.update(wins=False, reason=reason)


def _function(function: FunctionFacts, decision: Decision) -> Explanation:
    about = [verdict for verdict in decision.verdicts if verdict.dispatch is None]
    facts = _facts("function", function)
    del facts["dispatches"]  # each is told of
    return {
        **facts,
        **_facts("build", function.module),
        "devices": [_device(symbol, function.module) for symbol in function.devices],
        "decided": {kind: _decided(kind, decision) for kind in KINDS},
        "rules": [_rule(verdict) for verdict in about],
        "dispatches": list(_dispatches(function, decision)),
    }


def _facts(scope: str, subject: Subject) -> Explanation:
    """The facts about a build, device or function by the key of their criterion."""
    about = [each for each in CRITERIA.values() if each.scope == scope]
    return {each.key: getattr(subject, each.fact) for each in about}


def _device(symbol: str, module: ModuleFacts) -> Explanation:
    """The facts about a device, if the module declares it."""
    declared = module.devices.get(symbol)
    return {"symbol": symbol, **({} if declared is None else _facts("device", declared))}


def _decided(kind: str, decision: Decision) -> Explanation:
    """Who decides a kind of partitioning, and what."""
    if kind in decision.settled:
        return {"by": decision.settled[kind], "attribute": None}
    if decision.plan is not None:
        shown = f"plan {decision.plan.action.plan_path}"
        return {"by": f"rule {decision.plan.name}", "attribute": shown}
    winners = [v.rule.name for v in decision.verdicts if v.won and v.aspect == kind]
    groups = decision.partitioners.get(kind)
    return {
        "by": f"rule {', '.join(winners)}" if winners else "nobody",
        "attribute": attribute_text(groups) if groups else None,
    }


def _rule(verdict: Verdict) -> Explanation:
    """What came of a rule."""
    return {
        **place_of(verdict.rule),
        "matches": bool(verdict.aspect),
        "aspect": verdict.aspect or None,
        "wins": verdict.won,
        "reason": verdict.reason,
    }


def place_of(rule: Rule) -> dict[str, Any]:
    """A rule's name, and where it is from."""
    line, _ = rule.place.source.position(rule.place.offset)
    return {
        "rule": rule.name,
        "file": rule.place.source.name,
        "line": line,
        "origin": rule.origin,
    }


def _dispatches(function: FunctionFacts, decision: Decision) -> Iterator[Explanation]:
    for number, op in enumerate(function.dispatches):
        about = [verdict for verdict in decision.verdicts if verdict.dispatch is op]
        yield {
            "dispatch": number,
            "symbol": dispatch_symbols(op)[0],
            "rules": [_rule(verdict) for verdict in about],
        }

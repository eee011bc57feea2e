"""Which rules decide how a function is scheduled.

Rules are asked in order of precedence. The first one that matches and acts on an aspect decides it,
for the devices that it matches; one that goes on leaves room for rules behind it to add to what it
says. What the IR says itself is never changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from iree_sched.analysis.affinity import (
    DeviceAffinity,
    can_execute_together,
    op_affinity,
    parse_affinity,
)
from iree_sched.classes import define, field, frozen
from iree_sched.diagnostics import Diagnostic, Severity
from iree_sched.dialects.own_attributes import COST as COST_ATTRIBUTE
from iree_sched.ir import Operation
from iree_sched.partition.configuration import FAVOR
from iree_sched.specs.criteria import ANYWHERE, Devices, match
from iree_sched.specs.facts import FunctionFacts, dispatch_symbols
from iree_sched.specs.rules import AFFINITY, COST, KINDS, PLAN, Rule
from iree_sched.specs.values import Value

CONCURRENCY = "concurrency"


@frozen
class Verdict:
    """What came of a rule for one aspect of a function.

    Attributes:
      rule: the rule.
      aspect: the aspect; "" for a rule that does not match.
      won: the rule decides it, or some of it.
      reason: why it does not, or for what it does.
      dispatch: the dispatch that this is about; None: the function.
    """

    rule: Rule
    aspect: str
    won: bool
    reason: str
    dispatch: Operation | None = None


@define
class Decision:
    """What rules say of one function.

    Attributes:
      partitioners: by kind the dictionaries of the IR, each with the devices it is for; without
        devices: for all.
      dispatches: attributes for single dispatches.
      plan: the rule whose plan the function is scheduled by.
      verdicts: what came of each rule.
      settled: kinds of partitioning that no rule could decide, with who did.
      warnings: what a rule says that is most likely not meant so.
    """

    partitioners: dict[str, list[tuple[Devices, Mapping[str, Value]]]] = field(factory=dict)
    dispatches: list[tuple[Operation, str, Value]] = field(factory=list)
    plan: Rule | None = None
    verdicts: list[Verdict] = field(factory=list)
    settled: dict[str, str] = field(factory=dict)
    warnings: dict[Diagnostic, None] = field(factory=dict)


def decide(function: FunctionFacts, rules: Sequence[Rule], settled: Mapping[str, str]) -> Decision:
    """Finds the rules that decide how a function is scheduled.

    Args:
      function: the function.
      rules: all rules, the one with precedence first.
      settled: kinds of partitioning that others have decided, with who did.
    """
    search = _Search(function, Decision(settled={**_explicit(function), **settled}))
    for rule in rules:
        search.ask(rule)
    return search.finish()


def _explicit(function: FunctionFacts) -> dict[str, str]:
    """The kinds of partitioning that attributes of the function or the module decide."""
    found: dict[str, str] = {}
    for kind in KINDS:
        names = [KINDS[kind].attribute, *([FAVOR] if kind == CONCURRENCY else [])]
        for op in function.op.ancestors():
            for name in names:
                if name in op.attributes:
                    where = "the function" if op is function.op else "the module"
                    found.setdefault(kind, f"attribute {name} of {where}")
    return found


@define
class _Layers:
    """What rules say of one kind of partitioning on one device, the first one first."""

    entries: dict[str, Value] = field(factory=dict)
    closed: str = ""  # who has the last word
    rules: list[Rule] = field(factory=list)

    def add(self, rule: Rule, more: Mapping[str, Value]) -> str | None:
        """Adds what a rule says; returns why it cannot."""
        if self.closed:
            return f"decided by {self.closed}"
        name, other = (e.get("partitioner") for e in (self.entries, more))
        if self.rules and name is not None and other is not None and name != other:
            return f"'{self.rules[0].name}' asks for another partitioner"
        self.entries = {**more, **self.entries}
        self.rules.append(rule)
        if not rule.goes_on:
            self.closed = f"rule '{rule.name}'"
        return None


@define
class _Search:
    """The search for one function."""

    function: FunctionFacts
    decision: Decision
    _layers: dict[tuple[str, str], _Layers] = field(factory=dict)
    _taken: dict[tuple[Operation, str], Rule] = field(factory=dict)

    def ask(self, rule: Rule) -> None:
        """Lets one rule decide what is not decided yet."""
        devices = match(rule.match, self.function)
        if isinstance(devices, str):
            self.decision.verdicts.append(Verdict(rule, "", False, devices))
            return
        for aspect in rule.action.aspects:
            if aspect in KINDS:
                won, reason = self._partitioner(rule, aspect, devices)
                self.decision.verdicts.append(Verdict(rule, aspect, won, reason))
            elif aspect == PLAN:
                refused = self._plan(rule, devices)
                self.decision.verdicts.append(Verdict(rule, aspect, not refused, refused))
            else:
                self.decision.verdicts += self._dispatches(rule, aspect)

    def finish(self) -> Decision:
        """Puts together what was decided for each device."""
        for kind in KINDS:
            said = {
                device: layers.entries
                for (aspect, device), layers in self._layers.items()
                if aspect == kind and layers.entries
            }
            if said:
                self.decision.partitioners[kind] = list(self._grouped(said))
        return self.decision

    def _grouped(
        self, said: Mapping[str, Mapping[str, Value]]
    ) -> Iterator[tuple[Devices, Mapping[str, Value]]]:
        """The different dictionaries with the devices they are for, none for all of them."""
        everywhere = self.function.devices or [ANYWHERE]
        groups: list[tuple[list[str], Mapping[str, Value]]] = []
        for device, entries in said.items():
            known = next((group for group in groups if group[1] == entries), None)
            if known is None:
                groups.append(([device], entries))
            else:
                known[0].append(device)
        for devices, entries in groups:
            yield () if len(devices) == len(everywhere) else tuple(devices), entries

    def _partitioner(self, rule: Rule, kind: str, devices: Devices) -> tuple[bool, str]:
        if kind in self.decision.settled:
            return False, f"decided by {self.decision.settled[kind]}"
        reasons: dict[str, None] = {}
        won: list[str] = []
        for device in devices:
            layers = self._layers.setdefault((kind, device), _Layers())
            action = rule.action.partitioners.get(kind)
            reason = layers.add(rule, {} if action is None else action.entries)
            if reason is None:
                won.append(device)
                if kind in rule.action.skipped:
                    layers.closed = f"rule '{rule.name}'"
            else:
                reasons[reason] = None
        if not won:
            return False, "; ".join(reasons)
        everywhere = len(won) == len(self.function.devices or [ANYWHERE])
        return True, "" if everywhere else f"for {', '.join(won)}"

    def _plan(self, rule: Rule, devices: Devices) -> str:
        """Lets the plan of a rule decide all partitioning; returns why it cannot, "" if it can."""
        everywhere = self.function.devices or [ANYWHERE]
        if len(devices) < len(everywhere):
            return "a plan is for all devices of a function"
        for kind in KINDS:
            if kind in self.decision.settled:
                return f"{kind} is decided by {self.decision.settled[kind]}"
            for device in everywhere:
                layers = self._layers.get((kind, device))
                if layers is not None:
                    return f"{kind} is decided by {layers.closed or layers.rules[0].name}"
        self.decision.plan = rule
        for kind in KINDS:
            for device in everywhere:
                self._layers[kind, device] = _Layers(closed=f"rule '{rule.name}'")
        return ""

    def _dispatches(self, rule: Rule, aspect: str) -> Iterator[Verdict]:
        """Lets a rule decide an aspect of single dispatches."""
        found = False
        for op in self.function.dispatches:
            value = _said(rule, op, aspect)
            if value is None and aspect not in rule.action.skipped:
                continue
            found = True
            reason = self._lack(rule, aspect, value) or self._refusal(op, aspect, value)
            if reason is None:
                self._taken[op, aspect] = rule
                if value is not None:
                    self.decision.dispatches.append((op, aspect, value))
            yield Verdict(rule, aspect, reason is None, reason or "", op)
        if not found:
            yield Verdict(rule, aspect, False, "no dispatch matches")

    def _lack(self, rule: Rule, aspect: str, value: Value | None) -> str | None:
        """Says that the module has no such device as an affinity names, None if it has."""
        if aspect != AFFINITY or value is None:
            return None
        wanted = parse_affinity(value.text, self.function.module.aliases)
        assert isinstance(wanted, DeviceAffinity)
        if wanted.device in self.function.module.symbols:
            return None
        reason = f"the module has no device {wanted.device}"
        message = f"rule '{rule.name}' binds dispatches to a device, but {reason}"
        self.decision.warnings[value.place.diagnostic(Severity.WARNING, message)] = None
        return reason

    def _refusal(self, op: Operation, aspect: str, value: Value | None) -> str | None:
        """Why nothing can be said of a dispatch, None if something can."""
        taken = self._taken.get((op, aspect))
        if taken is not None:
            return f"decided by rule '{taken.name}'"
        if aspect == COST:
            return f"attribute {COST_ATTRIBUTE}" if COST_ATTRIBUTE in op.attributes else None
        assert aspect == AFFINITY
        if value is None:
            return None
        aliases = self.function.module.aliases
        present, wanted = op_affinity(op, aliases), parse_affinity(value.text, aliases)
        if present == wanted:
            return f"it runs on {present} already"
        if not can_execute_together(wanted, present):
            return f"it runs on {present}"
        return None


def _said(rule: Rule, op: Operation, aspect: str) -> Value | None:
    """What a rule says of an aspect of a dispatch."""
    for one in rule.action.dispatches:
        if aspect in one.values and one.symbols.holds(dispatch_symbols(op)):
            return one.values[aspect]
    return None

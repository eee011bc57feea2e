"""Text to library, with all that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from iree_sched.analysis.affinity import ANY_QUEUE, DeviceAffinity, parse_affinity
from iree_sched.classes import define, evolve, field
from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity, Source
from iree_sched.dialects.own_attributes import MARK
from iree_sched.document import Document
from iree_sched.ir import Operation
from iree_sched.parser import parse
from iree_sched.specs.conditions import Condition, ConditionError, Globs
from iree_sched.specs.criteria import CRITERIA
from iree_sched.specs.rules import (
    AFFINITY,
    ASPECTS,
    COST,
    KINDS,
    PLAN,
    RULE,
    Action,
    DispatchAction,
    Library,
    Rule,
)
from iree_sched.specs.values import Place, Value, read_value
from iree_sched.spelling import near_miss
from iree_sched.syntax.attributes import UNIT
from iree_sched.syntax.nesting import deep_nesting
from iree_sched.syntax.tokens import next_token, skip_space

_KEYS = ("sym_name", "match", "action", "continue", "doc", "origin")
_ACTIONS = (*KINDS, "dispatches", PLAN, "skip")


def read_library(source: Source) -> tuple[Library, list[Diagnostic]]:
    """The library in a text, and what is wrong in it; rules with faults are there in part."""
    with deep_nesting():
        document, faults = _parse(source)
        if document is None:
            return Library("", source.name, ()), faults
        reader = _LibraryReader(source, document.aliases, faults)
        library = reader.read(document.module)
    return library, sorted(reader.faults, key=lambda fault: fault.offset)


def _parse(source: Source) -> tuple[Document | None, list[Diagnostic]]:
    """What could be read of a text, None if nothing, and what is wrong in it as text."""
    faults: list[Diagnostic] = []
    try:
        return parse(source, allow_unregistered=True), []
    except DiagnosticError as first:
        try:
            document = parse(source, allow_unregistered=True, faults=faults)
        except DiagnosticError as reason:
            return None, _placed(source, (*faults, *reason.diagnostics))
        return document, _placed(source, faults or first.diagnostics)


def _placed(source: Source, faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What a parser says, with the file that it is about."""
    return [evolve(fault, source=source) for fault in faults]


@define
class _LibraryReader:
    """Reads a library, collecting what is wrong."""

    source: Source
    aliases: Mapping[str, str]
    faults: list[Diagnostic] = field(factory=list)

    def read(self, module: Operation) -> Library:
        place = Place(self.source, max(module.offset, 0))
        name = module.attributes.get("sym_name", "").lstrip("@").strip('"')
        hint = place.note(f"a library starts: module @name attributes {{{MARK}}} {{")
        mark = module.attributes.get(MARK)
        if mark is None and not self.faults:
            self.faults.append(place.error("this is no library of specs", hint))
            return Library(name, self.source.name, ())
        if mark is not None and mark != UNIT:
            message = f"'{MARK}' is a unit attribute, which has no value: {mark}"
            self.faults.append(place.error(message, hint))
        ops = [op for block in module.regions[0].blocks for op in block]
        found = (self._op(op) for op in ops)
        rules = tuple(rule for rule in found if rule is not None)
        self._check_names(rules)
        return Library(name, self.source.name, rules)

    def _op(self, op: Operation) -> Rule | None:
        place = Place(self.source, op.offset)
        if op.name != RULE:
            near = near_miss(op.name, [RULE])
            hint = f"; did you mean '{near}'?" if near else ""
            self.faults.append(place.error(f"'{op.name}' op is no rule{hint}"))
            return None
        start = _attributes_of(self.source.text, op)
        if start is None:
            form = f'"{RULE}"() {{...}} : () -> ()'
            self.faults.append(place.error(f"a rule is written in generic form: {form}"))
            return None
        try:
            entries = read_value(self.source, start, self.aliases).entries
        except DiagnosticError as reason:  # the parser carries attributes that it does not know
            self.faults += _placed(self.source, reason.diagnostics)
            return None
        return _RuleReader(self.faults, place, entries).read()

    def _check_names(self, rules: Iterable[Rule]) -> None:
        known: dict[str, Rule] = {}
        for rule in rules:
            first = known.setdefault(rule.name, rule)
            if first is not rule and rule.name:
                hint = first.place.note("the first one is here")
                message = f"two rules are named '{rule.name}'"
                self.faults.append(rule.place.error(message, hint))


def _attributes_of(text: str, op: Operation) -> int | None:
    """Where the dictionary of an op starts that has nothing else; None for other ops."""
    if op.form.text is not None or op.operands or op.results or op.regions:
        return None
    at = op.offset
    for _ in range(3):  # the name, and two parentheses
        at = skip_space(text, next_token(text, at).end)
    return at if text.startswith("{", at) else None


@define
class _RuleReader:
    """Reads one rule."""

    faults: list[Diagnostic]
    place: Place
    entries: Mapping[str, Value]

    def read(self) -> Rule:
        before = len(self.faults)
        self._known(self.entries, _KEYS, "attribute of a rule")
        name = self._string("sym_name")
        if name is None:
            self._fault(self.place, 'a rule needs a name: sym_name = "..."')
        match = {
            key: condition
            for key, value in self._dictionary("match").items()
            if (condition := self._condition(key, value)) is not None
        }
        action = self._action()
        goes_on = self.entries.get("continue")
        if goes_on is not None and goes_on.data not in (None, True, False):
            self._fault(goes_on.place, "'continue' is a unit attribute, or true or false")
        origin, _ = self._string("origin"), self._string("doc")
        return Rule(
            name or "",
            match,
            action,
            goes_on is not None and goes_on.data is not False,
            origin or "",
            self.entries,
            self.place,
            is_sound=len(self.faults) == before,
        )

    def _condition(self, key: str, value: Value) -> Condition | None:
        criterion = CRITERIA.get(key)
        if criterion is None:
            self._unknown(key, value.name_place, CRITERIA, "criterion")
            return None
        try:
            return criterion.kind.read(value)
        except ConditionError as reason:
            self._fault(reason.value.place, f"'{key}': {reason}")
            return None

    def _action(self) -> Action:
        given = self._dictionary("action")
        self._known(given, _ACTIONS, "action")
        if not given:
            self._fault(self.place, "a rule needs an action: action = {...}")
        partitioners = {key: given[key] for key in KINDS if key in given}
        for key, value in partitioners.items():
            self._partitioner(key, value)
        skip = given.get("skip")
        if skip is not None and len(given) > 1:
            self._fault(skip.name_place, "'skip' stands alone in an action")
        dispatches = given.get("dispatches")
        plan = given.get(PLAN)
        if plan is not None:
            self._plan(plan, partitioners)
        return Action(
            partitioners,
            () if dispatches is None else tuple(self._dispatches(dispatches)),
            plan,
            () if skip is None else self._skipped(skip),
        )

    def _partitioner(self, key: str, value: Value) -> None:
        if not isinstance(value.data, Mapping):
            message = f"'{key}': expected {{partitioner = \"NAME\", ...}}, not {value.text}"
            self._fault(value.place, message)
            return
        name = value.entries.get("partitioner")
        if name is not None and (name.is_other or not isinstance(name.data, str)):
            self._fault(name.place, f"'{key}': the partitioner's name must be a string")
        if "on" in value.entries:
            message = f"'{key}': a rule names devices in its match, not by 'on'"
            self._fault(value.entries["on"].name_place, message)
        if not value.entries:
            self._fault(value.place, f"'{key}': the dictionary is empty")

    def _plan(self, plan: Value, partitioners: Mapping[str, Value]) -> None:
        if plan.is_other or not isinstance(plan.data, str):
            self._fault(plan.place, f"'{PLAN}': expected the path of a plan, not {plan.text}")
        for key, value in partitioners.items():
            message = f"'{key}' is decided by the plan, which stands in the same action"
            self._fault(value.name_place, message)

    def _skipped(self, value: Value) -> tuple[str, ...]:
        if value.data in (None, True):
            return ASPECTS
        for one in value.data if isinstance(value.data, tuple) else (value,):
            if isinstance(one.data, str) and one.data not in ASPECTS:
                self._unknown(one.data, one.place, ASPECTS, "aspect")
        if not value.strings:
            self._fault(value.place, f"'skip': expected aspects, not {value.text}")
        return value.strings or ()

    def _dispatches(self, value: Value) -> list[DispatchAction]:
        listed = value.data if isinstance(value.data, tuple) else (value,)
        if not listed:
            self._fault(value.place, "'dispatches': there is no entry")
        return [one for item in listed if (one := self._dispatch(item)) is not None]

    def _dispatch(self, item: Value) -> DispatchAction | None:
        keys = ("symbols", AFFINITY, COST)
        if not isinstance(item.data, Mapping):
            self._fault(item.place, f"'dispatches': expected dictionaries, not {item.text}")
            return None
        self._known(item.entries, keys, "entry of 'dispatches'")
        values = {key: item.entries[key] for key in keys[1:] if key in item.entries}
        if not values:
            self._fault(item.place, f"'dispatches': neither {AFFINITY} nor {COST} is given")
        checks: dict[str, tuple[Callable[[Value], bool], str]] = {
            AFFINITY: (_is_affinity, "#hal.device.affinity<@device, [queues 0 to 63]>"),
            COST: (_is_cost, "nanoseconds, as an integer of 0 to 2^63 - 1"),
        }
        for key, given in values.items():
            is_right, expected = checks[key]
            if not is_right(given):
                self._fault(given.place, f"'{key}': expected {expected}, not {given.text}")
        symbols = item.entries.get("symbols")
        if symbols is None:
            self._fault(item.place, "'dispatches': symbols = \"glob\" is missing")
            return None
        try:
            return DispatchAction(Globs.read(symbols), values, item.place)
        except ConditionError as reason:
            self._fault(reason.value.place, f"'symbols': {reason}")
            return None

    def _string(self, key: str) -> str | None:
        value = self.entries.get(key)
        if value is None:
            return None
        if not isinstance(value.data, str) or value.is_other:
            self._fault(value.place, f"'{key}': expected a string, not {value.text}")
            return None
        return value.data

    def _dictionary(self, key: str) -> Mapping[str, Value]:
        value = self.entries.get(key)
        if value is not None and not isinstance(value.data, Mapping):
            self._fault(value.place, f"'{key}': expected a dictionary, not {value.text}")
        return {} if value is None else value.entries

    def _known(self, given: Mapping[str, Value], keys: Iterable[str], what: str) -> None:
        for key, value in given.items():
            if key not in keys:
                self._unknown(key, value.name_place, keys, what)

    def _unknown(self, key: str, place: Place, known: Iterable[str], what: str) -> None:
        listed = list(known)
        near = near_miss(key, listed)
        hint = f"did you mean '{near}'?" if near else f"known are: {', '.join(listed)}"
        self._fault(place, f"there is no {what} '{key}'", place.note(hint))

    def _fault(self, place: Place, message: str, *notes: Diagnostic) -> None:
        self.faults.append(place.diagnostic(Severity.ERROR, message, *notes))


def _is_affinity(value: Value) -> bool:
    affinity = parse_affinity(value.text) if value.is_other else None
    if not isinstance(affinity, DeviceAffinity) or affinity.mnemonic != "affinity":
        return False
    return 0 < affinity.queues <= ANY_QUEUE


def _is_cost(value: Value) -> bool:
    is_integer = isinstance(value.data, int) and not isinstance(value.data, bool)
    return is_integer and isinstance(value.data, int) and 0 <= value.data < 1 << 63

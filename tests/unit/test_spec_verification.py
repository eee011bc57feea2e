"""Tests of what is said about rules that never decide anything."""

import pytest

from iree_sched.diagnostics import Diagnostic, Severity, Source
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.specs.libraries import libraries_of
from iree_sched.specs.sources import Text
from iree_sched.specs.verification import verify_libraries

_NONE = 'action = {concurrency = {partitioner = "none"}}'
_MEMORY = 'action = {concurrency = {partitioner = "memory"}}'
_BOTH = 'action = {concurrency = {partitioner = "none"}, execution = {partitioner = "none"}}'
_SKIP = "action = {skip}"
_PLAN = 'action = {plan = "plan.json"}'


def _on(symbols: str, device: str = "d", queue: int = 0) -> str:
    return f"{{symbols = {symbols}, affinity = #hal.device.affinity<@{device}, [{queue}]>}}"


def _dispatches(*entries: str) -> str:
    return f"action = {{dispatches = [{', '.join(entries)}]}}"


def _found(*rules: str) -> list[Diagnostic]:
    """What is wrong with rules that are named `r0` and so on."""
    ops = [
        f'"iree_sched.rule"() {{sym_name = "r{n}", {r}}} : () -> ()' for n, r in enumerate(rules)
    ]
    text = "\n".join(["module attributes {iree_sched.spec_library} {", *ops, "}"])
    return verify_libraries(
        libraries_of([Text("user", Source("s.mlir", text))]),
        PartitionerRegistry(),
        check_plan=lambda rule: (),
    )


def _warned(*rules: str) -> list[str]:
    """Names of rules that never decide anything."""
    found = _found(*rules)
    assert all(diagnostic.severity is Severity.WARNING for diagnostic in found)
    return [diagnostic.message.split("'")[1] for diagnostic in found]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # What matches all that another one matches, key by key.
        (f"match = {{}}, {_NONE}", f'match = {{function = "f"}}, {_MEMORY}'),
        (f'match = {{function = "*"}}, {_NONE}', f"match = {{}}, {_MEMORY}"),
        (f'match = {{function = ["f*", "[!f]*"]}}, {_NONE}', f"match = {{ops = 3}}, {_MEMORY}"),
        (f"match = {{ops = {{min = 0}}}}, {_NONE}", f"match = {{}}, {_MEMORY}"),
        (f"match = {{branching = {{min = 1}}}}, {_NONE}", f"match = {{}}, {_MEMORY}"),
        (f"match = {{ops = {{min = 2}}}}, {_NONE}", f"match = {{ops = {{min = 1.5}}}}, {_MEMORY}"),
        (f'match = {{iree = ">=3.12"}}, {_NONE}', f'match = {{iree = ">3.12"}}, {_MEMORY}'),
        # What leaves nothing.
        (_BOTH, _MEMORY),
        (_SKIP, _BOTH),
        (_SKIP, _dispatches(_on('"*"'))),
        ('action = {skip = ["concurrency"]}', _MEMORY),
        (_NONE, f"{_MEMORY}, continue"),
        (f"{_NONE}, continue", _MEMORY),  # another partitioner cannot be added
        (f"{_NONE}, continue", _PLAN),
        (_dispatches(_on('"*"')), _dispatches(_on('"a"', queue=1))),
        (_dispatches(_on('["a*", "[!a]*"]')), _dispatches(_on('"*"'))),
        (_dispatches(_on('"a*"'), _on('"[!a]*"')), _dispatches(_on('"*"'))),
    ],
)
def test_a_rule_that_never_gets_its_turn(earlier: str, later: str) -> None:
    assert _warned(earlier, later) == ["r1"]


@pytest.mark.parametrize(
    "rules",
    [
        # What does not match all of it.
        (f'match = {{function = "f"}}, {_NONE}', _MEMORY),
        (f'match = {{device = "*"}}, {_NONE}', _MEMORY),  # there may be none
        (f'match = {{dispatches = "*"}}, {_NONE}', _MEMORY),
        (f"match = {{ops = {{min = 1}}}}, {_NONE}", _MEMORY),
        # Two together match all: that is not looked for.
        (f"match = {{ops = 0}}, {_NONE}", f"match = {{ops = {{min = 1}}}}, {_NONE}", _MEMORY),
        # What leaves something.
        (_NONE, _BOTH),
        (f"{_NONE}, continue", f"{_NONE}"),  # which ends the search
        (f"{_MEMORY}, continue", "action = {concurrency = {steps = 9}}"),
        (_NONE, _dispatches(_on('"*"'))),
        (_dispatches(_on('"a*"')), _dispatches(_on('"*"'))),
        (_dispatches(_on('"*"')), _dispatches(_on('"*"', device="e"))),
        (_dispatches(_on('"*"')), _dispatches('{symbols = "*", cost_ns = 1}')),
        # The second is not heard where the first is, but the third is.
        (
            f'match = {{function = "f"}}, {_MEMORY}, continue',
            _NONE,
            'action = {concurrency = {partitioner = "memory", steps = 9}}',
        ),
        # A plan is not heard where the IR decides one kind of partitioning itself.
        (_PLAN, _NONE),
    ],
)
def test_a_rule_that_may_get_its_turn(rules: tuple[str, ...]) -> None:
    assert _warned(*rules) == []


def test_an_entry_that_never_gets_its_turn() -> None:
    entries = (_on('"a*"'), _on('"[!a]*"'), _on('"b"', queue=1), '{symbols = "b", cost_ns = 1}')
    assert _warned(_dispatches(*entries)) == ["r0"]


def test_an_entry_that_decides_nothing_is_not_behind_others() -> None:
    [found] = _found('action = {dispatches = [{symbols = "x"}]}')
    assert found.message == "'dispatches': neither affinity nor cost_ns is given"


_NAMED = 'match = {ops = 1}, action = {concurrency = {partitioner = "latency"}}, continue'


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            ("action = {concurrency = {workers = 3}}",),
            "no such option workers of concurrency partitioner 'reference'",
        ),
        (
            ("action = {concurrency = {wrkers = 3}}, continue",),
            "no concurrency partitioner has an option 'wrkers'",
        ),
        (
            (_NAMED, "action = {concurrency = {wrkers = 3}}"),
            "no concurrency partitioner has an option 'wrkers'",
        ),
        ((_NAMED, "action = {concurrency = {workers = 3}}"), ""),
        (("action = {concurrency = {workers = 3}}, continue",), ""),
    ],
)
def test_options_for_a_partitioner_that_others_name(rules: tuple[str, ...], message: str) -> None:
    assert [each.message for each in _found(*rules)] == ([message] if message else [])

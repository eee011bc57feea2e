"""Tests of reading JSON that anybody may have written."""

import json
import sys
from collections.abc import Callable

import pytest

from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.plan.costs_json import read_costs
from iree_sched.plan.plan_json import read_plan
from iree_sched.plan.profile_events import read_events
from iree_sched.syntax.json_text import read_json
from iree_sched.syntax.nesting import deep_nesting

_EVENT = '{"record_type": "schema"}\n'


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a": ' * 100_000, "[" * 90_000 + "]" * 90_000])
def test_no_nesting_ends_the_process(text: str) -> None:
    for limited in (read_json, lambda text: _below(500, text)):
        with deep_nesting():
            limit = sys.getrecursionlimit()
            with pytest.raises(ValueError, match="brackets are nested too deeply"):
                limited(text)
            assert sys.getrecursionlimit() == limit


def _below(calls: int, text: str) -> object:
    """What is read when so many calls are under way."""
    return _below(calls - 1, text) if calls else read_json(text)


def test_what_people_write_is_read_under_many_calls() -> None:
    text = "[" * 100 + "]" * 100
    with deep_nesting():
        assert _below(5000, text) == json.loads(text)


@pytest.mark.parametrize(
    "read",
    [read_plan, read_costs, lambda source: read_events(Source("", _EVENT + source.text))],
    ids=["plan", "costs", "profile"],
)
def test_files_that_are_nested_too_deeply(read: Callable[[Source], object]) -> None:
    with deep_nesting(), pytest.raises(DiagnosticError, match="no JSON"):
        read(Source("", "[" * 100_000))

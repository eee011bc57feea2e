"""Tests of how builds are profiled: what to do when IREE damages its file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from iree_sched.iree import profiling
from iree_sched.iree.tools import ToolError

_EVENT = (
    '{"record_type": "host_execution_event", "op": "dispatch", "key": "d", "queue_ordinal": 1, '
    '"start_host_time_ns": 5, "duration_ns": 7}\n'
)


def _tools(monkeypatch: pytest.MonkeyPatch, failures: Sequence[str]) -> list[str]:
    """Puts tools in the place of IREE's of which the second fails so often; lists their calls."""
    calls: list[str] = []
    left = list(failures)

    def run(name: str, arguments: Sequence[str]) -> str:
        calls.append(name)
        if name == "iree-profile":
            if left:
                raise ToolError(left.pop(0))
            output = next(a for a in arguments if a.startswith("--output="))
            Path(output.removeprefix("--output=")).write_text(_EVENT)
        return ""

    monkeypatch.setattr(profiling, "run", run)
    return calls


def test_a_damaged_profile_is_recorded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _tools(monkeypatch, ["file.c:295: DATA_LOSS; profile record"] * 2)
    (event,) = profiling.record_dispatches(["--module=m"])
    assert (event.export, event.queue, event.start_ns, event.end_ns) == ("d", 1, 5, 12)
    assert calls == ["iree-run-module", "iree-profile"] * 3


@pytest.mark.parametrize(("message", "times"), [("DATA_LOSS", 5), ("NOT_FOUND", 1)])
def test_other_failures_and_too_many_are_errors(
    monkeypatch: pytest.MonkeyPatch, message: str, times: int
) -> None:
    calls = _tools(monkeypatch, [message] * 9)
    with pytest.raises(ToolError, match=message):
        profiling.record_dispatches(["--module=m"], "iree-benchmark-module")
    assert calls == ["iree-benchmark-module", "iree-profile"] * times

"""Both passes give the same IR as IREE's on random modules, or refuse it with the same words."""

import random
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iree_sched import session
from iree_sched.diagnostics import Source
from tests.differential import in_process
from tests.differential.random_modules import random_module

_PASSES = (
    "builtin.module(util.func(iree-stream-schedule-execution,iree-stream-schedule-concurrency))"
)
_SIMPLIFY = "builtin.module(canonicalize,cse)"
_FAVORS = ("debug", "min-peak-memory", "max-concurrency")


def _unnamed(message: str) -> str:
    """A message without the numbers of values, which depend on what a pass has made so far."""
    return re.sub(r"%\w+", "%", message)


def check(text: str) -> bool:
    """Compares one module; returns whether the results are equal without simplification."""
    expected = in_process.run(text, _PASSES)
    result = session.run(Source("<module>", text), _PASSES)
    if expected.text is None:
        assert not result.succeeded, f"IREE refuses: {expected.errors}"
        assert _unnamed(result.reports[0].diagnostic.message) in _unnamed(expected.errors)
        return True
    assert result.succeeded, result.report()
    actual = in_process.run(result.text)
    assert actual.text is not None, actual.errors
    if actual.text == expected.text:
        return True
    simplified = in_process.run(actual.text, _SIMPLIFY).text
    assert in_process.run(expected.text, _SIMPLIFY).text == simplified
    return False


@settings(
    max_examples=300,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.integers(0, 2**32), st.sampled_from(_FAVORS))
def test_random_modules(seed: int, favor: str) -> None:
    check(random_module(random.Random(seed), favor=favor))

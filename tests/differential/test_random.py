"""Both passes give the same IR as IREE's on random modules, or refuse it with the same words."""

import random
import re

import pytest

from iree_sched import session
from iree_sched.diagnostics import Severity, Source
from tests.differential import in_process
from tests.differential.generator import random_module
from tests.differential.oracle import FAVORS

_PASSES = (
    "builtin.module(util.func(iree-stream-schedule-execution,iree-stream-schedule-concurrency))"
)
_SIMPLIFY = "builtin.module(canonicalize,cse)"


def _unnamed(message: str) -> str:
    """A message without the numbers of values, which depend on what a pass has made so far."""
    return re.sub(r"%\w+", "%", message)


def run_iree(text: str) -> in_process.Outcome:
    """What IREE's two passes make of a module."""
    return in_process.run(text, _PASSES)


def check(text: str) -> bool:
    """Compares one module; returns whether the results are equal without simplification."""
    expected = run_iree(text)
    result = session.run(Source("<module>", text), _PASSES)
    if expected.text is None:
        assert not result.succeeded, f"IREE refuses: {expected.errors}"
        # A warning before that tells more than IREE does.
        said = [r.diagnostic for r in result.reports if r.diagnostic.severity is Severity.ERROR]
        assert _unnamed(said[0].message) in _unnamed(expected.errors)
        return True
    assert result.succeeded, result.report()
    actual = in_process.run(result.text)
    assert actual.text is not None, actual.errors
    if actual.text == expected.text:
        return True
    simplified = in_process.run(actual.text, _SIMPLIFY).text
    assert in_process.run(expected.text, _SIMPLIFY).text == simplified
    return False


def module_of(seed: int) -> str:
    """The module of a seed, which decides what to favor as well."""
    favor = random.Random(seed).choice(FAVORS)
    return random_module(random.Random(seed), favor=favor)


@pytest.mark.parametrize("chunk", range(10))
def test_random_modules(chunk: int) -> None:
    for seed in range(chunk * 40, chunk * 40 + 40):
        text = module_of(seed)
        try:
            check(text)
        except AssertionError as failed:
            raise AssertionError(f"seed {seed}:\n{text}\n{failed}") from failed

"""Both passes give the same IR as iree-opt's on the examples."""

import pathlib

import pytest

from tests.differential.oracle import CONCURRENCY, EXECUTION, FAVORS, iree, ours, simplified

_EXAMPLES = sorted(pathlib.Path(__file__).parents[2].glob("examples/*/pre.mlir"))


@pytest.mark.parametrize("favor", FAVORS)
@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.parent.name)
def test_both_passes_together(path: pathlib.Path, favor: str) -> None:
    text = path.read_text("utf-8")
    expected = iree(text, favor, EXECUTION, CONCURRENCY)
    actual = ours(text, favor, EXECUTION, CONCURRENCY)
    assert simplified(expected) == simplified(actual)


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.parent.name)
def test_execution_alone(path: pathlib.Path) -> None:
    text = path.read_text("utf-8")
    expected = iree(text, FAVORS[1], EXECUTION)
    assert simplified(expected) == simplified(ours(text, FAVORS[1], EXECUTION))


@pytest.mark.parametrize("favor", FAVORS)
@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.parent.name)
def test_concurrency_alone(path: pathlib.Path, favor: str) -> None:
    executed = iree(path.read_text("utf-8"), favor, EXECUTION)
    assert iree(executed, favor, CONCURRENCY) == ours(executed, favor, CONCURRENCY)

"""The partitioners in examples/partitioners do what they say on a real model, and IREE agrees."""

import re
from pathlib import Path

import pytest

from iree_sched import session
from iree_sched.passregistry import Registry
from tests.differential import in_process

_EXAMPLES = Path(__file__).parents[2] / "examples"
_MODEL = _EXAMPLES / "transformer" / "pre.mlir"
_LATER = (
    "builtin.module(iree-stream-sync-initializers,iree-stream-propagate-timepoints,"
    "iree-stream-materialize-builtins,iree-stream-cleanup-pipeline,"
    "iree-stream-verify-lowering-to-async,iree-stream-schedule-allocation)"
)


def _schedule(file: str, execution: str, concurrency: str) -> str:
    """The model with one of the partitioners, accepted by IREE's next passes."""
    registry = Registry()
    registry.load_plugin(_EXAMPLES / "partitioners" / file)
    pipeline = (
        f"builtin.module(iree-stream-schedule-execution{execution},"
        f"iree-stream-schedule-concurrency{concurrency})"
    )
    result = session.run(_MODEL.read_text("utf-8"), pipeline, registry=registry)
    assert result.succeeded, result.report()
    outcome = in_process.run(result.text, _LATER)
    assert outcome.text is not None, outcome.errors
    return result.text


def _widest_wave(text: str) -> int:
    regions = re.findall(r"stream\.async\.concurrent.*?stream\.yield", text, re.DOTALL)
    return max(
        (len(re.findall(r"stream\.async\.\w+ ", region)) - 1 for region in regions), default=1
    )


def _regions(text: str) -> int:
    return text.count("= stream.async.execute")


@pytest.mark.parametrize(
    ("file", "name", "option"),
    [("narrow.py", "narrow", "width"), ("longest_first.py", "longest-first", "workers")],
)
def test_waves_are_no_wider_than_asked_for(file: str, name: str, option: str) -> None:
    wide = _schedule(file, "", f"{{partitioner={name}}}")
    thin = _schedule(file, "", f"{{partitioner={name}{{{option}=2}}}}")
    assert 2 < _widest_wave(wide) <= 4
    assert _widest_wave(thin) == 2


def test_regions_are_no_larger_than_asked_for() -> None:
    few = _schedule("small_regions.py", "{partitioner=small-regions{ops=1000}}", "")
    many = _schedule("small_regions.py", "{partitioner=small-regions{ops=8}}", "")
    assert _regions(few) < _regions(many)


def test_examples_are_about_twenty_lines() -> None:
    for path in sorted((_EXAMPLES / "partitioners").glob("*.py")):
        body = path.read_text("utf-8").split('"""', 2)[2]
        assert len([line for line in body.splitlines() if line.strip()]) <= 25, path

"""Damaged files are either read or refused with a place, never with a traceback or a hang."""

import pathlib
import random
import re
import time

import pytest

from iree_sched import session
from iree_sched.diagnostics import Source

_ROOT = pathlib.Path(__file__).parents[1]
_FILES = [
    *sorted((_ROOT / "lit").glob("*.mlir")),
    _ROOT.parent / "examples" / "transformer" / "pre.mlir",
]
_LONGEST = 6000  # characters of a file that are damaged at a time
_TOKEN = re.compile(r"[\w$.%@!#^]+|[^\s\w]")
_ODD = "\0\n \"%'(){}[]<>@#!^:,=\u20ac"


def _excerpt(rng: random.Random, text: str) -> str:
    """A piece of a long file, put in a function so that much of it is well-formed."""
    if len(text) <= _LONGEST:
        return text
    body = text.index("util.func public")
    start = text.rfind("\n", 0, rng.randrange(body, len(text) - _LONGEST)) + 1
    return f"module {{\n  util.func public @f() {{\n{text[start : start + _LONGEST]}"


def _damaged(rng: random.Random, text: str) -> str:
    """The text with characters or tokens deleted, doubled, replaced or swapped, or cut off."""
    start = rng.randrange(len(text))
    end = min(len(text), start + rng.randrange(1, 12))
    kind = rng.randrange(6)
    if kind == 0:
        return text[:start] + text[end:]
    if kind == 1:
        return text[:end] + text[start:]
    if kind == 2:
        return text[:start] + rng.choice(_ODD) + text[start + 1 :]
    if kind == 3:
        return text[:start]
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    if len(tokens) < 2:
        return text
    (a, b), (c, d) = sorted(rng.sample(tokens, 2))
    if kind == 4:
        return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]
    return text[:a] + text[b:]


@pytest.mark.parametrize("seed", [*range(20), 1044, 1093])
def test_damaged_files(seed: int) -> None:
    rng = random.Random(seed)
    texts = [path.read_text("utf-8").split("// -----\n") for path in _FILES]
    for _ in range(20):
        text = _excerpt(rng, rng.choice(rng.choice(texts)))
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            text = _damaged(rng, text) or "module"
        started = time.monotonic()
        for generic in (False, True):
            _read_or_refuse(text, generic)
        assert time.monotonic() - started < 20


def _read_or_refuse(text: str, generic: bool) -> None:
    options = session.Options(allow_unregistered=True, generic=generic)
    result = session.run(Source("damaged.mlir", text), "builtin.module()", options)
    assert "internal error" not in result.report()
    found = [report.diagnostic for report in result.reports]
    assert result.succeeded or all(d.offset >= 0 and d.message for d in found)

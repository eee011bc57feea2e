"""Awaits that are joined all at once stand as if the driver had joined them two by two."""

import random
from collections.abc import Callable

import pytest

from iree_sched import session
from iree_sched.diagnostics import Source
from iree_sched.dialects import required
from iree_sched.dialects.names import AWAIT
from iree_sched.rewrite.canonicalize import canonicalization_rules
from iree_sched.rewrite.patterns import await_rows, awaits

_PASS = "builtin.module(util.initializer(iree-stream-schedule-execution{}))"
_SIZES = ("%c64", "%c128", "%c96")
_TYPE = "!stream.resource<constant>"


def _module(rng: random.Random) -> str:
    """Constants that are stored in globals in any order, some twice, other ops in between."""
    count = rng.randint(2, 14)
    lines = [f"util.global private mutable @g{i} : {_TYPE}" for i in range(count)]
    lines += ["util.initializer {", "%cst = arith.constant 3 : i32"]
    lines += [f"{size} = arith.constant {size[2:]} : index" for size in _SIZES]
    values: list[tuple[str, str]] = []
    for i in range(count):
        size = rng.choice(_SIZES)
        if rng.random() < 0.2:
            size = f"%s{i}"
            lines.append(f"{size} = arith.constant {1000 + 64 * i} : index")
        if not values or rng.random() < 0.8:
            lines.append(f"%v{i} = stream.async.splat %cst : i32 -> {_TYPE}{{{size}}}")
        else:
            source, bytes_ = rng.choice(values)
            types = f"{_TYPE}{{{bytes_}}} -> {_TYPE}{{{size}}}"
            lines.append(f"%v{i} = stream.async.clone {source} : {types}")
        values.append((f"%v{i}", size))
    for number in _order_of_stores(rng, count):
        value = values[number][0]
        if rng.random() < 0.1:
            lines.append(f"%l{len(lines)} = util.global.load @g{rng.randrange(count)} : {_TYPE}")
        if rng.random() < 0.06:
            lines.append(f"util.optimization_barrier {value} : {_TYPE}")
        lines.append(f"util.global.store {value}, @g{rng.randrange(count)} : {_TYPE}")
    return "\n".join([*lines, "util.return", "}"])


def _order_of_stores(rng: random.Random, count: int) -> list[int]:
    stored = [i for i in range(count) for _ in range(rng.choice((1, 1, 1, 1, 0, 2)))]
    kind = rng.random()
    if kind < 0.3:
        rng.shuffle(stored)
    elif kind < 0.5:
        stored.reverse()
    return stored


def _run(text: str, partitioner: str, *, traced: bool) -> str:
    """The scheduled module; where each step is traced, all are taken."""
    options = session.Options(debug_types=frozenset() if traced else None)
    found = session.Session(options, log=lambda text: None)
    result = found.run(Source("test.mlir", text), _PASS.format(partitioner))
    assert result.succeeded, result.report()
    return result.text


@pytest.mark.parametrize("partitioner", ["", "{partitioner=typed-fusion}"])
def test_rows_stand_where_pairs_would(partitioner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = _count_rows(monkeypatch)
    for seed in range(60):
        text = _module(random.Random(seed))
        actual = _run(text, partitioner, traced=False)
        assert actual == _run(text, partitioner, traced=True), f"seed {seed}"
    assert len(taken) > 20, "most modules have awaits in a row"


def _count_rows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    taken: list[int] = []
    take: Callable[..., list[object]] = await_rows.take_rows  # type: ignore[assignment]

    def noting(*arguments: object) -> list[object]:
        rows = take(*arguments)
        taken.extend([1] * len(rows))
        return rows

    monkeypatch.setattr(awaits, "take_rows", noting)
    return taken


@pytest.mark.parametrize("as_iree", [False, True])
def test_awaits_have_the_rules_that_rows_are_about(as_iree: bool) -> None:
    rules = canonicalization_rules(as_iree=as_iree).make(required(AWAIT))
    assert not rules.commutative
    assert rules.fold is awaits.fold_immediate_await.fold
    names = [entry.name for entry in rules.patterns]
    joining = "group_with_consumers" if as_iree else "group_by_timepoint"
    assert names == ["sink_to_first_consumer", "sink_subviews", joining, "fold_duplicate_resources"]

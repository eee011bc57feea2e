"""Tests of what rules can ask of a fact."""

import fnmatch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iree_sched.diagnostics import Source
from iree_sched.specs.conditions import Condition, ConditionError, Globs, Range, Releases
from iree_sched.specs.values import read_value


def _read(kind: type[Globs] | type[Range] | type[Releases], text: str) -> Condition:
    return kind.read(read_value(Source("spec", text), 0, {}))


@pytest.mark.parametrize(
    ("text", "fits", "does_not"),
    [
        ('"main*"', "main_1", "a_main"),
        ('["f", "g?"]', "g2", "g"),
        ('"gfx94[012]"', "gfx942", "gfx950"),
    ],
)
def test_globs(text: str, fits: str, does_not: str) -> None:
    condition = _read(Globs, text)
    assert condition.holds(fits)
    assert condition.holds([does_not, fits])
    assert not condition.holds(does_not)
    assert not condition.holds([])


@pytest.mark.parametrize(
    ("text", "fits", "does_not"),
    [("3", [3], [2, 4]), ("{min = 2}", [2, 9], [1.99]), ("{min = 1.5, max = 2 : i32}", [2], [3])],
)
def test_ranges(text: str, fits: list[float], does_not: list[float]) -> None:
    condition = _read(Range, text)
    assert all(condition.holds(number) for number in fits)
    assert not any(condition.holds(number) for number in does_not)


@pytest.mark.parametrize(
    ("text", "fits", "does_not"),
    [
        (">=3.12, <3.14", ["3.12", "3.13.0rc20261016"], ["3.11", "3.14.0"]),
        ("==3.13", ["3.13.1"], ["3.12", "3.14"]),
        (">3.9", ["3.10"], ["3.9.2", "2.99"]),
        ("<=4", ["4.0", "3.99"], ["4.1"]),
    ],
)
def test_releases(text: str, fits: list[str], does_not: list[str]) -> None:
    condition = _read(Releases, f'"{text}"')
    assert all(condition.holds(release) for release in fits)
    assert not any(condition.holds(release) for release in does_not)
    assert not condition.holds("")


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (Globs, "3", "expected a glob, or an array of globs, not 3 : i64"),
        (Globs, '["a", 3]', "expected a glob"),
        (Range, '"3"', "expected a number, or"),
        (Range, "{low = 3}", "'low' is no bound: expected min or max"),
        (Range, "{min = true}", "expected a number, not true"),
        (Releases, '"new"', "expected bounds of releases"),
    ],
)
def test_what_is_no_condition(
    kind: type[Globs] | type[Range] | type[Releases], text: str, message: str
) -> None:
    with pytest.raises(ConditionError) as caught:
        _read(kind, text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "text"),
    [(Globs, "[]"), (Range, "{min = 3, max = 2}"), (Releases, '">=3.14, <3.14"')],
)
def test_what_nothing_can_meet(kind: type[Globs] | type[Range] | type[Releases], text: str) -> None:
    assert _read(kind, text).impossible()


_PATTERNS = st.text("ab*?", max_size=4)


@given(_PATTERNS, _PATTERNS, st.text("ab", max_size=5))
def test_a_glob_covers_only_what_it_matches(outer: str, inner: str, name: str) -> None:
    if Globs((outer,)).covers(Globs((inner,))) and fnmatch.fnmatchcase(name, inner):
        assert fnmatch.fnmatchcase(name, outer)


@given(*[st.tuples(st.integers(0, 4), st.integers(0, 4)) for _ in range(2)], st.integers(0, 4))
def test_a_range_covers_only_what_it_holds(
    outer: tuple[int, int], inner: tuple[int, int], number: int
) -> None:
    if Range(*outer).covers(Range(*inner)) and Range(*inner).holds(number):
        assert Range(*outer).holds(number)


def test_conditions_of_other_kinds_are_not_covered() -> None:
    assert not Globs(("*",)).covers(Range())
    assert not Range().covers(Releases())
    assert not Releases().covers(Globs(("*",)))

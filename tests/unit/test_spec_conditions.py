"""Tests of what rules can ask of a fact."""

import fnmatch
import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from iree_sched.diagnostics import Source
from iree_sched.specs.conditions import Condition, ConditionError, Globs, Range, Releases
from iree_sched.specs.criteria import CRITERIA
from iree_sched.specs.relations import covers, covers_names, impossible
from iree_sched.specs.values import read_value


def _read(kind: type[Condition], text: str) -> Condition:
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
def test_what_is_no_condition(kind: type[Condition], text: str, message: str) -> None:
    with pytest.raises(ConditionError) as caught:
        _read(kind, text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("key", "text", "reason"),
    [
        ("function", "[]", "an empty array of globs matches nothing"),
        ("function", '""', "nothing that there can be matches ''"),
        ("backend", '["", ""]', "nothing that there can be"),
        ("fingerprint", '"00"', "nothing that there can be matches '00'"),
        ("fingerprint", '"*g*"', "nothing that there can be"),
        ("fingerprint", '"00000000000000000*"', "nothing that there can be"),
        ("ops", "{min = 3, max = 2}", "min 3 is greater than max 2"),
        ("ops", "2.5", "it is a whole number, never 2.5"),
        ("bytes", "{min = 2.1, max = 2.9}", "never at least 2.1 and at most 2.9"),
        ("ops", "-1", "it is never less than 0"),
        ("branching", "{max = 0.5}", "it is never less than 1"),
        ("branching", "0", "it is never less than 1"),
        ("iree", '">=3.14, <3.14"', "no release is >=3.14, <3.14"),
        ("iree", '">3.12, <3.13"', "no release is"),
    ],
)
def test_what_nothing_can_meet(key: str, text: str, reason: str) -> None:
    criterion = CRITERIA[key]
    assert reason in (impossible(criterion, _read(criterion.kind, text)) or "")


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("hardware", '""'),  # where nobody says what it is
        ("function", '["", "[]]"]'),
        ("fingerprint", '"0123*[!0-9]"'),
        ("ops", "0"),
        ("ops", "{min = 2.1, max = 3.1}"),
        ("branching", "{min = 1.001, max = 1.002}"),
        ("iree", '">3.12, <=3.13"'),
    ],
)
def test_what_something_can_meet(key: str, text: str) -> None:
    criterion = CRITERIA[key]
    assert impossible(criterion, _read(criterion.kind, text)) is None


_ANY = Globs(("*",))
_WORDS = ["".join(word) for size in range(6) for word in itertools.product("abx", repeat=size)]


def _patterns(characters: str, length: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.text(characters, max_size=length), max_size=2).map(tuple)


@given(_patterns("ab[]!*?", 5), _patterns("ab[]!*?", 5), st.text("abx[]!", max_size=5))
@example(("[!a]*",), ("b?", "c*"), "bb")
@example(("[]a]",), ("[]",), "[]")
def test_globs_cover_only_what_they_match(
    outer: tuple[str, ...], inner: tuple[str, ...], name: str
) -> None:
    if covers_names(Globs(outer), Globs(inner), _ANY) and Globs(inner).holds(name):
        assert Globs(outer).holds(name)


@given(_patterns("ab*?", 3), _patterns("ab*?", 3))
@example(("", "?*"), ("*",))
@example(("a*", "b*"), ("?*",))
@settings(deadline=None)
def test_globs_cover_all_that_they_match(outer: tuple[str, ...], inner: tuple[str, ...]) -> None:
    matched = [word for word in _WORDS if Globs(inner).holds(word)]
    found = all(Globs(outer).holds(word) for word in matched)
    assert covers_names(Globs(outer), Globs(inner), _ANY) == found


@given(st.text("ab*?[", max_size=4), st.text("ab[", max_size=5))
def test_a_glob_is_what_fnmatch_says(pattern: str, name: str) -> None:
    assert Globs((pattern,)).holds(name) == fnmatch.fnmatchcase(name, pattern)
    if Globs((pattern,)).holds(name):
        assert Globs((pattern,)).may_hold(name[:2])


@given(*[st.tuples(st.integers(0, 4), st.integers(0, 4)) for _ in range(2)], st.integers(0, 4))
def test_a_range_covers_only_what_it_holds(
    outer: tuple[int, int], inner: tuple[int, int], number: int
) -> None:
    if covers(CRITERIA["ops"], Range(*outer), Range(*inner)) and Range(*inner).holds(number):
        assert Range(*outer).holds(number)


@pytest.mark.parametrize(
    ("key", "outer", "inner"),
    [
        ("function", None, '"f"'),
        ("function", '"*"', None),
        ("function", '["f*", "[!f]*"]', None),
        ("hardware", '"*"', None),
        ("ops", "{min = 0}", None),
        ("ops", "{min = 3}", "{min = 2.5}"),
        ("branching", "{min = 1}", None),
        ("dispatches", '"*"', '"a"'),
        ("iree", '">=3.12"', '"==3.13"'),
        ("fingerprint", '"????????????????"', '"*"'),
    ],
)
def test_what_covers(key: str, outer: str | None, inner: str | None) -> None:
    criterion = CRITERIA[key]
    one, two = (None if text is None else _read(criterion.kind, text) for text in (outer, inner))
    assert covers(criterion, one, two)


@pytest.mark.parametrize(
    ("key", "outer", "inner"),
    [
        ("function", '"f"', None),
        ("hardware", '"?*"', None),  # there may be none
        ("device", '"*"', None),
        ("dispatches", '"*"', None),
        ("ops", "{min = 1}", None),
        ("branching", "{min = 3}", "{min = 2.5}"),
        ("iree", '">=3.12"', '">=3.11"'),
    ],
)
def test_what_does_not_cover(key: str, outer: str, inner: str | None) -> None:
    criterion = CRITERIA[key]
    two = None if inner is None else _read(criterion.kind, inner)
    assert not covers(criterion, _read(criterion.kind, outer), two)

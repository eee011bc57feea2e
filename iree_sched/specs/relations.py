"""What conditions have to do with one another: whether anything meets one, or what meets another.

Globs are finite automata, so both can be decided: a breadth-first search looks for a shortest name
that some patterns match and others do not (Hopcroft and Ullman, Introduction to Automata Theory,
section 3.3), over characters that stand for all that the patterns treat alike.
"""

from __future__ import annotations

import fnmatch
import math
import re
from collections.abc import Iterable, Sequence

from iree_sched.classes import frozen
from iree_sched.specs.conditions import Condition, Globs, Range, Releases
from iree_sched.specs.criteria import Criterion

_NAMES = Globs(("?*",))  # those that are not empty
_LONGEST_SEARCH = 200_000  # steps, some tenths of a second; what takes longer is not decided
_PIECE = re.compile(r"\*+|\[!?+\]?+[^\]]*\]|.", re.DOTALL)  # as fnmatch takes a pattern apart


def impossible(criterion: Criterion, condition: Condition) -> str | None:
    """Why nothing can meet a condition, None if something can, or where that is not known."""
    possible = criterion.possible
    if isinstance(condition, Globs):
        assert isinstance(possible, Globs)
        return impossible_name(condition, possible)
    if isinstance(condition, Releases):
        return None if condition.low < condition.beyond else f"no release is {condition.text}"
    if condition.low > condition.high:
        return f"min {condition.low:g} is greater than max {condition.high:g}"
    bounds = _clipped(criterion, condition)
    if bounds.low <= bounds.high:
        return None
    assert isinstance(possible, Range)
    if condition.high < possible.low:
        return f"it is never less than {possible.low:g}"
    return f"it is a whole number, never {condition}"


def impossible_name(condition: Globs, possible: Globs = _NAMES) -> str | None:
    """Why no name of those that there can be matches, None if one does."""
    if not condition.patterns:
        return "an empty array of globs matches nothing"
    if _is_name(condition, possible, Globs(())):
        return None
    return f"nothing that there can be matches {condition}"


def covers(criterion: Criterion, outer: Condition | None, inner: Condition | None) -> bool:
    """Whether the outer condition holds wherever the inner one does; None: there is no condition.

    False also where that is not known.
    """
    if outer is None:
        return True
    if inner is None and criterion.several:
        return False  # of no name at all, nothing holds
    inner = inner or criterion.possible
    if isinstance(outer, Globs) and isinstance(inner, Globs):
        assert isinstance(criterion.possible, Globs)
        return covers_names(outer, inner, criterion.possible)
    if isinstance(outer, Range) and isinstance(inner, Range):
        inner = _clipped(criterion, inner)
        return outer.low <= inner.low and inner.high <= outer.high
    assert isinstance(outer, Releases)
    assert isinstance(inner, Releases)
    return outer.low <= inner.low and inner.beyond <= outer.beyond


def covers_names(outer: Globs, inner: Globs, possible: Globs = _NAMES) -> bool:
    """Whether one of the outer patterns matches whatever one of the inner ones does."""
    return not _is_name(inner, possible, outer)


def _clipped(criterion: Criterion, condition: Range) -> Range:
    """The least and the greatest number that there can be and that meet a condition."""
    possible = criterion.possible
    assert isinstance(possible, Range)
    low, high = max(condition.low, possible.low), min(condition.high, possible.high)
    if not criterion.whole:
        return Range(low, high)
    return Range(
        low if math.isinf(low) else math.ceil(low), high if math.isinf(high) else math.floor(high)
    )


@frozen
class _Automaton:
    """Patterns as one nondeterministic automaton; a set of its states is the bits of a number.

    Attributes:
      begin: the states to begin with.
      ends: the states in which a pattern has matched.
      stars: states that stay, whatever the character.
      passing: by character the states that go on to the next one.
    """

    begin: int
    ends: int
    stars: int
    passing: dict[str, int]

    def skip(self, states: int) -> int:
        """The states, and those behind the stars among them."""
        return states | (states & self.stars) << 1

    def step(self, states: int, character: str) -> int:
        """The states after a character."""
        return self.skip(states & self.stars | (states & self.passing[character]) << 1)


def _automaton(patterns: Iterable[str], alphabet: Iterable[str]) -> _Automaton:
    begin = ends = stars = size = 0
    passing = dict.fromkeys(alphabet, 0)
    for pattern in patterns:
        begin |= 1 << size
        for piece in _pieces(pattern):
            if piece.startswith("*"):
                stars |= 1 << size
            for character in () if piece.startswith("*") else passing:
                if fnmatch.fnmatchcase(character, piece):
                    passing[character] |= 1 << size
            size += 1
        ends |= 1 << size
        size += 1
    made = _Automaton(begin, ends, stars, passing)
    return _Automaton(made.skip(begin), ends, stars, passing)


def _pieces(pattern: str) -> list[str]:
    """A pattern as pieces: stars, and what one character matches."""
    return _PIECE.findall(pattern)


def _alphabet(patterns: Iterable[str]) -> list[str]:
    """Characters for all that there are: each that is mentioned, and those beside it."""
    mentioned = {ord(character) for pattern in patterns for character in pattern} | {ord("a")}
    beside = {code + step for code in mentioned for step in (-1, 0, 1)}
    return [chr(code) for code in sorted(beside) if 0 <= code < 0x110000]


def _is_name(matched: Globs, possible: Globs, unmatched: Globs) -> bool:
    """Whether a name matches both of two, but not a third; True also where that is not known."""
    three: Sequence[Globs] = (matched, possible, unmatched)
    alphabet = _alphabet(pattern for globs in three for pattern in globs.patterns)
    taken, allowed, refused = (_automaton(globs.patterns, alphabet) for globs in three)
    begin = (taken.begin, allowed.begin, refused.begin)
    seen, waiting, steps = {begin}, [begin], 0
    for one, two, other in waiting:  # grows while it is gone through
        if one & taken.ends and two & allowed.ends and not other & refused.ends:
            return True
        steps += len(alphabet)
        if steps > _LONGEST_SEARCH:
            return True
        for character in alphabet:
            following = (
                taken.step(one, character),
                allowed.step(two, character),
                refused.step(other, character),
            )
            if following[0] and following[1] and following not in seen:
                seen.add(following)
                waiting.append(following)
    return False

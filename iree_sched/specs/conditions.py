"""What a rule can ask of a fact: that a name matches globs, a number or a release is in a range.

Each condition says of one fact whether it holds, and of another condition of its kind whether it
holds wherever that one does.
"""

from __future__ import annotations

import fnmatch
import math
import re
from collections.abc import Iterable
from typing import ClassVar, Protocol

from iree_sched.classes import frozen
from iree_sched.specs.values import Value

_WILD = re.compile(r"[*?\[]")
_BOUND = re.compile(r"(>=|<=|==|>|<)\s*(\d+)(?:\.(\d+))?(?:\.\d+)*")


class ConditionError(ValueError):
    """A value is no condition; `value` is the part that is wrong."""

    def __init__(self, message: str, value: Value) -> None:
        super().__init__(message)
        self.value = value


class Condition(Protocol):
    """A condition for one fact."""

    expected: ClassVar[str]

    def holds(self, fact: object) -> bool:
        """Whether the condition is met."""

    def covers(self, other: object) -> bool:
        """Whether it is met wherever another one is; False also where that is not known."""

    def impossible(self) -> str | None:
        """Why nothing can meet it, None if something can."""


@frozen
class Globs:
    """A name, or one of several, matches one of the patterns."""

    expected: ClassVar[str] = "a glob, or an array of globs"

    patterns: tuple[str, ...]

    @classmethod
    def read(cls, value: Value) -> Globs:
        """The condition that an attribute spells.

        Raises:
          ConditionError: it is no string and no array of strings.
        """
        patterns = value.strings
        if patterns is None:
            raise ConditionError(f"expected {cls.expected}, not {value.text}", value)
        return cls(patterns)

    def holds(self, fact: object) -> bool:
        """Whether a name or one of several matches."""
        names = (fact,) if isinstance(fact, str) else fact
        assert isinstance(names, Iterable)
        listed = list(names)
        return any(fnmatch.fnmatchcase(n, p) for p in self.patterns for n in listed)

    def covers(self, other: object) -> bool:
        """Whether each of the other's patterns is within one of these."""
        if not isinstance(other, Globs):
            return False
        return all(any(_is_within(q, p) for p in self.patterns) for q in other.patterns)

    def impossible(self) -> str | None:
        """An empty array has no pattern to match."""
        return None if self.patterns else "an empty array of globs matches nothing"

    def __str__(self) -> str:
        return " or ".join(f"'{pattern}'" for pattern in self.patterns)


def _is_within(inner: str, outer: str) -> bool:
    """Whether all that the inner pattern matches is matched by the outer one, if that is plain."""
    if inner == outer:
        return True
    if not _WILD.search(inner):
        return fnmatch.fnmatchcase(inner, outer)
    # A star of the outer pattern can stand for anything, also for the inner one's wild cards.
    return "?" not in outer and "[" not in outer and fnmatch.fnmatchcase(inner, outer)


@frozen
class Range:
    """A number is at least one bound and at most another."""

    expected: ClassVar[str] = "a number, or {min = number, max = number}"

    low: float = -math.inf
    high: float = math.inf

    @classmethod
    def read(cls, value: Value) -> Range:
        """The condition that an attribute spells.

        Raises:
          ConditionError: it is no number and no dictionary of bounds.
        """
        if _is_number(value):
            return cls(_number(value), _number(value))
        if not value.entries:
            raise ConditionError(f"expected {cls.expected}, not {value.text}", value)
        for name, bound in value.entries.items():
            if name not in ("min", "max"):
                raise ConditionError(f"'{name}' is no bound: expected min or max", bound)
            if not _is_number(bound):
                raise ConditionError(f"expected a number, not {bound.text}", bound)
        bounds = {name: _number(bound) for name, bound in value.entries.items()}
        return cls(bounds.get("min", -math.inf), bounds.get("max", math.inf))

    def holds(self, fact: object) -> bool:
        """Whether a number is within the bounds."""
        assert isinstance(fact, (int, float))
        return self.low <= fact <= self.high

    def covers(self, other: object) -> bool:
        """Whether the other range is within this one."""
        return isinstance(other, Range) and self.low <= other.low and other.high <= self.high

    def impossible(self) -> str | None:
        """The bounds exclude each other, or all that can be counted."""
        if self.low > self.high:
            return f"min {self.low:g} is greater than max {self.high:g}"
        return f"nothing is as small as {self.high:g}" if self.high < 0 else None

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low:,g}"
        bounds = [f"at least {self.low:,.10g}"] if self.low > -math.inf else []
        bounds += [f"at most {self.high:,.10g}"] if self.high < math.inf else []
        return " and ".join(bounds)


def _is_number(value: Value) -> bool:
    return isinstance(value.data, (int, float)) and not isinstance(value.data, bool)


def _number(value: Value) -> float:
    assert isinstance(value.data, (int, float))
    return value.data


@frozen
class Releases:
    """A release of IREE, by major and minor number, is within bounds: `>=3.12, <3.14`."""

    expected: ClassVar[str] = "bounds of releases such as '>=3.12, <3.14'"

    low: tuple[int, int] = (0, 0)
    beyond: tuple[float, float] = (math.inf, 0)  # the first one that is too new
    text: str = ""

    @classmethod
    def read(cls, value: Value) -> Releases:
        """The condition that an attribute spells.

        Raises:
          ConditionError: it is no string of bounds.
        """
        if not isinstance(value.data, str) or value.is_other:
            raise ConditionError(f"expected {cls.expected}, not {value.text}", value)
        low: tuple[int, int] = (0, 0)
        beyond: tuple[float, float] = (math.inf, 0)
        for part in value.data.split(","):
            match = _BOUND.fullmatch(part.strip())
            if match is None:
                raise ConditionError(f"expected {cls.expected}, not '{part.strip()}'", value)
            sign, number = match[1], (int(match[2]), int(match[3] or 0))
            following = (number[0], number[1] + 1)
            if sign in (">=", "==", ">"):
                low = max(low, following if sign == ">" else number)
            if sign in ("<", "<=", "=="):
                beyond = min(beyond, number if sign == "<" else following)
        return cls(low, beyond, value.data)

    def holds(self, fact: object) -> bool:
        """Whether a release such as `3.13` or `3.13.0rc20261016` is within the bounds."""
        match = _BOUND.match(f"=={fact}")
        if match is None:
            return False
        number = (int(match[2]), int(match[3] or 0))
        return self.low <= number and number < self.beyond

    def covers(self, other: object) -> bool:
        """Whether the other's releases are all among these."""
        if not isinstance(other, Releases):
            return False
        return self.low <= other.low and other.beyond <= self.beyond

    def impossible(self) -> str | None:
        """The bounds exclude each other."""
        return None if self.low < self.beyond else f"no release is {self.text}"

    def __str__(self) -> str:
        return self.text

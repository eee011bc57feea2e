"""What a rule can ask of a fact: that a name matches globs, a number or a release is in a range.

Each condition says of one fact whether it holds; `coverage` says what conditions have to do with
one another. Every build imports this, so regular expressions are compiled when they are needed.
"""

from __future__ import annotations

import math
import re

from iree_sched.classes import frozen

TYPE_CHECKING = False  # type checkers take it for typing's, which takes time to import

if TYPE_CHECKING:
    from iree_sched.specs.values import Value

_WILD = "*?["
_BOUND = r"(>=|<=|==|>|<)\s*(\d+)(?:\.(\d+))?(?:\.\d+)*"


class ConditionError(ValueError):
    """A value is no condition; `value` is the part that is wrong."""

    def __init__(self, message: str, value: Value) -> None:
        super().__init__(message)
        self.value = value


@frozen(eq=True)
class Globs:
    """A name, or one of several, matches one of the patterns."""

    patterns: tuple[str, ...]

    @classmethod
    def read(cls, value: Value) -> Globs:
        """The condition that an attribute spells.

        Raises:
          ConditionError: it is no string and no array of strings.
        """
        patterns = value.strings
        if patterns is None:
            raise ConditionError(f"expected {EXPECTED[cls]}, not {value.text}", value)
        return cls(patterns)

    def holds(self, fact: object) -> bool:
        """Whether a name or one of several matches."""
        names = [fact] if isinstance(fact, str) else fact
        assert isinstance(names, list)
        return any(_matches(names, pattern) for pattern in self.patterns)

    def may_hold(self, start: str) -> bool:
        """Whether a name that begins so may match."""
        plain = [pattern[: _wild_at(pattern)] for pattern in self.patterns]
        return any(start.startswith(p[: len(start)]) for p in plain)

    def __str__(self) -> str:
        return " or ".join(f"'{pattern}'" for pattern in self.patterns)


def _matches(names: list[str], pattern: str) -> bool:
    """Whether a glob matches a name; it is compiled only where one begins as it does."""
    wild = _wild_at(pattern)
    if wild == len(pattern):
        return pattern in names
    plain = pattern[:wild]
    begun = [name for name in names if name.startswith(plain)]
    if not begun:
        return False
    from fnmatch import fnmatchcase  # seldom needed

    return any(fnmatchcase(name, pattern) for name in begun)


def _wild_at(pattern: str) -> int:
    """Where the first wild card of a pattern is; its length where there is none."""
    return next((at for at, character in enumerate(pattern) if character in _WILD), len(pattern))


@frozen(eq=True)
class Range:
    """A number is at least one bound and at most another."""

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
            raise ConditionError(f"expected {EXPECTED[cls]}, not {value.text}", value)
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


@frozen(eq=True)
class Releases:
    """A release of IREE, by major and minor number, is within bounds: `>=3.12, <3.14`."""

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
            raise ConditionError(f"expected {EXPECTED[cls]}, not {value.text}", value)
        low: tuple[int, int] = (0, 0)
        beyond: tuple[float, float] = (math.inf, 0)
        for part in value.data.split(","):
            match = re.fullmatch(_BOUND, part.strip())
            if match is None:
                exact = re.fullmatch(_BOUND, f"=={part.strip()}") is not None
                hint = f"; did you mean '=={part.strip()}'?" if exact else ""
                message = f"expected {EXPECTED[cls]}, not '{part.strip()}'{hint}"
                raise ConditionError(message, value)
            sign, number = match[1], (int(match[2]), int(match[3] or 0))
            following = (number[0], number[1] + 1)
            if sign in (">=", "==", ">"):
                low = max(low, following if sign == ">" else number)
            if sign in ("<", "<=", "=="):
                beyond = min(beyond, number if sign == "<" else following)
        return cls(low, beyond, value.data)

    def holds(self, fact: object) -> bool:
        """Whether a release such as `3.13` or `3.13.0rc20261016` is within the bounds."""
        match = re.match(_BOUND, f"=={fact}")
        if match is None:
            return False
        number = (int(match[2]), int(match[3] or 0))
        return self.low <= number and number < self.beyond

    def __str__(self) -> str:
        return self.text


Condition = Globs | Range | Releases
EXPECTED: dict[type[Condition], str] = {
    Globs: "a glob, or an array of globs",
    Range: "a number, or {min = number, max = number}",
    Releases: "bounds of releases such as '>=3.12, <3.14'",
}

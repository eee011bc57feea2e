"""Compares diagnostics with the expectations in a source's comments, for `--verify-diagnostics`.

    // expected-error @+1 {{part of the message}}
    // expected-note-re @below {{regular expressions {{stand|are}} in inner braces}}

Severities are error, warning, remark and note. The line is that of the comment, `@+N` or `@-N`
lines away, `@below` or `@above` (the nearest line without an expectation), or `@unknown` for a
diagnostic without a place. One expectation may be met any number of times. Defined by
SourceMgrDiagnosticVerifierHandler in mlir/lib/IR/Diagnostics.cpp, whose wording is kept.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator

from iree_sched.classes import define, field
from iree_sched.diagnostics import CURRENT_OPERATION, Diagnostic, Severity, Source

_EXPECTATION = (
    r"expected-(error|note|remark|warning)(-re)? *"
    r"(@(?:[+-][0-9]+|above|below|unknown))? *\{\{(.*)\}\}\s*$"
)


class Level(enum.Enum):
    """Whether diagnostics that nobody expects are a failure."""

    ALL = "all"
    ONLY_EXPECTED = "only-expected"


@define
class Expectation:
    """A diagnostic that a comment asks for.

    Attributes:
      severity: of the diagnostic.
      line: line on which it is expected, None for a diagnostic without a place.
      text: what stands between the outer braces.
      pattern: what the message must contain.
      offset: where the comment's `expected-...` starts.
      met: a diagnostic has matched.
    """

    severity: Severity
    line: int | None
    text: str
    pattern: re.Pattern[str]
    offset: int
    met: bool = False


@define
class Expectations:
    """The expectations of one source and how they compare with what is reported."""

    source: Source
    level: Level = Level.ALL
    _expected: list[Expectation] = field(factory=list, init=False)
    _mismatches: list[Diagnostic] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._expected.extend(_scan(self.source, self._mismatches))

    def check(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Compares all diagnostics, and their notes, of a run; returns the mismatches as errors."""
        for diagnostic in diagnostics:
            self._check_one(diagnostic)
            for nested in diagnostic.notes:
                if not nested.message.startswith(CURRENT_OPERATION):
                    self._check_one(nested)
        for missing in self._expected:
            if not missing.met:
                message = f'expected {missing.severity.value} "{missing.text}" was not produced'
                at = missing.offset if missing.line is not None else -1
                self._mismatches.append(Diagnostic(Severity.ERROR, message, at))
        return self._mismatches

    def _check_one(self, diagnostic: Diagnostic) -> None:
        line = None
        if diagnostic.offset >= 0 and diagnostic.source is None:  # else of another file
            line = self.source.position(diagnostic.offset)[0]
        near = None
        for candidate in self._expected:
            if candidate.line != line or not candidate.pattern.search(diagnostic.message):
                continue
            if candidate.severity is diagnostic.severity:
                candidate.met = True
                return
            near = candidate
        if self.level is Level.ALL:
            self._mismatches.append(_unexpected(diagnostic, near))


def _unexpected(diagnostic: Diagnostic, near: Expectation | None) -> Diagnostic:
    found = diagnostic.severity.value
    if near is None:
        message = f"unexpected {found}: {diagnostic.message}"
        return Diagnostic(Severity.ERROR, message, diagnostic.offset)
    message = f"'{found}' diagnostic emitted when expecting a '{near.severity.value}'"
    return Diagnostic(Severity.ERROR, message, near.offset)


def _scan(source: Source, problems: list[Diagnostic]) -> Iterator[Expectation]:
    """Reads the comments; one with a broken expression is a problem and expects nothing."""
    waiting: list[Expectation] = []  # for `@below`, until a line without an expectation comes
    plain_line = source.first_line  # the last line without one, for `@above`
    offset = 0
    number = source.first_line
    for number, text in enumerate(source.text.split("\n"), source.first_line):
        match = re.search(_EXPECTATION, text) if "expected-" in text else None
        if match is None:
            plain_line = number
            for expectation in waiting:
                expectation.line = number
            waiting.clear()
        else:
            found = _read(match, number, plain_line, offset + match.start(), problems)
            if found is not None:
                yield found
                if match[3] == "@below":
                    waiting.append(found)
        offset += len(text) + 1
    for expectation in waiting:
        expectation.line = number + 1


def _read(
    match: re.Match[str], line: int, plain_line: int, offset: int, problems: list[Diagnostic]
) -> Expectation | None:
    severity, is_expression, place, text = match.groups()
    try:
        pattern = _compile(text) if is_expression else re.compile(re.escape(text))
    except ValueError as reason:
        problems.append(Diagnostic(Severity.ERROR, str(reason), offset))
        return None
    at: int | None = line
    if place == "@above":
        at = plain_line
    elif place == "@unknown":
        at = None
    elif place is not None and place != "@below":
        at = line + int(place[1:])
    return Expectation(Severity(severity), at, text, pattern, offset)


def _compile(text: str) -> re.Pattern[str]:
    """Makes an expression of literal text with regular expressions in inner braces.

    Raises:
      ValueError: braces are not closed, or what is in them is no regular expression.
    """
    parts = []
    while text:
        literal, opening, text = text.partition("{{")
        parts.append(re.escape(literal))
        if not opening:
            break
        expression, closing, text = text.partition("}}")
        if not closing:
            raise ValueError("found start of regex with no end '}}'")
        try:
            re.compile(expression)
        except re.error as reason:
            raise ValueError(f"invalid regex: {reason.msg}") from reason
        parts.append(f"(?:{expression})")
    return re.compile("".join(parts))

"""Diagnostics: a message, its place in a source text, and how it is shown."""

from __future__ import annotations

import bisect
import enum
from collections.abc import Iterable

from iree_sched.classes import define, field, frozen

TRACEBACK = "IREE_SCHED_TRACEBACK"  # environment variable that asks for the traceback of a crash
TRACEBACK_HINT = f"set {TRACEBACK}=1 to see the traceback"
CURRENT_OPERATION = "see current operation: "  # starts notes that show the op an error is about


class Severity(enum.Enum):
    """How bad it is; the value is the word in the message."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"
    NOTE = "note"


@frozen(eq=True, repr=True)
class Diagnostic:
    """A message about a place in a source.

    Attributes:
      severity: error, warning, remark or note.
      message: lower case, without a final stop, as MLIR's are.
      offset: character offset into the source, -1 where no place is known.
      notes: further places, shown after the message.
      source: what the offset is into where that is another file than the one that is worked on.
    """

    severity: Severity
    message: str
    offset: int = -1
    notes: tuple[Diagnostic, ...] = ()
    source: Source | None = field(default=None, eq=False, repr=False)


class DiagnosticError(Exception):
    """Work on a source cannot go on; carries what is to be said about it."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


def error(message: str, offset: int = -1, notes: Iterable[Diagnostic] = ()) -> DiagnosticError:
    """An exception with one error in it, to be raised."""
    return DiagnosticError(Diagnostic(Severity.ERROR, message, offset, tuple(notes)))


def note(message: str, offset: int = -1) -> Diagnostic:
    """A note for the `notes` of another diagnostic."""
    return Diagnostic(Severity.NOTE, message, offset)


@define
class Diagnostics:
    """Collects diagnostics while work goes on after the first one."""

    reported: list[Diagnostic] = field(factory=list)

    def report(self, *diagnostics: Diagnostic) -> None:
        """Adds diagnostics."""
        self.reported.extend(diagnostics)

    def error(self, message: str, offset: int = -1, notes: Iterable[Diagnostic] = ()) -> None:
        """Adds an error."""
        self.report(Diagnostic(Severity.ERROR, message, offset, tuple(notes)))

    def warning(self, message: str, offset: int = -1, notes: Iterable[Diagnostic] = ()) -> None:
        """Adds a warning."""
        self.report(Diagnostic(Severity.WARNING, message, offset, tuple(notes)))

    def remark(self, message: str, offset: int = -1, notes: Iterable[Diagnostic] = ()) -> None:
        """Adds a remark."""
        self.report(Diagnostic(Severity.REMARK, message, offset, tuple(notes)))

    @property
    def failed(self) -> bool:
        """True once an error was reported."""
        return any(d.severity is Severity.ERROR for d in self.reported)


@define
class Source:
    """A text with a name, in which offsets can be turned into lines and columns.

    Attributes:
      name: file name as the user gave it, `<stdin>` for standard input.
      text: the whole text.
      first_line: number of the text's first line (a chunk of a split file starts further down).
    """

    name: str
    text: str
    first_line: int = 1
    _starts: list[int] = field(factory=list, init=False, repr=False)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        starts = self._line_starts()
        line = bisect.bisect_right(starts, max(0, min(offset, len(self.text)))) - 1
        return line + self.first_line, offset - starts[line] + 1

    def line(self, offset: int) -> str:
        """The text of the line that holds an offset, without its end."""
        starts = self._line_starts()
        line = bisect.bisect_right(starts, max(0, min(offset, len(self.text)))) - 1
        end = self.text.find("\n", starts[line])
        return self.text[starts[line] : end if end >= 0 else len(self.text)].rstrip("\r")

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts = [0]
            find = self.text.find
            at = find("\n")
            while at >= 0:
                self._starts.append(at + 1)
                at = find("\n", at + 1)
        return self._starts


class SourceError(DiagnosticError):
    """Work on a source that is not the one at hand cannot go on; offsets are in `source`."""

    def __init__(self, source: Source, *diagnostics: Diagnostic) -> None:
        super().__init__(*diagnostics)
        self.source = source


_LONGEST_LINE = 400  # characters of a source line that are worth showing


def render(diagnostic: Diagnostic, source: Source) -> str:
    """Formats as `file:line:col: error: message`, the source line and a caret, then the notes.

    As in MLIR, the source line is not shown again for a note about the same place.
    """
    source = diagnostic.source or source
    parts, place = [_render_one(diagnostic, source)], (source, diagnostic.offset)
    for nested in diagnostic.notes:
        about = (nested.source or source, nested.offset)
        parts.append(_render_one(nested, about[0], with_line=about != place))
        place = about
    return "\n".join(parts)


def _render_one(diagnostic: Diagnostic, source: Source, *, with_line: bool = True) -> str:
    place = f"{source.name}:"
    lines = []
    if diagnostic.offset >= 0:
        line, column = source.position(diagnostic.offset)
        place = f"{source.name}:{line}:{column}:"
        if with_line:
            text, caret = _clip(source.line(diagnostic.offset), column - 1)
            blank = "".join("\t" if c == "\t" else " " for c in text[:caret])
            lines = [text, f"{blank}^"]
    lines.insert(0, f"{place} {diagnostic.severity.value}: {diagnostic.message}")
    return "\n".join(lines)


def _clip(text: str, caret: int) -> tuple[str, int]:
    """Keeps the part of a very long line (weights as text, say) that is around the caret."""
    if len(text) <= _LONGEST_LINE:
        return text, caret
    start = max(0, min(caret - _LONGEST_LINE // 2, len(text) - _LONGEST_LINE))
    return text[start : start + _LONGEST_LINE], caret - start

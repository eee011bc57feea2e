"""Cuts a source into chunks at marker comments, for `--split-input-file`.

Defined by splitAndProcessBuffer in mlir/lib/Support/ToolUtilities.cpp.
"""

from __future__ import annotations

from iree_sched.diagnostics import Diagnostic, Severity, Source

DEFAULT_MARKER = "// -----"
_SUFFIX = 2  # characters of the marker that may be missing in a near miss


def split_source(source: Source, marker: str) -> tuple[list[Source], list[Diagnostic]]:
    """Cuts a source wherever the marker stands, and returns the chunks and some warnings.

    Lines and columns of a chunk are those of the whole file. What follows a marker on its line
    belongs to the next chunk, as in MLIR. A marker that lacks its last characters cuts nothing and
    is warned about; the offsets of warnings are in the whole source. An empty file has no chunks.
    """
    if not source.text:
        return [], []
    if not marker:
        return [source], []
    text = source.text
    stem = marker[:-_SUFFIX] or marker
    suffix = marker[len(stem) :]
    chunks, warnings = [], []
    start = 0
    at = text.find(stem)
    while at >= 0:
        end = at + len(stem)
        if text.startswith(suffix, end):
            chunks.append(_chunk(source, start, at))
            start = end = end + len(suffix)
        else:
            message = "near miss with file split marker"
            warnings.append(Diagnostic(Severity.WARNING, message, end))
        at = text.find(stem, end)
    chunks.append(_chunk(source, start, len(text)))
    return chunks, warnings


def _chunk(source: Source, start: int, end: int) -> Source:
    """A part of a source; blanks stand for what precedes it on its first line."""
    if start == 0:
        return Source(source.name, source.text[:end], source.first_line)
    line, column = source.position(start)
    return Source(source.name, " " * (column - 1) + source.text[start:end], line)

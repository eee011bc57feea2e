"""Loads a plug-in: a Python file on disk that defines passes or partitioners.

The file becomes the module `iree_sched_plugin_<stem>`. Whatever is wrong with it is reported at its
own line, as a diagnostic about the plug-in's text.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Sequence
from types import ModuleType

from iree_sched.diagnostics import Diagnostic, Severity, Source, SourceError
from iree_sched.discovery import closed_stream

PREFIX = "iree_sched_plugin_"


class PluginError(SourceError):
    """A plug-in could not be loaded; offsets are in the plug-in's own text."""


def module_name(path: str | os.PathLike[str]) -> str:
    """Name of the module that a plug-in file becomes."""
    stem = os.path.splitext(os.path.basename(path))[0]
    return PREFIX + re.sub(r"\W", "_", stem)


def load_plugin(path: str | os.PathLike[str]) -> ModuleType:
    """Runs a plug-in file and returns its module.

    The module stands in `sys.modules` while it runs, as dataclasses and pickle want it. When it
    fails, the entry is removed again, or is what it was before.

    Raises:
      PluginError: the file cannot be read or is not UTF-8, is not Python, or raises an exception.
    """
    source = _read(path)
    name = module_name(path)
    spec = importlib.util.spec_from_file_location(name, os.path.abspath(path))
    if spec is None or spec.loader is None:
        raise _failure(source, "the name of a plug-in must end in .py")
    module = importlib.util.module_from_spec(spec)
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        # The text is compiled here rather than by the loader, so that no __pycache__ appears
        # beside the user's file, and an edit within a second is not missed.
        code = compile(source.text, os.path.abspath(path), "exec", dont_inherit=True)
        exec(code, module.__dict__)
        if closed_stream():
            raise _failure(source, f"plug-in closed {closed_stream()}")
    except BaseException as reason:
        if before is None:
            del sys.modules[name]
        else:
            sys.modules[name] = before
        if isinstance(reason, KeyboardInterrupt):  # also what signals raise to end the program
            raise
        if isinstance(reason, PluginError):
            raise
        raise _explain(reason, source) from reason
    return module


def check_content(path: str | os.PathLike[str], found: Sequence[object]) -> None:
    """Makes sure that something was found in a plug-in.

    Raises:
      PluginError: nothing was.
    """
    if not found:
        raise _failure(_read(path), "plug-in defines no pass and no partitioner")


def _read(path: str | os.PathLike[str]) -> Source:
    name = os.fspath(path)
    if not name:
        raise _failure(Source("--load-pass-plugin", ""), "no file is named")
    try:
        with open(path, encoding="utf-8") as file:
            return Source(name, file.read())
    except OSError as reason:
        empty = Source(name, "")
        raise _failure(empty, f"cannot open plug-in '{name}': {reason.strerror}") from reason
    except UnicodeDecodeError as reason:
        raise _failure(Source(name, ""), f"cannot load plug-in '{name}': not UTF-8") from reason


def _explain(reason: BaseException, source: Source) -> PluginError:
    """Finds the line of the plug-in that an exception is about."""
    if isinstance(reason, SyntaxError) and reason.lineno is not None:
        column = max(1, reason.offset or 1)
        return _failure(source, reason.msg, _line_start(source, reason.lineno) + column - 1)
    import traceback

    message = f"cannot load plug-in: {type(reason).__name__}: {reason}"
    frames = traceback.extract_tb(reason.__traceback__)
    lines = [f.lineno for f in frames if f.filename == os.path.abspath(source.name)]
    if not lines or lines[-1] is None:
        return _failure(source, message)
    start = _line_start(source, lines[-1])
    indent = len(source.text) - start - len(source.text[start:].lstrip())
    return _failure(source, message, start + indent)


def _line_start(source: Source, line: int) -> int:
    """Offset of a line counted from 1; the end of the text where there are fewer lines."""
    start = 0
    for _ in range(line - 1):
        end = source.text.find("\n", start)
        if end < 0:
            return len(source.text)
        start = end + 1
    return start


def _failure(source: Source, message: str, offset: int = -1) -> PluginError:
    return PluginError(source, Diagnostic(Severity.ERROR, message, offset))

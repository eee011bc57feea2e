"""Input and output files: read whole, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence

from iree_sched.classes import define
from iree_sched.diagnostics import Diagnostic, Severity, Source, SourceError
from iree_sched.wholefile import whole_file

STANDARD = "-"  # names standard input or output
_PIECE = 1 << 20  # characters
_BYTECODE = b"ML\xefR"


class FileError(Exception):
    """A file cannot be read or written; the message is for the user."""


def read_source(name: str, expected: str = "IR") -> Source:
    """Reads a file, or standard input for `-`.

    Args:
      name: of the file.
      expected: what it should hold, for messages.

    Raises:
      FileError: the file cannot be read, or is MLIR bytecode or another binary.
      SourceError: it is not UTF-8.
    """
    data, shown = read_bytes(name), shown_name(name)
    if data.startswith(_BYTECODE) and expected == "IR":
        raise FileError(
            f"cannot read input file '{shown}': it is MLIR bytecode, "
            f"which `iree-opt {shown} -o FILE.mlir` turns into text"
        )
    try:
        return Source(shown, data.decode("utf-8"))
    except UnicodeDecodeError as reason:
        if b"\0" in data:  # not to be shown on a terminal
            raise FileError(
                f"cannot read input file '{shown}': "
                f"it is a binary file, such as a build, not {expected}"
            ) from reason
        # The place can be shown once every byte stands for some character.
        source = Source(shown, data.decode("utf-8", "replace"))
        offset = len(data[: reason.start].decode("utf-8"))
        message = f"file is not UTF-8: byte 0x{data[reason.start]:02X}"
        raise SourceError(source, Diagnostic(Severity.ERROR, message, offset)) from reason


def shown_name(name: str) -> str:
    """What diagnostics call an input file."""
    return "<stdin>" if name == STANDARD else name


def can_be_read_once(name: str) -> bool:
    """True for standard input, pipes and devices, which have nothing for a second reader."""
    if name == STANDARD:
        return True
    try:
        mode = os.stat(name).st_mode
    except OSError:
        return False  # whoever reads it will say what is wrong
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_bytes(name: str) -> bytes:
    """The content of a file, or of standard input for `-`.

    Raises:
      FileError: it cannot be read.
    """
    if name == STANDARD and sys.stdin.isatty():
        hint = "(processing input from stdin now, hit ctrl-c/ctrl-d to interrupt)"
        print(hint, file=sys.stderr)
    try:
        if name == STANDARD:
            return sys.stdin.buffer.read()
        with open(name, "rb") as file:
            return file.read()
    except OSError as reason:
        raise FileError(f"cannot open input file '{name}': {reason.strerror}") from reason


@define
class OutputFile:
    """A file that is written whole, or not touched at all.

    The text first goes into a temporary file beside the target, which then takes its place.
    Standard output and targets that are not regular files, such as /dev/null, are written directly.

    Attributes:
      name: the file as the user named it, `-` for standard output.
    """

    name: str

    def check(self) -> None:
        """Makes sure, before any work is done, that the file can most likely be written.

        Raises:
          FileError: it cannot.
        """
        if self.name == STANDARD:
            return
        target = os.path.realpath(self.name)
        folder = os.path.dirname(target)
        if os.path.isdir(target):
            raise self._error("open", errno.EISDIR)
        if not os.path.exists(folder) or not self.name:
            raise self._error("open", errno.ENOENT)
        if not os.path.isdir(folder):
            raise self._error("open", errno.ENOTDIR)
        if not os.access(target if os.path.exists(target) else folder, os.W_OK):
            raise self._error("open", errno.EACCES)

    def write(self, *parts: str) -> None:
        """Writes a text that is given in parts.

        Raises:
          FileError: that failed; the file is as before, unless it is not a regular one.
          BrokenPipeError: nobody reads standard output any more.
        """
        if self.name == STANDARD and sys.stdout.closed:  # by a plug-in
            raise self._error("write", errno.EBADF)
        try:
            if self.name == STANDARD:
                sys.stdout.flush()
                sys.stdout.buffer.writelines(_encoded(parts))
                sys.stdout.buffer.flush()
            else:
                with whole_file(self.name) as path, open(path, "wb") as file:
                    file.writelines(_encoded(parts))
        except BrokenPipeError:
            raise
        except OSError as reason:
            raise self._error("write", reason.errno or 0) from reason

    def is_same(self, other: OutputFile) -> bool:
        """Whether what is written to both ends up in one place, so that one would be lost."""
        if STANDARD in (self.name, other.name):
            return self.name == other.name
        target = os.path.realpath(self.name)
        if os.path.exists(target) and not os.path.isfile(target):
            return False  # /dev/null takes any number
        return target == os.path.realpath(other.name)

    def _error(self, verb: str, number: int) -> FileError:
        return FileError(f"cannot {verb} output file '{self.shown}': {os.strerror(number)}")

    @property
    def shown(self) -> str:
        """What diagnostics call it."""
        return "<stdout>" if self.name == STANDARD else self.name


def check_outputs(*names: str | None, inputs: Sequence[str | None] = ()) -> None:
    """Makes sure, before any work is done, that all of several files can be written.

    Args:
      names: of the files; None: not wanted.
      inputs: what is read, which none may replace; None, and what is no file: nothing.

    Raises:
      FileError: one cannot, or two are the same, or one is an input.
    """
    files = [OutputFile(name) for name in names if name is not None]
    read = [OutputFile(name) for name in inputs if name is not None and os.path.isfile(name)]
    for place, file in enumerate(files):
        file.check()
        if any(map(file.is_same, files[:place])):
            raise FileError(f"cannot write two outputs to '{file.shown}'")
        if any(map(file.is_same, read)):
            raise FileError(f"cannot write output file '{file.shown}': it is an input")


def _encoded(parts: Iterable[str]) -> Iterator[bytes]:
    """The text as UTF-8 in pieces of about a megabyte, so that it is not all there twice."""
    small: list[str] = []
    size = 0
    for part in parts:
        small.append(part)
        size += len(part)
        if size < _PIECE:
            continue
        small.pop()
        yield "".join(small).encode("utf-8", "surrogatepass")
        for start in range(0, len(part), _PIECE):
            yield part[start : start + _PIECE].encode("utf-8", "surrogatepass")
        small, size = [], 0
    yield "".join(small).encode("utf-8", "surrogatepass")

"""What is known already: outcomes in a file, one a line, that a kill cannot harm.

The first line says what the outcomes are about. A line that a kill cut short is as if it were not
there; all before it counts.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Mapping
from typing import Any, BinaryIO, Self

from attrs import define, field

from iree_sched.diagnostics import Source, error
from iree_sched.tuning.journal_lines import read_header, read_outcomes
from iree_sched.tuning.measuring import Outcome

VERSION = 1
_WITHOUT_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)  # what some file systems say


@define
class Journal:
    """A file of outcomes, which is ours alone while the `with` block lasts.

    Attributes:
      path: of the file.
      about: what the outcomes are about: model, objective, machine, release.
      known: outcomes by candidate.
    """

    path: str
    about: Mapping[str, Any]
    known: dict[str, Outcome] = field(factory=dict)
    _file: BinaryIO | None = field(default=None, init=False)

    def __enter__(self) -> Self:
        """Reads what is there, and begins the file if there is none.

        Raises:
          DiagnosticError: the file is about something else, or is no journal, or no file, or
            another tuning writes it.
          OSError: it cannot be read or written.
        """
        if os.path.exists(self.path) and not os.path.isfile(self.path):  # such as /dev/full
            raise error(f"cannot use journal '{self.path}': it is no regular file")
        self._file = open(self.path, "a+b")
        try:
            self._lock(self._file)
            self._read(self._file)
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, outcome: Outcome) -> None:
        """Notes an outcome; when this returns it is on the disk.

        Raises:
          OSError: it cannot be written.
        """
        self.known[outcome.candidate] = outcome
        self._write(outcome.to_json())

    def _lock(self, file: BinaryIO) -> None:
        """Keeps other tunings out until the file is closed, be it by the end of this process."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as reason:
            raise error(
                f"another tuning writes journal '{self.path}': wait for its end, or give --journal "
                "another file"
            ) from reason
        except OSError as reason:
            if reason.errno not in _WITHOUT_LOCKS:
                raise

    def _read(self, file: BinaryIO) -> None:
        file.seek(0)
        data = file.read()
        header = {"version": VERSION, **self.about}
        if len(data) < len(_line(header)) and _line(header).startswith(data):  # it was cut short
            file.truncate(0)
            self._write(header)
            return
        whole = data[: data.rfind(b"\n") + 1]
        source = Source(self.path, whole.decode("utf-8", "replace"))
        self._check(source, header)
        for outcome in read_outcomes(source):
            self.known[outcome.candidate] = outcome
        if len(whole) < len(data):
            file.truncate(len(whole))

    def _check(self, source: Source, header: Mapping[str, Any]) -> None:
        found = read_header(source)
        if found is None:
            raise error(f"'{self.path}' is no journal of tuning: give --journal another file")
        wrong = [key for key, value in header.items() if found.get(key) != value]
        if wrong:
            raise error(
                f"'{self.path}' is the journal of another tuning ({', '.join(wrong)} changed): "
                "give --journal another file, or delete it"
            )

    def _write(self, data: Mapping[str, Any]) -> None:
        assert self._file is not None
        self._file.write(_line(data))
        self._file.flush()
        os.fsync(self._file.fileno())


def _line(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data).encode() + b"\n"

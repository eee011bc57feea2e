"""What is known already: outcomes in a file, one a line, that a kill cannot harm.

The first line says what the outcomes are about. A line that a kill cut short is as if it were not
there; all before it counts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from attrs import define, field

from iree_sched.diagnostics import error
from iree_sched.tuning.measuring import Outcome

VERSION = 1


@define
class Journal:
    """A file of outcomes.

    Attributes:
      path: of the file.
      about: what the outcomes are about: model, objective, machine, release.
      known: outcomes by candidate.
    """

    path: str
    about: Mapping[str, Any]
    known: dict[str, Outcome] = field(factory=dict)

    def open(self) -> None:
        """Reads what is there, and begins the file if there is none.

        Raises:
          DiagnosticError: the file is about something else, or is no journal, or no file.
          OSError: it cannot be read or written.
        """
        header = {"version": VERSION, **self.about}
        if os.path.exists(self.path) and not os.path.isfile(self.path):  # such as /dev/full
            raise error(f"cannot use journal '{self.path}': it is no regular file")
        try:
            with open(self.path, "rb") as file:
                data = file.read()
        except FileNotFoundError:
            data = b""
        whole = data[: data.rfind(b"\n") + 1]
        lines = whole.splitlines()
        if not lines:
            self._write(header, "wb")
            return
        self._check(lines[0], header)
        for number, line in enumerate(lines[1:], 2):
            self._read(line, number)
        if len(whole) < len(data):
            with open(self.path, "r+b") as file:
                file.truncate(len(whole))

    def add(self, outcome: Outcome) -> None:
        """Notes an outcome; when this returns it is on the disk.

        Raises:
          OSError: it cannot be written.
        """
        self.known[outcome.candidate] = outcome
        self._write(outcome.to_json(), "ab")

    def _write(self, data: Mapping[str, Any], mode: str) -> None:
        with open(self.path, mode) as file:
            file.write(json.dumps(data).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _check(self, line: bytes, header: Mapping[str, Any]) -> None:
        try:
            found = json.loads(line)
        except ValueError:
            found = None
        if not isinstance(found, dict) or "version" not in found:
            raise error(f"'{self.path}' is no journal of tuning: give --journal another file")
        wrong = [key for key, value in header.items() if found.get(key) != value]
        if wrong:
            raise error(
                f"'{self.path}' is the journal of another tuning ({', '.join(wrong)} changed): "
                "give --journal another file, or delete it"
            )

    def _read(self, line: bytes, number: int) -> None:
        try:
            outcome = Outcome.from_json(json.loads(line))
        except (ValueError, KeyError, TypeError) as reason:
            raise error(f"'{self.path}': line {number} is no outcome: {reason}") from reason
        self.known[outcome.candidate] = outcome

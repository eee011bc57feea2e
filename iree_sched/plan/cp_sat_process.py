"""The process that runs OR-Tools, with a hard limit on its time."""

from __future__ import annotations

import importlib.util
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Self

from attrs import define, field

_WORKER = Path(__file__).with_name("cp_sat_worker.py")
_COMMAND = [sys.executable, "-P", str(_WORKER)]


class WorkerError(Exception):
    """The process ended, or did not end in time; says how."""


def has_or_tools() -> bool:
    """Whether OR-Tools is installed; it is not imported."""
    return importlib.util.find_spec("ortools") is not None


@define(eq=False)
class CpSatProcess:
    """A running process, ended on the way out.

    Attributes:
      problem: what it is told first.
      command: what runs; by default our worker.
      proven: the last answer to a request is there, and nothing can be better.
    """

    problem: dict[str, Any]
    command: list[str] = field(factory=lambda: _COMMAND)
    proven: bool = field(init=False, default=False)
    _process: subprocess.Popen[str] = field(init=False)
    _lines: queue.SimpleQueue[str | None] = field(init=False, factory=queue.SimpleQueue)
    _errors: list[str] = field(init=False, factory=list)

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        listeners = (self._read, self._process.stdout), (self._hear, self._process.stderr)
        for target, stream in listeners:
            threading.Thread(target=target, args=(stream,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                with suppress(BrokenPipeError):
                    stream.close()

    def ask(self, request: dict[str, Any]) -> None:
        """Sends a request, which the process begins to work on."""
        self._write(self.problem)
        self.problem = {}
        self.proven = False
        self._write(request)

    def answers(self, until: float) -> Iterator[dict[str, Any]]:
        """Answers to the last request; the last one has a `status`.

        Args:
          until: time of the monotonic clock after which the process is killed.

        Raises:
          WorkerError: the process ended, or was killed.
        """
        while True:
            try:
                line = self._lines.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty as reason:
                raise WorkerError("cp-sat did not end in time and was killed") from reason
            if line is None:
                raise WorkerError(self._how_it_ended())
            try:
                found = json.loads(line)
            except ValueError as reason:
                raise WorkerError("cp-sat answered what is no JSON") from reason
            yield found
            if "status" in found:
                return

    def status(self) -> int | None:
        """How the process ended, as Popen has it; None while it runs."""
        return self._process.poll()

    def _write(self, data: dict[str, Any]) -> None:
        if not data:
            return
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(data) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return  # reading tells how it ended

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self.proven = self.proven or '"proven": true' in line
            self._lines.put(line)
        self._lines.put(None)

    def _hear(self, stream: IO[str]) -> None:
        for line in stream:
            self._errors.append(line.strip())

    def _how_it_ended(self) -> str:
        status = self._process.wait()
        if status < 0:
            return f"cp-sat was ended by {signal.Signals(-status).name}"
        said = next((line for line in reversed(self._errors) if line), f"status {status}")
        return f"cp-sat ended: {said}"

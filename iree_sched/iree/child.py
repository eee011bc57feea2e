"""Child processes that end with us: IREE's compiler library at work in one of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Any, Self

from attrs import define, field

_WORKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "worker.py")
_PATIENCE = 2.0  # seconds that a process has to clean up after it was asked to end

Listener = Callable[[bytes], object]
Step = Sequence[Any]


@define
class Child:
    """A process in a group of its own, which is ended, with all its own children, on the way out.

    Attributes:
      process: the process.
      listen: takes what it writes on standard error; None: that goes where ours goes.
    """

    process: subprocess.Popen[bytes]
    listen: Listener | None = None
    _reader: threading.Thread | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        if self.listen is not None:
            self._reader = threading.Thread(target=self._read, daemon=True)
            self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def wait(self) -> int:
        """Waits for the process and all that it has to say; returns its status as Popen does."""
        status = self.process.wait()
        if self._reader is not None:
            self._reader.join()
        return status

    def end(self) -> None:
        """Ends the process and its children, if they are still there.

        They are asked first, so that the compiler can remove its temporary files.
        """
        if self.process.poll() is None:
            self._signal(signal.SIGTERM)
            try:
                self.process.wait(_PATIENCE)
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                self._signal(signal.SIGKILL)
                self.process.wait()
        if self._reader is not None:
            self._reader.join()

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return

    def _read(self) -> None:
        assert self.listen is not None
        assert self.process.stderr is not None
        with self.process.stderr as stream:
            for line in stream:
                self.listen(line)


@define
class Worker(Child):
    """A child that runs steps of `worker.py`.

    Attributes:
      control: what it reads its job from.
      status: where it says how far it is.
    """

    control: IO[str] = field(kw_only=True)
    status: IO[str] = field(kw_only=True)

    def resume(self) -> None:
        """Lets the worker go past its next `wait`."""
        try:
            self.control.write("\n")
            self.control.flush()
        except BrokenPipeError:
            return  # it has ended; `wait` says how

    def stages(self) -> Iterator[str]:
        """The stages as they begin, until the worker ends."""
        for line in self.status:
            yield line.rstrip("\n")

    def end(self) -> None:
        """Ends the worker."""
        for stream in (self.control, self.status):
            with suppress(BrokenPipeError):
                stream.close()
        super().end()


def start_worker(
    library: str,
    arguments: Sequence[str],
    steps: Sequence[Step],
    listen: Listener | None = None,
) -> Worker:
    """Starts a worker.

    Args:
      library: path of IREE's compiler library.
      arguments: the command line that sets its flags, program name first.
      steps: names and arguments of steps, as `worker.py` knows them.
      listen: takes what it writes on standard error.
    """
    control, write_control = os.pipe()
    read_status, status = os.pipe()
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", _WORKER, str(control), str(status)],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE if listen is not None else None,
            pass_fds=(control, status),
            start_new_session=True,
        )
    except BaseException:
        os.close(write_control)
        os.close(read_status)
        raise
    finally:
        os.close(control)
        os.close(status)
    commands = os.fdopen(write_control, "w", encoding="utf-8")
    worker = Worker(
        process, listen, control=commands, status=os.fdopen(read_status, encoding="utf-8")
    )
    job = {"library": library, "arguments": list(arguments), "steps": [list(s) for s in steps]}
    commands.write(json.dumps(job))
    worker.resume()
    return worker


def run_tool(command: Sequence[str], stdin: IO[bytes], listen: Listener | None = None) -> int:
    """Runs a tool that has our standard output; returns its status as Popen does."""
    stderr = subprocess.PIPE if listen is not None else None
    process = subprocess.Popen(command, stdin=stdin, stderr=stderr, start_new_session=True)
    with Child(process, listen) as child:
        return child.wait()

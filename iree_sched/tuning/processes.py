"""Processes of this machine that measure, each of which may end in the middle of a task."""

from __future__ import annotations

import concurrent.futures
import functools
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from typing import Any, ParamSpec, TypeVar

from attrs import define, field

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE = 3.0  # seconds that processes have to clean up
_P = ParamSpec("_P")
_T = TypeVar("_T")


@define(eq=False)
class _Worker:
    """A pool of one process, so that it is known what the process was doing when it ended.

    Attributes:
      pool: that runs its tasks, one at a time.
      process: that it consists of; None: it has ended already.
      begun: done once the process runs; an exception says that it could not begin.
      task: that it was given last.
    """

    pool: concurrent.futures.ProcessPoolExecutor
    process: BaseProcess | None
    begun: concurrent.futures.Future[int]
    task: concurrent.futures.Future[Any] | None = None


@define(eq=False)
class Processes:
    """Processes that can be ended in the middle of a task, their temporary files removed.

    Attributes:
      width: how many tasks may be under way.
    """

    width: int
    _workers: list[_Worker] = field(factory=list, init=False)

    def submit(
        self, task: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> concurrent.futures.Future[_T]:
        """Begins a task in a process that has none."""
        worker = self._idle() or self._start()
        future: concurrent.futures.Future[_T]
        try:
            future = worker.pool.submit(functools.partial(_run, task, *args, **kwargs))
        except concurrent.futures.BrokenExecutor as reason:  # it ended while it had nothing to do
            future = concurrent.futures.Future()
            future.set_exception(reason)
        worker.task = future
        return future

    def death(self, future: concurrent.futures.Future[Any]) -> str | None:
        """How the process ended that a task was in; None: it did not, or could not begin.

        Args:
          future: of a task that raised something.
        """
        if not isinstance(future.exception(), concurrent.futures.BrokenExecutor):
            return None
        worker = next(each for each in self._workers if each.task is future)
        self._forget(worker)
        if worker.begun.exception() is not None:
            return None
        return _describe(None if worker.process is None else worker.process.exitcode)

    def close(self) -> None:
        """Lets the processes end, which have nothing to do any more."""
        for worker in self._workers:
            worker.pool.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            if worker.process is not None:
                worker.process.join()

    def end(self) -> None:
        """Ends the processes: asks them, and kills with all they have started what goes on."""
        # First of all the pools forget what waits: they could not take it that these have gone.
        for worker in self._workers:
            worker.pool.shutdown(wait=False, cancel_futures=True)
        left = {process.sentinel: process for process in multiprocessing.active_children()}
        for process in left.values():
            process.terminate()
        deadline = time.monotonic() + _PATIENCE
        while left and (patience := deadline - time.monotonic()) > 0:
            for ended in multiprocessing.connection.wait(list(left), patience):
                assert isinstance(ended, int)
                del left[ended]
        for process in left.values():
            _kill(process, os.killpg, os.kill)

    def _idle(self) -> _Worker | None:
        """A process that has done its task."""
        for worker in self._workers:
            if worker.task is not None and worker.task.done() and not worker.task.exception():
                return worker
        return None

    def _start(self) -> _Worker:
        # A process that is started is known only afterwards, and takes over the mask.
        with _signals_later():
            known = set(multiprocessing.active_children())
            pool = concurrent.futures.ProcessPoolExecutor(
                1, multiprocessing.get_context("spawn"), initializer=_begin
            )
            begun = pool.submit(os.getpid)
            process = next(iter(set(multiprocessing.active_children()) - known), None)
            self._workers.append(_Worker(pool, process, begun))
        return self._workers[-1]

    def _forget(self, worker: _Worker) -> None:
        """Forgets a process that has ended, and ends what it has started."""
        self._workers.remove(worker)
        worker.pool.shutdown()
        if worker.process is not None:
            _kill(worker.process, os.killpg)


@contextmanager
def _signals_later() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _describe(status: int | None) -> str:
    if status is None:
        return "its process ended"
    if status >= 0:
        return f"its process ended with status {status}"
    try:
        name = f" ({signal.Signals(-status).name})"
    except ValueError:  # a realtime signal
        name = ""
    return f"its process was ended by signal {-status}{name}"


def _kill(process: BaseProcess, *ways: Callable[[int, int], None]) -> None:
    """Kills the group of a process, if it has one of its own already, the process, or both."""
    assert process.pid is not None
    for kill in ways:
        with suppress(ProcessLookupError):
            kill(process.pid, signal.SIGKILL)


def _run(task: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Runs a task; ends the process where the task is ended, which a pool would not do.

    With it go the tools that it runs, and what these have started: iree-benchmark-module is a
    program that runs another one.
    """
    signal.signal(signal.SIGTERM, _unwind)
    try:
        return task(*args, **kwargs)
    except KeyboardInterrupt:
        _end_group()
        raise
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _unwind(number: int, frame: object) -> None:
    """Ends a task, once: what cleans up then is not to be disturbed.

    Not by SystemExit, which a partitioner may raise: that is an outcome.
    """
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _begin() -> None:
    """Lets this process end with the one that started it, however that ended, and by SIGTERM."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        _end_group()

    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    threading.Thread(target=watch, daemon=True).start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def _end_group() -> None:
    """Ends this process, and what it runs."""
    os.killpg(0, signal.SIGKILL)

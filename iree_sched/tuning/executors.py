"""Where candidates are measured: in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import concurrent.futures
import functools
import importlib
import logging
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, ParamSpec, TypeVar

from iree_sched.diagnostics import error

PROCESSES = "processes"
_DASK = "dask://"
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE = 3.0  # seconds that processes have to clean up
_P = ParamSpec("_P")
_T = TypeVar("_T")


@contextmanager
def open_executor(where: str, jobs: int | None) -> Iterator[concurrent.futures.Executor]:
    """The executor for `processes`, or for `dask://HOST:PORT`, a scheduler of Dask's.

    Args:
      where: one of the two.
      jobs: number of processes; None: one for each core that may be used.

    Raises:
      DiagnosticError: it is neither, Dask is not installed, or there is no such scheduler.
    """
    if where.startswith(_DASK):
        with _client(where.removeprefix(_DASK)) as client:
            cluster = client.get_executor(pure=False)
            try:
                yield cluster
            except BaseException:
                cluster.shutdown(wait=False)
                raise
        return
    if where != PROCESSES:
        raise error(f"no executor '{where}': expected {PROCESSES} or {_DASK}HOST:PORT")
    executor = _Processes(
        jobs or len(os.sched_getaffinity(0)),
        multiprocessing.get_context("spawn"),
        initializer=_begin,
    )
    try:
        yield executor
    except BaseException:
        executor.end()  # what they measure nobody waits for
        raise
    finally:
        executor.shutdown(cancel_futures=True)


class _Processes(concurrent.futures.ProcessPoolExecutor):
    """Processes that can be ended in the middle of a task, their temporary files removed."""

    def submit(
        self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> concurrent.futures.Future[_T]:
        # This may start a process, which is known only afterwards, and takes over the mask.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        try:
            return super().submit(functools.partial(_run, fn, *args, **kwargs))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def end(self) -> None:
        """Ends the processes: asks them, and kills with all they have started what goes on."""
        # First of all the pool forgets what waits: it could not take it that these have gone.
        self.shutdown(wait=False, cancel_futures=True)
        left = {process.sentinel: process for process in multiprocessing.active_children()}
        for process in left.values():
            process.terminate()
        deadline = time.monotonic() + _PATIENCE
        while left and (patience := deadline - time.monotonic()) > 0:
            for ended in multiprocessing.connection.wait(list(left), patience):
                assert isinstance(ended, int)
                del left[ended]
        for process in left.values():
            _kill(process.pid)


def _kill(group: int | None) -> None:
    """Kills a process, and its group, if it has one of its own already."""
    assert group is not None
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            kill(group, signal.SIGKILL)


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


def _client(address: str) -> Any:
    """A client of a scheduler, to be closed."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as reason:
        raise error("Dask is not installed: pip install 'iree-sched[dask]'") from reason
    # What becomes of the cluster shows in the outcomes; its log has nothing else to say to users.
    for name in ("distributed", "distributed.client"):  # the second one has a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return distributed.Client(f"tcp://{address}", timeout="10s")
    except (OSError, ValueError) as reason:
        raise error(f"no Dask scheduler answers at {address}: {reason}") from reason

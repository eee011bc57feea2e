"""Where candidates are measured: in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import concurrent.futures
import functools
import importlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

from iree_sched.diagnostics import error

PROCESSES = "processes"
_DASK = "dask://"
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
            yield client.get_executor(pure=False)
        return
    if where != PROCESSES:
        raise error(f"no executor '{where}': expected {PROCESSES} or {_DASK}HOST:PORT")
    executor = _Processes(
        jobs or len(os.sched_getaffinity(0)),
        multiprocessing.get_context("spawn"),
        initializer=_set_endings,
    )
    try:
        yield executor
    except BaseException:
        for process in multiprocessing.active_children():  # what they measure nobody waits for
            process.terminate()
        raise
    finally:
        executor.shutdown(cancel_futures=True)


class _Processes(concurrent.futures.ProcessPoolExecutor):
    """Processes that SIGTERM ends in the middle of a task, its temporary files removed."""

    def submit(
        self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> concurrent.futures.Future[_T]:
        return super().submit(functools.partial(_run, fn, *args, **kwargs))


def _run(task: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Runs a task; ends the process where the task is ended, which a pool would not do."""
    try:
        return task(*args, **kwargs)
    except SystemExit:
        os._exit(1)


def _set_endings() -> None:
    """Lets this process end with the one that started it, however that ended, and by SIGTERM."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    threading.Thread(target=watch, daemon=True).start()


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

"""Where candidates are measured: in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import concurrent.futures
import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from iree_sched.diagnostics import error

PROCESSES = "processes"
_DASK = "dask://"


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
    executor = concurrent.futures.ProcessPoolExecutor(
        jobs or len(os.sched_getaffinity(0)),
        multiprocessing.get_context("spawn"),
        initializer=_end_with_parent,
    )
    try:
        yield executor
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """Ends this process when the one that started it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    threading.Thread(target=watch, daemon=True).start()


def _client(address: str) -> Any:
    """A client of a scheduler, to be closed."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as reason:
        raise error("Dask is not installed: pip install 'iree-sched[dask]'") from reason
    try:
        return distributed.Client(f"tcp://{address}", timeout="10s")
    except (OSError, ValueError) as reason:
        raise error(f"no Dask scheduler answers at {address}: {reason}") from reason

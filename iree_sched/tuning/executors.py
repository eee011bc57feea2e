"""Where candidates are measured: in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import concurrent.futures
import importlib
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ParamSpec, Protocol, TypeVar

from attrs import frozen

from iree_sched.diagnostics import error
from iree_sched.tuning.processes import Processes

PROCESSES = "processes"
_DASK = "dask://"
_P = ParamSpec("_P")
_T = TypeVar("_T")


class Executor(Protocol):
    """An executor of `concurrent.futures` that says what a task did to its process."""

    @property
    def width(self) -> int | None:
        """How many tasks may be under way; None: as many as there are."""
        ...

    def submit(
        self, task: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> concurrent.futures.Future[_T]:
        """Begins a task."""
        ...

    def death(self, future: concurrent.futures.Future[Any]) -> str | None:
        """How the process ended that a task was in; None: the task is not to blame.

        Args:
          future: of a task that raised something.
        """
        ...


@contextmanager
def open_executor(where: str, jobs: int | None) -> Iterator[Executor]:
    """The executor for `processes`, or for `dask://HOST:PORT`, a scheduler of Dask's.

    Args:
      where: one of the two.
      jobs: number of processes; None: one for each core that may be used.

    Raises:
      DiagnosticError: it is neither, Dask is not installed, or there is no such scheduler.
    """
    if where.startswith(_DASK):
        with _cluster(where.removeprefix(_DASK)) as cluster:
            yield cluster
        return
    if where != PROCESSES:
        raise error(f"no executor '{where}': expected {PROCESSES} or {_DASK}HOST:PORT")
    processes = Processes(jobs or len(os.sched_getaffinity(0)))
    try:
        yield processes
    except BaseException:
        processes.end()  # what they measure nobody waits for
        raise
    processes.close()


@frozen
class _Cluster:
    """A Dask cluster.

    Attributes:
      executor: Dask's own.
      killed: the exception of a task whose workers died, each time that it was tried.
      width: Dask itself keeps what waits.
    """

    executor: Any
    killed: type[Exception]
    width: None = None

    def submit(
        self, task: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> concurrent.futures.Future[_T]:
        future: concurrent.futures.Future[_T] = self.executor.submit(task, *args, **kwargs)
        return future

    def death(self, future: concurrent.futures.Future[Any]) -> str | None:
        reason = None if future.cancelled() else future.exception()
        return f"its workers died: {reason}" if isinstance(reason, self.killed) else None


@contextmanager
def _cluster(address: str) -> Iterator[_Cluster]:
    """The cluster of a scheduler."""
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as reason:
        raise error("Dask is not installed: pip install 'iree-sched[dask]'") from reason
    # What becomes of the cluster shows in the outcomes; its log has nothing else to say to users.
    for name in ("distributed", "distributed.client"):  # the second one has a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with _client(distributed, address) as client:
        executor = client.get_executor(pure=False)
        try:
            yield _Cluster(executor, distributed.KilledWorker)
        except BaseException:
            executor.shutdown(wait=False)
            raise


def _client(distributed: Any, address: str) -> Any:
    """A client of a scheduler, to be closed."""
    try:
        return distributed.Client(f"tcp://{address}", timeout="10s")
    except (OSError, ValueError) as reason:
        raise error(f"no Dask scheduler answers at {address}: {reason}") from reason

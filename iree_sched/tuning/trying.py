"""Runs trials, as many at a time as the executor takes, and notes what comes of each."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable, Iterator, Sequence

from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.tuning.executors import Executor
from iree_sched.tuning.journal import Journal
from iree_sched.tuning.measuring import Outcome, Trial, measure


def try_all(
    trials: Sequence[Trial],
    journal: Journal,
    executor: Executor,
    watch: Callable[[Outcome], object],
) -> list[Outcome]:
    """Measures what the journal does not know yet.

    A trial whose process died is tried again when all others are done, alone: memory may not have
    sufficed for all that ran, or somebody may have killed the process. One that dies again failed.

    Args:
      trials: what to try.
      journal: where outcomes are noted; those that it knows are not tried again.
      executor: where trials run.
      watch: told of each outcome.

    Returns:
      The outcomes of all trials, in their order.

    Raises:
      DiagnosticError: a process of the executor could not begin, or what leads them died.
      OSError: the journal cannot be written.
    """

    def note(outcome: Outcome) -> None:
        journal.add(outcome)
        watch(outcome)

    missing = [trial for trial in trials if str(trial.candidate) not in journal.known]
    died = []
    for trial, found in _measure_all(missing, journal, executor):
        if isinstance(found, Outcome):
            note(found)
        else:
            died.append(trial)
    for again in died:
        for trial, found in _measure_all([again], journal, executor):
            failed = Outcome(str(trial.candidate), error=str(found))
            note(found if isinstance(found, Outcome) else failed)
    return [journal.known[str(trial.candidate)] for trial in trials]


def _measure_all(
    trials: Sequence[Trial], journal: Journal, executor: Executor
) -> Iterator[tuple[Trial, Outcome | str]]:
    """Each trial with its outcome, or with how its process ended, as they come."""
    waiting = list(reversed(trials))
    running: dict[concurrent.futures.Future[Outcome], Trial] = {}
    while waiting or running:
        while waiting and (executor.width is None or len(running) < executor.width):
            trial = waiting.pop()
            running[executor.submit(measure, trial)] = trial
        done, _ = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
        for future in done:
            yield running.pop(future), _result(future, journal, executor)


def _result(
    future: concurrent.futures.Future[Outcome], journal: Journal, executor: Executor
) -> Outcome | str:
    """The outcome of a trial, or how its process ended.

    Raises:
      DiagnosticError: there is none. `measure` raises nothing, so it could not be run, or its end
        was not heard of; each executor has exceptions of its own for that.
    """
    try:
        return future.result()
    except Exception as reason:
        death = executor.death(future)
        if death is None:
            raise _lost(reason, journal) from reason
        return death


def _lost(reason: Exception, journal: Journal) -> DiagnosticError:
    said = f"{type(reason).__name__}: {reason}".rstrip(": ")
    return error(
        f"a process that measures could not begin, or was lost ({said}); what was measured is in "
        f"'{journal.path}', and the same command goes on from there"
    )

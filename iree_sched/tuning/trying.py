"""Runs trials, as many at a time as the executor takes, and notes what comes of each."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable, Sequence

from iree_sched.diagnostics import error
from iree_sched.tuning.journal import Journal
from iree_sched.tuning.measuring import Outcome, Trial, measure


def try_all(
    trials: Sequence[Trial],
    journal: Journal,
    executor: concurrent.futures.Executor,
    watch: Callable[[Outcome], object],
) -> list[Outcome]:
    """Measures what the journal does not know yet.

    Args:
      trials: what to try.
      journal: where outcomes are noted; those that it knows are not tried again.
      executor: where trials run.
      watch: told of each outcome.

    Returns:
      The outcomes of all trials, in their order.

    Raises:
      DiagnosticError: a process of the executor, or what leads them, died or cannot measure.
      OSError: the journal cannot be written.
    """
    missing = [trial for trial in trials if str(trial.candidate) not in journal.known]
    futures = [executor.submit(measure, trial) for trial in missing]
    for future in concurrent.futures.as_completed(futures):
        outcome = _result(future, journal)
        journal.add(outcome)
        watch(outcome)
    return [journal.known[str(trial.candidate)] for trial in trials]


def _result(future: concurrent.futures.Future[Outcome], journal: Journal) -> Outcome:
    """The outcome of a trial.

    Raises:
      DiagnosticError: there is none. `measure` raises nothing, so it could not be run, or its end
        was not heard of; each executor has exceptions of its own for that.
    """
    try:
        return future.result()
    except Exception as reason:
        said = f"{type(reason).__name__}: {reason}".rstrip(": ")
        raise error(
            f"a process that measured died or could not begin ({said}); what was measured is in "
            f"'{journal.path}', and the same command goes on from there"
        ) from reason

"""Signals that end a program."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from iree_sched.cli.program import Terminated

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
_PATIENCE = 6  # seconds that a program has to end


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Lets the signals that end a program unwind it first, as Ctrl-C does.

    Further ones are not heard then, so that whatever ends processes and removes files can do that
    undisturbed; but what does not come to its end is ended. Signals that the program was started
    to ignore, as by nohup, are ignored.
    """

    def end(number: int, frame: object) -> None:
        for each in before:
            signal.signal(each, lambda *_: None)
        signal.alarm(_PATIENCE)
        raise Terminated(128 + number)

    numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    before = {n: signal.getsignal(n) for n in numbers if signal.getsignal(n) != signal.SIG_IGN}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

"""Runs both passes over one file in this process and prints where the time went, as JSON.

usage: python benchmarks/phases.py FILE

Each phase is the time spent in some functions without that spent in those of other phases; what is
left of the life of the process is start-up. It is time of the processor, which varies less than
wall time on a busy machine. Timing the functions costs a little, too.
"""

from __future__ import annotations

import functools
import gc
import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from iree_sched.classes import define, field
from tests.differential.oracle import CONCURRENCY, EXECUTION, pipeline

PHASES = ("start-up", "scan", "parse", "build", "verify", "partition", "outline", "clean-up")
PHASES += ("print", "other")

# Where a phase's functions are looked up by those who call them.
_FUNCTIONS = (
    ("iree_sched.parser", "parse", "build"),
    ("iree_sched.parser", "outline", "scan"),
    ("iree_sched.assembly.opreader", "OpReader._read", "parse"),
    ("iree_sched.analysis.verifier", "verify", "verify"),
    ("iree_sched.passes.schedule_execution", "partition_block", "partition"),
    ("iree_sched.passes.schedule_concurrency", "partition_block", "partition"),
    ("iree_sched.passes.schedule_execution", "outline_execution", "outline"),
    ("iree_sched.passes.schedule_concurrency", "outline_concurrency", "outline"),
    ("iree_sched.passes.schedule_execution", "sort_topologically", "outline"),
    ("iree_sched.passes.schedule_concurrency", "sort_topologically", "outline"),
    ("iree_sched.passes.schedule_execution", "canonicalize", "clean-up"),
    ("iree_sched.printer", "document_parts", "print"),
)


@define
class Stopwatch:
    """Seconds by phase; a phase inside another one stops the outer one's clock."""

    seconds: dict[str, float] = field(factory=lambda: dict.fromkeys(PHASES, 0.0))
    _running: list[str] = field(factory=lambda: ["other"])
    _since: float = field(factory=time.process_time)

    def switch(self) -> None:
        """Books the time since the last switch on the running phase."""
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, function: Callable[..., Any], phase: str) -> Callable[..., Any]:
        """The function, its time booked on a phase."""

        @functools.wraps(function)
        def run(*positional: Any, **named: Any) -> Any:
            self.switch()
            self._running.append(phase)
            try:
                return function(*positional, **named)
            finally:
                self.switch()
                self._running.pop()

        return run

    def watch(self, module: str, path: str, phase: str) -> None:
        """Books a function's time on a phase from now on."""
        holder: Any = importlib.import_module(module)
        *outer, name = path.split(".")
        for part in outer:
            holder = getattr(holder, part)
        setattr(holder, name, self.timed(getattr(holder, name), phase))


def main(arguments: list[str]) -> int:
    """Runs the command line."""
    if len(arguments) != 1:
        print(__doc__)
        return 1
    from iree_sched.cli.driver import drive

    stopwatch = Stopwatch()
    for module, path, phase in _FUNCTIONS:
        stopwatch.watch(module, path, phase)
    stopwatch.switch()
    stopwatch.seconds = dict.fromkeys(PHASES, 0.0)
    stopwatch.seconds["start-up"] = time.process_time()
    flags = [arguments[0], f"--pass-pipeline={pipeline(EXECUTION, CONCURRENCY)}", "-o=/dev/null"]
    gc.disable()  # as the program does
    status = drive(flags, "iree-sched-opt")
    stopwatch.switch()
    print(json.dumps(stopwatch.seconds))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

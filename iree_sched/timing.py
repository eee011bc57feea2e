"""Measures wall time of the phases of a run and reports it in the layout of `--mlir-timing`.

The layout is that of mlir/lib/Support/Timing.cpp for one thread, as a tree or as a list.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from iree_sched.classes import define, field
from iree_sched.ir import Operation
from iree_sched.passbase import Pass
from iree_sched.passmanager import Instrumentation
from iree_sched.passplan import Stage, pass_name

_RULE = "===" + "-" * 73 + "==="
_TITLE = "... Execution time report ..."


@define
class Phase:
    """Time spent under a name, in seconds, and the phases within it."""

    name: str
    seconds: float = 0.0
    parts: dict[str, Phase] = field(factory=dict)

    def part(self, name: str) -> Phase:
        """The phase of a name within this one; repetitions add up."""
        return self.parts.setdefault(name, Phase(name))


@define
class Timer(Instrumentation):
    """A stopwatch with nested phases; as an instrumentation it times stages, passes, verifiers."""

    root: Phase = field(factory=lambda: Phase("Total"))
    _running: list[tuple[Phase, float]] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._running.append((self.root, time.perf_counter()))

    def start(self, name: str) -> None:
        """Starts a phase within the one that runs."""
        self._running.append((self._running[-1][0].part(name), time.perf_counter()))

    def stop(self) -> None:
        """Ends the phase started last."""
        phase, began = self._running.pop()
        phase.seconds += time.perf_counter() - began

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Times the body of a `with` statement."""
        self.start(name)
        try:
            yield
        finally:
            self.stop()

    def before_stage(self, stage: Stage, op: Operation) -> None:
        """Starts the stage, but for the outermost one, which MLIR does not show."""
        if op.parent is not None:
            self.start(f"'{stage.title}' Pipeline")

    def after_stage(self, stage: Stage, op: Operation) -> None:
        """Ends the stage."""
        if op.parent is not None:
            self.stop()

    def before_pass(self, made: Pass, op: Operation) -> None:
        """Starts the pass."""
        self.start(pass_name(made))

    def before_verify(self, op: Operation) -> None:
        """Starts the verifier."""
        self.start("(V) Verifier")

    def after_verify(self, op: Operation) -> None:
        """Ends the verifier."""
        self.stop()

    def after_pass(self, made: Pass, op: Operation, failed: bool) -> None:
        """Ends the pass."""
        self.stop()

    def report(self, display: str = "tree") -> str:
        """Ends the run; the report as a "tree" or a "list"."""
        self.stop()
        total = self.root.seconds
        rows = list(_tree(self.root) if display == "tree" else _list(self.root))
        rest = total - sum(part.seconds for part in self.root.parts.values())
        rows += [("Rest", rest), ("Total", total)]
        head = [
            _RULE,
            _TITLE.center(len(_RULE)).rstrip(),
            _RULE,
            f"  Total Execution Time: {total:.4f} seconds",
            "",
            "  ----Wall Time----  ----Name----",
        ]
        return "\n".join([*head, *(_row(name, seconds, total) for name, seconds in rows)]) + "\n"


def _row(name: str, seconds: float, total: float) -> str:
    percent = 100.0 * seconds / total if total else 0.0
    return f"  {seconds:8.4f} ({percent:5.1f}%)  {name}"


def _tree(phase: Phase, indent: str = "") -> Iterator[tuple[str, float]]:
    for part in phase.parts.values():
        yield indent + part.name, part.seconds
        yield from _tree(part, indent + "  ")


def _list(root: Phase) -> Iterator[tuple[str, float]]:
    """All phases by name, the longest first."""
    sums: dict[str, float] = {}
    for name, seconds in _tree(root):
        sums[name.strip()] = sums.get(name.strip(), 0.0) + seconds
    return iter(sorted(sums.items(), key=lambda row: -row[1]))

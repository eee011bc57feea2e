"""The splice: IREE's compiler, with our passes in the place of its two scheduling passes.

    source ── flow ── pre ──▶ text ── scheduled ──▶ text ── stream ── build

A worker process brings the source as far as the scheduling passes and prints the module; our passes
run over the text in this process; another worker reads their result and goes on to the end.
Beside the text goes bytecode of the same module, for what text does not say: executables, and some
locations. So debug information is that of the source.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol, TypeVar

from attrs import define, field, frozen

from iree_sched.diagnostics import Source
from iree_sched.dialects import opaque_ops
from iree_sched.dialects.names import CONCURRENT, EXECUTE
from iree_sched.dialects.own_attributes import PREFIX, QUOTED_FAVOR
from iree_sched.iree.child import Listener, Step, Worker, start_worker
from iree_sched.iree.installation import Installation
from iree_sched.iree.mending import FAVOR, Handover, mend
from iree_sched.iree.passlists import PassLists, pass_lists
from iree_sched.iree.releases.notation import Release
from iree_sched.iree.request import (
    DEBUG_INFO,
    FLOW,
    STREAM,
    Request,
    flag_values,
)
from iree_sched.iree.treeparts import TreeParts, with_tree
from iree_sched.passplan import Stage
from iree_sched.pipeline import quote_option
from iree_sched.session import Session

T = TypeVar("T")
PRE, SCHEDULED, BUILD = "pre", "scheduled", "build"  # stages that are no phases of IREE
BYTECODE = ".mlirbc"
STAGES = {
    FLOW: "IREE's phases up to flow",
    PRE: "IREE's stream passes before scheduling",
    SCHEDULED: "scheduling",
    STREAM: "IREE's stream passes after scheduling",
    BUILD: "IREE's phases after stream",
}


class StageError(Exception):
    """A stage failed; what IREE or our passes say about it has been shown already.

    Attributes:
      stage: one of `STAGES`; None: it did not come to any, and `what` failed.
      status: of the compiler, as Popen has it.
      saved: path of the last IR that is in a file; None: there is none.
    """

    def __init__(
        self, stage: str | None, status: int, saved: str | None, what: str = "iree-compile"
    ) -> None:
        if stage is not None:
            what = f"stage {stage} ({STAGES[stage]})"
        crash = f": the compiler was ended by signal {-status}" if status < 0 else ""
        kept = f"; the last IR before it is in {saved}" if saved else ""
        super().__init__(f"{what} failed{crash}{kept}")
        self.stage = stage
        self.status = status
        self.saved = saved


class Answered(StageError):
    """A flag has made the compiler print something and end well, before it came to any stage."""


@frozen
class Middle:
    """What happens to the text between the two halves.

    Attributes:
      session: runs the passes.
      plan: the passes.
      leaves_executables: the passes change nothing in executables.
    """

    session: Session
    plan: Stage
    leaves_executables: bool = True


class PathOf(Protocol):
    """Gives the path of a file for the IR of a stage."""

    def __call__(self, stage: str, suffix: str = ".mlir") -> str: ...


@define
class Splice:
    """One compilation through the splice.

    Attributes:
      installation: the IREE to use.
      release: the facts about it.
      request: what to compile.
      path: gives the files that IR is handed over in.
      trees: where dumps go, if they go to a tree of files.
      keep_all: write the IR of every stage, not only what is handed over.
      on_stage: told of each stage when it begins.
      listen: takes what IREE writes on standard error; None: that goes where ours goes.
    """

    installation: Installation
    release: Release
    request: Request
    path: PathOf
    trees: TreeParts | None = None
    keep_all: bool = False
    on_stage: Callable[[str], object] = lambda stage: None
    listen: Listener | None = None
    _stage: str | None = field(default=None, init=False)
    _saved: str | None = field(default=None, init=False)

    def run(self, prepare: Callable[[], Middle], output: str) -> None:
        """Compiles to a file.

        `prepare` is called while IREE is at work already.

        Raises:
          StageError: a stage failed; the file may be there in part.
        """
        try:
            self._run(prepare, output)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(self.path(PRE, BYTECODE))
            if self.trees is not None:
                self.trees.join(list(STAGES))

    def front(self) -> bytes:
        """The module as text, right before it is scheduled.

        Raises:
          StageError: a stage failed.
        """
        self._front(self._lists(), lambda: None)
        with open(self.path(PRE), "rb") as file:
            return mend(file.read())

    def _lists(self) -> PassLists:
        return pass_lists(self.release, flag_values(self.request.flags, self.release.flags))

    def _front(self, lists: PassLists, meanwhile: Callable[[], T]) -> T:
        """Brings the module to where it is scheduled; returns what is made in the meantime."""
        flags = self.request.flags
        if not self.request.printing_flags and DEBUG_INFO not in flags:
            flags = (*flags, DEBUG_INFO)
        with self._start(self._first_half(lists), flags) as front:
            made = meanwhile()
            self._follow(front)
        if self.request.printing_flags:
            self._print_plainly()
        return made

    def _run(self, prepare: Callable[[], Middle], output: str) -> None:
        lists = self._lists()
        middle = self._front(lists, prepare)
        with self._start([["wait"], *self._second_half(lists, middle, output)]) as back:
            self._schedule(middle)
            back.resume()
            try:
                self._follow(back)
            except StageError as reason:
                raise self._with_stream(reason, lists, middle) from reason
        self._join_remarks()

    def _with_stream(self, reason: StageError, lists: PassLists, middle: Middle) -> StageError:
        """A failure in the second half, which names the IR of the stream stage if it came later.

        If nobody has asked for that IR, it is made now: builds that succeed need not write it.
        """
        if reason.stage != BUILD:
            return reason
        path = self.path(STREAM)
        if not self.keep_all:
            steps = [*self._to_stream(lists, middle), ["write", "IR", path]]
            flags = (*self.request.other_flags, DEBUG_INFO)
            library = self.installation.library
            # Its diagnostics have been shown.
            with start_worker(library, ["iree-compile", *flags], steps, lambda line: None) as again:
                if again.wait():
                    return reason
        return StageError(reason.stage, reason.status, path)

    def _first_half(self, lists: PassLists) -> list[Step]:
        request = self.request
        steps: list[Step] = [
            *self._settings(request.remarks),
            ["stage", FLOW],
            ["read", request.source, request.source_name],
        ]
        steps.append(["remember", PREFIX])
        if request.compile_from != FLOW:
            steps += [["phases", request.compile_from, FLOW], *self._gather(FLOW)]
        if self.keep_all:
            steps.append(["write", "IR", self.path(FLOW)])
        steps += [["stage", PRE], ["passes", lists.before], *self._gather(PRE), ["recall"]]
        if Handover.of(request.source).favors:
            steps.append(["quote", FAVOR, QUOTED_FAVOR])
        steps.append(["write", "IRBytecode", self.path(PRE, BYTECODE), -1])
        return steps if request.printing_flags else [*steps, ["write", "IR", self.path(PRE)]]

    def _second_half(self, lists: PassLists, middle: Middle, output: str) -> list[Step]:
        request = self.request
        steps = [*self._settings(self._more_remarks()), *self._to_stream(lists, middle)]
        steps += [*self._gather(STREAM), *self._dump_stream()]
        if self.keep_all:
            steps.append(["write", "IR", self.path(STREAM)])
        if request.compile_to != STREAM:
            steps += [["stage", BUILD], ["phases", STREAM, request.compile_to]]
            steps += self._gather(BUILD)
        return [*steps, self._write(output)]

    def _to_stream(self, lists: PassLists, middle: Middle) -> list[Step]:
        """From the text that our passes have left to the end of the stream phase."""
        steps: list[Step] = [["stage", STREAM]]
        # What has no location in the text gets one there, and the same in whichever folder it is.
        name = os.path.basename(self.path(SCHEDULED))
        steps.append(["read", self.path(SCHEDULED), name])
        restored = opaque_ops() if middle.leaves_executables else ()
        steps.append(["restore", self.path(PRE, BYTECODE), *restored])
        return [*steps, ["locate", EXECUTE, CONCURRENT], ["passes", lists.after]]

    def _gather(self, stage: str) -> list[Step]:
        return [] if self.trees is None else [self.trees.gather(stage)]

    def _write(self, output: str) -> Step:
        form, *version = self.request.write_step
        # The results of chunks follow each other in one file.
        verb = "append" if self.request.split else "write"
        return [verb, form, output, *map(int, version)]

    def _dump_stream(self) -> list[Step]:
        """Writes the IR after the stream phase to where IREE writes it after other phases.

        They are NAME.NUMBER.PHASE.mlir; only IREE does not know that it is in this one.
        """
        folder = self.request.dump_phases
        if folder is None:
            return []
        number = self.release.phases.index(FLOW)
        tail = f".{number}.{FLOW}.mlir"
        found = glob.glob(os.path.join(glob.escape(folder), f"*{tail}"))
        before = max(found, key=os.path.getmtime, default=None)
        if before is None:
            return []
        path = quote_option(f"{before.removesuffix(tail)}.{number + 1}.{STREAM}.mlir")
        return [["passes", f"iree-util-dump-module{{path={path}}}"]]

    def _settings(self, remarks: tuple[str, str] | None) -> list[Step]:
        request = self.request
        steps: list[Step] = [] if request.verify else [["verify", False]]
        if request.dump_phases is not None:
            steps.append(["dump_phases", request.dump_phases])
        if remarks is not None:
            steps.append(["remarks", *remarks])
        return steps

    def _more_remarks(self) -> tuple[str, str] | None:
        """What remarks to write in the second half; each half makes a new file of them."""
        if self.request.remarks is None:
            return None
        return self.request.remarks[0], self.path("remarks", ".yaml")

    def _join_remarks(self) -> None:
        """Puts the remarks of both halves into one file."""
        if self.request.remarks is None:
            return
        more = self.path("remarks", ".yaml")
        with open(more, "rb") as second, open(self.request.remarks[1], "ab") as first:
            first.write(second.read())
        os.unlink(more)

    def _print_plainly(self) -> None:
        """Turns the first half's bytecode into text that flags about printing do not touch."""
        steps = [["read", self.path(PRE, BYTECODE)], ["write", "IR", self.path(PRE)]]
        flags = (*self.request.other_flags, DEBUG_INFO)
        with self._start(steps, flags) as printer:
            self._follow(printer)

    def _start(self, steps: Sequence[Step], flags: tuple[str, ...] | None = None) -> Worker:
        given = self.request.flags if flags is None else flags
        if self.trees is not None:
            given = with_tree(given, self.trees.running)
        library = self.installation.library
        return start_worker(library, ["iree-compile", *given], steps, self.listen)

    def _follow(self, worker: Worker) -> None:
        """Waits for a worker, stage by stage.

        Raises:
          StageError: it failed.
        """
        for stage in worker.stages():
            self._enter(stage)
        status = worker.wait()
        if self._stage is None and not status:
            raise Answered(None, status, None, "nothing was asked to be compiled: the compilation")
        if status:
            raise StageError(self._stage, status, self._saved, "the reading of the command line")

    def _enter(self, stage: str) -> None:
        self._stage = stage
        self.on_stage(stage)

    def _schedule(self, middle: Middle) -> None:
        """Runs our passes over the text.

        Raises:
          StageError: they failed.
        """
        self._enter(SCHEDULED)
        self._saved = self.path(PRE)
        with open(self._saved, "rb") as file:
            text = file.read()
        mended = mend(text)
        if mended != text:
            with open(self._saved, "wb") as file:
                file.write(mended)
        source = Source(self._saved, mended.decode())
        result = middle.session.run(source, middle.plan)
        if not result.succeeded:
            raise StageError(SCHEDULED, 1, self._saved)
        with open(self.path(SCHEDULED), "wb") as file:
            file.write(mend(result.text.encode()))
        self._saved = self.path(SCHEDULED)

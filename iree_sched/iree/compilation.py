"""A compilation from start to end: where its files are, what it runs, what it leaves behind."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

from attrs import define, evolve, field, frozen

from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity, Source, SourceError
from iree_sched.iree.child import Listener, run_tool
from iree_sched.iree.dumps import dump_options
from iree_sched.iree.installation import Installation, installed
from iree_sched.iree.passlists import (
    PlanUse,
    pipeline_of_choice,
    place_in_choice,
    schedule_with,
    spell_partitioner,
)
from iree_sched.iree.releases.notation import Release
from iree_sched.iree.request import Request, flag_values
from iree_sched.iree.splice import SCHEDULED, Middle, Splice, StageError
from iree_sched.iree.treeparts import TreeParts, tree_folder
from iree_sched.partition.selection import Selection
from iree_sched.passbase import DEFAULT_FAVOR
from iree_sched.passplan import Stage, build_plan
from iree_sched.passregistry import Registry
from iree_sched.pipeline import parse_pipeline
from iree_sched.session import Options, Report, Session
from iree_sched.specs.screening import check_texts
from iree_sched.specs.settings import SpecSettings
from iree_sched.specs.sources import find_texts
from iree_sched.splitting import DEFAULT_MARKER
from iree_sched.wholefile import whole_file

FAVOR = "iree-stream-partitioning-favor"


@frozen
class Scheduling:
    """What is to schedule, in the place of IREE's two passes.

    Attributes:
      execution, concurrency: a partitioner, `NAME[,option=value...]`, for what the IR does not say;
        None: the reference partitioner.
      pipeline: passes to run instead, as `--pass-pipeline` takes them; None: the two.
      plugins: Python files with more passes and partitioners.
      specs: libraries of specs that say what neither the IR nor this does; None: none at all.
      plan: a plan; the functions that it fits are scheduled as it says.

    Raises:
      ValueError: there are both a pipeline and what it would have to name.
    """

    execution: str | None = None
    concurrency: str | None = None
    pipeline: str | None = None
    plugins: tuple[str, ...] = ()
    specs: SpecSettings | None = None
    plan: PlanUse | None = None

    def __attrs_post_init__(self) -> None:
        if self.pipeline is not None and (self.execution or self.concurrency) is not None:
            raise ValueError("a pipeline names its partitioners itself: {partitioner=NAME}")
        if self.pipeline is not None and self.plan is not None:
            raise ValueError("a pipeline names its plan itself: iree-sched-plan{plan=FILE}")

    def registry(self) -> Registry:
        """The passes and partitioners there are.

        Raises:
          DiagnosticError: a plug-in cannot be loaded.
        """
        return Registry.with_plugins(self.plugins)

    def passes(self) -> str:
        """The pipeline to run."""
        if self.pipeline:
            return self.pipeline
        specs = self.specs is not None
        return schedule_with(self.execution, self.concurrency, plan=self.plan, specs=specs)

    def prepare(self, session: Session) -> Stage | None:
        """The passes to run; None if they cannot be run, which is reported to the session.

        Raises:
          SourceError: there is no such partitioner, or its options are wrong; this is about the
            text that chooses it.
        """
        for kind, choice in (("execution", self.execution), ("concurrency", self.concurrency)):
            if choice is not None:
                _check_partitioner(kind, choice, session.registry)
        given = Source("--sched-pipeline", self.pipeline) if self.pipeline else None
        return session.plan(self.passes(), given)

    def flags(self) -> list[str]:
        """What the pipeline is to be run with, as flags of iree-sched-opt."""
        plugins = [f"--load-pass-plugin={path}" for path in self.plugins]
        return [*plugins, *(self.specs.flags() if self.specs is not None else ())]


def _check_partitioner(kind: str, choice: str, registry: Registry) -> None:
    """Makes sure that a partitioner can be chosen.

    Raises:
      SourceError: it cannot.
    """

    def about_choice(diagnostic: Diagnostic) -> Diagnostic:
        notes = tuple(map(about_choice, diagnostic.notes))
        return evolve(
            diagnostic, offset=place_in_choice(kind, choice, diagnostic.offset), notes=notes
        )

    source = Source(f"--sched-{kind}", choice)
    try:
        with suppress(DiagnosticError):  # what is wrong with options is told below, at its place
            Selection.from_text(spell_partitioner(choice))
        build_plan(parse_pipeline(pipeline_of_choice(kind, choice)), registry)
    except ValueError as reason:
        raise SourceError(source, Diagnostic(Severity.ERROR, str(reason), 0)) from reason
    except DiagnosticError as reason:
        raise SourceError(source, *map(about_choice, reason.diagnostics)) from reason


def _nothing(*_: object) -> None:
    return


@define
class Compilation:
    """Compiles one module.

    Attributes:
      request: what to compile.
      text: the module, text or bytecode, where it is in no file, or is to be split.
      scheduling: what schedules.
      release: number of the release whose pass lists to use; None: that of the installed IREE.
      save_temps: folder for the IR of every stage; None: what is handed over goes to a temporary
        folder, which stays only where a stage fails.
      on_stage: told of each stage when it begins.
      on_report: told of each diagnostic of our passes.
      listen: takes what IREE writes on standard error; None: that goes where ours goes.
    """

    request: Request
    text: bytes | None = None
    scheduling: Scheduling = field(factory=Scheduling)
    release: str | None = None
    save_temps: str | None = None
    on_stage: Callable[[str], object] = _nothing
    on_report: Callable[[Report], object] = _nothing
    listen: Listener | None = None

    def run(self, output: str) -> None:
        """Compiles to a file, which is written whole or not at all.

        Raises:
          ToolError: there is no IREE to be found.
          DiagnosticError: its release is not known, or a plug-in cannot be loaded.
          StageError: a stage failed.
          OSError: a file cannot be written.
        """
        installation, release = installed(self.release)
        with whole_file(output) as target:
            if not self.request.is_spliced(release):
                self._pass_on(installation, target)
            elif self.request.split:
                self._splice_chunks(installation, release, target)
            else:
                self._splice(installation, release, target)

    def _splice_chunks(self, installation: Installation, release: Release, target: str) -> None:
        """Compiles each chunk by itself; a failure does not keep the next one from its turn.

        Raises:
          StageError: a chunk failed; this is about the first of them.
        """
        assert self.text is not None
        failures = []
        for request, text in self._chunks(self.text):
            chunk = evolve(self, request=request, text=text)
            try:
                chunk._splice(installation, release, target)
            except StageError as reason:
                failures.append(reason)
        if failures:
            raise failures[0]

    def _chunks(self, text: bytes) -> Iterator[tuple[Request, bytes]]:
        """Chunks, named as iree-compile names them."""
        request, line = self.request, 1
        shown, stem = request.source_name or request.source, stem_of(request.source)
        for number, chunk in enumerate(text.split(DEFAULT_MARKER.encode())):
            name = f"within split at {shown}:{line} offset "
            source = f"{stem}.{number}.mlir"
            yield evolve(request, source=source, source_name=name), chunk
            line += chunk.count(b"\n")

    def before_scheduling(self) -> bytes:
        """The module as text, right before it is scheduled; nothing is left behind.

        Raises:
          ToolError: there is no IREE to be found.
          DiagnosticError: its release is not known.
          StageError: a stage failed.
        """
        installation, release = installed(self.release)
        with self._spliced(installation, release) as splice:
            return splice.front()

    def _splice(self, installation: Installation, release: Release, target: str) -> None:
        with self._spliced(installation, release) as splice:
            splice.run(lambda: self.prepare(release, splice.trees), target)

    @contextmanager
    def _spliced(self, installation: Installation, release: Release) -> Iterator[Splice]:
        """The splice, with a folder for what it hands over."""
        with _Folder(self.save_temps, stem_of(self.request.source)) as folder:
            request = self.request
            if self.text is not None:
                source = folder.path("input")
                with open(source, "wb") as file:
                    file.write(self.text)
                request = evolve(request, source=source)
            tree = tree_folder(request.flags)
            trees = None if tree is None else TreeParts(tree, folder.path("dumps", ""))
            yield Splice(
                installation,
                release,
                request,
                folder.path,
                trees,
                keep_all=self.save_temps is not None,
                on_stage=self.on_stage,
                listen=self.listen,
            )

    def prepare(self, release: Release, trees: TreeParts | None = None) -> Middle:
        """Makes ready what schedules, so that mistakes in it show before IREE has done its part.

        Raises:
          DiagnosticError: a plug-in cannot be loaded, a library of specs has faults, or there is
            no such partitioner.
          StageError: the pipeline cannot be run; `on_report` was told why.
        """
        favor = flag_values(self.request.flags, {FAVOR: DEFAULT_FAVOR})[FAVOR]
        options = Options(
            debuginfo=True,
            favor=favor,
            inherent_apart=release.inherent_apart,
            dump=dump_options(self.request.flags, None if trees is None else trees.part(SCHEDULED)),
            specs=evolve(self.scheduling.specs or SpecSettings(), release=release.version),
        )
        log = None if self.listen is None else self._log
        if self.scheduling.specs is not None and self.scheduling.pipeline is None:
            check_texts(find_texts(self.scheduling.specs))
        session = Session(options, self.scheduling.registry(), log, self.on_report)
        plan = self.scheduling.prepare(session)
        if plan is None:
            raise StageError(SCHEDULED, 1, None)
        return Middle(session, plan, leaves_executables=self.scheduling.pipeline is None)

    def _log(self, text: str) -> None:
        """Passes on what our passes dump."""
        assert self.listen is not None
        self.listen(text.encode())

    def _pass_on(self, installation: Installation, target: str) -> None:
        """Lets iree-compile do what holds no scheduling."""
        command = [installation.tool("iree-compile"), *self.request.command_line(), "-o", target]
        with tempfile.TemporaryFile() as source:
            source.write(self.text or b"")
            source.seek(0)
            status = run_tool(command, source, self.listen)
        if status:
            raise StageError(None, status, None)


@define
class _Folder:
    """Where the files of a compilation are.

    Attributes:
      given: the folder; None: a temporary one, which stays only where a stage fails that began with
        a file in it.
      stem: what the names of the files begin with.
    """

    given: str | None
    stem: str
    name: str = field(default="", init=False)

    def __enter__(self) -> Self:
        self.name = self.given or tempfile.mkdtemp(prefix="iree-sched-")
        os.makedirs(self.name, exist_ok=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        wanted = isinstance(reason, StageError) and reason.saved is not None
        if self.given is None and not wanted:
            shutil.rmtree(self.name, ignore_errors=True)

    def path(self, stage: str, suffix: str = ".mlir") -> str:
        """The file for the IR of a stage."""
        return os.path.join(self.name, f"{self.stem}.{stage}{suffix}")


def stem_of(source: str) -> str:
    """The name that files about a module begin with."""
    return "stdin" if source == "-" else os.path.splitext(os.path.basename(source))[0]

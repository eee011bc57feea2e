"""Text in, passes, text out: the one road that the command line and Python callers share.

    result = run(text, "builtin.module(iree-stream-schedule-execution)")
    print(result.text if result.succeeded else result.report())

The parser, the printer and the verifier are imported when they are first needed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from iree_sched.classes import define, evolve, field, frozen
from iree_sched.diagnostics import (
    Diagnostic,
    DiagnosticError,
    Diagnostics,
    Source,
    SourceError,
    error,
    render,
)
from iree_sched.dialects.own_attributes import PREFIX
from iree_sched.document import Document
from iree_sched.ir import Operation
from iree_sched.irdump import DumpOptions, IRDump
from iree_sched.localscope import inline_aliases
from iree_sched.passbase import DEFAULT_FAVOR, Pass, PassContext
from iree_sched.passmanager import Instrumentation, PassManager, internal_error
from iree_sched.passplan import Stage, build_plan, describe_plan, doubtful_anchors
from iree_sched.passregistry import Registry
from iree_sched.pipeline import Nest, parse_pipeline
from iree_sched.specs.settings import SpecSettings
from iree_sched.splitting import split_source
from iree_sched.syntax.nesting import deep_nesting
from iree_sched.timing import Timer
from iree_sched.verify_diagnostics import Expectations, Level

PIPELINE = "<pass-pipeline>"  # stands for the file name in diagnostics about pipeline text


@frozen(eq=True, repr=True)
class Options:
    """How to run; the defaults are those of iree-opt.

    Attributes:
      split_marker: cut the source at this marker and run each chunk on its own; None: do not.
      output_split_marker: line between the chunks in the output.
      verify_each: run the verifier after each pass.
      verify_diagnostics: compare diagnostics with comments in the source; None: do not.
      allow_unregistered: carry ops that modelled dialects do not have; others always are.
      verify_roundtrip: check that printing and parsing gives the same IR.
      implicit_module: put a module around a source that has none.
      dump_pipeline: log the pipeline before it is run.
      favor: value of `--iree-stream-partitioning-favor`.
      specs: where libraries of specs are looked for, for the pass that materializes them.
      dump: IR to log before and after passes.
      generic, debuginfo, local_scope: print ops in generic form, with locations, without aliases.
      inherent_apart: print inherent attributes apart from others, as IREE does since 3.13.
      debug_types: debug types to log, as in `--debug-only`; None: nothing, empty: all.
    """

    split_marker: str | None = None
    output_split_marker: str = "// -----"
    verify_each: bool = True
    verify_diagnostics: Level | None = None
    allow_unregistered: bool = False
    verify_roundtrip: bool = False
    implicit_module: bool = True
    dump_pipeline: bool = False
    favor: str = DEFAULT_FAVOR
    specs: SpecSettings = field(factory=SpecSettings)
    dump: DumpOptions = field(factory=DumpOptions)
    generic: bool = False
    debuginfo: bool = False
    local_scope: bool = False
    inherent_apart: bool = True
    debug_types: frozenset[str] | None = None


@frozen(eq=True, repr=True)
class Report:
    """A diagnostic and the source that its offsets are in."""

    diagnostic: Diagnostic
    source: Source

    def __str__(self) -> str:
        return render(self.diagnostic, self.source)


@frozen(eq=True, repr=True)
class Result:
    """What came of a run.

    Attributes:
      parts: the printed IR of all chunks that went well, in parts; `text` is it as a whole.
      reports: everything that was reported, in order.
      succeeded: no errors, or with `verify_diagnostics` exactly those that were expected.
    """

    parts: Sequence[str]
    reports: tuple[Report, ...]
    succeeded: bool

    @property
    def text(self) -> str:
        """The printed IR."""
        return "".join(self.parts)

    def report(self) -> str:
        """All diagnostics as text, with source lines and carets; "" if there are none."""
        return "".join(f"{report}\n" for report in self.reports)


def run(
    source: Source | str,
    pipeline: Nest | str = "builtin.module()",
    options: Options | None = None,
    registry: Registry | None = None,
) -> Result:
    """Runs a pipeline over a source; never raises for what is wrong with either.

    The default pipeline just reads, verifies and prints.
    """
    session = Session(
        options=options if options is not None else Options(),
        registry=registry if registry is not None else Registry(),
    )
    return session.run(Source("<string>", source) if isinstance(source, str) else source, pipeline)


@define
class Session:
    """Runs pipelines over sources.

    Attributes:
      options: how to run.
      registry: where passes are found.
      log: takes dumps and debug output; standard error by default.
      listen: told of each diagnostic as soon as it is known.
      timer: measures the phases.
    """

    options: Options = field(factory=Options)
    registry: Registry = field(factory=Registry)
    log: Callable[[str], object] | None = None
    listen: Callable[[Report], object] | None = None
    timer: Timer = field(factory=Timer)
    _reports: list[Report] = field(factory=list, init=False)

    def run(
        self, source: Source, pipeline: Nest | Stage | str, where: Source | None = None
    ) -> Result:
        """Runs a pipeline, or a plan that was made of one, over all chunks of a source.

        `where` is what the offsets in a pipeline are about that was not given as text.
        """
        self._reports = []
        plan = pipeline if isinstance(pipeline, Stage) else self.plan(pipeline, where)
        if plan is None:
            return Result((), tuple(self._reports), False)
        if self.options.dump_pipeline:
            self._write_log(describe_plan(plan) + "\n")
        chunks, warnings = [source], list[Diagnostic]()
        if self.options.split_marker is not None:
            chunks, warnings = split_source(source, self.options.split_marker)
        for warning in warnings:
            self._report(warning, source)
        parts, succeeded = list[str](), True
        with deep_nesting():
            for number, chunk in enumerate(chunks):
                if number:
                    parts.append(f"{self.options.output_split_marker}\n")
                printed, well = self._run_chunk(chunk, plan)
                parts += printed
                succeeded &= well
        return Result(parts, tuple(self._reports), succeeded)

    def plan(self, pipeline: Nest | str, where: Source | None = None) -> Stage | None:
        """Builds the plan of a pipeline, or reports why it cannot be run."""
        if where is None:
            where = Source(PIPELINE, pipeline if isinstance(pipeline, str) else "")
        try:
            if isinstance(pipeline, str):
                pipeline = parse_pipeline(pipeline)
            plan = build_plan(pipeline, self.registry)
            for doubt in doubtful_anchors(pipeline):
                self._report(doubt, where)
            return plan
        except DiagnosticError as reason:
            source = reason.source if isinstance(reason, SourceError) else where
            for diagnostic in reason.diagnostics:
                self._report(diagnostic, source)
        except Exception as reason:
            self._report(internal_error("a pass", reason), where)
        return None

    def _run_chunk(self, source: Source, plan: Stage) -> tuple[Sequence[str], bool]:
        """Runs the plan over one chunk; returns its text and whether all went well."""
        level = self.options.verify_diagnostics
        run = _ChunkRun(self, source, plan)
        if level is None:
            parts = run.run()
            return parts or (), parts is not None
        expectations = Expectations(source, level)
        parts = run.run()
        mismatches = expectations.check(list(dict.fromkeys(run.diagnostics.reported)))
        for mismatch in mismatches:
            self._report(mismatch, source)
        return parts or (), not mismatches

    def _report(self, diagnostic: Diagnostic, source: Source) -> None:
        report = Report(diagnostic, source)
        self._reports.append(report)
        if self.listen is not None:
            self.listen(report)

    def _write_log(self, text: str) -> None:
        (self.log or sys.stderr.write)(text)

    def _debug(self) -> Callable[[str, str], None] | None:
        types = self.options.debug_types
        if types is None:
            return None

        def debug(type_: str, text: str) -> None:
            if not types or type_ in types:
                self._write_log(text if text.endswith("\n") else text + "\n")

        return debug


@define
class _ChunkRun(Instrumentation):
    """One chunk on its way from text to text.

    As an instrumentation it passes on what each pass reports before anything about the pass is
    dumped, so that dumps and messages come in the order in which things happened.
    """

    session: Session
    source: Source
    plan: Stage
    diagnostics: Diagnostics = field(factory=Diagnostics, init=False)
    _seen: int = field(default=0, init=False)
    _told: set[Diagnostic] = field(factory=set, init=False)

    def run(self) -> Sequence[str] | None:
        """The printed IR in parts; None if there were errors, which are in `diagnostics`."""
        step = "the parser"
        try:
            document = self._parse(self.source)
            step = "the verifier"
            if not self._verify(document):
                return None
            self._look(document)
            step = "the pass manager"
            if not self._run_passes(document):
                return None
            step = "the printer"
            with self.session.timer.phase("Output"):
                return self._print(document)
        except DiagnosticError as reason:
            self.diagnostics.report(*reason.diagnostics)
        except BrokenPipeError:
            raise
        except Exception as reason:
            self.diagnostics.report(internal_error(step, reason))
        finally:
            self._tell()
        return None

    def after_pass(self, made: Pass, op: Operation, failed: bool) -> None:
        """Passes on what the pass has reported."""
        self._tell()

    def _look(self, document: Document) -> None:
        """Warns of attributes that look like ours and are not read."""
        if PREFIX not in self.source.text or not self.plan.steps:
            return
        from iree_sched.analysis.own_attributes import doubtful_attributes

        self.diagnostics.report(*doubtful_attributes(document.module))

    def _parse(self, source: Source) -> Document:
        from iree_sched.parser import parse

        with self.session.timer.phase("Parser"):
            allowed = self.session.options.allow_unregistered
            return parse(source, allow_unregistered=allowed)

    def _verify(self, document: Document) -> bool:
        from iree_sched.analysis.verifier import verify

        with self.session.timer.phase("(V) Verifier"):
            verify(document.module, self.diagnostics, uses=False)
        if self.diagnostics.failed:
            return False
        if self.session.options.verify_roundtrip:
            self._verify_roundtrip(document)
        return not self.diagnostics.failed

    def _verify_roundtrip(self, document: Document) -> None:
        first = "".join(self._print(document))
        second = "".join(self._print(self._parse(Source(self.source.name, first))))
        if first != second:
            self.diagnostics.error("roundtrip differs: printed IR is not printed alike when reread")

    def _run_passes(self, document: Document) -> bool:
        from iree_sched.analysis.verifier import verify

        options = self.session.options
        context = PassContext(
            diagnostics=self.diagnostics,
            aliases=document.aliases,
            favor=options.favor,
            partitioners=self.session.registry.partitioners,
            specs=options.specs,
            debug=self.session._debug(),
        )
        watchers: list[Instrumentation] = [self, self.session.timer]
        if options.dump.active:
            watchers.append(
                IRDump(options.dump, lambda op: self._show(document, op), self.session._write_log)
            )
        verifier = verify if options.verify_each else None
        blame = self.session.options.verify_diagnostics is None
        manager = PassManager(self.plan, verifier, watchers, blame)
        return manager.run(self._root(document), context)

    def _print(self, document: Document) -> Sequence[str]:
        from iree_sched.printer import document_parts

        options = self.session.options
        shown = evolve(document, module=self._root(document))
        if options.local_scope:
            shown = evolve(shown, aliases={})
        parts = document_parts(
            shown,
            generic=options.generic,
            locations=options.debuginfo,
            apart=options.inherent_apart,
        )
        # Unlike all else, what is printed in local scope does not end in an empty line.
        if not options.local_scope:
            return parts
        return (inline_aliases("".join(parts)[:-1], document.aliases),)

    def _show(self, document: Document, op: Operation) -> str:
        """An op of a document as text, for dumps; nested ones are printed in local scope."""
        from iree_sched.printer import print_operation

        if op is self._root(document):
            return "".join(self._print(document))
        text = print_operation(op, generic=self.session.options.generic)
        return inline_aliases(text, document.aliases)

    def _root(self, document: Document) -> Operation:
        """The op that is processed: the module, or without an implicit one the op that there is.

        Raises:
          DiagnosticError: there would have to be an implicit module, and it was not asked for.
        """
        module = document.module
        if self.session.options.implicit_module or module.offset >= 0:
            return module
        ops = list(module.regions[0].blocks[0])
        if len(ops) == 1:
            return ops[0]
        raise error(f"source must contain a single top-level operation, found: {len(ops)}")

    def _tell(self) -> None:
        """Passes on what was reported since the last time, unless it is to be compared first."""
        if self.session.options.verify_diagnostics is not None:
            return
        for diagnostic in self.diagnostics.reported[self._seen :]:
            # What is wrong with a module, each of its functions tells.
            if diagnostic.offset < 0 or diagnostic not in self._told:
                self._told.add(diagnostic)
                self.session._report(diagnostic, self.source)
        self._seen = len(self.diagnostics.reported)

"""What Python callers use: `iree_sched.compile(...)` and `iree_sched.schedule(...)`.

import iree_sched

build = iree_sched.compile(
    Path("model.mlir"),
    flags=["--iree-hal-target-device=local", "--iree-hal-local-target-device-backends=llvm-cpu"],
    concurrency="reference",
)
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import evolve

from iree_sched.arguments import (
    PathLike,
    check_module,
    check_text,
    iree_flags,
    path_of,
    paths_of,
)
from iree_sched.diagnostics import DiagnosticError, Source, SourceError, render
from iree_sched.iree.compilation import Compilation, Scheduling
from iree_sched.iree.passlists import PlanUse
from iree_sched.iree.request import END, START, Request
from iree_sched.iree.splice import StageError
from iree_sched.iree.tools import ToolError
from iree_sched.passbase import DEFAULT_FAVOR
from iree_sched.session import Options, Report, Session
from iree_sched.specs.settings import SpecSettings


class ScheduleError(Exception):
    """Scheduling failed; the message is the text of all diagnostics, with source lines."""


class CompileError(Exception):
    """A compilation failed; the message is all that IREE and our passes say about it.

    Attributes:
      stage: where it failed: flow, pre, scheduled, stream, build; None: before the first one.
      saved: path of the last IR that was written; None: there is none.
    """

    def __init__(self, message: str, stage: str | None = None, saved: str | None = None) -> None:
        super().__init__(message)
        self.stage = stage
        self.saved = saved


def schedule(
    module: str | Path,
    *,
    execution: str | None = None,
    concurrency: str | None = None,
    pipeline: str | None = None,
    plugins: Sequence[PathLike] = (),
    plan: PathLike | None = None,
    favor: str = DEFAULT_FAVOR,
    name: str | None = None,
) -> str:
    """Schedules a module that is where IREE's iree-stream-schedule-execution would take over.

    Args:
      module: the text of a module in stream IR, as `iree-sched compile --save-temps` leaves it in
        NAME.pre.mlir; or the path of a file.
      execution: partitioner for execute regions, `NAME[,option=value...]`, where attributes in the
        module do not say; None: the reference partitioner.
      concurrency: likewise for the waves of a region.
      pipeline: passes to run instead of the two, `builtin.module(...)`.
      plugins: Python files with more passes and partitioners.
      plan: a plan of `iree-sched plan` for the functions that it fits.
      favor: what the reference partitioner favors: debug, min-peak-memory or max-concurrency.
      name: name of the module's file in diagnostics; None: its path, or `<string>`.

    Returns:
      The module with execute regions and waves. Warnings are lost; `iree_sched.session.run` keeps
      them.

    Raises:
      ScheduleError: the text is no valid IR, or a pass or a plug-in failed.
      OSError: the file cannot be read.
      TypeError: an argument is of a wrong type.
      ValueError: there are both a pipeline and a partitioner or a plan, or the text is the name
        of a file.
    """
    check_module(module, str)
    check_text(favor=favor, name=name)
    scheduling = _scheduling(execution, concurrency, pipeline, plugins, plan)
    reports: list[Report] = []
    try:
        session = Session(Options(favor=favor), scheduling.registry(), listen=reports.append)
        passes = scheduling.prepare(session)
    except DiagnosticError as reason:
        raise ScheduleError(_describe(reason)) from reason
    if passes is None:
        raise ScheduleError("\n".join(render(r.diagnostic, r.source) for r in reports))
    result = session.run(_source(module, name), passes)
    if not result.succeeded:
        raise ScheduleError(result.report().rstrip("\n"))
    return result.text


def compile(
    source: str | bytes | Path,
    *,
    flags: Sequence[str] = (),
    execution: str | None = None,
    concurrency: str | None = None,
    pipeline: str | None = None,
    plugins: Sequence[PathLike] = (),
    plan: PathLike | None = None,
    specs: Sequence[PathLike] = (),
    default_specs: bool = True,
    hardware: str = "",
    output: PathLike | None = None,
    save_temps: PathLike | None = None,
    compile_from: str = START,
    compile_to: str = END,
    progress: Callable[[str], object] | None = None,
) -> bytes:
    """Compiles a module as iree-compile does, with other schedulers in it.

    IREE works in processes of its own, so that the caller can go on, or be interrupted, whatever
    happens to them.

    Args:
      source: a path of a file; or the module itself, as text or as bytecode.
      flags: flags of iree-compile, such as `--iree-hal-target-device=local`.
      execution: partitioner for execute regions, `NAME[,option=value...]`, where attributes in the
        module do not say; None: the reference partitioner, which is IREE's.
      concurrency: likewise for the waves of a region.
      pipeline: passes to run instead of the two scheduling passes, `builtin.module(...)`.
      plugins: Python files with more passes and partitioners.
      plan: a plan of `iree-sched plan` for the functions that it fits.
      specs: libraries of scheduling specs, the later before the earlier ones.
      default_specs: use the libraries that are shipped, too.
      hardware: what the build is for, for specs that ask; "": what the module says.
      output: file for the result, which then is not returned.
      save_temps: folder for the IR of every stage.
      compile_from, compile_to: phases of IREE after which to begin and to end.
      progress: called with the name of each stage when it begins.

    Returns:
      The module for `iree.runtime` (a .vmfb), or the IR at the end of the phase `compile_to`; empty
      if it went to `output`.

    Raises:
      CompileError: a stage failed, there is no IREE, or its release is not known.
      OSError: a file cannot be written.
      TypeError: an argument is of a wrong type.
      ValueError: there are both a pipeline and a partitioner or a plan, or the text is the name
        of a file, or a flag is none for IREE.
    """
    check_module(source, str, bytes)
    check_text(hardware=hardware, compile_from=compile_from, compile_to=compile_to)
    said: list[str] = []
    text = source.encode() if isinstance(source, str) else source
    compilation = Compilation(
        Request(
            source="-" if isinstance(text, bytes) else os.fspath(text),
            source_name="<stdin>" if isinstance(text, bytes) else "",
            flags=iree_flags(flags),
            compile_from=compile_from,
            compile_to=compile_to,
        ),
        text if isinstance(text, bytes) else None,
        evolve(
            _scheduling(execution, concurrency, pipeline, plugins, plan),
            specs=SpecSettings(paths_of("specs", specs), default_specs, hardware=hardware),
        ),
        save_temps=path_of("save_temps", save_temps),
        on_report=lambda report: said.append(f"{report}\n"),
        listen=lambda line: said.append(line.decode("utf-8", "replace")),
    )
    if progress is not None:
        compilation.on_stage = progress
    target = path_of("output", output)
    if target is not None:
        _run(compilation, target, said)
        return b""
    with tempfile.TemporaryDirectory(prefix="iree-sched-") as folder:
        path = os.path.join(folder, "output")
        _run(compilation, path, said)
        return Path(path).read_bytes()


def _run(compilation: Compilation, output: str, said: list[str]) -> None:
    try:
        compilation.run(output)
    except StageError as reason:
        raise CompileError("".join([*said, str(reason)]), reason.stage, reason.saved) from reason
    except DiagnosticError as reason:
        raise CompileError(_describe(reason)) from reason
    except ToolError as reason:
        raise CompileError(str(reason)) from reason


def _scheduling(
    execution: str | None,
    concurrency: str | None,
    pipeline: str | None,
    plugins: Sequence[PathLike],
    plan: PathLike | None,
) -> Scheduling:
    check_text(execution=execution, concurrency=concurrency, pipeline=pipeline)
    path = path_of("plan", plan)
    return Scheduling(
        execution,
        concurrency,
        pipeline,
        paths_of("plugins", plugins),
        plan=None if path is None else PlanUse(path),
    )


def _source(module: str | Path, name: str | None) -> Source:
    """A module's text, with the name that it has in diagnostics.

    Raises:
      OSError: the file cannot be read.
      ScheduleError: it is not UTF-8, as bytecode is not.
    """
    if isinstance(module, str):
        return Source("<string>" if name is None else name, module)
    try:
        return Source(os.fspath(module) if name is None else name, Path(module).read_text("utf-8"))
    except UnicodeDecodeError as reason:
        raise ScheduleError(f"{module} is no text in UTF-8: {reason}") from reason


def _describe(reason: DiagnosticError) -> str:
    where = reason.source if isinstance(reason, SourceError) else Source("iree_sched", "")
    return "\n".join(render(diagnostic, where) for diagnostic in reason.diagnostics)

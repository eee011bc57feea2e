"""From the arguments of `iree-sched compile` to its exit status."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import click
from attrs import define

from iree_sched.cli.commandline import LlvmCommand, Option, UnknownFlag, describe_error
from iree_sched.cli.files import STANDARD, FileError, OutputFile, read_bytes, shown_name
from iree_sched.cli.iree_arguments import expand_response_files, flags_with_values, join_values
from iree_sched.cli.program import FAILURE, ended_by_signals
from iree_sched.cli.progress import Progress
from iree_sched.cli.screen import make_screen
from iree_sched.diagnostics import render
from iree_sched.iree.compilation import Compilation, Scheduling
from iree_sched.iree.installation import find_installation
from iree_sched.iree.mending import mend
from iree_sched.iree.releases import release_of
from iree_sched.iree.request import DEBUG_INFO, FLOW, STREAM, Request
from iree_sched.iree.splice import STAGES, StageError
from iree_sched.iree.tools import ToolError
from iree_sched.spelling import near_miss


def prepare_arguments(arguments: list[str], command: LlvmCommand) -> list[str]:
    """Arguments with response files read, and with values joined to IREE's flags."""
    options = [p for p in command.params if isinstance(p, Option)]
    ours = {option.flag.lstrip("-") for option in options}
    value_flags = cache(lambda: flags_with_values(find_installation().tool("iree-compile")))
    try:
        return join_values(expand_response_files(arguments), ours, value_flags)
    except ToolError as reason:
        raise FileError(str(reason)) from reason


def drive_compile(context: click.Context, given: dict[str, Any]) -> int:
    """Does what the arguments ask for; returns the exit status."""
    with _failures_shown(context) as outcome:
        compilation = make_compilation(context, given)
        if given["dry_run"]:
            from iree_sched.iree.shell import compile_commands

            print(compile_commands(compilation, given["o"]), end="")
        else:
            compile_to(given["o"], compilation)
        outcome.status = 0
    return outcome.status


def drive_hook(context: click.Context, given: dict[str, Any]) -> int:
    """Does what the arguments of `iree-sched hook` ask for; returns the exit status."""
    with _failures_shown(context) as outcome:
        flags = _iree_flags(context)
        scheduling = _scheduling(given)
        if given["write"] is not None:
            _write_hook(given, scheduling, flags)
        else:
            _filter(given, scheduling, flags)
        outcome.status = 0
    return outcome.status


def _write_hook(given: dict[str, Any], scheduling: Scheduling, flags: tuple[str, ...]) -> None:
    from iree_sched.iree.hook import hook_files, write_hook

    release = release_of(given["sched_release"] or find_installation().version)
    plugins = shlex.join(f"--load-pass-plugin={path}" for path in scheduling.plugins)
    try:
        write_hook(given["write"], hook_files(release, scheduling, flags, plugins))
    except OSError as reason:
        raise FileError(f"cannot write '{reason.filename}': {reason.strerror}") from reason


def _filter(given: dict[str, Any], scheduling: Scheduling, flags: tuple[str, ...]) -> None:
    """Runs the stream phase over IR that iree-compile has printed, for it to read."""
    name = one_input(given["input"] or (STANDARD,))
    text = mend(read_bytes(name))
    if b" loc(" in text and DEBUG_INFO not in flags:
        flags = (*flags, DEBUG_INFO)
    request = Request("-", shown_name(name), flags, compile_from=FLOW, compile_to=STREAM)
    compilation = Compilation(request, text, scheduling, release=given["sched_release"])
    output = OutputFile(given["o"])
    output.check()
    with tempfile.TemporaryDirectory(prefix="iree-sched-") as folder:
        path = os.path.join(folder, "stream.mlir")
        compile_to(path, compilation)
        with open(path, "rb") as file:
            output.write(mend(file.read()).decode())


@define
class _Outcome:
    status: int = FAILURE


@contextmanager
def _failures_shown(context: click.Context) -> Iterator[_Outcome]:
    """Shows what goes wrong in the block, which then ends; signals end it as Ctrl-C does."""
    program = context.command_path
    outcome = _Outcome()
    try:
        with ended_by_signals():
            yield outcome
    except click.BadParameter as reason:
        print(describe_error(reason, program), file=sys.stderr)
    except (ToolError, StageError) as reason:
        print(f"{program}: error: {reason}", file=sys.stderr)


def compile_to(output: str, compilation: Compilation) -> None:
    """Compiles to a file, or to standard output for `-`, with a progress line.

    Raises:
      FileError: the result cannot be written.
      StageError: a stage failed.
    """
    screen = make_screen(None)
    OutputFile(output).check()
    with Progress(STAGES) as progress:
        compilation.on_stage = progress.stage
        compilation.on_report = lambda r: screen(render(r.diagnostic, r.source))
        compilation.listen = progress.write if progress.active else None
        try:
            with _file_for(output) as path:
                compilation.run(path)
        except BrokenPipeError:
            raise
        except OSError as reason:
            name = reason.filename or output
            raise FileError(f"cannot write '{name}': {reason.strerror}") from reason


@contextmanager
def _file_for(output: str) -> Iterator[str]:
    """The file itself, or one that goes to standard output in the end."""
    if output != STANDARD:
        yield output
        return
    with tempfile.TemporaryDirectory(prefix="iree-sched-") as folder:
        path = os.path.join(folder, "output")
        yield path
        with open(path, "rb") as file:
            sys.stdout.flush()
            shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()


def make_compilation(context: click.Context, given: dict[str, Any]) -> Compilation:
    """The compilation that the arguments describe.

    Raises:
      click.UsageError: they describe none.
    """
    flags = _iree_flags(context)
    source = one_input(given["input"])
    is_stdin = source == STANDARD and not given["dry_run"]
    return Compilation(
        _request(given, source, flags),
        read_bytes(STANDARD) if is_stdin else None,
        _scheduling(given),
        release=given["sched_release"],
        save_temps=given["save_temps"],
    )


def one_input(inputs: Sequence[str]) -> str:
    """The one module to compile.

    Raises:
      click.UsageError: there is none, or there are several.
    """
    if not inputs:
        raise click.UsageError("no module to compile")
    if len(inputs) > 1:
        raise click.UsageError(f"more than one module to compile: {', '.join(inputs)}")
    return inputs[0]


def _scheduling(given: dict[str, Any]) -> Scheduling:
    _refuse_contradictions(given)
    return Scheduling(
        given["sched_execution"],
        given["sched_concurrency"],
        given["sched_pipeline"],
        given["load_pass_plugin"],
    )


def _iree_flags(context: click.Context) -> tuple[str, ...]:
    """The flags that are IREE's.

    Raises:
      click.UsageError: one of them would be ours, if it were spelt rightly.
    """
    flags: list[UnknownFlag] = context.meta["unknown"]
    _refuse_unknown(flags, context)
    return tuple(flag.text for flag in flags)


def _request(given: dict[str, Any], source: str, flags: tuple[str, ...]) -> Request:
    remarks = given["remarks_filter"]
    return Request(
        source=source,
        source_name="<stdin>" if source == STANDARD else "",
        flags=flags,
        compile_from=given["compile_from"],
        compile_to=given["compile_to"],
        output_format=given["output_format"],
        compile_mode=given["compile_mode"],
        emit_bytecode=given["emit_mlir_bytecode_version"] if given["emit_mlir_bytecode"] else None,
        verify=given["verify"],
        dump_phases=given["dump_compilation_phases_to"],
        remarks=(remarks, given["remarks_output_file"]) if remarks else None,
    )


def _refuse_unknown(flags: list[UnknownFlag], context: click.Context) -> None:
    """Finds flags that are ours by their name, and yet are none."""
    wrong = next((flag for flag in flags if flag.name.startswith("sched-")), None)
    if wrong is None:
        return
    names = [p.flag for p in context.command.params if isinstance(p, Option)]
    near = near_miss(f"--{wrong.name}", names)
    hint = f" Did you mean '{near}'?" if near else ""
    raise click.UsageError(f"No such flag '{wrong.text}'.{hint}", context)


def _refuse_contradictions(given: dict[str, Any]) -> None:
    if given["sched_pipeline"] is None:
        return
    for name in ("sched_execution", "sched_concurrency"):
        if given[name] is not None:
            flag = "--" + name.replace("_", "-")
            raise click.UsageError(
                f"{flag} and --sched-pipeline exclude each other: name the partitioner in the "
                "pipeline, as {partitioner=NAME}"
            )

"""From the arguments of `iree-sched compile` to its exit status."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import click

from iree_sched.cli.commandline import LlvmCommand, Option, UnknownFlag, describe_error
from iree_sched.cli.files import STANDARD, FileError, OutputFile, read_bytes
from iree_sched.cli.iree_arguments import expand_response_files, flags_with_values, join_values
from iree_sched.cli.program import FAILURE, ended_by_signals
from iree_sched.cli.progress import Progress
from iree_sched.cli.screen import make_screen
from iree_sched.diagnostics import render
from iree_sched.iree.compilation import Compilation, Scheduling
from iree_sched.iree.installation import find_installation
from iree_sched.iree.request import Request
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
    program = context.command_path
    try:
        compilation = make_compilation(context, given)
        if given["dry_run"]:
            from iree_sched.iree.shell import compile_commands

            print(compile_commands(compilation, given["o"]), end="")
            return 0
        with ended_by_signals():
            compile_to(given["o"], compilation)
        return 0
    except click.BadParameter as reason:
        print(describe_error(reason, program), file=sys.stderr)
    except (ToolError, StageError) as reason:
        print(f"{program}: error: {reason}", file=sys.stderr)
    return FAILURE


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
    flags: list[UnknownFlag] = context.meta["unknown"]
    _refuse_unknown(flags, context)
    _refuse_contradictions(given)
    if not given["input"]:
        raise click.UsageError("no module to compile", context)
    if len(given["input"]) > 1:
        listed = ", ".join(given["input"])
        raise click.UsageError(f"more than one module to compile: {listed}", context)
    scheduling = Scheduling(
        given["sched_execution"],
        given["sched_concurrency"],
        given["sched_pipeline"],
        given["load_pass_plugin"],
    )
    is_stdin = given["input"][0] == STANDARD and not given["dry_run"]
    return Compilation(
        _request(given, tuple(flag.text for flag in flags)),
        read_bytes(STANDARD) if is_stdin else None,
        scheduling,
        release=given["sched_release"],
        save_temps=given["save_temps"],
    )


def _request(given: dict[str, Any], flags: tuple[str, ...]) -> Request:
    version = int(given["emit_mlir_bytecode_version"])
    remarks = given["remarks_filter"]
    return Request(
        source=given["input"][0],
        source_name="<stdin>" if given["input"][0] == STANDARD else "",
        flags=flags,
        compile_from=given["compile_from"],
        compile_to=given["compile_to"],
        output_format=given["output_format"],
        compile_mode=given["compile_mode"],
        emit_bytecode=version if given["emit_mlir_bytecode"] else None,
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

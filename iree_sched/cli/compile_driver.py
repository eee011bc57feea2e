"""From the arguments of `iree-sched compile` to its exit status."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import click

from iree_sched.cli.commandline import LlvmCommand, describe_error
from iree_sched.cli.compile_flags import QUESTIONS
from iree_sched.cli.files import (
    STANDARD,
    FileError,
    OutputFile,
    can_be_read_once,
    read_bytes,
    shown_name,
)
from iree_sched.cli.iree_arguments import expand_response_files, join_values
from iree_sched.cli.llvm_flags import UnknownFlag
from iree_sched.cli.program import FAILURE
from iree_sched.cli.screen import make_screen
from iree_sched.cli.signals import ended_by_signals
from iree_sched.cli.spec_options import spec_settings
from iree_sched.cli.stage_progress import StageProgress
from iree_sched.iree.child import run_tool
from iree_sched.iree.compilation import Compilation, Scheduling
from iree_sched.iree.installation import find_installation
from iree_sched.iree.passlists import PlanUse
from iree_sched.iree.request import Request
from iree_sched.iree.splice import STAGES, Answered, StageError
from iree_sched.iree.tools import ToolError, tool_flags
from iree_sched.session import Report
from iree_sched.spelling import hint


def prepare_arguments(arguments: list[str], command: LlvmCommand) -> list[str]:
    """Arguments with response files read, and with values joined to IREE's flags."""

    @cache
    def value_flags() -> frozenset[str]:
        flags = tool_flags(find_installation().tool("iree-compile"))
        return frozenset(name for name, takes_value in flags.items() if takes_value)

    try:
        return join_values(expand_response_files(arguments), command.options, value_flags)
    except ToolError as reason:
        raise FileError(str(reason)) from reason


def drive_compile(context: click.Context, given: dict[str, Any]) -> int:
    """Does what the arguments ask for; returns the exit status."""
    return guarded(context, lambda: _compile(context, given))


def guarded(context: click.Context, work: Callable[[], int]) -> int:
    """Does the work of a command; returns its exit status, or shows why it ended.

    Signals end it as Ctrl-C does.
    """
    program = context.command_path
    try:
        with ended_by_signals():
            return work()
    except Answered:
        return 0
    except click.BadParameter as reason:
        print(describe_error(reason, program), file=sys.stderr)
    except (ToolError, StageError) as reason:
        print(f"{program}: error: {reason}", file=sys.stderr)
    return FAILURE


def _compile(context: click.Context, given: dict[str, Any]) -> int:
    flags = iree_flags(context)
    asked = [option.flag for option in QUESTIONS if given[option.name]]
    if asked or (flags and not given["input"]):
        return _ask_iree([*flags, *asked])
    compilation = _compilation(given, flags)
    if given["dry_run"]:
        from iree_sched.iree.shell import compile_commands

        print(compile_commands(compilation, given["o"]), end="")
    else:
        compile_to(given["o"], compilation)
    return 0


def _ask_iree(flags: Sequence[str]) -> int:
    """Lets iree-compile answer what is no compilation, or refuse it."""
    compiler = find_installation().tool("iree-compile")
    with open(os.devnull, "rb") as nothing:
        return run_tool([compiler, *flags], nothing)


def compile_to(output: str, compilation: Compilation) -> None:
    """Compiles to a file, or to standard output for `-`, with a progress line.

    Raises:
      FileError: the result cannot be written.
      StageError: a stage failed.
    """
    OutputFile(output).check()
    with StageProgress(STAGES) as progress:
        compilation.on_stage = progress.stage
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


def _compilation(given: dict[str, Any], flags: tuple[str, ...]) -> Compilation:
    """The compilation that the arguments describe.

    Raises:
      click.UsageError: they describe none.
    """
    source = one_input(given["input"])
    split = given["split_input_file"]
    if split and given["dry_run"]:
        raise click.UsageError(
            "--dry-run and --split-input-file exclude each other: split the file first"
        )
    scheduling = scheduling_of(given)
    is_read = (split or can_be_read_once(source)) and not given["dry_run"]
    return Compilation(
        _request(given, source, flags),
        read_bytes(source) if is_read else None,
        scheduling,
        release=given["sched_release"],
        save_temps=given["save_temps"],
        on_report=on_screen(),
    )


def on_screen() -> Callable[[Report], None]:
    """What shows the diagnostics of our passes."""
    screen = make_screen(None)
    return lambda report: screen(str(report))


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


def scheduling_of(given: dict[str, Any]) -> Scheduling:
    """What the arguments choose to schedule with.

    Raises:
      click.UsageError: they contradict each other.
    """
    try:
        return Scheduling(
            given["sched_execution"],
            given["sched_concurrency"],
            given["sched_pipeline"],
            given["load_pass_plugin"],
            spec_settings(given),
            _plan_use(given),
        )
    except ValueError as reason:
        flags = "--sched-pipeline and --sched-execution, --sched-concurrency or --sched-plan"
        raise click.UsageError(f"{flags} exclude each other: {reason}") from reason


def _plan_use(given: dict[str, Any]) -> PlanUse | None:
    if given["sched_plan"] is not None:
        settings = given["sched_plan_affinity"], given["sched_plan_hardware"]
        return PlanUse(given["sched_plan"], *settings)
    if given["sched_plan_hardware"] is not None:
        raise click.UsageError("--sched-plan-hardware is about a plan: name one by --sched-plan")
    return None


def iree_flags(context: click.Context) -> tuple[str, ...]:
    """The flags that are IREE's.

    Raises:
      click.UsageError: one of them would be ours, if it were spelt rightly.
    """
    flags: list[UnknownFlag] = context.meta["unknown"]
    wrong = next((flag for flag in flags if flag.name.startswith(("sched-", "iree-sched-"))), None)
    if wrong is not None:
        assert isinstance(context.command, LlvmCommand)
        names = [option.flag for option in context.command.options.values()]
        meant = hint(f"--{wrong.name}", names)
        raise click.UsageError(f"No such flag '{wrong.text}'.{meant}", context)
    return tuple(flag.text for flag in flags)


def _request(given: dict[str, Any], source: str, flags: tuple[str, ...]) -> Request:
    version, remarks = given["emit_mlir_bytecode_version"], given["remarks_filter"]
    return Request(
        source=source,
        source_name=shown_name(source) if can_be_read_once(source) else "",
        flags=flags,
        compile_from=given["compile_from"],
        compile_to=given["compile_to"],
        output_format=given["output_format"],
        compile_mode=given["compile_mode"],
        emit_bytecode=version if given["emit_mlir_bytecode"] else None,
        verify=given["verify"],
        dump_phases=given["dump_compilation_phases_to"],
        remarks=(remarks, given["remarks_output_file"]) if remarks else None,
        split=given["split_input_file"],
    )

"""From the arguments of `iree-sched hook` to its exit status."""

from __future__ import annotations

import os
import shlex
import tempfile
from typing import Any

import click

from iree_sched.cli.compile_driver import (
    compile_to,
    guarded,
    iree_flags,
    on_screen,
    one_input,
    scheduling_of,
)
from iree_sched.cli.files import STANDARD, FileError, OutputFile, read_bytes, shown_name
from iree_sched.iree.compilation import Compilation, Scheduling
from iree_sched.iree.hook import hook_files, write_hook
from iree_sched.iree.installation import installed
from iree_sched.iree.mending import mend
from iree_sched.iree.request import DEBUG_INFO, FLOW, STREAM, Request


def drive_hook(context: click.Context, given: dict[str, Any]) -> int:
    """Does what the arguments ask for; returns the exit status."""
    return guarded(context, lambda: _hook(context, given))


def _hook(context: click.Context, given: dict[str, Any]) -> int:
    flags = iree_flags(context)
    scheduling = scheduling_of(given)
    if given["write"] is not None:
        _write(given, scheduling, flags)
    else:
        _filter(given, scheduling, flags)
    return 0


def _write(given: dict[str, Any], scheduling: Scheduling, flags: tuple[str, ...]) -> None:
    _, release = installed(given["sched_release"])
    # Only for what is wrong with it.
    Compilation(Request(STANDARD), scheduling=scheduling, on_report=on_screen()).prepare(release)
    given_flags = shlex.join(scheduling.flags())
    try:
        write_hook(given["write"], hook_files(release, scheduling, flags, given_flags))
    except OSError as reason:
        raise FileError(f"cannot write '{reason.filename}': {reason.strerror}") from reason


def _filter(given: dict[str, Any], scheduling: Scheduling, flags: tuple[str, ...]) -> None:
    """Runs the stream phase over IR that iree-compile has printed, for it to read."""
    name = one_input(given["input"] or (STANDARD,))
    text = mend(read_bytes(name))
    if b" loc(" in text and DEBUG_INFO not in flags:
        flags = (*flags, DEBUG_INFO)
    request = Request(STANDARD, shown_name(name), flags, compile_from=FLOW, compile_to=STREAM)
    compilation = Compilation(
        request, text, scheduling, release=given["sched_release"], on_report=on_screen()
    )
    output = OutputFile(given["o"])
    output.check()
    with tempfile.TemporaryDirectory(prefix="iree-sched-") as folder:
        path = os.path.join(folder, "stream.mlir")
        compile_to(path, compilation)
        with open(path, "rb") as file:
            output.write(mend(file.read()).decode())

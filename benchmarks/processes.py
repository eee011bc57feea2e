"""Compares ways to start IREE for a build: workers, one process, command line tools.

usage: python benchmarks/processes.py MODEL.mlir [--runs=N] [-- FLAGS of iree-compile]

- iree-compile: without any scheduler of ours.
- workers: `iree-sched compile`, which loads IREE's library in two processes beside its own; they
  start, and the first one works, while this project's Python is still being loaded.
- one process: the same steps with IREE's library loaded into the process of the scheduler.
- tools: the commands that `iree-sched compile --dry-run` prints.

Runs alternate. Shown are medians of wall time and of processor time, in seconds.
"""

from __future__ import annotations

import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from iree_sched.diagnostics import Source
from iree_sched.dialects import opaque_ops
from iree_sched.iree.installation import installed
from iree_sched.iree.passlists import pass_lists, schedule_with
from iree_sched.iree.request import DEBUG_INFO
from iree_sched.iree.tools import find
from iree_sched.iree.worker import Compiler
from iree_sched.session import Options, Session

FLAGS = (
    "--iree-hal-target-device=local",
    "--iree-hal-local-target-device-backends=llvm-cpu",
    "--iree-llvmcpu-target-cpu=generic",
)
RUNS = 5


def build_in_one_process(source: str, output: str, flags: Sequence[str]) -> None:
    """Compiles with IREE's library in this process, with all that the splice hands over."""
    installation, release = installed()
    lists = pass_lists(release, {})
    command = ["iree-compile", *flags, DEBUG_INFO]
    compiler = Compiler(installation.library, command, io.StringIO(), io.StringIO())
    with tempfile.TemporaryDirectory() as folder:
        pre, bytecode, scheduled = (f"{folder}/{name}" for name in ("pre", "bytecode", "scheduled"))
        compiler.read(source)
        compiler.phases("start", "flow")
        compiler.passes(lists.before)
        compiler.write("IRBytecode", bytecode, -1)
        compiler.write("IR", pre)
        session = Session(Options(debuginfo=True))
        result = session.run(Source(pre, Path(pre).read_text("utf-8")), schedule_with(None, None))
        if not result.succeeded:
            raise SystemExit(result.report())
        Path(scheduled).write_text(result.text, "utf-8")
        compiler.read(scheduled, "model.scheduled.mlir")
        compiler.restore(bytecode, *opaque_ops())
        compiler.passes(lists.after)
        compiler.phases("stream", "end")
        compiler.write("VMBytecode", output)


def measure(command: Sequence[str]) -> tuple[float, float]:
    """Seconds of wall time and of the processor that a command takes."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    took, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(arguments: Sequence[str]) -> int:
    """Measures and prints a line for each way."""
    split = arguments.index("--") if "--" in arguments else len(arguments)
    options, flags = arguments[:split], arguments[split + 1 :] or FLAGS
    if options[:1] == ["--one-process"]:
        build_in_one_process(options[1], options[2], flags)
        sys.stdout.flush()
        os._exit(0)  # as the workers, it does not take the compiler apart
    [source] = [word for word in options if not word.startswith("--")]
    given = [word.partition("=")[2] for word in options if word.startswith("--runs=")]
    runs = int(given[-1]) if given else RUNS
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "build.vmfb")
        compile_ = [find("iree-sched"), "compile", source, *flags, "-o", output]
        script = subprocess.run([*compile_, "--dry-run"], capture_output=True, check=True).stdout
        alone = [sys.executable, __file__, "--one-process", source, output, "--", *flags]
        ways = {
            "iree-compile": [find("iree-compile"), source, *flags, "-o", output],
            "workers": compile_,
            "one process": alone,
            "tools": ["sh", "-c", script.decode()],
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for _ in range(runs):
            for name, command in ways.items():
                taken[name].append(measure(command))
    for name, figures in taken.items():
        wall, processor = (statistics.median(column) for column in zip(*figures, strict=True))
        print(f"{name:14} {wall:6.2f} s wall  {processor:6.2f} s processor")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

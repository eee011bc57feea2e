"""What really ran when and where: runs builds with IREE's device profiling."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from typing import TypeVar

from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.iree.tools import ToolError, run
from iree_sched.plan.costs import Measurement, medians_of
from iree_sched.plan.profile_events import DispatchEvent, read_events

_T = TypeVar("_T")
_MODES = "queue-events,host-execution,executable-metadata"
# IREE 3.13 writes one file from the threads of all queues, and damages it once in some sixty runs.
_DAMAGED = "DATA_LOSS"
_TRIES = 5
_DEVICE_FLAGS = ("--device=", "--task_")


def record_dispatches(
    arguments: Sequence[str], tool: str = "iree-run-module"
) -> list[DispatchEvent]:
    """Runs a build and gives its dispatches by start.

    Args:
      arguments: for the tool.
      tool: iree-run-module, or iree-benchmark-module to run it several times.

    Raises:
      ToolError: it or iree-profile is missing or failed, or nothing ran; the message says it.
    """
    return unless_damaged(lambda: _record(arguments, tool))


def unless_damaged(record: Callable[[], _T]) -> _T:
    """Records a profile, and does so again where IREE has damaged its file.

    Raises:
      ToolError: another tool failed, or IREE does it again and again.
    """
    for _ in range(_TRIES - 1):
        try:
            return record()
        except ToolError as reason:
            if _DAMAGED not in str(reason):
                raise
    return record()


def _record(arguments: Sequence[str], tool: str) -> list[DispatchEvent]:
    with tempfile.TemporaryDirectory(prefix="iree-sched-") as folder:
        profile, text = (os.path.join(folder, name) for name in ("p.ireeprof", "p.jsonl"))
        recording = [f"--device_profiling_mode={_MODES}", f"--device_profiling_output={profile}"]
        run(tool, [*arguments, *recording])
        run("iree-profile", ["export", "--format=ireeperf-jsonl", f"--output={text}", profile])
        with open(text, encoding="utf-8") as file:
            source = Source(text, file.read())
    try:
        return read_events(source)
    except DiagnosticError as reason:
        raise ToolError(f"nothing was measured: {reason}") from reason


def measure(
    module: str, function: str, flags: Sequence[str], runs: int, resource: str = ""
) -> list[Measurement]:
    """Measures the dispatches of a function.

    Args:
      module: path of the build.
      function: name of the function.
      flags: for iree-benchmark-module; without any about devices it runs on one core.
      runs: how often to run it.
      resource: glob of the resources that the measurements are for; "": all cores.

    Raises:
      ToolError: a tool is missing or failed, or the function runs no dispatches.
    """
    arguments = [f"--module={module}", f"--function={function}", *flags]
    if not any(flag.startswith(_DEVICE_FLAGS) for flag in flags):
        arguments += queue_flags(1)
    arguments.append(f"--benchmark_min_time={runs}x")
    return medians_of(record_dispatches(arguments, "iree-benchmark-module"), function, resource)


def queue_flags(queues: int, cpus: Sequence[int] | None = None) -> list[str]:
    """Flags for IREE's tools that run local-task with so many queues of one core each.

    Args:
      queues: how many.
      cpus: the core of each queue; None: those of this process in turn, shared if there are fewer.
    """
    if cpus is None:
        usable = sorted(os.sched_getaffinity(0))
        cpus = [usable[queue % len(usable)] for queue in range(queues)]
    return ["--device=local-task", *(f"--task_topology_cpu_ids={cpu}" for cpu in cpus)]

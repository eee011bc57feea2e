"""What really ran when and where: runs a build with IREE's device profiling."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Sequence

from attrs import frozen

from iree_sched.iree.tools import run

_MODES = "queue-events,host-execution,executable-metadata,memory-events,command-region-events"
HOST_EVENT = "host_execution_event"
DISPATCH = "dispatch"


@frozen
class DispatchEvent:
    """A dispatch that ran.

    Attributes:
      export: its name.
      queue: number of the queue that it ran on.
      start_ns, duration_ns: when, on the host's clock, and how long, in nanoseconds.
    """

    export: str
    queue: int
    start_ns: int
    duration_ns: int

    @property
    def end_ns(self) -> int:
        """When it ended."""
        return self.start_ns + self.duration_ns


def dispatch_events(lines: Iterable[str]) -> list[DispatchEvent]:
    """The dispatches in what `iree-profile export --format=ireeperf-jsonl` prints, by start."""
    rows = (json.loads(line) for line in lines if line.strip())
    events = [
        DispatchEvent(
            row["key"], row["queue_ordinal"], row["start_host_time_ns"], row["duration_ns"]
        )
        for row in rows
        if row.get("record_type") == HOST_EVENT and row.get("op") == DISPATCH
    ]
    return sorted(events, key=lambda event: event.start_ns)


def record_dispatches(arguments: Sequence[str]) -> list[DispatchEvent]:
    """Runs a build once and gives its dispatches.

    Args:
      arguments: for iree-run-module.

    Raises:
      ToolError: it or iree-profile is missing or failed; the message is what it said.
    """
    with tempfile.TemporaryDirectory(prefix="iree-sched-") as folder:
        profile, text = (os.path.join(folder, name) for name in ("p.ireeprof", "p.jsonl"))
        recording = [f"--device_profiling_mode={_MODES}", f"--device_profiling_output={profile}"]
        run("iree-run-module", [*arguments, *recording])
        run("iree-profile", ["export", "--format=ireeperf-jsonl", f"--output={text}", profile])
        with open(text, encoding="utf-8") as lines:
            return dispatch_events(lines)


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

"""What `iree-sched hardware` shows."""

from __future__ import annotations

from functools import partial

import attrs

from iree_sched.cli.files import read_source
from iree_sched.cli.tables import Row, show_rows
from iree_sched.plan import hardware_names as names
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.hardware_file import hardware_text
from iree_sched.plan.host import split


def find_hardware(which: str) -> Hardware:
    """The description of a name, or in a file.

    Raises:
      FileError: the file cannot be read.
      SourceError: the file cannot be used.
      DiagnosticError: there is no such name.
    """
    return names.find_hardware(which, partial(read_source, expected="a description of hardware"))


def report_hardware(which: str | None, queues: int | None, form: str) -> int:
    """Shows a description, or which there are; returns the exit status."""
    if which is None:
        print("\n".join(names.hardware_names()))
        return 0
    hardware = find_hardware(which)
    show_hardware(hardware if queues is None else split(hardware, queues), form)
    return 0


def show_hardware(hardware: Hardware, form: str) -> None:
    """Prints a description as tables, as JSON or as TOML."""
    if form == "toml":
        print(hardware_text(hardware), end="")
        return
    if form == "json":
        import json

        shown = attrs.asdict(hardware)
        for resource in shown["resources"]:
            resource["workers"] = f"0x{resource['workers']:X}"
        print(json.dumps(shown, indent=2))
        return
    region = hardware.region_overhead_ns
    told = "" if region is None else f", region overhead {region:,} ns"
    print(f"{hardware.name}: dispatch overhead {hardware.dispatch_overhead_ns:,} ns{told}")
    rows: list[Row] = [
        {
            "resource": resource.name,
            "kind": resource.kind,
            "device": resource.device,
            "queue": resource.queue,
            "workers": f"0x{resource.workers:X}" if resource.workers else "",
            "operations_per_s": _rate(resource.operations_per_second),
            "bytes_per_s": _rate(resource.bytes_per_second),
            "memory": "" if resource.memory_bytes is None else f"{resource.memory_bytes:,}",
            "runs": " ".join(resource.runs),
        }
        for resource in hardware.resources
    ]
    show_rows(rows, form)
    links: list[Row] = [
        {
            "from": link.source,
            "to": link.target,
            "latency_ns": link.latency_ns,
            "bytes_per_s": _rate(link.bytes_per_second),
        }
        for link in hardware.links
    ]
    if links:
        print()
        show_rows(links, form)


def _rate(rate: float) -> str:
    return f"{rate:.3g}" if rate else ""

"""The description of the machine that we run on, as far as Linux tells.

Cores are grouped by how capable they are: by `cpu_capacity` (Arm), else by their highest frequency,
and by the package they are in. Rates are rough, a core's frequency times what it does in a cycle;
measured durations are better than any of them. The memory is shared, so nobody counts it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from attrs import evolve

from iree_sched.diagnostics import error
from iree_sched.plan.hardware import MASK_BITS, Hardware, Resource

_LANES = (("avx512f", 16), ("avx2", 8), ("avx", 8), ("sse2", 4), ("asimd", 4), ("neon", 4))
_USED = 0.5  # part of the lanes that real kernels keep busy
_HERTZ = 2.0e9  # where nobody tells a frequency
_BYTES_A_CYCLE = 4.0  # of one core, from memory
_OVERHEAD_NS = 2000

_Kind = tuple[int, int, int]  # package, capacity, frequency in kHz


def host(root: Path = Path("/"), cpus: Iterable[int] | None = None) -> Hardware:
    """The machine, with a resource for each group of like cores; weaker ones come first.

    Args:
      root: of the file system that tells about the machine.
      cpus: the cores to look at; None: those that this process may run on.

    Raises:
      DiagnosticError: none of them has an id that fits a mask.
    """
    usable = _usable() if cpus is None else sorted(cpus)
    groups: dict[_Kind, list[int]] = {}
    for cpu in usable:
        if cpu < MASK_BITS:  # a mask can name no others
            groups.setdefault(_kind(root, cpu), []).append(cpu)
    if not groups:
        raise error(f"none of the cores {usable} fits a mask of {MASK_BITS} bits")
    cycles = _operations_a_cycle(root)
    resources = []
    for queue, (kind, members) in enumerate(sorted(groups.items(), key=lambda i: (i[0][1:], i))):
        hertz = (kind[2] * 1000.0 or _frequency(root)) * len(members)
        resources.append(
            Resource(
                name="cpu" if len(groups) == 1 else f"cpu{queue}",
                queue=queue,
                workers=sum(1 << cpu for cpu in members),
                operations_per_second=float(round(hertz * cycles)),
                bytes_per_second=float(round(hertz * _BYTES_A_CYCLE)),
            )
        )
    return Hardware("host", tuple(resources), dispatch_overhead_ns=_OVERHEAD_NS)


def split(hardware: Hardware, queues: int) -> Hardware:
    """The same cores as so many queues, each with its share of the cores of a `cpu` resource.

    Where a resource gets more queues than it has cores, queues share cores.

    Raises:
      DiagnosticError: there are fewer queues than resources, more than 64, or not only cores.
    """
    count = len(hardware.resources)
    if not count <= queues <= MASK_BITS:
        raise error(f"'{hardware.name}' can have from {count} to {MASK_BITS} queues, not {queues}")
    for resource in hardware.resources:
        if not resource.workers or hardware.links or len(hardware.devices) > 1:
            raise error(f"the cores of '{hardware.name}' cannot be shared out")
    found: list[Resource] = []
    for place, resource in enumerate(hardware.resources):
        share = queues // count + (place < queues % count)
        cores = [core for core in range(MASK_BITS) if resource.workers >> core & 1]
        for part in range(share):
            own = cores[part * len(cores) // share : (part + 1) * len(cores) // share]
            own = own or cores[part % len(cores) :][:1]
            portion = len(own) / len(cores) if share <= len(cores) else 1 / share
            found.append(
                evolve(
                    resource,
                    name=f"{resource.name}.{part}" if share > 1 else resource.name,
                    queue=len(found),
                    workers=sum(1 << core for core in own),
                    operations_per_second=resource.operations_per_second * portion,
                    bytes_per_second=resource.bytes_per_second * portion,
                )
            )
    return evolve(hardware, resources=tuple(found))


def _usable() -> list[int]:
    """The cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return list(range(os.cpu_count() or 1))


def _kind(root: Path, cpu: int) -> _Kind:
    folder = root / f"sys/devices/system/cpu/cpu{cpu}"
    names = ("topology/physical_package_id", "cpu_capacity", "cpufreq/cpuinfo_max_freq")
    package, capacity, frequency = (_number(folder / name) for name in names)
    return package, capacity, frequency


def _number(path: Path) -> int:
    """The number that a file holds, 0 if there is none."""
    try:
        return max(0, int(path.read_text("utf-8")))
    except (OSError, ValueError):
        return 0


def _frequency(root: Path) -> float:
    """Cycles in a second of the first core, as /proc/cpuinfo has it."""
    found = re.search(r"^cpu MHz\s*:\s*([\d.]+)", _cpuinfo(root), re.MULTILINE)
    return float(found[1]) * 1e6 if found else _HERTZ


def _operations_a_cycle(root: Path) -> float:
    """Multiplications with additions that a core does in a cycle, in 32-bit floats."""
    found = re.search(r"^(?:flags|Features)\s*:(.*)$", _cpuinfo(root), re.MULTILINE)
    flags = set(found[1].split()) if found else set()
    return next((lanes for flag, lanes in _LANES if flag in flags), 1) * _USED


def _cpuinfo(root: Path) -> str:
    try:
        return (root / "proc/cpuinfo").read_text("utf-8", "replace")
    except OSError:
        return ""

"""Machines from what Linux says of its processors: /sys/devices/system, or a snapshot of it.

A snapshot is a folder of the same shape, which IREE's tools read with --task_topology_sysfs_root=,
or a text with a line `relative/path=content` for each file, as IREE's capture_sysfs.sh writes.

As runtime/src/iree/task/topology_sysfs.c does it: a worker for each physical core, nodes of memory
as node/node<N>/cpulist says or else packages, speeds by cpu_capacity (Arm), caches by
shared_cpu_list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from iree_sched.diagnostics import Source, SourceError, error
from iree_sched.simulation.machine import MOST_WORKERS, Machine, Overheads, Queue, Worker

_ENDING = ".sysfs.txt"
_RANGES = re.compile(r"\d+(-\d+)?(,\d+(-\d+)?)*")
_CPU = re.compile(r"cpu/cpu(\d+)/")
_NODE = re.compile(r"node/node(\d+)/cpulist")
_SHARED = re.compile(r"cpu/cpu(\d+)/cache/index\d+/shared_cpu_list")

Files = Mapping[str, str]


def read_topology(path: Path, overheads: Overheads) -> Machine:
    """The machine of a snapshot: of a folder, or of a text, whose `.sysfs.txt` may be left out.

    Raises:
      OSError: it cannot be read.
      SourceError: it is no snapshot.
    """
    if path.is_dir():
        inside = sorted(file.name.removesuffix(_ENDING) for file in path.glob(f"*{_ENDING}"))
        if inside:
            raise error(f"'{path}' has several snapshots: name one of {', '.join(inside)}")
        return machine_of_files(_tree(path), path.name, overheads)
    if not path.exists() and path.with_name(path.name + _ENDING).exists():
        path = path.with_name(path.name + _ENDING)
    source = Source(str(path), path.read_text("utf-8", "replace"))
    return machine_of_files(_manifest(source), path.name.removesuffix(_ENDING), overheads)


def _tree(root: Path) -> Files:
    """The files of a folder that say something, by their paths in it."""
    patterns = ("cpu/present", "cpu/cpu*/cpu_capacity", "cpu/cpu*/topology/*", "node/node*/cpulist")
    caches = "cpu/cpu*/cache/index*/shared_cpu_list"
    found = {}
    for pattern in (*patterns, caches):
        for file in sorted(root.glob(pattern)):
            if file.is_file():
                found[file.relative_to(root).as_posix()] = file.read_text("utf-8", "replace")
    return found


def _manifest(source: Source) -> Files:
    found = {}
    offset = 0
    for line in source.text.splitlines(keepends=True):
        name, equals, content = line.partition("=")
        if line.strip() and not line.startswith("#"):
            if not equals:
                message = "a line of a snapshot is 'relative/path=content' or begins with '#'"
                raise SourceError(source, *error(message, offset).diagnostics)
            found[name.strip()] = content.strip()
        offset += len(line)
    return found


def machine_of_files(files: Files, name: str, overheads: Overheads) -> Machine:
    """The machine that files tell of, by their paths below /sys/devices/system.

    Raises:
      DiagnosticError: they tell of no processors, or of more cores than affinity sets can name.
    """
    cpus = _numbers(files.get("cpu/present", "")) or sorted(
        {int(found[1]) for path in files if (found := _CPU.match(path))}
    )
    if not cpus:
        raise error(f"snapshot '{name}' tells of no processors: it has no cpu/present")
    cores = _cores(files, cpus)
    if len(cores) > MOST_WORKERS:
        raise error(
            f"snapshot '{name}' has {len(cores)} cores; there can be {MOST_WORKERS} workers"
        )
    nodes = _nodes(files, cpus)
    names = sorted({nodes[core] for core in cores})
    capacities = {core: _capacity(files, core) for core in cores}
    most = max(capacities.values())
    shared = _sharing(files, cores)
    workers = [
        Worker(
            f"cpu{core}",
            number,
            names.index(nodes[core]),
            capacities[core] / most,
            sum(1 << cores.index(other) for other in shared[core]),
        )
        for number, core in enumerate(cores)
    ]
    queues = [Queue(f"node{node}", "", place) for place, node in enumerate(names)]
    return Machine(name, workers, queues, {}, overheads)


def _numbers(text: str) -> list[int]:
    """The numbers of a list such as `0-3,8`; none if it is no list."""
    text = text.strip()
    if not _RANGES.fullmatch(text):
        return []
    found: list[int] = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found


def _cores(files: Files, cpus: Iterable[int]) -> list[int]:
    """The first processor of each physical core."""
    seen: set[int] = set()
    cores = []
    for cpu in cpus:
        if cpu in seen:
            continue
        topology = f"cpu/cpu{cpu}/topology"
        siblings = files.get(f"{topology}/core_cpus_list") or files.get(
            f"{topology}/thread_siblings_list", ""
        )
        seen.update(_numbers(siblings), (cpu,))
        cores.append(cpu)
    return cores


def _nodes(files: Files, cpus: Iterable[int]) -> dict[int, int]:
    """The node of each processor."""
    found = {}
    for cpu in cpus:
        package = files.get(f"cpu/cpu{cpu}/topology/physical_package_id", "0").strip()
        found[cpu] = int(package) if package.isdigit() else 0
    listed = {
        int(match[1]): _numbers(content)
        for path, content in files.items()
        if (match := _NODE.fullmatch(path))
    }
    if any(listed.values()):
        found |= {cpu: node for node, members in sorted(listed.items()) for cpu in members}
    return found


def _capacity(files: Files, cpu: int) -> float:
    text = files.get(f"cpu/cpu{cpu}/cpu_capacity", "").strip()
    return float(text) if text.isdigit() and int(text) else 1024.0


def _sharing(files: Files, cores: Iterable[int]) -> dict[int, set[int]]:
    """By core the other cores with which it shares a cache."""
    everyone = set(cores)
    found: dict[int, set[int]] = {core: set() for core in everyone}
    for path, content in files.items():
        match = _SHARED.fullmatch(path)
        if match and int(match[1]) in everyone:
            core = int(match[1])
            found[core] |= (everyone & set(_numbers(content))) - {core}
    return found

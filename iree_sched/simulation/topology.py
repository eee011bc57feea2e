"""Machines from what Linux says of its processors: /sys/devices/system, or a snapshot of it.

A snapshot is a folder of the same shape, which IREE's tools read with --task_topology_snapshot=,
or a text with a line `relative/path=content` for each file, as IREE's capture_sysfs.sh writes.

As runtime/src/iree/task/topology_sysfs.c does it: a worker for each physical core, at most 64 in a
node, by turns of the caches of level 3 or else 2 (--task_topology_distribution=scatter); nodes of
memory as node/node<N>/cpulist says or else packages, speeds by cpu_capacity (Arm), caches by
shared_cpu_list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, zip_longest
from pathlib import Path

from attrs import frozen

from iree_sched.diagnostics import Source, SourceError, error
from iree_sched.simulation.machine import MOST_WORKERS, Machine, Overheads, Queue, Worker

_ENDING = ".sysfs.txt"
_CAPACITY = 1024.0  # of the fastest cores, as Linux counts
_NUMBER = "[0-9]{1,18}"
_RANGES = re.compile(rf"{_NUMBER}(-{_NUMBER})?(,{_NUMBER}(-{_NUMBER})?)*")
_CPU = re.compile(f"cpu/cpu({_NUMBER})/")
_NODE = re.compile(f"node/node({_NUMBER})/cpulist")
_SHARED = re.compile(f"cpu/cpu({_NUMBER})/cache/index{_NUMBER}/shared_cpu_list")

_DATA = ("Data", "Unified")  # kinds of caches
_NOT_KNOWN = (0xFFFF, 0xFFFFFFFF)  # what drivers say of a package that they do not know
_MOST_CPUS = 1 << 16  # Linux is built for at most 8192


@frozen
class Entry:
    """The content of a file, and where it stands, for diagnostics."""

    text: str
    source: Source
    offset: int = 0

    def error(self, message: str) -> SourceError:
        """A diagnostic about the content, to be raised."""
        return SourceError(self.source, *error(message, self.offset).diagnostics)


Files = Mapping[str, Entry]  # by paths below /sys/devices/system


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
    caches = (f"cpu/cpu*/cache/index*/{name}" for name in ("shared_cpu_list", "level", "type"))
    found = {}
    for pattern in (*patterns, *caches):
        for file in sorted(root.glob(pattern)):
            if file.is_file():
                source = Source(str(file), file.read_text("utf-8", "replace"))
                found[file.relative_to(root).as_posix()] = Entry(source.text.strip(), source)
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
            place = offset + len(line) - len(content.lstrip())
            found[name.strip()] = Entry(content.strip(), source, place)
        offset += len(line)
    return found


def machine_of_files(files: Files, name: str, overheads: Overheads) -> Machine:
    """The machine that files tell of.

    Raises:
      SourceError: a file says what cannot be.
      DiagnosticError: they tell of no processors.
    """
    cpus = _numbers(files, "cpu/present") or sorted(
        {int(found[1]) for path in files if (found := _CPU.match(path))}
    )
    if not cpus:
        raise error(f"snapshot '{name}' tells of no processors: it has no cpu/present")
    nodes = _nodes(files, cpus)
    by_node: dict[int, list[int]] = {}
    for core in _cores(files, cpus):
        by_node.setdefault(nodes[core], []).append(core)
    names = sorted(by_node)
    cores = [core for node in names for core in _scattered(files, by_node[node][:MOST_WORKERS])]
    numbers = {core: number for number, core in enumerate(cores)}
    capacities = {core: _capacity(files, core) for core in cores}
    most = max(capacities.values())
    shared = _sharing(files, cores)
    workers = [
        Worker(
            f"cpu{core}",
            number,
            names.index(nodes[core]),
            capacities[core] / most,
            sum(1 << numbers[other] for other in shared[core]),
        )
        for number, core in enumerate(cores)
    ]
    queues = [Queue(f"node{node}", "", place) for place, node in enumerate(names)]
    return Machine(name, workers, queues, {}, overheads)


def _numbers(files: Files, path: str) -> list[int]:
    """The numbers of a list such as `0-3,8`; none of a file that is not there, or is empty."""
    entry = files.get(path)
    if entry is None or not entry.text:
        return []
    if not _RANGES.fullmatch(entry.text):
        raise entry.error(f"'{path}' is no list of processors such as 0-3,8")
    found: list[int] = []
    for part in entry.text.split(","):
        first, _, last = part.partition("-")
        low, high = int(first), int(last or first)
        if high < low:
            raise entry.error(f"'{path}' has a range that ends before it begins: {part}")
        if high >= _MOST_CPUS:
            raise entry.error(f"'{path}' has processor {high}; there can be {_MOST_CPUS}")
        found += range(low, high + 1)
    return found


def _number(entry: Entry) -> int | None:
    return int(entry.text) if re.fullmatch(_NUMBER, entry.text) else None


def _cores(files: Files, cpus: Iterable[int]) -> list[int]:
    """The first processor of each physical core."""
    seen: set[int] = set()
    cores = []
    for cpu in cpus:
        if cpu in seen:
            continue
        topology = f"cpu/cpu{cpu}/topology"
        siblings = _numbers(files, f"{topology}/core_cpus_list")
        seen.update(siblings or _numbers(files, f"{topology}/thread_siblings_list"), (cpu,))
        cores.append(cpu)
    return cores


def _scattered(files: Files, cores: Sequence[int]) -> Sequence[int]:
    """The cores of a node by turns of their caches; as they are where one has no such cache."""
    domains: dict[frozenset[int], list[int]] = {}
    for core in cores:
        shared = _domain(files, core)
        if not shared:
            return cores
        domains.setdefault(shared, []).append(core)
    turns = zip_longest(*domains.values())
    return [core for turn in turns for core in turn if core is not None]


def _domain(files: Files, cpu: int) -> frozenset[int]:
    """The processors with which one shares a cache of level 3, or else 2; none if it has none."""
    found: frozenset[int] = frozenset()
    for index in count():
        cache = f"cpu/cpu{cpu}/cache/index{index}"
        level, kind = files.get(f"{cache}/level"), files.get(f"{cache}/type")
        if level is None or kind is None:
            break
        if level.text in ("2", "3") and kind.text in _DATA:
            found = frozenset(_numbers(files, f"{cache}/shared_cpu_list")) or found
            if level.text == "3":
                break
    return found


def _nodes(files: Files, cpus: Iterable[int]) -> dict[int, int]:
    """The node of each processor."""
    found = {}
    for cpu in cpus:
        package = files.get(f"cpu/cpu{cpu}/topology/physical_package_id")
        number = None if package is None else _number(package)
        found[cpu] = 0 if number is None or number in _NOT_KNOWN else number
    listed = {
        int(match[1]): _numbers(files, path) for path in files if (match := _NODE.fullmatch(path))
    }
    if any(listed.values()):
        found |= {cpu: node for node, members in sorted(listed.items()) for cpu in members}
    return found


def _capacity(files: Files, cpu: int) -> float:
    path = f"cpu/cpu{cpu}/cpu_capacity"
    entry = files.get(path)
    if entry is None:
        return _CAPACITY
    capacity = _number(entry)
    if not capacity:
        raise entry.error(f"'{path}' must be a whole number above 0, not '{entry.text}'")
    return float(capacity)


def _sharing(files: Files, cores: Iterable[int]) -> dict[int, set[int]]:
    """By core the other cores with which it shares a cache."""
    everyone = set(cores)
    found: dict[int, set[int]] = {core: set() for core in everyone}
    for path in files:
        match = _SHARED.fullmatch(path)
        if match and int(match[1]) in everyone:
            core = int(match[1])
            found[core] |= (everyone & set(_numbers(files, path))) - {core}
    return found

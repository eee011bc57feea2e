"""Machines from snapshots have the workers that IREE's task system makes of them."""

import re
from pathlib import Path

from iree_sched.iree import tools
from iree_sched.simulation.machine import FREE
from iree_sched.simulation.topology import read_topology


def _write(root: Path, path: str, content: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{content}\n")


def _big_little(root: Path) -> None:
    """Two big cores of two threads with a cache of level 3, and two pairs of small cores."""
    _write(root, "cpu/present", "0-7")
    _write(root, "cpu/possible", "0-7")
    for cpu in range(8):
        big, pair = cpu < 4, f"{cpu & ~1}-{cpu | 1}"
        threads = pair if big else str(cpu)
        topology = {
            "core_cpus_list": threads,
            "core_id": str(cpu // 2 if big else cpu),
            "physical_package_id": "0",
        }
        for name, content in topology.items():
            _write(root, f"cpu/cpu{cpu}/topology/{name}", content)
        _write(root, f"cpu/cpu{cpu}/cpu_capacity", "1024" if big else "512")
        caches = [(1, "Data", threads), (1, "Instruction", threads), (2, "Unified", pair)]
        for index, (level, kind, shared) in enumerate([*caches, (3, "Unified", "0-3")]):
            if level < 3 or big:
                folder = f"cpu/cpu{cpu}/cache/index{index}"
                _write(root, f"{folder}/level", str(level))
                _write(root, f"{folder}/type", kind)
                _write(root, f"{folder}/size", "512K")
                _write(root, f"{folder}/shared_cpu_list", shared)


def test_workers_and_caches_are_those_of_iree(tmp_path: Path) -> None:
    _big_little(tmp_path)
    flags = ["--device=local-task", f"--task_topology_snapshot={tmp_path}"]
    shown = tools.run("iree-run-module", [*flags, "--dump_task_topologies"])
    processors = re.findall(r"processor: (\d+)", shown)
    groups = re.findall(r"last level cache sharing: .*: (.*)", shown)
    sharing = {
        processor: {processors[int(other)] for other in group.split(", ")}
        for processor, group in zip(processors, groups, strict=True)
    }
    machine = read_topology(tmp_path, FREE)
    ours = {
        worker.name.removeprefix("cpu"): {
            other.name.removeprefix("cpu")
            for other in machine.workers
            if other.bit & (worker.sharing | worker.bit)
        }
        for worker in machine.workers
    }
    assert len(ours) == 6
    assert ours == sharing
    assert list(ours) == processors  # in the same order

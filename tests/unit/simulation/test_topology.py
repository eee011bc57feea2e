"""Machines from snapshots of /sys/devices/system."""

import re
from pathlib import Path

import pytest

from iree_sched.diagnostics import DiagnosticError, SourceError, render
from iree_sched.simulation.machine import FREE
from iree_sched.simulation.topology import read_topology

# Two big cores with two threads each, sharing a cache, and two small ones.
_BIG_LITTLE = """# made up
cpu/present=0-5
cpu/cpu0/topology/core_cpus_list=0,2
cpu/cpu1/topology/core_cpus_list=1,3
cpu/cpu2/topology/core_cpus_list=0,2
cpu/cpu3/topology/core_cpus_list=1,3
cpu/cpu0/cache/index2/shared_cpu_list=0-3
cpu/cpu1/cache/index2/shared_cpu_list=0-3
cpu/cpu0/cpu_capacity=1024
cpu/cpu1/cpu_capacity=1024
cpu/cpu4/cpu_capacity=256
cpu/cpu5/cpu_capacity=256
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "machine.sysfs.txt"
    path.write_text(text)
    return path


def test_a_worker_for_each_core(tmp_path: Path) -> None:
    machine = read_topology(_write(tmp_path, _BIG_LITTLE), FREE)
    assert machine.name == "machine"
    assert [worker.name for worker in machine.workers] == ["cpu0", "cpu1", "cpu4", "cpu5"]
    assert [worker.speed for worker in machine.workers] == [1, 1, 0.25, 0.25]
    assert [worker.sharing for worker in machine.workers] == [0b10, 0b01, 0, 0]
    assert [queue.name for queue in machine.queues] == ["node0"]


def test_a_queue_for_each_node(tmp_path: Path) -> None:
    text = "cpu/present=0-3\nnode/node0/cpulist=0-1\nnode/node1/cpulist=2-3\n"
    machine = read_topology(_write(tmp_path, text), FREE)
    assert machine.workers_of == [[0, 1], [2, 3]]


def test_packages_stand_for_nodes_that_are_not_told(tmp_path: Path) -> None:
    text = "cpu/present=0-1\ncpu/cpu1/topology/physical_package_id=1\n"
    assert read_topology(_write(tmp_path, text), FREE).workers_of == [[0], [1]]


def test_packages_that_nobody_knows_are_one(tmp_path: Path) -> None:
    lines = (f"cpu/cpu{cpu}/topology/physical_package_id=65535\n" for cpu in range(2))
    machine = read_topology(_write(tmp_path, "cpu/present=0-1\n" + "".join(lines)), FREE)
    assert [queue.name for queue in machine.queues] == ["node0"]


def test_a_node_has_the_first_64_of_its_cores(tmp_path: Path) -> None:
    nodes = "node/node0/cpulist=0-99\nnode/node1/cpulist=100-149\n"
    machine = read_topology(_write(tmp_path, f"cpu/present=0-149\n{nodes}"), FREE)
    assert [len(places) for places in machine.workers_of] == [64, 50]
    assert [machine.workers[place].name for place in (0, 63, 64)] == ["cpu0", "cpu63", "cpu100"]
    assert machine.workers[64].number == 64


def test_workers_are_numbered_by_turns_of_caches(tmp_path: Path) -> None:
    lines = ["cpu/present=0-7"]
    for cpu in range(8):
        cache = f"cpu/cpu{cpu}/cache/index"
        for index, (level, kind, shared) in enumerate(
            [(1, "Instruction", "0-7"), (2, "Unified", f"{cpu}"), (3, "Unified", _l3(cpu))]
        ):
            lines.append(f"{cache}{index}/level={level}")
            lines.append(f"{cache}{index}/type={kind}")
            lines.append(f"{cache}{index}/shared_cpu_list={shared}")
    machine = read_topology(_write(tmp_path, "\n".join(lines)), FREE)
    assert [worker.name for worker in machine.workers] == [
        f"cpu{n}" for n in (0, 2, 1, 3, 4, 5, 6, 7)
    ]


def _l3(cpu: int) -> str:
    return "0-1" if cpu < 2 else "2-7"


def test_a_folder_and_a_text_say_the_same(tmp_path: Path) -> None:
    root = tmp_path / "machine"
    for line in _BIG_LITTLE.splitlines()[1:]:
        name, _, content = line.partition("=")
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content + "\n")
    text = read_topology(_write(tmp_path, _BIG_LITTLE), FREE)
    assert read_topology(root, FREE).workers == text.workers
    assert read_topology(tmp_path / "machine", FREE).workers == text.workers


def test_the_ending_may_be_left_out(tmp_path: Path) -> None:
    _write(tmp_path, "cpu/present=0\n")
    assert len(read_topology(tmp_path / "machine", FREE).workers) == 1


@pytest.mark.parametrize(
    ("line", "column", "message"),
    [
        ("cpu/present=0-99999999", 13, "'cpu/present' has processor 99999999; there can be 65536"),
        ("cpu/present= 3-0", 14, "'cpu/present' has a range that ends before it begins: 3-0"),
        ("cpu/present=all", 13, "'cpu/present' is no list of processors such as 0-3,8"),
        ("cpu/cpu0/cpu_capacity=0", 23, "must be a whole number above 0, not '0'"),
        ("cpu/cpu0/cpu_capacity=big", 23, "must be a whole number above 0, not 'big'"),
        ("node/node0/cpulist=0-9999999999", 20, "has processor 9999999999"),
    ],
)
def test_what_cannot_be_is_shown_where_it_stands(
    tmp_path: Path, line: str, column: int, message: str
) -> None:
    path = _write(tmp_path, f"# made up\ncpu/cpu0/x=1\n{line}\n")
    with pytest.raises(SourceError) as caught:
        read_topology(path, FREE)
    shown = render(caught.value.diagnostics[0], caught.value.source)
    assert shown.startswith(f"{path}:3:{column}: error: ")
    assert message in shown
    root, (name, _, content) = tmp_path / "machine", line.partition("=")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(content)
    if name != "cpu/present":
        (root / "cpu").mkdir(exist_ok=True)
        (root / "cpu/present").write_text("0")
    with pytest.raises(SourceError, match=re.escape(message)) as caught:
        read_topology(root, FREE)
    assert caught.value.source.name == str(root / name)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cpu/present=0-3\nnonsense\n", "'relative/path=content'"),
        ("cpu/kernel_max=3\n", "tells of no processors"),
        (f"cpu/cpu{'9' * 5000}/topology/x=1\n", "tells of no processors"),
    ],
)
def test_what_is_no_snapshot_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DiagnosticError, match=message):
        read_topology(_write(tmp_path, text), FREE)


def test_several_snapshots_in_a_folder_are_named(tmp_path: Path) -> None:
    _write(tmp_path, "cpu/present=0\n")
    with pytest.raises(DiagnosticError, match="name one of machine"):
        read_topology(tmp_path, FREE)

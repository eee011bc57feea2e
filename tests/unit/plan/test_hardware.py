"""Hardware: descriptions in TOML, those shipped, and the machine that tests run on."""

from __future__ import annotations

from pathlib import Path

import pytest

from iree_sched.cli.main import main
from iree_sched.diagnostics import DiagnosticError, Source, render
from iree_sched.plan.hardware import Hardware, Link, Resource
from iree_sched.plan.hardware_file import hardware_text, read_hardware
from iree_sched.plan.hardware_names import hardware_names, named_hardware
from iree_sched.plan.host import host, split

_SOC = """\
name = "soc"
dispatch_overhead_ns = 3000
devices = ["@cpu", "@npu"]

[[resource]]
name = "little"
queue = 0
workers = [0, 1, 63]

[[resource]]
name = "npu"
kind = "accelerator"
device = "@npu"
operations_per_second = 1e12
bytes_per_second = 20_000_000_000
memory_bytes = 4096
runs = ["*matmul*"]

[[link]]
between = ["little", "npu"]
latency_ns = 20
bytes_per_second = 4e9
"""


def test_a_description() -> None:
    found = read_hardware(Source("soc.toml", _SOC))
    assert found.resources == (
        Resource("little", device="@cpu", workers=1 << 63 | 3),
        Resource("npu", "accelerator", "@npu", 0, 0, 1e12, 2e10, 4096, ("*matmul*",)),
    )
    assert found.links == (Link("little", "npu", 20, 4e9), Link("npu", "little", 20, 4e9))
    assert found.region_overhead_ns is None
    assert read_hardware(Source("again.toml", hardware_text(found))) == found
    told = read_hardware(Source("soc.toml", f"region_overhead_ns = 0\n{_SOC}"))
    assert told.region_overhead_ns == 0
    assert read_hardware(Source("again.toml", hardware_text(told))) == told


@pytest.mark.parametrize("name", hardware_names())
def test_what_is_shipped_can_be_written_and_read(name: str) -> None:
    found = named_hardware(name)
    assert found is not None
    assert found.name == name
    assert read_hardware(Source(name, hardware_text(found))) == found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"@npu"\noper', '"@npv"\noper', "13:10: error: unknown device '@npv': the devices are"),
        ('"@npu"\noper', '"@npv"\noper', "13:10: note: did you mean '@npu'?"),
        ("[0, 1, 63]", "[0, 64]", "8:11: error: worker 64 does not fit a mask of 64 bits"),
        ("[0, 1, 63]", "0x1_0000_0000_0000_0000", "8:11: error: mask 0x10000000000000000 of work"),
        ("[0, 1, 63]", "-1", "8:11: error: mask -0x1 of workers does not fit 64 bits"),
        ("[0, 1, 63]", "[true]", "8:11: error: 'workers' must be a list of ids or a mask"),
        ('["little", "npu"]', '["litle", "npu"]', "20:11: error: unknown resource 'litle': there"),
        ('["little", "npu"]', '["litle", "npu"]', "20:11: note: did you mean 'little'?"),
        ('["little", "npu"]', '["npu", "npu"]', "20:11: error: a link of 'npu' with itself"),
        ('["little", "npu"]', '["npu"]', "20:11: error: a link is between two resources"),
        ("latency_ns", "latency", "21:1: error: unknown key 'latency' in [[link]]"),
        ("latency_ns", "latency", "21:1: note: did you mean 'latency_ns'?"),
        ("dispatch_overhead_ns", "overhead", "2:1: error: unknown key 'overhead'"),
        ('kind = "accelerator"', 'kind = "acc"', "12:8: error: kind must be cpu or accelerator"),
        ('name = "npu"', 'name = "little"', "11:8: error: two resources have the name 'little'"),
        ('name = "npu"\n', "", "10:3: error: [[resource]] lacks 'name'"),
        ('"@npu"\noper', '"@cpu"\noper', "10:3: error: queue 0 of @cpu is that of 'little' alrea"),
        ("4096", "0", "16:16: error: 'memory_bytes' must be more than 0"),
        ("4096", '"4K"', "16:16: error: 'memory_bytes' must be a whole number from 0 to"),
        ("1e12", "nan", "14:25: error: 'operations_per_second' must be a number above 0"),
        ("20_000_000_000", "0", "15:20: error: 'bytes_per_second' must be a number above 0"),
        ('["*matmul*"]', '"*"', "17:8: error: 'runs' must be a list of strings"),
        ('["*matmul*"]', "[]", "17:8: error: 'runs' must not be empty"),
        ('"@cpu", "@npu"', '"cpu"', "3:11: error: 'cpu' is no symbol: it must begin with '@'"),
        ("[[link]]", "[link]", "19:2: error: 'link' must be tables, each under [[link]]"),
        ('name = "soc"', "name = soc", "1:8: error: file is no TOML: invalid value"),
        (
            "latency_ns = 20",
            "latency_ns = 20 ns",
            "21:17: error: file is no TOML: expected new",
        ),
        ("latency_ns = 20", f"latency_ns = {'9' * 5000}", "1:1: error: file is no TOML of ours: "),
    ],
)
def test_a_damaged_description(old: str, new: str, said: str) -> None:
    assert old in _SOC
    source = Source("soc.toml", _SOC.replace(old, new, 1))
    with pytest.raises(DiagnosticError) as caught:
        read_hardware(source)
    shown = render(caught.value.diagnostics[0], source)
    assert any(line.startswith(f"soc.toml:{said}") for line in shown.splitlines()), shown


def test_nothing_at_all() -> None:
    with pytest.raises(DiagnosticError, match=r"hardware has no \[\[resource\]\]"):
        read_hardware(Source("empty.toml", ""))


def test_what_a_resource_can_run() -> None:
    npu = Resource("npu", runs=("*matmul*", "@special::@*"))
    assert npu.can_run("@exe::@main_matmul_4x4_f32")
    assert npu.can_run("special::anything")
    assert not npu.can_run("@exe::@main_conv")


def test_estimates_take_the_slower_of_computing_and_moving() -> None:
    resource = Resource("r", operations_per_second=2e9, bytes_per_second=1e9)
    assert resource.estimate_ns(operations=1000, moved=100) == 500
    assert resource.estimate_ns(operations=1000, moved=800) == 800
    assert Resource("r", bytes_per_second=1e9).estimate_ns(operations=1, moved=1) is None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_big_and_little_cores_of_a_machine(tmp_path: Path) -> None:
    for cpu in range(6):
        folder = tmp_path / f"sys/devices/system/cpu/cpu{cpu}"
        _write(folder / "cpu_capacity", "1024\n" if cpu in (1, 2) else "400\n")
        _write(folder / "cpufreq/cpuinfo_max_freq", "2000000\n" if cpu in (1, 2) else "1000000\n")
    _write(tmp_path / "proc/cpuinfo", "processor : 0\nFeatures : fp asimd\n")
    found = host(tmp_path, cpus=[*range(6), 80])
    assert [(r.name, r.queue, r.workers) for r in found.resources] == [
        ("cpu0", 0, 0b111001),
        ("cpu1", 1, 0b000110),
    ]
    # Cores times frequency times half of four lanes.
    assert [r.operations_per_second for r in found.resources] == [8e9, 8e9]


def test_a_machine_that_tells_nothing(tmp_path: Path) -> None:
    [resource] = host(tmp_path, cpus=[3]).resources
    assert (resource.name, resource.workers) == ("cpu", 0b1000)
    assert resource.operations_per_second > 0


def test_cores_that_no_mask_can_name(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match=r"none of the cores \[64, 65\] fits a mask of 64"):
        host(tmp_path, cpus=[65, 64])


def test_cores_are_shared_out_to_queues() -> None:
    four = Hardware("four", (Resource("cpu", workers=0b1111, operations_per_second=8.0),))
    halves = split(four, 2)
    assert [(r.name, r.queue, r.workers) for r in halves.resources] == [
        ("cpu.0", 0, 0b0011),
        ("cpu.1", 1, 0b1100),
    ]
    assert halves.resources[0].operations_per_second == 4
    many = split(four, 6)
    assert all(r.workers.bit_count() == 1 for r in many.resources)
    assert sum(r.operations_per_second for r in many.resources) == pytest.approx(8)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hardware"]) == 0
    assert capsys.readouterr().out.split() == ["host", "big-little-4-4", "soc-npu"]
    assert main(["hardware", "big-little-4-4", "--format=toml"]) == 0
    file = tmp_path / "mine.toml"
    file.write_text(capsys.readouterr().out.replace("0xF0", "0xF0_0000_0000_0000_0000"))
    assert main(["hardware", str(file)]) == 1
    assert f"{file}:20:11: error: mask 0xf00000000000000000" in capsys.readouterr().err
    assert main(["hardware", "soc-npo"]) == 1
    assert "no hardware 'soc-npo'; did you mean 'soc-npu'?" in capsys.readouterr().err
    assert main(["hardware", "soc-npu", "--queues=4"]) == 1
    assert "cores of 'soc-npu' cannot be shared out" in capsys.readouterr().err
    assert main(["hardware", "host", "--queues=3", "--format=json"]) == 0

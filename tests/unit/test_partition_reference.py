"""Tests of the reference partitioners: what IREE 3.13 does, on graphs small enough to be seen."""

import time

import pytest

from iree_sched.partition import Favor, Graph, Kind
from iree_sched.partition.registry import PartitionerRegistry
from tests.ir import parse_function

_T = "!stream.resource<transient>"
_V = f"{_T}{{%c8}}"
_CONSTANTS = """
  %c0 = arith.constant 0 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %v = arith.constant 7 : i32
"""


def _groups(kind: Kind, body: str, favor: Favor = Favor.MIN_PEAK_MEMORY) -> list[str]:
    """Groups as words: the names of the nodes, in the order of the group."""
    text = f"util.func public @f(%a: {_T}, %i: i1) {{{_CONSTANTS}{body}\n  util.return\n}}"
    function = parse_function(text)
    found = PartitionerRegistry().find(kind, "reference")
    assert found is not None
    graph = Graph(kind, function.regions[0].blocks[0], favor)
    return [
        "".join(node.op.results[0].name for node in group.nodes)  # type: ignore[union-attr]
        for group in found().partition(graph)
    ]


def _execution(body: str) -> list[str]:
    return _groups(Kind.EXECUTION, body)


def _dispatch(name: str, *operands: str, on: str = "", result: str = _V) -> str:
    listed = ", ".join(f"%{operand}[%c0 to %c8 for %c8]" for operand in operands)
    where = f"on(#hal.device.affinity<@{on}>) " if on else ""
    types = ", ".join(_V for _ in operands)
    return f"%{name} = stream.async.dispatch {where}@e::@{name}({listed}) : ({types}) -> {result}\n"


def _splat(name: str, value: str = "v") -> str:
    return f"%{name} = stream.async.splat %{value} : i32 -> {_V}\n"


def _transfer(name: str, source: str, lifetime: str = "staging") -> str:
    return (
        f"%{name} = stream.async.transfer %{source} : {_V} -> !stream.resource<{lifetime}>{{%c8}}\n"
    )


def _load(name: str, source: str) -> str:
    return f"%{name} = stream.async.load %{source}[%c0] : !stream.resource<staging>{{%c8}} -> i32\n"


def test_work_of_one_device_is_one_region() -> None:
    assert _execution(_dispatch("x", "a") + _dispatch("y", "x") + _dispatch("z", "a")) == ["xyz"]


def test_devices_are_apart_and_depend_on_each_other_in_one_direction() -> None:
    body = (
        _dispatch("x", "a", on="p")
        + _dispatch("y", "x", on="q")
        + _dispatch("z", "a", on="p")
        + _dispatch("w", "y", on="p")
    )
    assert _execution(body) == ["x", "y", "zw"]


def test_a_queue_may_be_joined_by_its_like_only_unless_it_was_first() -> None:
    queued = "%x = stream.async.dispatch on(#hal.device.affinity<@p, [0]>) @e::@x() : () -> "
    assert _execution(f"{queued}{_V}\n" + _dispatch("y", "a", on="p")) == ["xy"]
    assert _execution(_dispatch("y", "a", on="p") + f"{queued}{_V}\n") == ["y", "x"]


def test_side_effects_of_the_host_end_a_region() -> None:
    barrier = "%h = util.optimization_barrier %v : i32\n"
    assert _execution(_dispatch("x", "a") + barrier + _dispatch("y", "a")) == ["x", "y"]


def test_what_the_host_reads_back_ends_a_region() -> None:
    body = (
        _dispatch("x", "a") + _transfer("t", "x") + _load("l", "t") + _splat("s", "l")
    ) + _dispatch("y", "s", "x")
    assert _execution(body) == ["xt", "sy"]


def test_cheap_ops_are_cloned_to_each_region_that_takes_them() -> None:
    body = _splat("s") + _dispatch("x", "s", on="p") + _dispatch("y", "s", on="q")
    assert _execution(body) == ["sx", "sy"]


def test_what_only_a_loop_takes_is_left_to_it() -> None:
    branch = (
        f"%r = scf.if %i -> ({_T}) {{\n{_dispatch('n', 's')}  scf.yield %n : {_T}\n"
        f"}} else {{\n  scf.yield %a : {_T}\n}}\n"
    )
    assert _execution(_splat("s") + branch) == ["s"]
    assert _execution(_splat("s") + branch + _dispatch("y", "r")) == ["", "y"]
    assert _execution(_splat("s") + branch + _dispatch("y", "r", "s")) == ["s", "y"]


def test_transfers_and_barriers_go_with_what_makes_their_source() -> None:
    body = (
        _dispatch("x", "a", on="p")
        + f"%b = stream.async.barrier %x : {_V}\n"
        + _dispatch("y", "b", on="p")
    )
    assert _execution(body) == ["xb", "y"]


def _waves(body: str, favor: Favor = Favor.MIN_PEAK_MEMORY) -> list[str]:
    return _groups(Kind.CONCURRENCY, body, favor)


_BRANCHES = _splat("s") + _dispatch("x", "s") + _splat("t") + _dispatch("y", "t")


def test_waves() -> None:
    joined = _BRANCHES + _dispatch("z", "x", "y")
    assert _waves(joined) == ["s", "xt", "y", "z"]
    assert _waves(joined, Favor.MAX_CONCURRENCY) == ["st", "xy", "z"]
    assert _waves(joined, Favor.DEBUG) == []


def test_in_place_writes_wait_for_readers() -> None:
    body = _dispatch("x", "a") + _dispatch("y", "a", result="%a{%c8}")
    assert _waves(body) == ["x", "y"]
    assert _waves(_dispatch("x", "a") + _dispatch("y", "a")) == ["xy"]


def test_writes_of_adjacent_ranges_run_together() -> None:
    def update(name: str, target: str, bounds: str) -> str:
        return (
            f"%{name} = stream.async.update %u, %{target}[{bounds}] : {_T}{{%c4}} -> %{target}"
            f" as {_V}\n"
        )

    source = f"%u = stream.async.alloca : {_T}{{%c4}}\n"
    assert _waves(source + update("x", "a", "%c0 to %c4") + update("y", "x", "%c4 to %c8")) == [
        "xy"
    ]
    assert _waves(source + update("x", "a", "%c0 to %c4") + update("y", "x", "%c0 to %c4")) == [
        "x",
        "y",
    ]


def test_constants_and_allocations_are_in_no_wave() -> None:
    assert _waves(f"%u = stream.async.alloca : {_V}\n" + _dispatch("x", "u")) == ["x"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
def test_large_blocks_take_no_quadratic_time(kind: Kind) -> None:
    chain = "".join(
        _dispatch(f"x{index}", f"x{index - 1}" if index else "a", on="pq"[index // 100 % 2])
        for index in range(4000)
    )
    start = time.perf_counter()
    groups = _groups(kind, chain)
    assert len(groups) == (40 if kind is Kind.EXECUTION else 4000)
    assert time.perf_counter() - start < 20

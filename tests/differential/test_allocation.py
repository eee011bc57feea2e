"""What we expect IREE to allocate, compared with what it does; and hazards, with its own parser."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iree_sched import session
from iree_sched.diagnostics import Source
from iree_sched.iree import tools
from iree_sched.parser import parse
from iree_sched.partition import Graph, Kind
from iree_sched.partition.packing import pack
from iree_sched.partition.partitions import normalize
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.partition.selection import Selection
from tests.differential.hazards import compute_alike, find_hazards
from tests.differential.oracle import CONCURRENCY, EXECUTION, pipeline

if TYPE_CHECKING:
    from passes.partitioners._region import Region, wave_numbers
else:
    from iree_sched.passes.partitioners._region import Region, wave_numbers

_EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_PARTITIONERS = (
    "reference",
    "memory{steps=500}",
    "memory-bounded{favor=max-concurrency steps=500}",
)
_AFTER = (
    "iree-stream-sync-initializers,iree-stream-propagate-timepoints,"
    "iree-stream-materialize-builtins,iree-stream-cleanup-pipeline,"
    "iree-stream-schedule-allocation,util.func(iree-stream-layout-slices),canonicalize"
)


def _random_slices(chance: random.Random) -> list[tuple[int, int, int]]:
    starts = sorted(chance.randrange(12) for _ in range(chance.randrange(1, 30)))
    return [(s, s + chance.randrange(5), 64 * chance.randrange(1, 20)) for s in starts]


def _pack_function(number: int, slices: list[tuple[int, int, int]]) -> str:
    sizes = sorted({size for _, _, size in slices})
    constants = "\n".join(f"  %c{size} = arith.constant {size} : index" for size in sizes)
    listed = ",\n".join(f"    [{first}, {last}] = %c{size}" for first, last, size in slices)
    return f"""util.func public @f{number}() -> index {{
{constants}
  %r:{len(slices) + 1} = stream.resource.pack slices({{
{listed}
  }}) : index
  util.return %r#0 : index
}}
"""


def test_slabs_are_packed_as_iree_packs_them() -> None:
    chance = random.Random(7)
    made = [_random_slices(chance) for _ in range(60)]
    text = "\n".join(_pack_function(number, slices) for number, slices in enumerate(made))
    passes = "--pass-pipeline=builtin.module(util.func(iree-stream-layout-slices,canonicalize))"
    packed = tools.run("iree-opt", [passes, "-"], text)
    totals = re.findall(r"util\.return %c(\d+)", packed)
    assert [pack(slices) for slices in made] == list(map(int, totals))


@pytest.fixture(scope="module", params=["inception", "transformer"])
def executed(request: pytest.FixtureRequest) -> str:
    """An example with execute regions, without waves."""
    text = (_EXAMPLES / str(request.param) / "pre.mlir").read_text("utf-8")
    result = session.run(Source(str(request.param), text), pipeline(EXECUTION))
    assert result.succeeded, result.report()
    return result.text


@pytest.fixture(scope="module", params=_PARTITIONERS)
def partitioner(request: pytest.FixtureRequest) -> str:
    """A partitioner with options, as the pass takes it."""
    return str(request.param)


@pytest.fixture(scope="module")
def scheduled(executed: str, partitioner: str) -> str:
    """The example with waves."""
    chosen = f"{CONCURRENCY}{{partitioner={partitioner}}}"
    result = session.run(Source("example", executed), pipeline(chosen))
    assert result.succeeded, result.report()
    return result.text


def test_schedules_keep_hazards_and_compute_the_same(executed: str, scheduled: str) -> None:
    assert find_hazards(scheduled) == []
    assert compute_alike(executed, scheduled)


def test_iree_allocates_what_we_expect(executed: str, scheduled: str, partitioner: str) -> None:
    expected = [_slab(graph, partitioner) for graph in _graphs(executed)]
    after = f"--pass-pipeline=builtin.module({_AFTER})"
    allocated = tools.run("iree-opt", [after, "-"], scheduled)
    slabs = re.findall(r"stream\.resource\.alloca .*<transient>\{%c(\d+)", allocated)
    assert sorted(expected) == sorted(map(int, slabs))
    if partitioner.startswith("memory{"):
        reference = [_slab(graph, "reference") for graph in _graphs(executed)]
        assert all(ours <= theirs for ours, theirs in zip(expected, reference, strict=True))


def _graphs(executed: str) -> list[Graph]:
    """The graphs of the regions that need transient memory."""
    module = parse(Source("example", executed)).module
    regions = [op for op in module.walk() if op.name == "stream.async.execute"]
    graphs = [Graph(Kind.CONCURRENCY, op.regions[0].blocks[0]) for op in regions]
    return [graph for graph in graphs if Region.of(graph).spaces]


def _slab(graph: Graph, partitioner: str) -> int:
    made = Selection.from_text(partitioner).make(Kind.CONCURRENCY, PartitionerRegistry())
    groups = normalize(made.partition(graph))
    order = {node: rank for group in groups for rank, node in enumerate(group.nodes)}
    ranks = [order[node] for node in graph.nodes]
    return Region.of(graph).slab(wave_numbers(graph, groups), ranks)


_V = "!stream.resource<external>{%c128}"
_HAZARD = f"""
util.func public @f(%a: !stream.resource<external>) -> !stream.resource<external> {{
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c128 = arith.constant 128 : index
  %r, %t = stream.async.execute with(%a as %x: {_V}) -> {_V} {{
    %c:2 = stream.async.concurrent with(%x as %y: {_V}) -> (%x as {_V}, {_V}) {{
      %0 = FIRST
      %1 = SECOND
      stream.yield %0, %1 : {_V}, {_V}
    }}
    stream.yield %c#1 : {_V}
  }} => !stream.timepoint
  util.return %r : !stream.resource<external>
}}
"""
_WRITE = f"stream.async.dispatch @e::@w(%y[%c0 to %c64 for %c64]) : ({_V}) -> %y{{%c128}}"
_READ = f"stream.async.dispatch @e::@r(%y[%c0 to %c64 for %c64]) : ({_V}) -> {_V}"


def _in_wave(first: str, second: str) -> str:
    return _HAZARD.replace("FIRST", first).replace("SECOND", second)


def test_hazards_are_found() -> None:
    other = _READ.replace("%c0 to %c64", "%c64 to %c128")
    (found,) = find_hazards(_in_wave(_WRITE, _READ))
    assert "@e::@w" in found
    assert "@e::@r" in found
    assert len(find_hazards(_in_wave(_WRITE, _READ.replace("%y", "%0")))) == 1
    assert find_hazards(_in_wave(_WRITE, other)) == []


def test_other_computations_are_found() -> None:
    text = _in_wave(_WRITE, _READ)
    assert compute_alike(text, text)
    assert not compute_alike(text, text.replace("@e::@r", "@e::@s"))
    assert not compute_alike(text, _in_wave(_WRITE, _READ.replace("%y", "%0")))

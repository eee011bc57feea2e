"""What tiles take, by what is known of them."""

import pytest

from iree_sched.analysis.cost import CostModel
from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.parser import parse
from iree_sched.plan.costs import Costs, Measurement
from iree_sched.plan.durations import Stated
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.problem import CostSource
from iree_sched.simulation.core import ExecutorKind, Setting
from iree_sched.simulation.costing import Costing
from iree_sched.simulation.described import LOCAL_TASK, machine_of
from iree_sched.simulation.machine import FREE, Machine, Overheads, uniform, with_callers
from iree_sched.simulation.program import CommandBuffer, Function, Work
from iree_sched.simulation.simulator import simulate
from iree_sched.simulation.stream_program import read_stream_program

_WORK = Work("w", 12, 0.0, moved_bytes=8000, operations=48_000)
_STREAM = """
#map = affine_map<(d0) -> (d0)>
stream.executable private @e {
  stream.executable.export public @opaque
  builtin.module {
    func.func @opaque(%a: tensor<4096xf32>, %b: tensor<4096xf32>) {
      %0 = linalg.generic {indexing_maps = [#map, #map], iterator_types = ["parallel"]} \
ins(%a : tensor<4096xf32>) outs(%b : tensor<4096xf32>) {
      } -> tensor<4096xf32>
      return
    }
  }
}
util.func public @main(%arg: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %n = arith.constant 16 : index
  %0, %t0 = stream.async.execute with(%arg as %a: !stream.resource<external>{%n}) \
-> !stream.resource<external>{%n} {
    %x = stream.async.dispatch @e::@opaque(%a[%c0 to %n for %n])ATTRIBUTES : \
(!stream.resource<external>{%n}) -> !stream.resource<external>{%n}
    stream.yield %x : !stream.resource<external>{%n}
  } => !stream.timepoint
  %1 = stream.timepoint.await %t0 => %0 : !stream.resource<external>{%n}
  util.return %1 : !stream.resource<external>
}
"""


def _tile_ns(
    work: Work, machine: Machine, hardware: Hardware | None = None, costs: Costs | None = None
) -> float:
    costing = Costing(machine, hardware, costs or Costs())
    [function] = costing.program([Function("f", [CommandBuffer("", [[work]])])])
    [[timed]] = function.buffers[0].regions
    return timed.tile_ns


def _hardware(workers: int) -> Hardware:
    return Hardware("h", (Resource("cpu", "cpu", "@d", 0, workers, 4e9, 4e9),))


def _stream(attributes: str = "") -> Work:
    text = _STREAM.replace("ATTRIBUTES", attributes)
    [function] = read_stream_program(parse(Source("m", text)))
    [[work]] = function.buffers[0].regions
    return work


@pytest.mark.parametrize("workers", [1, 3, 7, 64])
def test_estimates_of_tiles_are_the_same_whoever_else_works(workers: int) -> None:
    each = CostModel(launch=0.0).cost(8000, 48_000) / 12
    assert _tile_ns(_WORK, uniform(workers)) == each


@pytest.mark.parametrize(("mask", "expected"), [(0b1, 1000), (0b1111, 4000)])
def test_the_rates_of_a_resource_are_shared_by_its_workers(mask: int, expected: float) -> None:
    hardware = _hardware(mask)
    machine = machine_of(hardware, FREE)
    # 12,000 ns of all its workers together.
    assert _tile_ns(_WORK, machine, hardware) == expected
    assert _tile_ns(_WORK, with_callers(machine, 2), hardware) == expected


@pytest.mark.parametrize("executor", list(ExecutorKind))
@pytest.mark.parametrize("overheads", [FREE, Overheads(claim_ns=1e-9)])
@pytest.mark.parametrize("tiles", [1, 5, 24, 100])
@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_a_dispatch_takes_as_long_again_where_it_was_measured(
    executor: ExecutorKind, overheads: Overheads, tiles: int, workers: int
) -> None:
    work, machine = Work("w", tiles, 0.0), uniform(workers, overheads)
    for measured in (Measurement("w", 700), Measurement("w", 700, workers=workers)):
        costing = Costing(machine, None, Costs((measured,)))
        program = costing.program([Function("f", [CommandBuffer("", [[work]])])])
        makespan = simulate(program, machine, Setting(executor)).makespan
        assert makespan == pytest.approx(700)


def test_who_says_on_how_many_workers_it_was_measured_gets_tiles() -> None:
    known = Costs((Measurement("w", 600, workers=2),))
    assert [_tile_ns(_WORK, uniform(n), None, known) for n in (1, 2, 5)] == [100, 100, 100]
    both = Costs((*known.measurements, Measurement("w", 600, workers=3)))
    assert _tile_ns(_WORK, uniform(1), None, both) == 50  # all of it, as nobody knows


def test_the_best_that_is_known_counts() -> None:
    stated = Work("w", 12, 0.0, moved_bytes=8000, stated=Stated(None, {"cpu": 240.0}))
    machine = uniform(1)
    assert _tile_ns(stated, machine) == 20
    measured = Costs((Measurement("w", 480),))
    assert _tile_ns(stated, machine, None, measured) == 40
    tiles = Costs((Measurement("w", 480, tile_ns=7),))
    assert _tile_ns(stated, machine, None, tiles) == 7
    elsewhere = Work("w", 12, 0.0, moved_bytes=9600, stated=Stated(None, {"npu": 240.0}))
    costing = Costing(machine, None)
    costing.program([Function("f", [CommandBuffer("", [[elsewhere]])])])
    assert costing.names[CostSource.GUESSED] == {"w"}
    assert costing.resources == {"npu"}


def test_stream_ir_tells_costs_and_what_bodies_compute() -> None:
    assert _stream().operations == 4096
    assert _stream(" {iree_sched.cost_ns = 700 : i64}").stated == Stated(700)
    by_name = _stream(" {iree_sched.cost_ns = {cpu = 5 : i64, npu = 7 : i64}}").stated
    assert by_name == Stated(None, {"cpu": 5, "npu": 7})
    for wrong in ('"dear"', "-5 : i64", "{cpu = 0.5 : f32}"):
        with pytest.raises(DiagnosticError, match="must be a whole number of nanoseconds") as told:
            _stream(f" {{iree_sched.cost_ns = {wrong}}}")
        assert told.value.diagnostics[0].offset == _STREAM.index("stream.async.dispatch")


def test_runtimes_whose_claims_cost_something_claim_more_at_a_time() -> None:
    assert LOCAL_TASK.hoards
    assert not FREE.hoards

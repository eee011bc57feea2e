"""More workers are never slower without overheads, where that holds: behind one queue."""

import math
from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

from iree_sched.plan.costs import Costs, Measurement
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.simulation.bounds import bounds
from iree_sched.simulation.core import ExecutorKind, Setting
from iree_sched.simulation.costing import Costing
from iree_sched.simulation.described import machine_of
from iree_sched.simulation.machine import FREE, Machine, Queue, Worker, uniform
from iree_sched.simulation.program import ALL_WORKERS, CommandBuffer, Function, Program, Work
from iree_sched.simulation.simulator import simulate
from tests.unit.simulation.programs import programs, works

_EXECUTORS = list(ExecutorKind)
_NEAR = 1e-6  # nanoseconds of rounding


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=40)
@given(
    regions=st.lists(st.lists(works(st.just(ALL_WORKERS)), min_size=1, max_size=5), max_size=3),
    workers=st.integers(1, 12),
)
@example([[Work("a", 6, 1), Work("b", 9, 10), Work("c", 11, 78), Work("d", 2, 17)]], 7)
@example([[Work("a", 42, 10), Work("b", 66, 1000), Work("c", 16, 999), Work("d", 11, 10)]], 11)
def test_more_workers_are_never_slower(
    executor: ExecutorKind, regions: list[list[Work]], workers: int
) -> None:
    # Of one command buffer: those side by side, as in the task graph, are scheduled greedily, where
    # more workers can be slower (Graham, 1969). So can be eight tiles at a time, to save claims.
    program = [Function("f", [CommandBuffer("", regions)])]
    _check_never_slower(program, executor, (workers, workers + 1))


@settings(deadline=None, max_examples=40)
@given(program=programs(), workers=st.integers(1, 12))
def test_more_workers_of_a_queue_are_never_slower(program: Program, workers: int) -> None:
    # It runs one command buffer after the other, and always one if there is any.
    _check_never_slower(program, ExecutorKind.REGIONS, (workers, workers + 1))


@settings(deadline=None, max_examples=40)
@given(program=programs(), workers=st.integers(1, 12))
def test_more_workers_are_never_slower_with_command_buffers_in_order(
    program: Program, workers: int
) -> None:
    # In the task graph too, where no two command buffers run at the same time.
    in_order = [
        evolve(buffer, after=[place - 1] if place else [])
        for place, buffer in enumerate(program[0].buffers)
    ]
    one = [evolve(program[0], buffers=in_order)]
    _check_never_slower(one, ExecutorKind.TASK_GRAPH, (workers, workers + 1))


def test_more_workers_of_one_of_two_queues_can_be_slower() -> None:
    # Graham, 1969: with two workers `g` comes to the other queue before `f`, and delays its chain.
    def on(queue: int, tiles: int, tile_ns: float, *after: int) -> CommandBuffer:
        region = [Work("a", tiles, tile_ns)]
        return CommandBuffer("", [region], queues=2 - queue, after=after)

    chain = Function("f", [on(1, 1, 10), on(0, 1, 100, 0)], release_ns=15)
    other = Function("g", [on(0, 2, 10), on(1, 1, 100, 0)])
    makespans = []
    for count in (1, 2):
        workers = [*(Worker(f"a{n}", n, 0) for n in range(count)), Worker("b", 8, 1)]
        machine = Machine("two", workers, [Queue("a", "@d", 0), Queue("b", "@d", 1)])
        makespans.append(simulate([chain, other], machine, Setting()).makespan)
    assert makespans == [125, 220]


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=20)
@given(tiles=st.lists(st.integers(1, 200), min_size=1, max_size=5), count=st.integers(1, 12))
def test_rates_of_a_resource_are_shared_by_its_workers(
    executor: ExecutorKind, tiles: list[int], count: int
) -> None:
    # Tiles of more workers with the same rates are slower: what they do alone at the end of a
    # region is longer, and nothing else is.
    regions = [[Work(f"main_dispatch_{n}", t, 0, moved_bytes=1 << 20)] for n, t in enumerate(tiles)]
    everybody = (1 << count) - 1
    resource = Resource("c", "cpu", "", 0, everybody, 1e9, 1e9)
    hardware = Hardware("m", (resource,))
    machine = machine_of(hardware, FREE)
    program = Costing(machine, hardware).program([Function("f", [CommandBuffer("", regions)])])
    whole = bounds(program, machine).area_ns
    ragged = sum(
        whole / len(tiles) * (-(-each // count) * count / each - 1)  # rounds that are not full
        for each in tiles
    )
    makespan = simulate(program, machine, Setting(executor)).makespan
    assert makespan == pytest.approx(whole + ragged)


_KINDS = st.sampled_from(["main_dispatch_0_matmul_64x512x256_f32", "copy_1000_f32", "other"])


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=40)
@given(
    regions=st.lists(
        st.lists(
            st.builds(
                Work,
                name=_KINDS,
                tiles=st.integers(1, 200),
                tile_ns=st.just(0.0),
                moved_bytes=st.integers(0, 1 << 20),
                operations=st.integers(0, 1 << 20),
            ),
            min_size=1,
            max_size=4,
        ),
        min_size=1,
        max_size=3,
    ),
    workers=st.integers(1, 12),
    measured_on=st.integers(1, 12),
)
def test_more_workers_are_never_slower_whatever_durations_come_from(
    executor: ExecutorKind, regions: list[list[Work]], workers: int, measured_on: int
) -> None:
    costs = Costs(
        (
            Measurement("copy_1000_f32", 7000, tile_ns=30),
            Measurement("other", 5000, workers=measured_on),
        )
    )
    program = [Function("f", [CommandBuffer("", regions)])]
    _check_never_slower(program, executor, (workers, workers + 1), costs)


def _check_never_slower(
    program: Program, executor: ExecutorKind, counts: Sequence[int], costs: Costs | None = None
) -> None:
    """Without overheads each of some counts of workers is as quick as those before it."""
    best = math.inf
    for count in counts:
        machine = uniform(count)
        timed = program if costs is None else Costing(machine, None, costs).program(program)
        makespan = simulate(timed, machine, Setting(executor)).makespan
        assert makespan <= best + _NEAR
        best = makespan

"""What holds of every run: nothing is lost, nothing is done twice, nobody is too fast."""

from collections import Counter
from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from iree_sched.simulation.bounds import bounds
from iree_sched.simulation.core import ExecutorKind, Setting
from iree_sched.simulation.machine import FREE, Machine, Overheads, Worker, uniform
from iree_sched.simulation.placement import ROAMING, Policies, Policy
from iree_sched.simulation.program import CommandBuffer, Function, Program, Work
from iree_sched.simulation.simulator import Outcome, simulate
from iree_sched.simulation.speeds import Change
from tests.unit.simulation.programs import SOME, machines, programs

_EXECUTORS = list(ExecutorKind)
_POLICIES = list(Policy)
_SLOTS = st.integers(1, 3)
_NEAR = 1e-6  # nanoseconds of rounding


def _ran(program: Program, outcome: Outcome) -> Counter[tuple[str, int, int, int, int]]:
    """How many tiles of which work of which call ran."""
    ran: Counter[tuple[str, int, int, int, int]] = Counter()
    for stretch in outcome.recording.stretches:
        unit = outcome.recording.units[stretch.unit]
        ran[unit.function, unit.call, unit.buffer, unit.region, unit.work] += stretch.tiles
    return ran


def _wanted(program: Program) -> Counter[tuple[str, int, int, int, int]]:
    return +Counter(
        {
            (function.name, call, b, r, w): work.tiles
            for function in program
            for call in range(function.calls)
            for b, buffer in enumerate(function.buffers)
            for r, region in enumerate(buffer.regions)
            for w, work in enumerate(region)
        }
    )


def _check(program: Program, outcome: Outcome) -> None:
    assert outcome.unfinished == []
    assert _ran(program, outcome) == _wanted(program)
    _check_workers(program, outcome)
    _check_order(outcome)


def _check_workers(program: Program, outcome: Outcome) -> None:
    """Nobody does what he must not do, or two things at once."""
    by_name = {function.name: function for function in program}
    last: dict[int, float] = {}
    for stretch in sorted(outcome.recording.stretches, key=lambda s: (s.worker, s.start)):
        unit = outcome.recording.units[stretch.unit]
        function = by_name[unit.function]
        work = function.buffers[unit.buffer].regions[unit.region][unit.work]
        bit = outcome.machine.workers[stretch.worker].bit
        assert bit & work.workers & function.workers
        assert stretch.start >= last.get(stretch.worker, 0.0) - _NEAR
        last[stretch.worker] = stretch.end


def _check_order(outcome: Outcome) -> None:
    """Regions follow one another, and what waits begins after what it waits for."""
    first: dict[tuple[str, int, int, int], float] = {}
    last: dict[tuple[str, int, int, int], float] = {}
    for stretch in outcome.recording.stretches:
        unit = outcome.recording.units[stretch.unit]
        key = unit.function, unit.call, unit.buffer, unit.region
        first[key] = min(first.get(key, stretch.start), stretch.start)
        last[key] = max(last.get(key, 0.0), stretch.end)
    for name, call, buffer, region in first:
        for other in last:
            if other[:3] == (name, call, buffer) and other[3] < region:
                assert last[other] <= first[name, call, buffer, region] + _NEAR
    for each in outcome.recording.calls:
        for run in each.runs:
            for before in run.buffer.after:
                ended = each.runs[before].ended
                assert ended is not None
                assert ended <= run.ready + _NEAR


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=40)
@given(data=st.data(), policy=st.sampled_from(_POLICIES), overheads=st.sampled_from([FREE, SOME]))
def test_no_tile_is_lost_or_done_twice(
    executor: ExecutorKind, data: st.DataObject, policy: Policy, overheads: Overheads
) -> None:
    machine = data.draw(machines(overheads=overheads))
    # Worker 0 may run everything, so that there is a queue for everything.
    masks = st.integers(0, (1 << len(machine.workers)) - 1).map(lambda mask: mask | 1)
    program = data.draw(programs(masks))
    setting = Setting(
        executor,
        Policies(policy),
        jitter=data.draw(st.sampled_from([0.0, 0.3])),
        slots=data.draw(_SLOTS),
    )
    _check(program, simulate(program, machine, setting))


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=40)
@given(program=programs(), machine=machines(), data=st.data())
def test_nothing_is_lost_where_cores_slow_down_and_come_back(
    executor: ExecutorKind, program: Program, machine: Machine, data: st.DataObject
) -> None:
    everyone = (1 << len(machine.workers)) - 1
    changes = data.draw(
        st.lists(
            st.builds(
                Change,
                st.floats(0, 3000),
                st.integers(0, everyone),
                st.sampled_from([0.0, 0.25, 0.5, 1.0]),
            ),
            max_size=4,
        )
    )
    changes.append(Change(5000.0, everyone, 1.0))  # in the end everybody is back
    policy = data.draw(st.sampled_from(_POLICIES))
    setting = Setting(executor, Policies(policy), changes=changes)
    _check(program, simulate(program, machine, setting))


def _losses(data: st.DataObject, workers: Sequence[Worker]) -> list[Change]:
    """Each of some workers loses its core at some time."""
    return [Change(data.draw(st.floats(0, 2000)), worker.bit, 0.0) for worker in workers]


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=60)
@given(program=programs(), machine=machines(overheads=SOME), data=st.data())
def test_a_worker_at_each_queue_is_enough(
    executor: ExecutorKind, program: Program, machine: Machine, data: st.DataObject
) -> None:
    kept = {members[-1] for members in machine.workers_of}
    changes = _losses(data, [w for place, w in enumerate(machine.workers) if place not in kept])
    policy = data.draw(st.sampled_from(_POLICIES))
    setting = Setting(executor, Policies(policy), changes=changes, slots=data.draw(_SLOTS))
    _check(program, simulate(program, machine, setting))


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=60)
@given(program=programs(), machine=machines(overheads=SOME), data=st.data())
def test_one_queue_is_enough_where_work_may_leave_the_others(
    executor: ExecutorKind, program: Program, machine: Machine, data: st.DataObject
) -> None:
    kept = data.draw(st.sampled_from(range(len(machine.queues))))
    changes = _losses(data, [worker for worker in machine.workers if worker.queue != kept])
    policy = data.draw(st.sampled_from([*ROAMING, Policy.HYBRID]))
    setting = Setting(
        executor, Policies(policy), changes=changes, slots=data.draw(_SLOTS), window_ns=100
    )
    _check(program, simulate(program, machine, setting))


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=40)
@given(data=st.data(), policy=st.sampled_from(_POLICIES), overheads=st.sampled_from([FREE, SOME]))
def test_no_run_is_faster_than_its_bounds(
    executor: ExecutorKind, data: st.DataObject, policy: Policy, overheads: Overheads
) -> None:
    program, machine = data.draw(programs()), data.draw(machines(overheads=overheads))
    outcome = simulate(program, machine, Setting(executor, Policies(policy)))
    limits = bounds(program, machine)
    assert outcome.makespan >= limits.area_ns * (1 - 1e-9)
    assert outcome.makespan >= limits.path_ns * (1 - 1e-9)


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=40)
@given(program=programs())
def test_one_worker_takes_the_sum_of_all(executor: ExecutorKind, program: Program) -> None:
    program = [evolve(function, release_ns=0, period_ns=0) for function in program]
    outcome = simulate(program, uniform(1), Setting(executor))
    serial = sum(
        function.calls * work.tiles * work.tile_ns
        for function in program
        for buffer in function.buffers
        for region in buffer.regions
        for work in region
    )
    assert outcome.makespan == pytest.approx(serial)


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=20)
@given(program=programs(), machine=machines(overheads=SOME), seed=st.integers(0, 9))
def test_a_seed_gives_the_same_run(
    executor: ExecutorKind, program: Program, machine: Machine, seed: int
) -> None:
    setting = Setting(executor, Policies(Policy.STEAL), jitter=0.2, seed=seed)
    runs = [simulate(program, machine, setting) for _ in range(2)]
    stretches = [
        [(s.worker, s.unit, s.start, s.end, s.tiles) for s in run.recording.stretches]
        for run in runs
    ]
    assert stretches[0] == stretches[1]
    assert runs[0].makespan == runs[1].makespan


def test_another_seed_gives_another_run() -> None:
    program = [Function("f", [CommandBuffer("", [[Work("a", 10, 100.0)]])])]
    setting = Setting(jitter=0.2)
    spans = {simulate(program, uniform(2), evolve(setting, seed=s)).makespan for s in range(3)}
    assert len(spans) == 3


@pytest.mark.parametrize("executor", _EXECUTORS)
@settings(deadline=None, max_examples=25)
@given(program=programs(), machine=machines())
def test_tiles_at_once_and_one_by_one_are_the_same(
    executor: ExecutorKind, program: Program, machine: Machine
) -> None:
    """Claiming several reservations at once changes nothing: an event in between ends it."""
    everyone = (1 << len(machine.workers)) - 1
    # Changes of speed to what it is already, every now and then, cut every claim short.
    ticks = [Change(float(at), everyone, 1.0) for at in range(0, 4000, 7)]
    for overheads in (SOME, FREE):
        of_kind = evolve(machine, overheads=overheads)
        whole = simulate(program, of_kind, Setting(executor))
        cut = simulate(program, of_kind, Setting(executor, changes=ticks))
        assert cut.makespan == pytest.approx(whole.makespan)


@pytest.mark.parametrize("executor", _EXECUTORS)
def test_a_queue_without_workers_left_is_told(executor: ExecutorKind) -> None:
    program = [Function("f", [CommandBuffer("", [[Work("a", 10, 100.0)]])])]
    gone = Setting(executor, changes=[Change(150.0, 3, 0.0)])
    outcome = simulate(program, uniform(2), gone)
    assert [call.function.name for call in outcome.unfinished] == ["f"]
    assert sum(stretch.tiles for stretch in outcome.recording.stretches) == 4


@pytest.mark.parametrize("executor", _EXECUTORS)
@pytest.mark.parametrize("overheads", [FREE, SOME])
@pytest.mark.parametrize(("dispatches", "tiles"), [(100, 1000), (2000, 50)])
@pytest.mark.slow
def test_a_hundred_thousand_tiles_on_64_workers_are_quick(
    executor: ExecutorKind, overheads: Overheads, dispatches: int, tiles: int
) -> None:
    import time

    waves = [[Work(f"w{n}", tiles, 1000.0 + n)] * 2 for n in range(dispatches // 2)]
    program = [Function("f", [CommandBuffer("", waves)])]
    began = time.process_time()
    outcome = simulate(program, uniform(64, overheads), Setting(executor, jitter=0.1))
    assert time.process_time() - began < 5
    assert sum(stretch.tiles for stretch in outcome.recording.stretches) == 100_000

"""How the two task systems run small programs, worked out by hand."""

import math

import pytest
from attrs import evolve

from iree_sched.simulation.bounds import bounds
from iree_sched.simulation.core import ExecutorKind, Setting
from iree_sched.simulation.machine import (
    FREE,
    Machine,
    MachineError,
    Overheads,
    Queue,
    Worker,
    uniform,
    with_callers,
)
from iree_sched.simulation.placement import PlacementError, Policies, Policy
from iree_sched.simulation.program import CommandBuffer, Function, Work
from iree_sched.simulation.running import most_tiles
from iree_sched.simulation.simulator import Outcome, simulate
from iree_sched.simulation.speeds import Change
from iree_sched.simulation.summary import summarize, timeline, unfinished_texts, utilization

_REGIONS, _GRAPH = ExecutorKind.REGIONS, ExecutorKind.TASK_GRAPH
_TWO_QUEUES = Machine(
    "two",
    [Worker("a", 0, 0), Worker("b", 1, 1)],
    [Queue("first", "@d", 0), Queue("second", "@d", 1)],
)


def _one(*regions: list[Work]) -> list[Function]:
    return [Function("f", [CommandBuffer("", regions)])]


def _by_worker(outcome: Outcome) -> dict[str, list[tuple[str, float, float, int]]]:
    found: dict[str, list[tuple[str, float, float, int]]] = {}
    for stretch in sorted(outcome.recording.stretches, key=lambda stretch: stretch.start):
        name = outcome.recording.units[stretch.unit].name
        row = name, stretch.start, stretch.end, stretch.tiles
        found.setdefault(outcome.machine.workers[stretch.worker].name, []).append(row)
    return found


def test_workers_take_tiles_of_a_region_in_order() -> None:
    outcome = simulate(_one([Work("a", 3, 10), Work("b", 1, 30)]), uniform(2))
    assert _by_worker(outcome) == {
        "cpu:0": [("a", 0, 20, 2)],
        "cpu:1": [("a", 0, 10, 1), ("b", 10, 40, 1)],
    }


def test_large_grids_are_claimed_eight_tiles_at_a_time() -> None:
    costly = uniform(2, Overheads(claim_ns=1))
    whole = simulate(_one([Work("a", 17, 10)]), costly)
    assert whole.makespan == 81 + 11  # eight, eight, and one
    single = simulate(_one([Work("a", 15, 10)]), costly)
    assert single.makespan == 8 * 11


@pytest.mark.parametrize("executor", list(ExecutorKind))
def test_workers_claim_tile_by_tile_where_claims_cost_nothing(executor: ExecutorKind) -> None:
    grids = [Work("a", 24, 10)], [Work("b", 100, 10)]
    assert simulate(_one(*grids), uniform(2), Setting(executor)).makespan == 120 + 500
    # Two dispatches for three workers: who gets no tile of the first begins with the second.
    outcome = simulate(_one([Work("a", 2, 90), Work("b", 4, 30)]), uniform(3), Setting(executor))
    assert outcome.makespan == 120


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_the_busiest_worker_of_a_grid_is_known(workers: int) -> None:
    for tiles in (*range(1, 80), 1001, 4096):
        program = _one([Work("a", tiles, 10)])
        assert simulate(program, uniform(workers)).makespan == 10 * most_tiles(
            tiles, workers, hoards=False
        )
        hoarding = uniform(workers, Overheads(claim_ns=1e-9))
        most = most_tiles(tiles, workers)
        assert simulate(program, hoarding).makespan == pytest.approx(10 * most)


def test_parked_workers_are_woken_one_by_the_other() -> None:
    slow = Overheads(wake_ns=100, relay_ns=10)
    outcome = simulate(_one([Work("a", 3, 1000)]), uniform(3, slow))
    starts = [rows[0][1] for rows in _by_worker(outcome).values()]
    assert starts == [100, 210, 320]


@pytest.mark.parametrize(("spin", "second"), [(200, [("a", 100), ("c", 1231)]), (50, [("a", 100)])])
def test_who_still_spins_sees_the_next_region_at_once(
    spin: float, second: list[tuple[str, float]]
) -> None:
    spinning = Overheads(wake_ns=100, warm_ns=1, spin_ns=spin, transition_ns=5)
    regions = [Work("a", 2, 1000)], [Work("b", 1, 20)], [Work("c", 2, 10)]
    rows = _by_worker(simulate(_one(*regions), uniform(2, spinning)))
    assert [row[:2] for row in rows["cpu:1"]] == [("a", 200), ("b", 1205), ("c", 1230)]
    # It was done with a at 1100. One that sleeps is too late for c.
    assert [row[:2] for row in rows["cpu:0"]] == second


def test_a_queue_runs_one_command_buffer_at_a_time_or_more() -> None:
    program = [Function("f", [CommandBuffer("", [[Work(n, 1, 10)]]) for n in "ab"])]
    assert simulate(program, uniform(2)).makespan == 20
    assert simulate(program, uniform(2), Setting(slots=2)).makespan == 10


def test_a_shard_in_the_mailbox_of_a_busy_worker_can_be_stolen() -> None:
    # Both dispatches fan out to both workers; whoever is done with a takes shards of b.
    outcome = simulate(_one([Work("a", 2, 10), Work("b", 2, 30)]), uniform(2), Setting(_GRAPH))
    assert outcome.makespan == 40


def test_a_coordinator_hands_out_what_is_ready_when_it_has_run_out_of_work() -> None:
    costly = Overheads(schedule_ns=100)
    outcome = simulate(_one([Work("a", 2, 10)], [Work("b", 2, 10)]), uniform(2, costly))
    assert outcome.makespan == 20  # regions have no coordinator
    outcome = simulate(_one([Work("a", 2, 10)]), uniform(2, costly), Setting(_GRAPH))
    # The call that issues, the dispatch, its end with the call that retires.
    assert outcome.makespan == pytest.approx(100 + 100 + 10 + 200)


def test_threads_that_start_late_cost_their_start() -> None:
    late = Setting(_GRAPH, deferred_start=True)
    machine = uniform(2, Overheads(start_ns=500, wake_ns=50))
    prompt = simulate(_one([Work("a", 2, 10)]), machine, Setting(_GRAPH)).makespan
    assert simulate(_one([Work("a", 2, 10)]), machine, late).makespan == prompt + 450


def test_callers_do_all_the_work_where_there_are_no_workers() -> None:
    machine = with_callers(uniform(0), 1)
    outcome = simulate(_one([Work("a", 5, 10)], [Work("b", 1, 7)]), machine, Setting(_GRAPH))
    assert outcome.makespan == 57
    assert list(_by_worker(outcome)) == ["caller:0"]


def test_a_caller_helps_while_it_waits() -> None:
    machine = with_callers(uniform(1), 1)
    outcome = simulate(_one([Work("a", 4, 10), Work("b", 4, 10)]), machine, Setting(_GRAPH))
    assert set(_by_worker(outcome)) == {"cpu:0", "caller:0"}
    assert outcome.makespan == 40


def test_callers_beside_64_workers_need_no_bit() -> None:
    machine = with_callers(uniform(64), 2)
    program = _one([Work("a", 64, 10), Work("b", 66, 10)])
    outcome = simulate(program, machine, Setting(_GRAPH))
    assert {"caller:0", "caller:1", "cpu:63"} < set(_by_worker(outcome))
    assert outcome.makespan == 20
    named = [evolve(program[0], workers=2**64 - 1)]
    outcome = simulate(named, machine, Setting(_GRAPH))
    assert set(_by_worker(outcome)) == {f"cpu:{n}" for n in range(64)}


def test_an_executor_has_at_most_64_workers() -> None:
    with pytest.raises(MachineError, match="has 65 workers behind 'cpu'; an executor can have 64"):
        uniform(65)


@pytest.mark.parametrize("executor", list(ExecutorKind))
def test_several_executors_have_more_than_64_workers(executor: ExecutorKind) -> None:
    workers = [Worker(f"{n}", n, n // 50) for n in range(200)]
    machine = Machine("four", workers, [Queue(f"q{n}", "@d", n) for n in range(4)])
    buffers = [CommandBuffer("", [[Work("a", 100, 10)]]) for _ in range(4)]
    setting = Setting(executor, Policies(Policy.ROUND_ROBIN))
    outcome = simulate([Function("f", buffers)], machine, setting)
    assert outcome.makespan == 20
    assert len(_by_worker(outcome)) == 200
    assert [worker.number for worker in with_callers(machine, 2).workers[200:]] == [200, 201]


@pytest.mark.parametrize("executor", list(ExecutorKind))
@pytest.mark.parametrize("mask", [1, 2])
def test_named_queues_are_kept_to(executor: ExecutorKind, mask: int) -> None:
    program = [Function("f", [CommandBuffer("", [[Work("a", 4, 10)]], queues=mask)])]
    for policy in Policy:
        outcome = simulate(program, _TWO_QUEUES, Setting(executor, Policies(policy)))
        assert list(_by_worker(outcome)) == ["b" if mask == 1 else "a"]


@pytest.mark.parametrize("executor", list(ExecutorKind))
@pytest.mark.parametrize(
    ("policy", "makespan"),
    [
        (Policy.STATIC, 400),
        (Policy.ROUND_ROBIN, 200),
        (Policy.LEAST_LOADED, 200),
        (Policy.EARLIEST_FINISH, 200),
        (Policy.STEAL, 200),
        (Policy.PLAN, 200),
        (Policy.HYBRID, 200),
    ],
)
def test_policies_use_both_queues(executor: ExecutorKind, policy: Policy, makespan: float) -> None:
    buffers = [CommandBuffer("", [[Work("a", 1, 100)]]) for _ in range(4)]
    outcome = simulate([Function("f", buffers)], _TWO_QUEUES, Setting(executor, Policies(policy)))
    assert outcome.makespan == makespan


def test_policies_are_of_functions_and_priorities() -> None:
    policies = Policies(Policy.STATIC, {"f": Policy.STEAL}, {2: Policy.ROUND_ROBIN})
    buffers = [CommandBuffer("", [[Work("a", 1, 100)]]) for _ in range(2)]
    setting = Setting(policies=policies)
    for name, priority, makespan in (("f", 2, 100), ("g", 2, 100), ("g", 1, 200)):
        program = [Function(name, buffers, priority=priority)]
        assert simulate(program, _TWO_QUEUES, setting).makespan == makespan


def test_earliest_finish_counts_what_has_to_be_moved() -> None:
    buffers = [
        CommandBuffer("", [[Work("a", 1, 100)]]),
        CommandBuffer("", [[Work("b", 1, 100)]], after=[0], received_bytes={0: 1000}),
        CommandBuffer("", [[Work("c", 1, 100)]], after=[0], received_bytes={0: 1000}),
    ]
    setting = Setting(policies=Policies(Policy.EARLIEST_FINISH))
    for rate, makespan, moved in ((100.0, 210, 1000), (1.0, 300, 0)):
        moving = {(0, 1): (0.0, rate), (1, 0): (0.0, rate)}
        machine = evolve(_TWO_QUEUES, moving=moving)
        outcome = simulate([Function("f", buffers)], machine, setting)
        assert (outcome.makespan, outcome.recording.moved_bytes) == (makespan, moved)


def test_a_queue_that_runs_much_at_once_is_not_slow() -> None:
    workers = [Worker(f"fast{n}", n, 0) for n in range(4)] + [Worker("slow", 4, 1, 0.9)]
    machine = Machine("two", workers, [Queue("fast", "@d", 0), Queue("slow", "@d", 1)])
    region = [Work(name, 1, 100) for name in "abc"]
    setting = Setting(_GRAPH, Policies(Policy.EARLIEST_FINISH))
    outcome = simulate(_one(*[region] * 20), machine, setting)
    assert outcome.makespan == 2000
    assert "slow" not in _by_worker(outcome)


@pytest.mark.parametrize("slow", [0.2, 0.4])
@pytest.mark.parametrize("window", [100, 1000, 5000])
def test_plans_made_anew_leave_slow_queues_dispatch_by_dispatch(slow: float, window: float) -> None:
    workers = [
        Worker(f"{queue}{n}", 2 * place + n, place)
        for place, queue in enumerate("ab")
        for n in (0, 1)
    ]
    machine = Machine("two", workers, [Queue("a", "@d", 0), Queue("b", "@d", 1)])
    region = [Work(name, 2, 100) for name in "abcd"]
    program = [Function("f", [CommandBuffer("", [region] * 10)], calls=10, period_ns=2500)]
    changes = [Change(3000, 0b1100, slow)]
    plan, hybrid, dynamic = (
        simulate(
            program, machine, Setting(_GRAPH, Policies(policy), changes=changes, window_ns=window)
        )
        for policy in (Policy.PLAN, Policy.HYBRID, Policy.EARLIEST_FINISH)
    )
    assert hybrid.makespan < 0.8 * plan.makespan
    assert hybrid.makespan < 1.1 * dynamic.makespan


def test_a_plan_is_made_anew_where_a_core_slows_down() -> None:
    buffers = [CommandBuffer("", [[Work("a", 1, 100)]]) for _ in range(20)]
    program = [Function("f", buffers[:2], calls=20, period_ns=100)]
    slow = Setting(changes=[Change(500, 1, 0.2)], window_ns=200)
    plan, hybrid = (
        simulate(program, _TWO_QUEUES, evolve(slow, policies=Policies(policy)))
        for policy in (Policy.PLAN, Policy.HYBRID)
    )
    assert plan.replans == 0 < hybrid.replans
    assert hybrid.makespan < plan.makespan


@pytest.mark.parametrize("executor", list(ExecutorKind))
@pytest.mark.parametrize(
    ("policy", "makespan"),
    [
        (Policy.STATIC, math.inf),
        (Policy.ROUND_ROBIN, 500),
        (Policy.LEAST_LOADED, 500),
        (Policy.EARLIEST_FINISH, 500),
        (Policy.STEAL, 500),
        (Policy.PLAN, math.inf),
        (Policy.HYBRID, 500),
    ],
)
def test_work_leaves_a_queue_whose_workers_are_gone(
    executor: ExecutorKind, policy: Policy, makespan: float
) -> None:
    work = [Work("a", 1, 100)]
    program = [Function("f", [CommandBuffer("", [work, work]) for _ in range(3)])]
    gone = Setting(executor, Policies(policy), changes=[Change(50, 2, 0.0)], window_ns=80)
    outcome = simulate(program, _TWO_QUEUES, gone)
    assert outcome.makespan == makespan
    [summary] = summarize(outcome.calls)
    never = int(makespan == math.inf)
    assert (summary.calls, summary.unfinished, summary.misses) == (1, never, never)


@pytest.mark.parametrize("executor", list(ExecutorKind))
@pytest.mark.parametrize("policy", [Policy.EARLIEST_FINISH, Policy.HYBRID])
def test_queues_that_have_lost_most_of_their_workers_are_slow(
    executor: ExecutorKind, policy: Policy
) -> None:
    workers = [Worker(f"w{n}", n, n // 4, 1.0 if n < 4 else 0.5) for n in range(8)]
    machine = Machine("two", workers, [Queue("fast", "@d", 0), Queue("slow", "@d", 1)])
    work = [Work("a", 4, 100)]
    program = [Function("f", [CommandBuffer("", [work])], calls=20)]
    changes = [Change(1000, 0b0111, 0.0)]
    setting = Setting(executor, Policies(policy), changes=changes, window_ns=100)
    # Half of the calls take 100 ns; on one worker they would take 400, and on the slow ones 200.
    assert simulate(program, machine, setting).makespan <= 10 * 100 + 10 * 200 + 700


def test_calls_after_one_that_never_ends_are_missed() -> None:
    program = [Function("f", [CommandBuffer("", [[Work("a", 1, 30)]])], 4, 40, deadline_ns=30)]
    outcome = simulate(program, uniform(1), Setting(changes=[Change(70, 1, 0.0)]))
    [summary] = summarize(outcome.calls)
    assert (summary.calls, summary.misses, summary.unfinished, summary.worst_ns) == (4, 2, 2, 30)
    assert (outcome.makespan, outcome.ended) == (math.inf, 70)
    assert utilization(outcome) == [("cpu", 60 / 70)]
    [text] = unfinished_texts(outcome)
    assert text == "call 2 of 'f' never ends: no worker is left for it; 1 after it never begin"


def test_what_is_stolen_is_moved() -> None:
    writer = CommandBuffer("", [[Work("a", 1, 100)]])
    readers = [
        CommandBuffer("", [[Work(name, 1, 1000)]], after=[0], received_bytes={0: 50})
        for name in "bc"
    ]
    machine = evolve(_TWO_QUEUES, moving={(1, 0): (0.0, 1.0), (0, 1): (0.0, 1.0)})
    setting = Setting(policies=Policies(Policy.STEAL))
    outcome = simulate([Function("f", [writer, *readers])], machine, setting)
    assert (outcome.makespan, outcome.recording.moved_bytes) == (100 + 50 + 1000, 50)


def test_nothing_is_made_anew_where_all_goes_well() -> None:
    program = [Function("f", [CommandBuffer("", [[Work("a", 2, 100)]])] * 3, calls=5)]
    setting = Setting(policies=Policies(Policy.HYBRID), window_ns=50)
    assert simulate(program, _TWO_QUEUES, setting).replans == 0


def test_cores_at_half_speed_take_twice_as_long() -> None:
    outcome = simulate(
        _one([Work("a", 4, 100)]), uniform(1), Setting(changes=[Change(200, 1, 0.5)])
    )
    assert outcome.makespan == 600


def test_a_call_waits_for_the_one_before() -> None:
    program = [Function("f", [CommandBuffer("", [[Work("a", 1, 30)]])], 3, 20, 5, deadline_ns=35)]
    outcome = simulate(program, uniform(1))
    assert [call.ended for call in outcome.recording.calls] == [35, 65, 95]
    [summary] = summarize(outcome.calls)
    assert (summary.p50_ns, summary.worst_ns, summary.misses) == (40, 50, 2)


def test_the_critical_path_leads_to_the_end() -> None:
    program = _one([Work("a", 1, 10), Work("long", 1, 50)], [Work("c", 1, 10)])
    machine = uniform(2, FREE)
    drawn = timeline(simulate(program, machine), "", bounds(program, machine))
    assert {span.name: span.critical for span in drawn.spans} == {
        "a": False,
        "long": True,
        "c": True,
    }


def test_the_critical_path_leads_through_calls_and_hosts_that_wait() -> None:
    buffers = [
        CommandBuffer("", [[Work("a", 1, 10)]]),
        CommandBuffer("", [[Work("b", 1, 10)]], awaited=[0]),
    ]
    for period, calls in ((0, {0, 1, 2}), (15, {0, 1, 2}), (25, {2})):
        program = [Function("f", buffers, calls=3, period_ns=period)]
        drawn = timeline(simulate(program, uniform(1)), "", bounds(program, uniform(1)))
        critical = {
            (span.name, int(span.facts.get("call", 0))) for span in drawn.spans if span.critical
        }
        assert critical == {(name, call) for name in "ab" for call in calls}


def test_work_that_nobody_may_run_is_refused() -> None:
    program = [Function("f", [CommandBuffer("#0", [[Work("a", 1, 10, workers=4)]])])]
    with pytest.raises(PlacementError, match="'a' of 'f' can run on no worker of cpu"):
        simulate(program, uniform(2))


def test_each_dispatch_of_a_task_graph_goes_where_it_can_run() -> None:
    regions = [[Work("a", 1, 10, workers=1)], [Work("b", 1, 10, workers=2)], [Work("c", 1, 10)]]
    program = [Function("f", [CommandBuffer("#0", regions)])]
    outcome = simulate(program, _TWO_QUEUES, Setting(_GRAPH, Policies(Policy.EARLIEST_FINISH)))
    assert {name: [row[0] for row in rows] for name, rows in _by_worker(outcome).items()} == {
        "a": ["a", "c"],
        "b": ["b"],
    }
    with pytest.raises(PlacementError, match="'#0' of 'f' cannot run as a whole on one of first"):
        simulate(program, _TWO_QUEUES, Setting(_REGIONS))


def test_calls_without_a_period_follow_one_another() -> None:
    program = [Function("f", [CommandBuffer("", [[Work("a", 1, 30)]])], calls=3)]
    [summary] = summarize(simulate(program, uniform(1)).calls)
    assert (summary.calls, summary.worst_ns) == (3, 30)


@pytest.mark.parametrize("executor", list(ExecutorKind))
def test_a_grid_without_end_is_simulated_in_no_time(executor: ExecutorKind) -> None:
    outcome = simulate(_one([Work("a", 2**40, 1)]), uniform(4), Setting(executor))
    assert outcome.makespan == pytest.approx(2**38, rel=1e-4)

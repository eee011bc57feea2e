"""Who steals what from whom, in the task system before 3.12."""

import pytest

from iree_sched.simulation.core import Core, ExecutorKind, Setting
from iree_sched.simulation.machine import Machine, Queue, Worker
from iree_sched.simulation.placement import Placement, Policies, Policy
from iree_sched.simulation.program import ALL_WORKERS, CommandBuffer, Function, Work
from iree_sched.simulation.running import BufferRun, Call
from iree_sched.simulation.simulator import simulate
from iree_sched.simulation.task_graph import TaskGraphExecutor
from iree_sched.simulation.tasks import Graph, Kind, Task

# Workers 0 and 1 share a cache, and 2 and 3 do.
_MACHINE = Machine(
    "caches", [Worker(f"w{n}", n, 0, 1.0, 1 << (n ^ 1)) for n in range(4)], [Queue("cpu")]
)


def _tasks(count: int, workers: int = ALL_WORKERS, home: int | None = None) -> list[Task]:
    run = BufferRun(Call(Function("f", [CommandBuffer("", [])]), 0, 0.0), 0)
    graph = Graph(run, ALL_WORKERS, ALL_WORKERS)
    home = workers if home is None else home
    return [Task(Kind.SHARD, graph, home, workers) for _ in range(count)]


class _Thieves(TaskGraphExecutor):
    """An executor whose workers hold some tasks."""

    def hold(self, place: int, queue: list[Task], mailbox: list[Task], idle: bool = False) -> None:
        member = self._members[place]
        member.queue.extend(queue)
        member.mailbox.extend(mailbox)
        member.idle = idle
        self._holders.add(place)

    def wake(self, place: int, waking: bool = True) -> None:
        self._members[place].waking = waking

    def steal(self, place: int) -> list[Task]:
        """What a worker steals: what it runs, and what it keeps for later."""
        first = self._steal(place)
        return [] if first is None else [first, *self._members[place].queue]


def _executor(seed: int = 0) -> _Thieves:
    setting = Setting(ExecutorKind.TASK_GRAPH, seed=seed)
    return _Thieves(Core(_MACHINE, setting, Placement(_MACHINE)))


@pytest.mark.parametrize("seed", range(8))
def test_first_from_those_that_share_a_cache(seed: int) -> None:
    executor = _executor(seed)
    near, far = _tasks(1), _tasks(2)
    executor.hold(1, [], near)
    executor.hold(2, [], far)
    assert executor.steal(0) == near
    assert executor.steal(0) == [far[1]]


def test_where_thieves_begin_is_chance() -> None:
    found = set()
    for seed in range(20):
        executor = _executor(seed)
        first, second = _tasks(1), _tasks(1)
        executor.hold(2, first, [])
        executor.hold(3, [], second)
        [stolen] = executor.steal(0)
        assert stolen in (*first, *second)
        found.add(stolen in first)
    assert found == {True, False}


def test_half_of_a_queue_or_one_of_a_mailbox() -> None:
    executor = _executor()
    queue, mailbox = _tasks(5), _tasks(3)
    executor.hold(1, queue, mailbox)
    assert executor.steal(0) == queue[2:]
    executor = _executor()
    executor.hold(1, [], mailbox)
    assert executor.steal(0) == [mailbox[-1]]
    executor = _executor()
    executor.hold(1, _tasks(1), [])
    assert len(executor.steal(0)) == 1


def test_not_more_than_64_at_once() -> None:
    executor = _executor()
    queue = _tasks(200)
    executor.hold(1, queue, [])
    assert executor.steal(0) == queue[-64:]


def test_what_is_posted_to_another_queue_is_left_to_who_is_about_to_begin() -> None:
    for mailbox in (True, False):
        executor = _executor()
        tasks = _tasks(2, home=0b1100)
        executor.hold(2, [] if mailbox else tasks, tasks if mailbox else [])
        executor.wake(2)
        assert executor.steal(0) == []
        assert executor.steal(3) == [tasks[1]]
        executor.wake(2, False)
        assert executor.steal(0) == [tasks[0]]


@pytest.mark.parametrize("tiles", [2, 3])
def test_a_slow_queue_takes_only_what_waits(tiles: int) -> None:
    workers = [Worker("fast0", 0, 1), Worker("fast1", 1, 1), Worker("slow", 2, 0, 0.5)]
    machine = Machine("two", workers, [Queue("slow", "@d", 0), Queue("fast", "@d", 1)])
    regions = [[Work(f"{region}{n}", 1, 100) for n in range(tiles)] for region in range(5)]
    program = [Function("f", [CommandBuffer("", regions, queues=ALL_WORKERS)])]
    setting = Setting(ExecutorKind.TASK_GRAPH, Policies(Policy.STEAL))
    outcome = simulate(program, machine, setting)
    slow = sum(s.tiles for s in outcome.recording.stretches if machine.workers[s.worker].speed < 1)
    assert slow == 5 * (tiles - 2)
    assert outcome.makespan == 5 * 100 * (tiles - 1)


def test_nothing_from_who_is_idle_and_nothing_that_is_not_for_the_thief() -> None:
    executor = _executor()
    executor.hold(1, [], _tasks(1), idle=True)
    executor.hold(2, _tasks(4, workers=0b1100), _tasks(4, workers=0b1110))
    assert executor.steal(0) == []

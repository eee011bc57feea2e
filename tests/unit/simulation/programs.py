"""Random programs and machines for the simulator."""

from attrs import evolve
from hypothesis import strategies as st

from iree_sched.simulation.machine import FREE, Machine, Overheads, Queue, Worker
from iree_sched.simulation.program import ALL_WORKERS, CommandBuffer, Function, Program, Work

SOME = Overheads(
    submit_ns=5,
    issue_ns=3,
    retire_ns=2,
    await_ns=4,
    wake_ns=20,
    relay_ns=3,
    warm_ns=1,
    spin_ns=30,
    transition_ns=2,
    claim_ns=1,
    dispatch_ns=2,
    schedule_ns=1,
    steal_ns=2,
    start_ns=50,
)


@st.composite
def works(draw: st.DrawFn, masks: st.SearchStrategy[int]) -> Work:
    return Work(
        name=draw(st.sampled_from("abcdef")),
        tiles=draw(st.one_of(st.integers(0, 12), st.integers(13, 200))),
        tile_ns=draw(st.integers(1, 100)),
        workers=draw(masks),
    )


@st.composite
def functions(draw: st.DrawFn, name: str, masks: st.SearchStrategy[int]) -> Function:
    count = draw(st.integers(1, 4))
    buffers = []
    for place in range(count):
        regions = draw(st.lists(st.lists(works(masks), min_size=1, max_size=3), max_size=3))
        before = st.lists(st.sampled_from(range(place)), unique=True) if place else st.just([])
        buffers.append(
            CommandBuffer(f"#{place}", regions, after=draw(before), awaited=draw(before))
        )
    return Function(
        name,
        buffers,
        calls=draw(st.integers(1, 3)),
        period_ns=draw(st.integers(0, 500)),
        release_ns=draw(st.integers(0, 100)),
        priority=draw(st.integers(1, 3)),
    )


_ANYBODY = st.just(ALL_WORKERS)


@st.composite
def programs(draw: st.DrawFn, masks: st.SearchStrategy[int] = _ANYBODY) -> Program:
    count = draw(st.integers(1, 3))
    return [draw(functions(f"f{number}", masks)) for number in range(count)]


@st.composite
def machines(draw: st.DrawFn, queues: int = 3, overheads: Overheads = FREE) -> Machine:
    """Workers 0 and up behind some queues, the first of which has worker 0."""
    workers: list[Worker] = []
    count = draw(st.integers(1, queues))
    for queue in range(count):
        for _ in range(draw(st.integers(1, 4))):
            speed = draw(st.sampled_from([1.0, 0.5, 2.0]))
            workers.append(Worker(f"w{len(workers)}", len(workers), queue, speed))
    everyone = (1 << len(workers)) - 1
    workers = [evolve(worker, sharing=everyone & ~worker.bit) for worker in workers]
    return Machine(
        "random",
        workers,
        [Queue(f"q{queue}", "", queue) for queue in range(count)],
        overheads=overheads,
    )

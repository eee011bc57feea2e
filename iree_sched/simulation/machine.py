"""What a program runs on: workers, the queues that they serve, and what the runtime costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity

# Of an executor: IREE_TASK_EXECUTOR_MAX_WORKER_COUNT of task/tuning.h before 3.12, and what
# --task_topology_max_group_count is without being given.
MOST_WORKERS = 64


class MachineError(DiagnosticError):
    """A machine cannot be."""

    def __init__(self, message: str) -> None:
        super().__init__(Diagnostic(Severity.ERROR, message))


@frozen
class Worker:
    """A thread on a core.

    Attributes:
      name: for people.
      number: its bit in affinity sets. Masks of users have 64 bits; beyond these are callers, and
        workers where several executors have more than that together.
      queue: place in `Machine.queues` of the queue whose work it does.
      speed: tiles that it does while a worker of speed 1 does one.
      sharing: affinity set of the workers with which it shares a cache.
      donated: it is a caller that works while it waits (task-graph only).
    """

    name: str
    number: int
    queue: int
    speed: float = 1.0
    sharing: int = 0
    donated: bool = False

    @property
    def bit(self) -> int:
        """Its affinity set."""
        return 1 << self.number


@frozen
class Queue:
    """A queue of a device, and the executor behind it.

    Attributes:
      name: of the resource.
      device: symbol in the IR, with its `@`; "": it stands for any.
      number: which queue of the device.
    """

    name: str
    device: str = ""
    number: int = 0


@frozen
class Overheads:
    """Nanoseconds that the runtime takes beside the work.

    Attributes:
      submit_ns: of the host, for each queue operation.
      issue_ns: from when a command buffer is ready until its first tile can be claimed.
      retire_ns: from the last tile until its fence is signaled.
      await_ns: from then until a host that waits goes on.
      wake_ns: until a worker that is parked runs.
      relay_ns: until a worker that was woken has woken the next.
      warm_ns: until a worker that still spins sees new work.
      spin_ns: how long a worker without work spins.
      transition_ns: of the worker that ends a region, until the next can be claimed from.
      claim_ns: of a reservation of tiles.
      dispatch_ns: of a worker that begins with the tiles of a dispatch.
      schedule_ns: of a coordinator, for each task (task-graph only).
      steal_ns: of a worker that takes tasks from another (task-graph only).
      start_ns: of a worker's thread (task-graph with deferred start only).
    """

    submit_ns: float = 0.0
    issue_ns: float = 0.0
    retire_ns: float = 0.0
    await_ns: float = 0.0
    wake_ns: float = 0.0
    relay_ns: float = 0.0
    warm_ns: float = 0.0
    spin_ns: float = 0.0
    transition_ns: float = 0.0
    claim_ns: float = 0.0
    dispatch_ns: float = 0.0
    schedule_ns: float = 0.0
    steal_ns: float = 0.0
    start_ns: float = 0.0

    @property
    def hoards(self) -> bool:
        """Whether workers have a reason to claim several tiles at a time, or to let others sleep.

        Where neither claims nor wake-ups cost anything, each worker claims tile by tile what comes
        first of all that is left. That is list scheduling, where one more worker makes nothing
        slower: sorted by when they get free, workers but for the first are never behind those of
        the smaller machine (by induction over the tiles).
        """
        return bool(self.claim_ns or self.wake_ns)


FREE = Overheads()  # a runtime that costs nothing


@frozen(slots=False)
class Machine:
    """Workers, queues, and how long data takes between queues.

    Attributes:
      name: for people.
      workers: by number; numbers need not be without gaps.
      queues: each with its workers.
      moving: (latency in nanoseconds, bytes per nanosecond or 0 for any) by pairs of queues; those
        that are not there share their memory.
      overheads: what the runtime costs.

    Raises:
      MachineError: two workers have a number, or a queue has more than an executor can have.
    """

    name: str
    workers: Sequence[Worker]
    queues: Sequence[Queue]
    moving: Mapping[tuple[int, int], tuple[float, float]] = field(factory=dict)
    overheads: Overheads = FREE

    def __attrs_post_init__(self) -> None:
        numbers = [worker.number for worker in self.workers]
        if len(set(numbers)) < len(numbers):
            raise MachineError(f"machine '{self.name}' has two workers with one number")
        for queue, places in zip(self.queues, self.workers_of, strict=True):
            count = sum(not self.workers[place].donated for place in places)
            if count > MOST_WORKERS:
                raise MachineError(
                    f"machine '{self.name}' has {count} workers behind '{queue.name}'; "
                    f"an executor can have {MOST_WORKERS}"
                )

    @cached_property
    def workers_of(self) -> Sequence[Sequence[int]]:
        """By queue the places of its workers."""
        found: list[list[int]] = [[] for _ in self.queues]
        for place, worker in enumerate(self.workers):
            found[worker.queue].append(place)
        return found

    @cached_property
    def mask_of(self) -> Sequence[int]:
        """By queue the affinity set of its workers."""
        return [sum(self.workers[place].bit for place in places) for places in self.workers_of]

    def moving_ns(self, source: int, target: int, amount: int) -> float:
        """Nanoseconds that bytes take from a queue to another."""
        latency, rate = self.moving.get((source, target), (0.0, 0.0))
        return latency + (amount / rate if rate else 0.0)


def uniform(workers: int, overheads: Overheads = FREE) -> Machine:
    """Workers of speed 1 behind one queue, which all share a cache."""
    everyone = (1 << workers) - 1
    members = [Worker(f"cpu:{n}", n, 0, 1.0, everyone & ~(1 << n)) for n in range(workers)]
    return Machine(f"{workers} workers", members, [Queue("cpu")], {}, overheads)


def with_callers(machine: Machine, callers: int) -> Machine:
    """The machine with callers that do work of its first queue while they wait."""
    first = max((worker.number + 1 for worker in machine.workers), default=0)
    numbers = range(max(first, MOST_WORKERS), max(first, MOST_WORKERS) + callers)
    members = [
        Worker(f"caller:{place}", number, 0, donated=True) for place, number in enumerate(numbers)
    ]
    return evolve(machine, workers=[*machine.workers, *members])

"""Which queue takes work that may go to several: the policies."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity
from iree_sched.plan.queues import local_task_queue
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.program import ALL_WORKERS, Function
from iree_sched.simulation.running import BufferRun

if TYPE_CHECKING:
    from iree_sched.simulation.wanted import Duration, Wanted

_LEARNING = 0.3  # weight of the newest observation

# Which work it is in any simulation of a program: function, call, command buffer, and of a dispatch
# region and place in it, else -1 twice.
Key = tuple[str, int, int, int, int]


class Policy(enum.Enum):
    """How a queue is chosen; the value is the word on the command line."""

    STATIC = "static"
    ROUND_ROBIN = "round-robin"
    LEAST_LOADED = "least-loaded"
    EARLIEST_FINISH = "earliest-finish"
    STEAL = "steal"
    PLAN = "plan"
    HYBRID = "hybrid"


PLANNING = (Policy.PLAN, Policy.HYBRID)
# Those that give work to another queue once the workers of its own are gone; hybrid does so too,
# but with its next plan.
ROAMING = (Policy.ROUND_ROBIN, Policy.LEAST_LOADED, Policy.EARLIEST_FINISH, Policy.STEAL)
# Those that look at each dispatch where the task system can place it alone.
DYNAMIC = (Policy.ROUND_ROBIN, Policy.LEAST_LOADED, Policy.EARLIEST_FINISH, *PLANNING)


class PlacementError(DiagnosticError):
    """Work can go nowhere."""

    def __init__(self, message: str) -> None:
        super().__init__(Diagnostic(Severity.ERROR, message))


@frozen
class Policies:
    """A policy for each function and priority.

    Attributes:
      default: for all others.
      by_function: by the function's name; these come first.
      by_priority: by the function's priority.
    """

    default: Policy = Policy.STATIC
    by_function: Mapping[str, Policy] = field(factory=dict)
    by_priority: Mapping[int, Policy] = field(factory=dict)

    def of(self, run: BufferRun) -> Policy:
        """The policy for a command buffer."""
        return self.of_function(run.call.function)

    def of_function(self, function: Function) -> Policy:
        """The policy for all work of a function."""
        by_priority = self.by_priority.get(function.priority, self.default)
        return self.by_function.get(function.name, by_priority)

    def uses(self, policy: Policy) -> bool:
        """Whether a policy is asked for at all."""
        chosen = (self.default, *self.by_function.values(), *self.by_priority.values())
        return policy in chosen

    def nominal(self) -> Policies:
        """The same for the run that plans are made from."""

        def planner(policy: Policy) -> Policy:
            return Policy.EARLIEST_FINISH if policy in PLANNING else policy

        return evolve(
            self,
            default=planner(self.default),
            by_function={name: planner(policy) for name, policy in self.by_function.items()},
            by_priority={number: planner(policy) for number, policy in self.by_priority.items()},
        )


def allowed_queues(machine: Machine, run: BufferRun) -> list[int]:
    """The queues that a command buffer may go to by its device and its mask.

    Raises:
      PlacementError: the machine lacks the device.
    """
    buffer = run.buffer
    on_device = [
        place
        for place, queue in enumerate(machine.queues)
        if not queue.device or buffer.device in ("", queue.device)
    ]
    if not on_device:
        function = run.call.function.name
        listed = ", ".join(sorted({queue.device for queue in machine.queues}))
        message = f"'{function}' needs {buffer.device}, which the machine lacks: it has {listed}"
        raise PlacementError(message)
    if buffer.queues == ALL_WORKERS:
        return on_device
    return [on_device[local_task_queue(buffer.queues, len(on_device))]]


def candidates(machine: Machine, run: BufferRun) -> list[int]:
    """The queues that can run all of a command buffer.

    Raises:
      PlacementError: there is none; the message says why.
    """
    allowed, needs = allowed_queues(machine, run), needs_of(run)
    able = [queue for queue in allowed if has_all(machine.mask_of[queue], needs)]
    if not able:
        raise PlacementError(_nowhere(machine, run, allowed))
    return able


def _nowhere(machine: Machine, run: BufferRun, queues: Sequence[int]) -> str:
    """Why none of some queues can take a command buffer."""
    function = run.call.function
    works = {work.name: work for region in run.buffer.regions for work in region}
    names = ", ".join(machine.queues[queue].name for queue in queues)
    for name, work in works.items():
        workers = work.workers & function.workers
        if not any(machine.mask_of[queue] & workers for queue in queues):
            return f"'{name}' of '{function.name}' can run on no worker of {names}"
    return f"'{run.buffer.name}' of '{function.name}' cannot run as a whole on one of {names}"


def needs_of(run: BufferRun) -> frozenset[int]:
    """What a command buffer needs: of each of these affinity sets a worker."""
    workers = run.call.function.workers
    return frozenset(work.workers & workers for region in run.buffer.regions for work in region)


def has_all(workers: int, needs: Iterable[int]) -> bool:
    """Whether an affinity set has a worker of each of some others."""
    return all(workers & need for need in needs)


def usual_queue(machine: Machine, able: Sequence[int]) -> int:
    """The queue that IREE takes for work that names none, or the first that can run it."""
    device = machine.queues[able[0]].device
    on_device = [n for n, queue in enumerate(machine.queues) if queue.device == device]
    chosen = on_device[local_task_queue(ALL_WORKERS, len(on_device))]
    return chosen if chosen in able else able[0]


@frozen
class Chosen:
    """Work that was given to a queue, for plans of later runs.

    Attributes:
      queue: which.
      needs: affinity sets, of each of which it needs a worker.
      durations: by queue that it could have gone to, what it should take there.
    """

    queue: int
    needs: frozenset[int]
    durations: Mapping[int, Duration]


@define(eq=False)
class Placement:
    """Chooses queues, and knows what they have to do.

    Work is a command buffer, or with the task graph a dispatch.

    Attributes:
      machine: whose queues.
      planned: queues that a plan chose, by key of the work.
      chosen: what was given where, by key, in order.
      starts, ends: when what was given has started and ended, by key.
      slowness: by queue, by how much tiles there take longer than they should, as seen so far.
      free: by queue, when it should have done all that it was given.
      gone: affinity set of the workers whose cores are gone.
    """

    machine: Machine
    planned: dict[Key, int] = field(factory=dict)
    chosen: dict[Key, Chosen] = field(factory=dict)
    starts: dict[Key, float] = field(factory=dict)
    ends: dict[Key, float] = field(factory=dict)
    slowness: list[float] = field(init=False)
    gone: int = 0
    _tiles: dict[Key, tuple[float, float]] = field(factory=dict)
    _turn: int = 0
    _open: list[dict[Key, float]] = field(init=False)
    free: list[float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        count = len(self.machine.queues)
        self._open = [{} for _ in range(count)]
        self.free, self.slowness = [0.0] * count, [1.0] * count

    def choose(self, wanted: Wanted, now: float) -> int:
        """The queue for work that is ready, which counts as given to it."""
        chosen = wanted.able[0] if len(wanted.able) == 1 else self._among(wanted)
        self.give(wanted, chosen, now)
        return chosen

    def _among(self, wanted: Wanted) -> int:
        able, policy = wanted.able, wanted.policy
        planned = self.planned.get(wanted.key)
        if policy in PLANNING and planned is not None and planned in able:
            return planned
        if policy is not Policy.STATIC:
            able = [queue for queue in able if self.serves(queue, wanted.needs)] or able
        if policy in (*PLANNING, Policy.EARLIEST_FINISH):
            return min(able, key=lambda queue: self._finish(wanted, queue))
        if policy is Policy.LEAST_LOADED:
            return min(able, key=lambda queue: sum(self._open[queue].values()))
        if policy is Policy.ROUND_ROBIN:
            self._turn += 1
            return able[(self._turn - 1) % len(able)]
        return usual_queue(self.machine, able)

    def serves(self, queue: int, needs: Iterable[int]) -> bool:
        """Whether a queue has workers left for work that needs one of each of some sets."""
        return has_all(self.machine.mask_of[queue] & ~self.gone, needs)

    def pace(self, queue: int) -> float:
        """By how much work at a queue takes longer than it should, as far as is known now."""
        if not self.gone:
            return self.slowness[queue]
        workers = [self.machine.workers[place] for place in self.machine.workers_of[queue]]
        left = sum(worker.speed for worker in workers if not worker.bit & self.gone)
        lost = sum(worker.speed for worker in workers) / left if left else 1.0
        return self.slowness[queue] * lost

    def _finish(self, wanted: Wanted, queue: int) -> float:
        duration = wanted.durations[queue]
        return duration.end(wanted.arrivals[queue], self.free[queue], self.pace(queue))

    def give(self, wanted: Wanted, queue: int, now: float) -> None:
        """Work goes to a queue; if it was given to another before, no longer to that."""
        for open_work in self._open:
            open_work.pop(wanted.key, None)
        share = wanted.durations[queue].occupied(self.pace(queue))
        self._open[queue][wanted.key] = share
        self.free[queue] = max(now, self.free[queue], wanted.arrivals[queue]) + share
        self.chosen[wanted.key] = Chosen(queue, wanted.needs, wanted.durations)

    def withdraw(self, key: Key, now: float) -> None:
        """Work that was given to a queue, and has not begun, is to be given anew."""
        queue = self.chosen.pop(key).queue
        self._open[queue].pop(key, None)
        self.starts.pop(key, None)
        self._tiles.pop(key, None)
        self.free[queue] = now + sum(self._open[queue].values())

    def begin(self, key: Key, now: float) -> None:
        """Work that was given has started."""
        self.starts[key] = now

    def see(self, key: Key, taken: float, nominal: float) -> None:
        """Some tiles take so many nanoseconds, and should take as many as `nominal`."""
        before = self._tiles.get(key, (0.0, 0.0))
        self._tiles[key] = before[0] + taken, before[1] + nominal

    def end(self, key: Key, queue: int, now: float) -> None:
        """Work is done; how long its tiles took teaches how fast its queue is."""
        self._open[queue].pop(key, None)
        self.ends[key] = now
        taken, nominal = self._tiles.pop(key, (0.0, 0.0))
        if nominal > 0:
            self.slowness[queue] += _LEARNING * (taken / nominal - self.slowness[queue])
        self.free[queue] = now + sum(self._open[queue].values())

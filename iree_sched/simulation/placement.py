"""Which queue takes work that may go to several: the policies."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.program import ALL_WORKERS, CommandBuffer, Region, tile_ns
from iree_sched.simulation.running import BufferRun

_LEARNING = 0.3  # weight of the newest observation


class Policy(enum.Enum):
    """How a queue is chosen; the value is the word on the command line."""

    STATIC = "static"
    ROUND_ROBIN = "round-robin"
    LEAST_LOADED = "least-loaded"
    EARLIEST_FINISH = "earliest-finish"
    STEAL = "steal"


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
        function = run.call.function
        by_priority = self.by_priority.get(function.priority, self.default)
        return self.by_function.get(function.name, by_priority)

    def uses(self, policy: Policy) -> bool:
        """Whether a policy is asked for at all."""
        chosen = (self.default, *self.by_function.values(), *self.by_priority.values())
        return policy in chosen


def queue_of_mask(mask: int, queues: int) -> int:
    """The queue that IREE's local-task driver takes for a queue affinity, of so many.

    iree_hal_task_device_select_queue (hal/drivers/local_task/task_device.c) takes the mask modulo
    the number of queues.
    """
    return mask % queues


def candidates(machine: Machine, run: BufferRun) -> list[int]:
    """The queues that a command buffer may go to.

    Raises:
      PlacementError: there is none; the message says why.
    """
    buffer, function = run.buffer, run.call.function
    on_device = [n for n, q in enumerate(machine.queues) if buffer.device in ("", q.device)]
    if not on_device:
        raise PlacementError(f"'{function.name}' needs {buffer.device}, which the machine lacks")
    if buffer.queues != ALL_WORKERS:
        named = queue_of_mask(buffer.queues, len(on_device))
        on_device = [on_device[named]]
    able = [n for n in on_device if can_run(machine, n, buffer, function.workers)]
    if not able:
        raise PlacementError(
            f"no queue has workers that may run all of '{buffer.name}' of '{function.name}'"
        )
    return able


def can_run(machine: Machine, queue: int, buffer: CommandBuffer, workers: int) -> bool:
    """Whether the workers of a queue, as far as they are in a mask, can run all of a buffer."""
    mask = machine.mask_of[queue] & workers
    return all(mask & work.workers for region in buffer.regions for work in region)


def region_ns(machine: Machine, queue: int, region: Region, workers: int) -> float:
    """Nanoseconds of a region on the workers of a queue if its tiles could be cut at will."""
    total = 0.0
    for work in region:
        rates = (
            1 / max(tile_ns(work, machine.queues[queue].name, machine.workers[w].speed), 1e-9)
            for w in machine.workers_of[queue]
            if machine.workers[w].bit & work.workers & workers
        )
        total += work.tiles / max(sum(rates), 1e-18)
    return total


@define(eq=False)
class Placement:
    """Chooses queues, and knows what they have to do.

    Attributes:
      machine: whose queues.
      policies: how to choose.
    """

    machine: Machine
    policies: Policies
    _turn: int = 0
    _open: list[dict[BufferRun, float]] = field(init=False)
    _free: list[float] = field(init=False)
    _slowness: list[float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        count = len(self.machine.queues)
        self._open = [{} for _ in range(count)]
        self._free, self._slowness = [0.0] * count, [1.0] * count

    def choose(self, run: BufferRun, now: float) -> int:
        """The queue for a command buffer that is ready, which counts as given to it."""
        able = candidates(self.machine, run)
        chosen = able[0] if len(able) == 1 else self._among(able, run, now)
        self._give(run, chosen, now)
        return chosen

    def _among(self, able: Sequence[int], run: BufferRun, now: float) -> int:
        policy = self.policies.of(run)
        if policy is Policy.EARLIEST_FINISH:
            return min(able, key=lambda queue: self.finish(run, queue, now))
        if policy is Policy.LEAST_LOADED:
            return min(able, key=lambda queue: sum(self._open[queue].values()))
        if policy is Policy.ROUND_ROBIN:
            self._turn += 1
            return able[(self._turn - 1) % len(able)]
        return self._static(able)

    def _static(self, able: Sequence[int]) -> int:
        """The queue that IREE takes for work that names none, or the first that can run it."""
        device = self.machine.queues[able[0]].device
        on_device = [n for n, q in enumerate(self.machine.queues) if q.device == device]
        chosen = on_device[queue_of_mask(ALL_WORKERS, len(on_device))]
        return chosen if chosen in able else able[0]

    def finish(self, run: BufferRun, queue: int, now: float) -> float:
        """When a queue would be done with a command buffer, as far as is known now."""
        start = max(now, self._free[queue], arrival(self.machine, run, queue))
        return start + self._duration(run, queue)

    def _duration(self, run: BufferRun, queue: int) -> float:
        workers = run.call.function.workers
        nominal = sum(region_ns(self.machine, queue, r, workers) for r in run.buffer.regions)
        return nominal * self._slowness[queue]

    def _give(self, run: BufferRun, queue: int, now: float) -> None:
        duration = self._duration(run, queue)
        self._open[queue][run] = duration
        start = max(now, self._free[queue], arrival(self.machine, run, queue))
        self._free[queue] = start + duration

    def move(self, run: BufferRun, queue: int, now: float) -> None:
        """A command buffer that was given to a queue goes to another."""
        self._open[run.queue].pop(run, None)
        self._give(run, queue, now)

    def end(self, run: BufferRun, started: float, now: float) -> None:
        """A command buffer is complete; how long it took teaches how fast its queue is."""
        queue = run.queue
        expected = self._open[queue].pop(run, 0.0)
        if expected > 0:
            seen = self._slowness[queue] * (now - started) / expected
            self._slowness[queue] += _LEARNING * (seen - self._slowness[queue])
        self._free[queue] = now + sum(self._open[queue].values())


def arrival(machine: Machine, run: BufferRun, queue: int) -> float:
    """When what a command buffer reads has arrived at a queue."""
    time = run.ready
    for place, amount in run.buffer.received_bytes.items():
        source = run.call.runs[place]
        if source.ended is not None and source.queue != queue:
            moving = machine.moving_ns(source.queue, queue, amount)
            time = max(time, source.ended + moving)
    return time

"""What no run of a program can be faster than."""

from __future__ import annotations

from attrs import frozen

from iree_sched.simulation.machine import Machine
from iree_sched.simulation.placement import allowed_queues
from iree_sched.simulation.program import Function, Program, Region, Work, tile_ns
from iree_sched.simulation.running import BufferRun, Call


@frozen
class Bounds:
    """Lower bounds of the makespan, without jitter and with all cores at their speed.

    Attributes:
      area_ns: all work spread over all workers.
      path_ns: the longest chain, each work of it spread over all workers that may run it.
    """

    area_ns: float
    path_ns: float

    @property
    def best(self) -> float:
        """The larger of both."""
        return max(self.area_ns, self.path_ns)


def bounds(program: Program, machine: Machine) -> Bounds:
    """The bounds of a program on a machine."""
    area = 0.0
    path = 0.0
    for function in program:
        if not function.calls:
            continue
        path = max(path, _path(function, machine))
        area += function.calls * sum(
            _least_share(work, function, machine)
            for buffer in function.buffers
            for region in buffer.regions
            for work in region
        )
    return Bounds(area / max(1, len(machine.workers)), path)


def _allowed(function: Function, place: int, machine: Machine) -> int:
    """The workers that may run a command buffer."""
    run = BufferRun(Call(function, 0, 0.0), place)
    mask = 0
    for queue in allowed_queues(machine, run):
        mask |= machine.mask_of[queue]
    return mask & function.workers


def _times(work: Work, workers: int, machine: Machine) -> list[float]:
    """Nanoseconds of a tile on each worker that may run it."""
    return [
        tile_ns(work, machine.queues[worker.queue].name, worker.speed)
        for worker in machine.workers
        if worker.bit & work.workers & workers
    ]


def _least_share(work: Work, function: Function, machine: Machine) -> float:
    """Nanoseconds of workers that a work takes up, were all its tiles on its fastest worker."""
    times = _times(work, function.workers, machine)
    return work.tiles * min(times, default=0.0)


def _path(function: Function, machine: Machine) -> float:
    """The longest chain of a function: calls, command buffers, regions."""
    ends: list[float] = []
    for place, buffer in enumerate(function.buffers):
        allowed = _allowed(function, place, machine)
        start = max((ends[before] for before in {*buffer.after, *buffer.awaited}), default=0.0)
        ends.append(start + sum(_region(r, allowed, machine) for r in buffer.regions))
    once = max(ends, default=0.0)
    last_release = function.release_ns + (function.calls - 1) * function.period_ns
    return max(last_release + once, function.release_ns + function.calls * once)


def _region(region: Region, allowed: int, machine: Machine) -> float:
    longest = 0.0
    for work in region:
        times = _times(work, allowed, machine)
        if not work.tiles or not times:
            continue
        together = 1 / sum(1 / max(t, 1e-12) for t in times)
        longest = max(longest, min(times), work.tiles * together)
    return longest

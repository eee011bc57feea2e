"""Work that needs a queue: where it may go, when what it reads is there, what it should take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from iree_sched.simulation.machine import Machine
from iree_sched.simulation.placement import Key, Policy, allowed_queues, candidates, needs_of
from iree_sched.simulation.program import Region, tile_ns
from iree_sched.simulation.running import BufferRun, Grid, most_tiles


@frozen
class Wanted:
    """Work that needs a queue.

    Attributes:
      key: which it is.
      policy: how to choose.
      able: queues that it may go to.
      needs: affinity sets, of each of which it needs a worker.
      durations: by queue what it should take there.
      arrivals: by queue when all it reads is there.
    """

    key: Key
    policy: Policy
    able: Sequence[int]
    needs: frozenset[int]
    durations: Mapping[int, Duration]
    arrivals: Mapping[int, float]


@frozen
class Duration:
    """What work should take on a queue.

    Attributes:
      alone: nanoseconds of its tiles if nothing else runs.
      share: nanoseconds by which they make all else later that the queue has to do.
      overhead: nanoseconds beside the tiles, which slow cores do not lengthen.
    """

    alone: float
    share: float
    overhead: float

    def end(self, start: float, free: float, slowness: float) -> float:
        """When the work ends that can start at a time, on a queue that is busy up to another."""
        tiles = max(start + self.alone * slowness, max(start, free) + self.share * slowness)
        return tiles + self.overhead

    def occupied(self, slowness: float) -> float:
        """Nanoseconds by which it makes all else later."""
        return self.share * slowness + self.overhead


def region_ns(machine: Machine, queue: int, region: Region, workers: int) -> Duration:
    """What a region should take on the workers of a queue, as far as they are in a set."""
    name = machine.queues[queue].name
    share = alone = overhead = 0.0
    hoards = machine.overheads.hoards
    for work in region:
        speeds = [
            machine.workers[w].speed
            for w in machine.workers_of[queue]
            if machine.workers[w].bit & work.workers & workers
        ]
        if not work.tiles or not speeds:
            continue
        tile = tile_ns(work, name, 1.0)
        share += work.tiles * tile / sum(speeds)
        alone = max(alone, most_tiles(work.tiles, len(speeds), hoards) * tile / max(speeds))
        overhead += machine.overheads.dispatch_ns
    return Duration(max(alone, share), share, overhead)


def wanted_buffer(machine: Machine, policy: Policy, run: BufferRun, able: Sequence[int]) -> Wanted:
    """What a command buffer needs, which has a queue for itself while it runs."""
    workers, regions = run.call.function.workers, run.buffer.regions
    durations = {}
    for queue in able:
        each = [region_ns(machine, queue, region, workers) for region in regions]
        alone = sum(duration.alone for duration in each)
        overhead = sum(duration.overhead for duration in each)
        durations[queue] = Duration(alone, alone, overhead)
    arrivals = {queue: arrival(machine, run, queue) for queue in able}
    return Wanted(run.key, policy, able, needs_of(run), durations, arrivals)


def wanted_dispatch(machine: Machine, policy: Policy, grid: Grid, now: float) -> Wanted:
    """What a dispatch needs that is placed alone; it reads what the one before it has written."""
    run, amount = grid.run, grid.work.moved_bytes
    able, workers = queues_for(machine, grid), run.call.function.workers
    return Wanted(
        grid.key,
        policy,
        able,
        frozenset((grid.workers,)),
        {queue: region_ns(machine, queue, [grid.work], workers) for queue in able},
        {
            queue: now + machine.moving_ns(run.queue, queue, amount) if queue != run.queue else now
            for queue in able
        },
    )


def queues_for(machine: Machine, grid: Grid) -> list[int]:
    """The queues that a dispatch may go to alone.

    Raises:
      PlacementError: there is none.
    """
    allowed = allowed_queues(machine, grid.run)
    able = [queue for queue in allowed if machine.mask_of[queue] & grid.workers]
    return able or candidates(machine, grid.run)  # which tells why there is none


def arrival(machine: Machine, run: BufferRun, queue: int) -> float:
    """When what a command buffer reads has arrived at a queue.

    It is sent as soon as it is written, but to another queue than the first only once that is
    chosen.
    """
    time = max(run.ready, run.placed)
    for place, amount in run.buffer.received_bytes.items():
        source = run.call.runs[place]
        if source.ended is not None and source.queue != queue:
            moving = machine.moving_ns(source.queue, queue, amount)
            time = max(time, max(source.ended, run.placed) + moving)
    return time

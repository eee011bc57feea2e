"""What runs: functions that submit command buffers, which are regions of work in tiles.

This is what is left of a compiled program once it has a schedule: no values, no buffers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from iree_sched.plan.durations import Stated

ALL_WORKERS = (1 << 64) - 1  # an affinity set: bit i for worker i
EVERYBODY = (
    -1
)  # the same, with callers that work while they wait, which sets of 64 bits cannot name


@frozen
class Work:
    """A dispatch or a transfer: tiles that any of its workers can take, each alike.

    Attributes:
      name: of the function in the executable, or of the command.
      tiles: how many; a dispatch has one for each workgroup.
      tile_ns: nanoseconds of a tile on a worker of speed 1.
      tile_ns_on: the same for workers of a resource, by its name, where that is known better.
      workers: affinity set of those that may run it.
      moved_bytes: bytes that it reads and writes, 0 where nobody knows.
      operations: turns of its innermost loops, 0 where nobody knows.
      stated: what the program states of its duration; None: nothing.
      is_dispatch: it runs a function of an executable; else it copies or fills.
      is_counted: how many tiles there are is known, not estimated.
    """

    name: str
    tiles: int
    tile_ns: float
    tile_ns_on: Mapping[str, float] = field(factory=dict)
    workers: int = EVERYBODY
    moved_bytes: int = 0
    operations: int = 0
    stated: Stated | None = None
    is_dispatch: bool = True
    is_counted: bool = True


Region = Sequence[Work]  # what stands between two barriers, and may run at the same time


@frozen
class CommandBuffer:
    """What is submitted to a queue at once.

    Attributes:
      name: for people.
      regions: run one after the other.
      device: symbol of the device, with its `@`; "": any.
      queues: mask of the queues of the device that it may go to.
      after: places in `Function.buffers` of those that have to be complete before it starts.
      awaited: places of those that the host waits for before it submits this one.
      host_ns: nanoseconds that the host computes before it submits.
      received_bytes: bytes that it reads of what each of `after` wrote; to be moved if that ran
        elsewhere.
      repeats: the host has submitted the same from the same place before, in a loop.
    """

    name: str
    regions: Sequence[Region]
    device: str = ""
    queues: int = ALL_WORKERS
    after: Sequence[int] = ()
    awaited: Sequence[int] = ()
    host_ns: float = 0.0
    received_bytes: Mapping[int, int] = field(factory=dict)
    repeats: bool = False

    def next_region(self, after: int) -> int:
        """The first region behind one that has tiles, or how many regions there are."""
        behind = range(after + 1, len(self.regions))
        with_tiles = (place for place in behind if any(work.tiles for work in self.regions[place]))
        return next(with_tiles, len(self.regions))


@frozen
class Function:
    """A function that is called, once or periodically.

    A call begins when its time has come and the call before is over.

    Attributes:
      name: its symbol.
      buffers: in the order in which they are submitted.
      calls: how often it is called.
      period_ns: nanoseconds between calls.
      release_ns: nanoseconds until the first call.
      deadline_ns: nanoseconds from a call's time to when it should be over; None: whenever.
      priority: of work that is ready at one time, or waits for one slot, that with a larger one
        goes first; it interrupts nothing.
      workers: affinity set of its scope: workers that may run any of it.
    """

    name: str
    buffers: Sequence[CommandBuffer]
    calls: int = 1
    period_ns: float = 0.0
    release_ns: float = 0.0
    deadline_ns: float | None = None
    priority: int = 1
    workers: int = EVERYBODY


Program = Sequence[Function]


def tile_ns(work: Work, resource: str, speed: float) -> float:
    """Nanoseconds of a tile on a worker of a resource."""
    return work.tile_ns_on.get(resource, work.tile_ns) / speed


def total_tiles(program: Program) -> int:
    """Tiles of all calls."""
    return sum(
        function.calls * work.tiles
        for function in program
        for buffer in function.buffers
        for region in buffer.regions
        for work in region
    )

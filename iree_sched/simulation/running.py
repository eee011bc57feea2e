"""Calls of functions under way: command buffers that run, and grids whose tiles are claimed."""

from __future__ import annotations

import random

from attrs import define, field

from iree_sched.simulation.program import CommandBuffer, Function, Work

_MOST_CLAIMS = 1 << 17  # of a grid; what is larger is claimed in larger pieces, to end in time
_MOST_RESERVED = 8  # IREE_HAL_CMD_DISPATCH_MAX_TILES_PER_RESERVATION, and the same in task/tuning.h


@define(eq=False)
class Call:
    """A call of a function.

    Attributes:
      function: which.
      number: which of its calls.
      release: when its time has come.
      runs: its command buffers, in order.
      submitted: how many of them the host has submitted.
      submitting: the host is about to submit one.
      cause: unit of the call before whose end let it begin; None: its time had come.
      ended: when all was done and the host knew; None before.
    """

    function: Function
    number: int
    release: float
    runs: list[BufferRun] = field(factory=list)
    submitted: int = 0
    submitting: bool = False
    cause: int | None = None
    ended: float | None = None

    @property
    def deadline(self) -> float | None:
        """When it should have ended."""
        limit = self.function.deadline_ns
        return None if limit is None else self.release + limit


@define(eq=False)
class BufferRun:
    """A command buffer on its way.

    Attributes:
      call: of which it is part.
      place: in the function's buffers.
      queue: place of the queue that it was given to; -1 before.
      missing: how many it waits for: those before it, and the host that submits it.
      users: those that wait for it.
      ready: when it could start.
      placed: when another queue than the first was chosen for it; 0: that has not happened.
      arrived: when all that it reads is where its queue is.
      ended: when it was complete; None before.
      cause: unit that let it start last; None for the host.
      last: unit of it that ended last.
    """

    call: Call
    place: int
    queue: int = -1
    missing: int = 1
    users: list[BufferRun] = field(factory=list)
    ready: float = 0.0
    placed: float = 0.0
    arrived: float = 0.0
    ended: float | None = None
    cause: int | None = None
    last: int | None = None

    @property
    def buffer(self) -> CommandBuffer:
        """What it is."""
        return self.call.function.buffers[self.place]

    @property
    def key(self) -> tuple[str, int, int, int, int]:
        """Which it is in any simulation of the program."""
        return self.call.function.name, self.call.number, self.place, -1, -1

    @property
    def urgency(self) -> tuple[int, float]:
        """Less for what goes first: a larger priority, then who was ready first."""
        return -self.call.function.priority, self.ready


@define(eq=False)
class Grid:
    """The tiles of a work that runs.

    Attributes:
      work: what it is.
      run: of which it is part.
      unit: its number in the recording.
      workers: affinity set of those that may claim its tiles.
      slowness: by how much its tiles take longer this time.
      reserved: tiles that a worker claims at a time.
      next: the first tile that nobody has claimed.
      claim_ns: what a claim takes.
      key: which it is in any simulation of the program.
      queue: place of the queue it was given to, if it was placed alone; -1 if not.
    """

    work: Work
    run: BufferRun
    unit: int
    workers: int
    key: tuple[str, int, int, int, int]
    slowness: float = 1.0
    reserved: int = 1
    next: int = 0
    claim_ns: float = 0.0
    queue: int = -1

    @property
    def left(self) -> int:
        """Tiles that can be claimed."""
        return self.work.tiles - self.next

    def reserve_for(self, workers: int, hoards: bool) -> None:
        """Sets the tiles that a worker claims at a time, so many workers being there."""
        self.reserved = tiles_at_once(self.work.tiles, workers, hoards)


def tiles_at_once(tiles: int, workers: int, hoards: bool = True) -> int:
    """Tiles of so many that one of so many workers claims at a time.

    As iree_hal_cmd_dispatch_tiles_per_reservation (hal/drivers/local_task/block_processor.c) and
    iree_task_dispatch_issue (task/task.c, before 3.12) say; one where nobody hoards.
    """
    least = _MOST_RESERVED if hoards and tiles >= workers * _MOST_RESERVED else 1
    return max(least, tiles // _MOST_CLAIMS)


def most_tiles(tiles: int, workers: int, hoards: bool = True) -> int:
    """Tiles of so many that the busiest of so many like workers does."""
    each = tiles_at_once(tiles, workers, hoards)
    rounds, more = divmod(-(-tiles // each), workers)
    if more == 1:  # who is ready first does the last claim, which may be a short one
        return rounds * each + (tiles - 1) % each + 1
    return (rounds + bool(more)) * each if workers > 1 else tiles


@define(eq=False)
class Jitter:
    """By how much work takes longer than it should, drawn for each piece of work of each call.

    The draw depends on the seed and on which work it is, not on when it runs, so that policies are
    compared under the same chances.

    Attributes:
      deviation: standard deviation of the logarithm; 0 for none.
      seed: for other draws.
    """

    deviation: float = 0.0
    seed: int = 0

    def slowness(self, run: BufferRun, region: int, work: int) -> float:
        """The factor for a piece of work; its mean is 1."""
        if not self.deviation:
            return 1.0
        key = f"{self.seed}/{run.key[:3]}/{region}/{work}"
        return random.Random(key).lognormvariate(-(self.deviation**2) / 2, self.deviation)

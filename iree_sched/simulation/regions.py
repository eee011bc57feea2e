"""The task system of IREE 3.13: regions of command buffers, drained by all workers of a queue.

Modelled after hal/drivers/local_task/{task_queue,block_processor}.c and task/{worker,executor}.c.
A queue has an executor with workers of its own. It runs one command buffer at a time (or as many as
there are slots), the rest waiting. Workers claim tiles of the region that is open, work after work;
who does the last one opens the next region. Workers without work spin for a while, then they park.
When a command buffer begins, of those that are parked each wakes the next (IREE_TASK_WAKE_FANOUT is
1); from region to region all are woken at once (the retention epoch); never more than there are
tiles.

Not modelled: contention on the counters of tiles, and memory bandwidth.
"""

from __future__ import annotations

import enum
from collections.abc import Container

from attrs import define, field

from iree_sched.simulation.core import Core, Left
from iree_sched.simulation.placement import ROAMING, Policy
from iree_sched.simulation.running import BufferRun, Grid


class _State(enum.Enum):
    IDLE = enum.auto()
    WAKING = enum.auto()
    BUSY = enum.auto()


@define(eq=False)
class _Open:
    """A command buffer that is being run.

    Attributes:
      run: which.
      region: the region that is open.
      grids: its work.
      first: place of the first grid with tiles left.
      remaining: tiles that are not done.
      claimable: when its tiles can be claimed.
    """

    run: BufferRun
    region: int = -1
    grids: list[Grid] = field(factory=list)
    first: int = 0
    remaining: int = 0
    claimable: float = 0.0

    @property
    def rests(self) -> bool:
        """Whether nobody works on it."""
        return self.remaining == sum(grid.left for grid in self.grids)


@define(eq=False)
class RegionsExecutor:
    """All queues of a machine."""

    core: Core
    _pending: list[list[BufferRun]] = field(init=False)
    _open: list[list[_Open]] = field(init=False)
    _begun: dict[BufferRun, _Open] = field(factory=dict)
    _states: list[_State] = field(init=False)
    _idle_since: list[float] = field(init=False)
    _doing: list[int | None] = field(init=False)
    _turn: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        queues, workers = len(self.core.machine.queues), len(self.core.machine.workers)
        self._pending = [[] for _ in range(queues)]
        self._open = [[] for _ in range(queues)]
        self._states = [_State.IDLE] * workers
        # Before the first work everybody has been parked for long.
        self._idle_since = [-1e18] * workers
        self._doing = [None] * workers
        self._turn = [0] * workers

    def submit(self, run: BufferRun) -> None:
        """Takes a command buffer that can start now.

        Who gets a slot is chosen among all that come now, by their priorities.
        """
        self._pending[run.queue].append(run)
        self.core.events.last(self._fill, run.queue)
        if self.core.setting.policies.uses(Policy.STEAL):
            for queue in range(len(self._pending)):
                self.core.events.last(self._fill, queue)

    def revive(self, worker: int) -> None:
        """Lets a worker that was gone look for work."""
        if self._states[worker] is _State.IDLE:
            self._states[worker] = _State.WAKING
            self._step(worker)

    def take_back(self, policies: Container[Policy]) -> list[Left]:
        """Gives back command buffers that wait, or that are open and nobody works on.

        The latter go on elsewhere with the tiles that nobody has claimed.
        """
        core = self.core
        taken: list[BufferRun] = []
        for queue, (opened, pending) in enumerate(zip(self._open, self._pending, strict=True)):
            left = {o.run: o for o in opened if o.rests and core.is_left(o.run, policies)}
            waiting = {run: None for run in pending if core.is_left(run, policies)}
            self._open[queue] = [o for o in opened if o.run not in left]
            self._pending[queue] = [run for run in pending if run not in waiting]
            self._begun |= left
            taken += (*left, *waiting)
            if left:
                core.events.last(self._fill, queue)
        return [core.left_run(run) for run in taken]

    def _fill(self, queue: int) -> None:
        """Opens command buffers as long as there are slots."""
        while len(self._open[queue]) < self.core.setting.slots:
            run = self._next_run(queue)
            if run is None:
                return
            opened = self._begun.pop(run, None)
            if opened is not None:
                self._open[queue].append(opened)
                self._let_claim(opened, None)
                continue
            opened = _Open(run)
            self.core.started(run)
            self._open[queue].append(opened)
            self._open_region(opened, None, run.cause)

    def _next_run(self, queue: int) -> BufferRun | None:
        pending = self._pending[queue]
        if not pending:
            return self._stolen(queue)
        run = min(pending, key=lambda run: run.urgency)
        pending.remove(run)
        return run

    def _stolen(self, queue: int) -> BufferRun | None:
        """A command buffer that waits for another queue, from the one where most wait."""
        core = self.core
        if not core.setting.policies.uses(Policy.STEAL):
            return None
        victims = sorted(range(len(self._pending)), key=lambda q: (-len(self._pending[q]), q))
        for victim in victims:
            newest = reversed(self._pending[victim])
            for run in sorted(newest, key=lambda run: -run.call.function.priority):
                if core.may_steal(run, queue):
                    self._pending[victim].remove(run)
                    core.move(run, queue)
                    return run
        return None

    # --- regions ---

    def _open_region(self, opened: _Open, completer: int | None, cause: int | None) -> None:
        """Opens the next region that has tiles, or ends the command buffer."""
        core, run = self.core, opened.run
        opened.region = run.buffer.next_region(opened.region)
        if opened.region == len(run.buffer.regions):
            self._open[run.queue].remove(opened)
            core.complete(run, cause)
            core.events.last(self._fill, run.queue)
            if completer is not None:
                core.events.last(self._step, completer)
            return
        opened.grids = core.open_grids(run, opened.region, cause)
        opened.first = 0
        opened.remaining = sum(grid.work.tiles for grid in opened.grids)
        self._let_claim(opened, completer)

    def _let_claim(self, opened: _Open, completer: int | None) -> None:
        """Lets the workers of its queue claim tiles of the region that is open."""
        core, run = self.core, opened.run
        workers = core.machine.workers_of[run.queue]
        for grid in opened.grids:
            if len(workers) > 1:  # a single worker runs it all without asking
                grid.claim_ns = core.machine.overheads.claim_ns
            grid.reserve_for(len(workers), core.machine.overheads.hoards)
        alone = len(workers) == 1
        transition = core.machine.overheads.transition_ns
        delay = 0.0 if completer is None or alone else transition
        opened.claimable = max(core.events.now + delay, run.arrived)
        if completer is not None:
            self._states[completer] = _State.WAKING
            core.events.at(opened.claimable, self._step, completer)
        self._wake(opened, completer)

    def _wake(self, opened: _Open, completer: int | None) -> None:
        """Wakes as many workers as there are tiles; those that still spin come by themselves."""
        core = self.core
        overheads, begin = core.machine.overheads, max(core.events.now, opened.claimable)
        wanted = opened.remaining - (completer is not None)
        mask = core.machine.mask_of[opened.run.queue]
        if any(mask & ~grid.workers for grid in opened.grids):
            wanted = len(core.machine.workers)  # each may be the only one for some of it
        parked = 0
        for worker in core.machine.workers_of[opened.run.queue]:
            if self._states[worker] is not _State.IDLE or not self._may_run(worker, opened):
                continue
            spins = begin - self._idle_since[worker] <= overheads.spin_ns
            if not spins and wanted <= 0:
                continue
            wanted -= 1
            delay = overheads.warm_ns
            if not spins:
                delay = overheads.wake_ns + parked * (overheads.wake_ns + overheads.relay_ns)
                parked += completer is None
            self._states[worker] = _State.WAKING
            core.events.at(begin + delay, self._step, worker)

    def _may_run(self, worker: int, opened: _Open) -> bool:
        bit = self.core.machine.workers[worker].bit & ~self.core.placement.gone
        return any(grid.workers & bit and grid.left for grid in opened.grids)

    # --- workers ---

    def _step(self, worker: int) -> None:
        """A worker looks for tiles, in the command buffers of its queue in turn."""
        core = self.core
        opened = self._open[core.machine.workers[worker].queue]
        if not core.is_gone(worker):
            for place in range(len(opened)):
                chosen = opened[(self._turn[worker] + place) % len(opened)]
                if chosen.claimable <= core.events.now and self._claim(worker, chosen):
                    return
        self._states[worker] = _State.IDLE
        self._idle_since[worker] = core.events.now
        self._turn[worker] += 1
        if core.is_gone(worker):
            self._miss(worker)

    def _miss(self, worker: int) -> None:
        """Others have to do what a worker that is gone was woken for, or had begun with."""
        for opened in self._open[self.core.machine.workers[worker].queue]:
            self._wake(opened, None)
        self.core.leave(ROAMING)

    def _claim(self, worker: int, opened: _Open) -> bool:
        grids, bit = opened.grids, self.core.machine.workers[worker].bit
        while opened.first < len(grids) and not grids[opened.first].left:
            opened.first += 1
        for place in range(opened.first, len(grids)):
            grid = grids[place]
            if grid.left and grid.workers & bit:
                break
        else:
            return False
        delay = 0.0
        if self._doing[worker] != grid.unit:
            self._doing[worker] = grid.unit
            delay = self.core.machine.overheads.dispatch_ns
        end, tiles = self.core.claim(worker, grid, delay)
        self._states[worker] = _State.BUSY
        self.core.events.at(end, self._claimed, worker, opened, grid, tiles)
        return True

    def _claimed(self, worker: int, opened: _Open, grid: Grid, tiles: int) -> None:
        """A worker has done its tiles; who has done the last of a region opens the next."""
        opened.remaining -= tiles
        if opened.remaining:
            self._step(worker)
        else:
            self._open_region(opened, worker, grid.unit)

"""What all executors share: time, workers, the calls of functions and their hosts."""

from __future__ import annotations

import enum
import functools
import math
from collections.abc import Callable, Container, Iterable, Sequence
from typing import Protocol

from attrs import define, field, frozen

from iree_sched.simulation.events import Events
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.placement import (
    DYNAMIC,
    ROAMING,
    Key,
    Placement,
    Policies,
    Policy,
    allowed_queues,
    candidates,
    needs_of,
    usual_queue,
)
from iree_sched.simulation.program import Program, tile_ns
from iree_sched.simulation.recording import Recording
from iree_sched.simulation.running import BufferRun, Call, Grid, Jitter
from iree_sched.simulation.speeds import Change, Speeds
from iree_sched.simulation.wanted import arrival, queues_for, wanted_buffer, wanted_dispatch


class ExecutorKind(enum.Enum):
    """Which task system runs the work; the value is the word on the command line."""

    REGIONS = "regions"
    TASK_GRAPH = "task-graph"


@frozen
class Setting:
    """How to simulate.

    Attributes:
      executor: the task system.
      policies: which queue takes work that names none.
      jitter: standard deviation of the logarithm of how long work takes.
      seed: for all that is drawn.
      changes: cores that slow down or drop out.
      slots: command buffers that a queue runs at the same time; IREE 3.13 runs one
        (`compute_current` in hal/drivers/local_task/task_queue.h).
      deferred_start: workers' threads start when there is first work for them (task-graph only).
      window_ns: how often a plan is compared with what happened (policy hybrid only).
      tolerance: the share of a window by which a plan may be late before it is made anew.
    """

    executor: ExecutorKind = ExecutorKind.REGIONS
    policies: Policies = field(factory=Policies)
    jitter: float = 0.0
    seed: int = 0
    changes: Sequence[Change] = ()
    slots: int = 1
    deferred_start: bool = False
    window_ns: float = 1e6
    tolerance: float = 0.1


# Work that an executor has given back, and what lets it go to a queue that is chosen anew.
Left = tuple[Key, Callable[[], None]]


class Executor(Protocol):
    """A task system on a machine."""

    def submit(self, run: BufferRun) -> None:
        """Takes a command buffer that can start now; ends it by `Core.complete`."""

    def revive(self, worker: int) -> None:
        """Lets a worker that was gone look for work."""

    def take_back(self, policies: Container[Policy]) -> list[Left]:
        """Gives back work of some policies that its queue can no longer run, but another can.

        Only what has not begun: a command buffer in regions, tiles in the task graph.
        """


def _last_of(runs: Iterable[BufferRun]) -> int | None:
    """The unit with which the last of some command buffers ended that are complete."""
    last = max(runs, key=lambda run: run.ended or 0.0, default=None)
    return None if last is None else last.last


@define(eq=False)
class Core:
    """What executors share: time, workers' speeds, calls and what was recorded."""

    machine: Machine
    setting: Setting
    placement: Placement
    events: Events = field(factory=Events)
    recording: Recording = field(factory=Recording)
    speeds: Speeds = field(init=False)
    jitter: Jitter = field(init=False)
    executor: Executor = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.speeds = Speeds(self.machine, self.setting.changes)
        self.jitter = Jitter(self.setting.jitter, self.setting.seed)

    def open_grids(self, run: BufferRun, region: int, cause: int | None) -> list[Grid]:
        """The grids of a region whose turn it is."""
        grids = []
        for place, work in enumerate(run.buffer.regions[region]):
            unit = self.recording.add_unit(run, region, place, cause)
            workers = work.workers & run.call.function.workers
            slowness = self.jitter.slowness(run, region, place)
            key = (*run.key[:3], region, place)
            grids.append(Grid(work, run, unit, workers, key, slowness))
        return grids

    def claim(self, worker: int, grid: Grid, delay: float) -> tuple[float, int]:
        """Lets a worker do tiles that it claims now; returns when it ends and how many they are.

        Where nothing else happens in between, it does more than one reservation at once, which
        gives the same.
        """
        machine, now = self.machine, self.events.now
        member = machine.workers[worker]
        nominal = tile_ns(grid.work, machine.queues[member.queue].name, member.speed)
        one = nominal * grid.slowness
        claim = grid.claim_ns
        tiles = min(grid.reserved, grid.left)
        quiet = min(self.events.next_time, self.speeds.steady_until(worker, now)) - now - delay
        each = claim + grid.reserved * one * self.speeds.slowdown(worker, now)
        if each > 0 and quiet > each:
            rounds = (grid.left - 1) // grid.reserved
            if quiet <= rounds * each:
                rounds = math.ceil(quiet / each) - 1
            tiles = min(grid.left, tiles + rounds * grid.reserved)
        claims = -(-tiles // grid.reserved)
        start = now + delay
        begin = start + claims * claim
        end = self.speeds.finish(worker, begin, tiles * one)
        alone = grid.queue >= 0
        if alone and not grid.next:
            self.placement.begin(grid.key, now)
        self.placement.see(grid.key if alone else grid.run.key, end - begin, tiles * nominal)
        self.recording.add_tiles(worker, grid.unit, start, end, grid.next, tiles)
        grid.next += tiles
        return end, tiles

    def complete(self, run: BufferRun, last: int | None) -> None:
        """A command buffer is complete; those that wait for it may be ready."""
        run.last = last
        self.events.after(self.machine.overheads.retire_ns, self._signal, run)

    def _signal(self, run: BufferRun) -> None:
        run.ended = self.events.now
        if not self._places_grids(run):
            self.placement.end(run.key, run.queue, self.events.now)
        for user in run.users:
            user.cause = run.last
            self._count(user)
        call = run.call
        self._advance(call)
        if all(other.ended is not None for other in call.runs):
            self.events.after(self.machine.overheads.await_ns, self._end, call)

    # --- the host ---

    def begin(self, program: Program) -> None:
        """Lets the first call of each function come."""
        for function in program:
            if function.calls > 0:
                self.events.at(function.release_ns, self._call, Call(function, 0, 0.0))

    def _call(self, call: Call) -> None:
        function = call.function
        # Without a period a call's time comes when the one before is over.
        call.release = self.events.now
        if function.period_ns:
            call.release = function.release_ns + call.number * function.period_ns
        places = range(len(function.buffers))
        call.runs = [BufferRun(call, place, cause=call.cause) for place in places]
        for run in call.runs:
            for before in set(run.buffer.after):
                run.missing += 1
                call.runs[before].users.append(run)
        self.recording.calls.append(call)
        if not call.runs:
            self._end(call)
        self._advance(call)

    def _advance(self, call: Call) -> None:
        """The host goes on to the next command buffer, unless it has to wait before."""
        if call.submitting or call.submitted == len(call.runs):
            return
        run = call.runs[call.submitted]
        if any(call.runs[before].ended is None for before in run.buffer.awaited):
            return
        call.submitting = True
        if run.buffer.awaited:
            run.cause = _last_of(call.runs[before] for before in run.buffer.awaited)
        overheads = self.machine.overheads
        waited = overheads.await_ns if run.buffer.awaited else 0.0
        delay = waited + run.buffer.host_ns + overheads.submit_ns
        self.events.after(delay, self._submitted, run)

    def _submitted(self, run: BufferRun) -> None:
        run.call.submitting = False
        run.call.submitted += 1
        self._count(run)
        self._advance(run.call)

    def _count(self, run: BufferRun) -> None:
        run.missing -= 1
        if run.missing:
            return
        run.ready = self.events.now
        self._send(run, self._queue_for(run))
        self.events.at(run.arrived + self.machine.overheads.issue_ns, self._start, run)

    def _send(self, run: BufferRun, queue: int) -> None:
        """Moves what a command buffer reads to its queue."""
        run.queue = queue
        for place, amount in run.buffer.received_bytes.items():
            self._count_moved(run.call.runs[place].queue, queue, amount)
        run.arrived = arrival(self.machine, run, queue)

    def _start(self, run: BufferRun) -> None:
        if self.is_left(run, ROAMING):
            self._send_again(run)
        else:
            self.executor.submit(run)

    def _send_again(self, run: BufferRun) -> None:
        """Another queue is chosen for a command buffer that has not begun."""
        run.placed = self.events.now
        self._send(run, self._queue_for(run))
        self.events.at(run.arrived + self.machine.overheads.issue_ns, self._start, run)

    # --- cores that are gone ---

    def turn(self, worker: int, here: bool) -> None:
        """The core of a worker comes back, or is gone."""
        bit = self.machine.workers[worker].bit
        if here:
            self.placement.gone &= ~bit
            self.executor.revive(worker)
        else:
            self.placement.gone |= bit
        self.leave(ROAMING)

    def is_gone(self, worker: int) -> bool:
        """Whether the core of a worker is gone."""
        return bool(self.machine.workers[worker].bit & self.placement.gone)

    def leave(self, policies: Container[Policy], plan: Callable[[], None] | None = None) -> bool:
        """Lets work of some policies leave queues that can no longer run it; whether there is any.

        Args:
          policies: whose work.
          plan: what to do before it goes to other queues.
        """
        left = self.executor.take_back(policies)
        for key, _ in left:
            self.placement.withdraw(key, self.events.now)
        if left and plan is not None:
            plan()
        for _, go in left:
            go()
        return bool(left)

    def left_run(self, run: BufferRun) -> Left:
        """A command buffer that an executor gives back."""
        return run.key, functools.partial(self._send_again, run)

    def is_left(self, run: BufferRun, policies: Container[Policy]) -> bool:
        """Whether a command buffer of some policies has workers left at other queues alone."""
        if not self.placement.gone or self._places_grids(run):
            return False
        if self.setting.policies.of(run) not in policies:
            return False
        return self._only_others_serve(run.queue, self.able(run), needs_of(run))

    def is_left_grid(self, grid: Grid, policies: Container[Policy]) -> bool:
        """The same for a dispatch that was placed alone."""
        if grid.queue < 0 or self.setting.policies.of(grid.run) not in policies:
            return False
        return self._only_others_serve(grid.queue, queues_for(self.machine, grid), (grid.workers,))

    def _only_others_serve(self, queue: int, able: Iterable[int], needs: Iterable[int]) -> bool:
        serves = self.placement.serves
        return not serves(queue, needs) and any(serves(other, needs) for other in able)

    # --- queues ---

    def _places_grids(self, run: BufferRun) -> bool:
        """Whether each dispatch gets a queue of its own."""
        by_dispatch = self.setting.executor is ExecutorKind.TASK_GRAPH
        return by_dispatch and self.setting.policies.of(run) in DYNAMIC

    def _queue_for(self, run: BufferRun) -> int:
        if self._places_grids(run):
            return usual_queue(self.machine, allowed_queues(self.machine, run))
        able = candidates(self.machine, run)
        wanted = wanted_buffer(self.machine, self.setting.policies.of(run), run, able)
        return self.placement.choose(wanted, self.events.now)

    def place_grid(self, grid: Grid) -> float:
        """Gives a dispatch a queue; returns when what it reads is there."""
        run, now = grid.run, self.events.now
        wanted = wanted_dispatch(self.machine, self.setting.policies.of(run), grid, now)
        grid.queue = self.placement.choose(wanted, now)
        self._count_moved(run.queue, grid.queue, grid.work.moved_bytes)
        return wanted.arrivals[grid.queue]

    def _count_moved(self, source: int, target: int, amount: int) -> None:
        """Counts bytes that go from a memory to another: only where there is a link between."""
        if (source, target) in self.machine.moving:
            self.recording.moved_bytes += amount

    def grid_ended(self, grid: Grid) -> None:
        """All tiles of a dispatch are done; what follows reads it where it ran."""
        if grid.queue >= 0:
            self.placement.end(grid.key, grid.queue, self.events.now)
            grid.run.queue = grid.queue

    def started(self, run: BufferRun) -> None:
        """The first worker looks at a command buffer."""
        if not self._places_grids(run):
            self.placement.begin(run.key, max(self.events.now, run.arrived))

    def able(self, run: BufferRun) -> list[int]:
        """The queues that a command buffer may go to."""
        return candidates(self.machine, run)

    def reachable(self, run: BufferRun) -> int:
        """Affinity set of the workers that may run some of a command buffer."""
        if not self._places_grids(run):
            return self.machine.mask_of[run.queue] & run.call.function.workers
        queues = allowed_queues(self.machine, run)
        return sum(self.machine.mask_of[q] for q in queues) & run.call.function.workers

    def may_steal(self, run: BufferRun, queue: int) -> bool:
        """Whether a command buffer that waits may go to another queue."""
        if self.setting.policies.of(run) is not Policy.STEAL or queue == run.queue:
            return False
        return queue in self.able(run) and self.placement.serves(queue, needs_of(run))

    def move(self, run: BufferRun, queue: int) -> None:
        """Another queue takes a command buffer."""
        run.placed = self.events.now
        wanted = wanted_buffer(self.machine, Policy.STEAL, run, self.able(run))
        self.placement.give(wanted, queue, self.events.now)
        self._send(run, queue)

    def _end(self, call: Call) -> None:
        call.ended = self.events.now
        following = Call(call.function, call.number + 1, 0.0)
        if following.number < call.function.calls:
            release = call.function.release_ns + following.number * call.function.period_ns
            if release <= self.events.now:
                following.cause = _last_of(call.runs)
            self.events.at(max(self.events.now, release), self._call, following)

"""The way in: a program, a machine, and what may go wrong; out comes what happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from attrs import define, field, frozen

from iree_sched.simulation.events import Events
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.placement import Placement, Policies, Policy, arrival, candidates
from iree_sched.simulation.program import Program
from iree_sched.simulation.recording import Recording
from iree_sched.simulation.running import BufferRun, Call, Grid, Jitter
from iree_sched.simulation.speeds import Change, Speeds


@frozen
class Setting:
    """How to simulate.

    Attributes:
      policies: which queue takes work that names none.
      jitter: standard deviation of the logarithm of how long work takes.
      seed: for all that is drawn.
      changes: cores that slow down or drop out.
      slots: command buffers that a queue runs at the same time; IREE 3.13 runs one
        (`compute_current` in hal/drivers/local_task/task_queue.h).
      exact: tiles are claimed one by one, however many there are.
    """

    policies: Policies = field(factory=Policies)
    jitter: float = 0.0
    seed: int = 0
    changes: Sequence[Change] = ()
    slots: int = 1
    exact: bool = False


class Executor(Protocol):
    """A task system on a machine."""

    def submit(self, run: BufferRun) -> None:
        """Takes a command buffer that can start now; ends it by `Core.complete`."""

    def revive(self, worker: int) -> None:
        """Lets a worker that was gone look for work."""


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
    starts: dict[BufferRun, float] = field(factory=dict)

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
            grids.append(Grid(work, run, unit, workers, slowness))
        return grids

    def claim(self, worker: int, grid: Grid, delay: float) -> tuple[float, int]:
        """Lets a worker do tiles that it claims now; returns when it ends and how many they are.

        Where nothing else happens in between, it does more than one reservation at once, which
        gives the same.
        """
        machine, now = self.machine, self.events.now
        member = machine.workers[worker]
        name = machine.queues[member.queue].name
        exact = grid.work.tile_ns_on.get(name)
        one = (grid.work.tile_ns / member.speed if exact is None else exact) * grid.slowness
        claim = grid.claim_ns
        tiles = min(grid.reserved, grid.left)
        quiet = min(self.events.next_time, self.speeds.steady_until(worker, now)) - now - delay
        each = claim + grid.reserved * one * self.speeds.slowdown(worker, now)
        if each > 0 and quiet > each:
            rounds = (grid.left - 1) // grid.reserved
            more = min(int(quiet / each), rounds) if quiet < rounds * each else rounds
            tiles = min(grid.left, tiles + more * grid.reserved)
        claims = -(-tiles // grid.reserved)
        start = now + delay
        end = self.speeds.finish(worker, start + claims * claim, tiles * one)
        self.recording.add_tiles(worker, grid.unit, start, end, grid.next, tiles)
        grid.next += tiles
        return end, tiles

    def complete(self, run: BufferRun, last: int | None) -> None:
        """A command buffer is complete; those that wait for it may be ready."""
        run.last = last
        self.events.after(self.machine.overheads.retire_ns, self._signal, run)

    def _signal(self, run: BufferRun) -> None:
        run.ended = self.events.now
        self.placement.end(run, self.starts[run], self.events.now)
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
        call.release = function.release_ns + call.number * function.period_ns
        call.runs = [BufferRun(call, place) for place in range(len(function.buffers))]
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
        run.queue = self.placement.choose(run, self.events.now)
        for place, amount in run.buffer.received_bytes.items():
            if run.call.runs[place].queue != run.queue:
                self.recording.moved_bytes += amount
        arrived = arrival(self.machine, run, run.queue)
        self.events.at(arrived + self.machine.overheads.issue_ns, self._start, run)

    def may_steal(self, run: BufferRun, queue: int) -> bool:
        """Whether a command buffer that waits may go to another queue."""
        return (
            self.setting.policies.of(run) is Policy.STEAL
            and queue != run.queue
            and queue in candidates(self.machine, run)
        )

    def _start(self, run: BufferRun) -> None:
        self.starts[run] = self.events.now
        self.executor.submit(run)

    def _end(self, call: Call) -> None:
        call.ended = self.events.now
        following = Call(call.function, call.number + 1, 0.0)
        if following.number < call.function.calls:
            release = call.function.release_ns + following.number * call.function.period_ns
            self.events.at(max(self.events.now, release), self._call, following)


@frozen
class Outcome:
    """What happened.

    Attributes:
      machine: on which.
      recording: all of it.
      makespan: when the last call ended.
      unfinished: calls that never ended, as no worker was left for them.
    """

    machine: Machine
    recording: Recording
    makespan: float
    unfinished: Sequence[Call]


def simulate(program: Program, machine: Machine, setting: Setting | None = None) -> Outcome:
    """Runs a program.

    Raises:
      PlacementError: some of the program can go nowhere.
    """
    from iree_sched.simulation.regions import RegionsExecutor

    setting = setting or Setting()
    core = Core(machine, setting, Placement(machine, setting.policies))
    core.executor = RegionsExecutor(core)
    for time, worker in core.speeds.returns():
        core.events.at(time, core.executor.revive, worker)
    core.begin(program)
    core.events.run()
    calls = core.recording.calls
    ends = [call.ended for call in calls if call.ended is not None]
    return Outcome(
        machine, core.recording, max(ends, default=0.0), [c for c in calls if c.ended is None]
    )

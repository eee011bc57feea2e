"""The task system of IREE before 3.12: a graph of tasks, a coordinator, mailboxes, stealing.

Modelled after runtime/src/iree/task of 2021 to 2025 (executor.c, worker.c, post_batch.c, task.c,
queue.c, list.c). A command buffer is a graph: a call that issues it, the dispatches of a region, a
barrier as fan-in, the next region, a call that retires it. Ready tasks gather in one list. Whoever
submits, or runs out of work, takes the role of the coordinator, which one at a time can have, and
hands out what is ready: a dispatch fans out into shards, one for each worker at most, which are
posted to the workers' mailboxes. A worker empties its queue first in, first out, then its mailbox;
then it steals from workers with which it shares a cache, then from others. Shards claim tiles until
there are none. What a worker makes ready is merged only when it has run out of work itself.

Different from IREE: shards go only to workers of the affinity set, and nobody steals what he may
not run; there, it chooses only the first worker. A worker whose core is gone gives back its tasks.
"""

from __future__ import annotations

import functools
import random
from collections import deque
from collections.abc import Container, Sequence

from attrs import define, field

from iree_sched.simulation.core import Core, Left
from iree_sched.simulation.placement import DYNAMIC, ROAMING, Policy
from iree_sched.simulation.running import BufferRun, Grid
from iree_sched.simulation.tasks import Batch, Graph, Kind, Member, Task


@define(eq=False)
class TaskGraphExecutor:
    """One executor with all workers of a machine."""

    core: Core
    _members: list[Member] = field(init=False)
    _incoming: list[Task] = field(factory=list)
    _stranded: list[Task] = field(factory=list)
    _holders: set[int] = field(factory=set)  # of tasks in queues and mailboxes, and who just had
    _open: set[Grid] = field(factory=set)  # that have tiles left
    _relays: int = 0  # calls that issue or retire and have not run
    _graphs: int = 0  # submitted and not complete
    _coordinating: bool = False
    _chance: random.Random = field(init=False)
    _callers: int = field(init=False)  # affinity set
    _steals: bool = field(init=False)  # from other queues

    def __attrs_post_init__(self) -> None:
        setting = self.core.setting
        self._members = [
            Member(started=not setting.deferred_start or worker.donated)
            for worker in self.core.machine.workers
        ]
        self._chance = random.Random(setting.seed)
        self._callers = sum(w.bit for w in self.core.machine.workers if w.donated)
        self._steals = setting.policies.uses(Policy.STEAL)

    @property
    def _hoards(self) -> bool:
        return self.core.machine.overheads.hoards

    def submit(self, run: BufferRun) -> None:
        """Takes a command buffer that can start now."""
        core = self.core
        home = core.machine.mask_of[run.queue] & run.call.function.workers
        workers = home
        if core.setting.policies.of(run) is Policy.STEAL:
            for queue in core.able(run):
                workers |= core.machine.mask_of[queue] & run.call.function.workers
        graph = Graph(run, home, workers, last=run.cause)
        self._graphs += 1
        self._incoming.append(Task(Kind.ISSUE, graph, home, workers))
        self._coordinate(None)

    def revive(self, worker: int) -> None:
        """Lets a worker that was gone look for work."""
        self._incoming += self._stranded
        self._stranded.clear()
        self._wake(worker, 0)
        self._coordinate(None)

    def take_back(self, policies: Container[Policy]) -> list[Left]:
        """Gives back dispatches of which the tiles that are left have nobody to claim them."""
        grids = [(task, task.grid) for task in self._stranded if task.grid is not None]
        taken = {task: grid for task, grid in grids if self.core.is_left_grid(grid, policies)}
        self._stranded = [task for task in self._stranded if task not in taken]
        return [(grid.key, functools.partial(self._again, task)) for task, grid in taken.items()]

    def _again(self, task: Task) -> None:
        if self._place(task):
            self._arrived(task)

    # --- the coordinator ---

    def _coordinate(self, worker: int | None) -> None:
        """Takes the role of the coordinator, unless somebody has it or there is nothing to do."""
        if self._coordinating or not self._incoming:
            if worker is not None:
                self._rest(worker)
            return
        self._coordinating = True
        self.core.events.last(self._hand_out, Batch(worker))

    def _hand_out(self, batch: Batch) -> None:
        """A round of coordination, once all is known that becomes ready at its time."""
        # IREE knows no priorities; here they order what becomes ready at one time.
        ready = deque(sorted(self._incoming, key=lambda task: task.graph.run.urgency))
        self._incoming, handled = [], 0
        while ready:
            handled += 1
            self._schedule(ready.popleft(), ready, batch)
        duration = handled * self.core.machine.overheads.schedule_ns
        self.core.events.after(duration, self._post, batch)

    def _post(self, batch: Batch) -> None:
        """Ends a round of coordination: what was handed out is posted, and workers are woken."""
        self._coordinating = False
        woken = 0
        self._holders.update(batch.tasks)
        for place, tasks in batch.tasks.items():
            member = self._members[place]
            if place == batch.worker:
                member.queue.extend(tasks)
            else:
                member.mailbox.extend(tasks)
                woken += self._wake(place, woken)
        if batch.tasks:
            self._wake_thieves(self._callers)
        if batch.tasks or self._incoming:
            self._coordinate(batch.worker)
        elif batch.worker is not None:
            self._rest(batch.worker)

    def _schedule(self, task: Task, ready: deque[Task], batch: Batch) -> None:
        """Does with a ready task what its kind asks for."""
        if task.kind is Kind.DISPATCH_RETIRE:
            self._end_dispatch(task, ready)
        elif task.kind is Kind.DISPATCH:
            self._issue(task, ready, batch)
        else:
            self._relay(task, batch)

    def _relay(self, task: Task, batch: Batch) -> None:
        for workers in (task.home, task.workers, self.core.reachable(task.graph.run)):
            places = self._alive(workers)
            if places:
                batch.add(self._select(places, batch), task)
                self._relays += 1
                return
        self._stranded.append(task)

    def _issue(self, task: Task, ready: deque[Task], batch: Batch) -> None:
        """Fans a dispatch out into shards, beginning with the worker that is best."""
        grid = task.grid
        assert grid is not None
        places = self._alive(task.home) or self._alive(task.workers)
        if not places:
            self._stranded.append(task)
            self.core.leave(ROAMING)
            return
        first = self._select(places, batch)
        grid.reserve_for(len(places), self._hoards)
        start = places.index(first)
        task.shards = min(grid.left, len(places)) if self._hoards or not grid.left else len(places)
        self._open.add(grid)
        for number in range(task.shards):
            shard = Task(Kind.SHARD, task.graph, task.home, task.workers, grid, task)
            batch.add(places[(start + number) % len(places)], shard)
        if not task.shards:
            self._end_dispatch(task, ready)

    def _end_dispatch(self, task: Task, ready: deque[Task]) -> None:
        """Retires a dispatch; the last of a region lets the barrier go."""
        graph = task.graph
        graph.pending -= 1
        assert task.grid is not None
        self.core.grid_ended(task.grid)
        if not graph.pending:
            graph.last = task.grid.unit
            ready.extend(self._open_region(graph))

    def _open_region(self, graph: Graph) -> list[Task]:
        """The dispatches of the next region with tiles, or the call that retires it all."""
        core, run = self.core, graph.run
        graph.region = run.buffer.next_region(graph.region)
        if graph.region == len(run.buffer.regions):
            return [Task(Kind.RETIRE, graph, graph.home, graph.workers)]
        tasks = []
        for grid in core.open_grids(run, graph.region, graph.last):
            grid.claim_ns = core.machine.overheads.claim_ns
            if grid.left:
                home, workers = graph.home & grid.workers, graph.workers & grid.workers
                tasks.append(Task(Kind.DISPATCH, graph, home or workers, workers, grid))
        graph.pending = len(tasks)
        if core.setting.policies.of(run) not in DYNAMIC or not tasks:
            return tasks
        return [task for task in tasks if self._place(task)]

    def _place(self, task: Task) -> bool:
        """Chooses the queue of a dispatch; False if what it reads is still to be moved there."""
        core, grid = self.core, task.grid
        assert grid is not None
        arrival = core.place_grid(grid)
        task.home = task.workers = core.machine.mask_of[grid.queue] & grid.workers
        if arrival <= core.events.now:
            return True
        core.events.at(arrival, self._arrived, task)
        return False

    def _arrived(self, task: Task) -> None:
        self._incoming.append(task)
        self._coordinate(None)

    # --- choosing workers ---

    def _alive(self, mask: int) -> list[int]:
        """Workers of an affinity set whose cores are there; callers only if there are no others."""
        core = self.core
        found = [
            place
            for place, worker in enumerate(core.machine.workers)
            if worker.bit & mask & ~core.placement.gone
        ]
        workers = [place for place in found if not core.machine.workers[place].donated]
        return workers or found

    def _select(self, places: Sequence[int], batch: Batch) -> int:
        """The coordinator itself, else somebody idle, else the first (post_batch.c)."""
        coordinator = batch.worker
        if coordinator is not None and coordinator in places and coordinator not in batch.tasks:
            return coordinator
        idle = [p for p in places if self._members[p].idle and p not in batch.tasks]
        return (idle or places)[0]

    # --- workers ---

    def _wake(self, place: int, woken: int) -> int:
        """Wakes a worker that sleeps, so many having been woken before; 1 if it slept."""
        member = self._members[place]
        if not member.idle or member.waking:
            return 0
        overheads, now = self.core.machine.overheads, self.core.events.now
        member.waking = True
        spins = now - member.idle_since <= overheads.spin_ns
        if spins or self.core.machine.workers[place].donated:  # a caller is awake
            self.core.events.after(overheads.warm_ns, self._begin, place)
            return 0
        latency = overheads.wake_ns if member.started else overheads.start_ns
        member.started = True
        self.core.events.after(latency + woken * overheads.relay_ns, self._begin, place)
        return 1

    def _wake_thieves(self, invited: int) -> None:
        """Callers look for something to steal after a post, other queues when something waits."""
        for place, worker in enumerate(self.core.machine.workers):
            if worker.bit & invited:
                self._wake(place, 0)

    def _begin(self, place: int) -> None:
        self._members[place].idle = self._members[place].waking = False
        self._pump(place)

    def _pump(self, place: int) -> None:
        """A worker runs what it has, then looks for more, then coordinates."""
        member, core = self._members[place], self.core
        if core.is_gone(place):
            self._give_back(place)
            return
        task = self._next(place)
        if task is not None:
            if self._steals:
                self._wake_thieves(member.invited)
            self._run(place, task, 0.0)
            return
        stolen = self._steal(place)
        if stolen is not None:
            self._run(place, stolen, core.machine.overheads.steal_ns)
            return
        self._incoming += member.ready
        member.ready.clear()
        self._idle(place)
        self._coordinate(place)

    def _next(self, place: int) -> Task | None:
        """What a worker has to do next; shards without tiles left are retired on the way."""
        task = self._members[place].take()
        while task is not None and task.is_vain:
            self._retire_shard(place, task)
            task = self._members[place].take()
        return task

    def _idle(self, place: int) -> None:
        member = self._members[place]
        member.idle, member.idle_since = True, self.core.events.now

    def _rest(self, place: int) -> None:
        """A worker has coordinated: it goes on if there is something for it, or else waits."""
        member = self._members[place]
        if member.waking or not member.idle:
            return
        if member.queue or member.mailbox:
            self._begin(place)

    def _give_back(self, place: int) -> None:
        """The core of a worker is gone: what it was to do is handed out again."""
        member = self._members[place]
        self._incoming += [*member.ready]
        for task in (*member.queue, *member.mailbox):
            if task.kind is Kind.SHARD:
                self._return_shard(task)
            else:
                self._relays -= 1
                self._incoming.append(task)
        member.ready.clear()
        member.queue.clear()
        member.mailbox.clear()
        self._idle(place)
        self._coordinate(None)

    def _return_shard(self, shard: Task) -> None:
        """A shard that nobody runs: its tiles are for the others, or for a dispatch issued anew."""
        assert shard.dispatch is not None
        dispatch = shard.dispatch
        dispatch.shards -= 1
        if dispatch.shards:
            return
        assert dispatch.grid is not None
        kind = Kind.DISPATCH if dispatch.grid.left else Kind.DISPATCH_RETIRE
        dispatch.kind = kind
        self._incoming.append(dispatch)

    def _steal(self, place: int) -> Task | None:
        """Takes tasks from a worker that has too many: from its queue half, or one of its mailbox.

        First from workers with which it shares a cache, then from others, each time beginning
        somewhere by chance; all are tried (iree_task_executor_try_steal_task, and
        IREE_TASK_EXECUTOR_MAX_THEFT_ATTEMPTS_DIVISOR is 1).
        """
        workers, member = self.core.machine.workers, self._members[place]
        if self._graphs == 1 and not (self._hoards or self._open or self._relays):
            return None  # all that is left is in vain, and keeps nobody waiting
        count, near = len(workers), workers[place].sharing
        offset = self._chance.randrange(count) if count > 1 else 0
        self._holders = {p for p in self._holders if self._members[p].holds}
        others = sorted(self._holders - {place}, key=lambda p: (p - offset) % count)
        others.sort(key=lambda p: not workers[p].bit & near)
        for victim in others:
            # Thieves of its queue that woke with a victim take what that has not got to yet.
            if not self._members[victim].idle or self._members[victim].waking:
                stolen = self._members[victim].rob(workers[place].bit)
                if stolen:
                    self._holders.add(place)
                    member.queue.extend(stolen[1:])
                    return stolen[0]
        return None

    # --- tasks ---

    def _run(self, place: int, task: Task, delay: float) -> None:
        member = self._members[place]
        self._relays -= task.kind is not Kind.SHARD
        if task.kind is Kind.ISSUE:
            self.core.started(task.graph.run)
            member.ready += self._open_region(task.graph)
            self.core.events.after(delay, self._pump, place)
        elif task.kind is Kind.RETIRE:
            self._graphs -= 1
            self.core.complete(task.graph.run, task.graph.last)
            self.core.events.after(delay, self._pump, place)
        else:
            self._claim(place, task, delay)

    def _claim(self, place: int, shard: Task, delay: float) -> None:
        """A shard takes tiles until there are none left, then it retires."""
        core, grid, member = self.core, shard.grid, self._members[place]
        assert grid is not None
        if core.is_gone(place) and grid.left:
            self._return_shard(shard)
            self._pump(place)
            return
        if not grid.left:
            self._retire_shard(place, shard)
            core.events.after(delay, self._pump, place)
            return
        if member.doing != grid.unit:
            member.doing = grid.unit
            delay += core.machine.overheads.dispatch_ns
        end, _ = core.claim(place, grid, delay)
        if not grid.left:
            self._open.discard(grid)
        core.events.at(end, self._claim, place, shard, 0.0)

    def _retire_shard(self, place: int, shard: Task) -> None:
        dispatch = shard.dispatch
        assert dispatch is not None
        dispatch.shards -= 1
        if not dispatch.shards:
            dispatch.kind = Kind.DISPATCH_RETIRE
            self._members[place].ready.append(dispatch)

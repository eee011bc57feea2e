"""Tasks of the task system of IREE before 3.12, and who holds them.

Source: runtime/src/iree/task/task.h, worker.h and post_batch.h of 2021 to 2025.
"""

from __future__ import annotations

import enum
import functools
import operator
from collections import deque

from attrs import define, field

from iree_sched.simulation.running import BufferRun, Grid

_MOST_STOLEN = 64  # IREE_TASK_EXECUTOR_MAX_THEFT_TASK_COUNT of task/tuning.h


class Kind(enum.Enum):
    """What a task does."""

    ISSUE = enum.auto()
    DISPATCH = enum.auto()
    SHARD = enum.auto()
    DISPATCH_RETIRE = enum.auto()
    RETIRE = enum.auto()


@define(eq=False)
class Graph:
    """A command buffer as tasks.

    Attributes:
      run: which.
      home: affinity set of the workers to which its tasks are posted.
      workers: affinity set of those that may run them at all.
      region: the region that runs.
      pending: dispatches of it that are not retired: what the barrier waits for.
      last: the unit that ended last.
    """

    run: BufferRun
    home: int
    workers: int
    region: int = -1
    pending: int = 0
    last: int | None = None


@define(eq=False)
class Task:
    """A task of a graph.

    Attributes:
      kind: what it does.
      graph: of which it is part.
      home: affinity set of the workers to which it is posted.
      workers: affinity set of those that may run it.
      grid: tiles of a dispatch and its shards.
      dispatch: of a shard.
      shards: of a dispatch, those that have not retired.
    """

    kind: Kind
    graph: Graph
    home: int
    workers: int
    grid: Grid | None = None
    dispatch: Task | None = None
    shards: int = 0

    @property
    def is_vain(self) -> bool:
        """Whether it is a shard, and others have claimed all tiles."""
        return self.kind is Kind.SHARD and self.grid is not None and not self.grid.left


@define(eq=False)
class Member:
    """A worker, or a caller that works while it waits.

    Attributes:
      queue: tasks that it runs, first in, first out.
      mailbox: tasks that were posted to it.
      ready: tasks that it has made ready and not yet merged.
      idle: it has nothing to do: it spins, or sleeps.
      idle_since: when that began.
      started: its thread runs.
      doing: unit of the tiles that it did last.
    """

    queue: deque[Task] = field(factory=deque)
    mailbox: deque[Task] = field(factory=deque)
    ready: list[Task] = field(factory=list)
    idle: bool = True
    waking: bool = False
    idle_since: float = -1e18
    started: bool = True
    doing: int | None = None

    @property
    def holds(self) -> bool:
        """Whether it has tasks that it has not begun."""
        return bool(self.queue or self.mailbox)

    def take(self) -> Task | None:
        """What it has to do next, None if it has nothing."""
        if not self.queue:
            self.queue.extend(self.mailbox)
            self.mailbox.clear()
        return self.queue.popleft() if self.queue else None

    @property
    def invited(self) -> int:
        """Affinity set of workers that may run what waits here and was not posted to them."""
        waiting = (task.workers & ~task.home for task in (*self.queue, *self.mailbox))
        return functools.reduce(operator.or_, waiting, 0)

    def rob(self, thief: int) -> list[Task]:
        """Takes from it what the worker of an affinity set may run: half of its queue, or a task.

        The task is the newest of its mailbox, where nothing is to be had in the queue. What was
        not posted to the thief's queue is left to who is about to begin.
        """
        count = len(self.queue)
        kept = max(count // 2 if count > 1 else 0, count - _MOST_STOLEN)
        own, rest = list(self.queue)[:kept], list(self.queue)[kept:]
        stolen = [task for task in rest if self._gives(task, thief)]
        if stolen:
            self.queue = deque([*own, *(task for task in rest if not self._gives(task, thief))])
            return stolen
        for task in reversed(self.mailbox):  # the newest: a list whose head is popped
            if self._gives(task, thief):
                self.mailbox.remove(task)
                return [task]
        return []

    def _gives(self, task: Task, thief: int) -> bool:
        return bool(thief & (task.home if self.waking else task.workers))


@define(eq=False)
class Batch:
    """What a coordinator hands out in a round.

    Attributes:
      worker: the coordinator; None for the host.
      tasks: by worker.
    """

    worker: int | None
    tasks: dict[int, list[Task]] = field(factory=dict)

    def add(self, place: int, task: Task) -> None:
        """Hands a task to a worker."""
        self.tasks.setdefault(place, []).append(task)

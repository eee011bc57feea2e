"""What is to be scheduled: a flexible job shop with a precedence graph.

Every task runs on one of its resources without a break, and a resource runs one task at a time.
Times are whole numbers, nanoseconds where the problem comes from IR.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from functools import cached_property

from attrs import frozen

from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity
from iree_sched.plan.hardware import Hardware


class CostSource(enum.Enum):
    """Where a duration comes from, best first; the value is the word in plans."""

    MEASURED = "measured"
    ATTRIBUTE = "attribute"
    ESTIMATED = "estimated"
    GUESSED = "guessed"  # estimated, but by rates that are not the hardware's own
    GIVEN = "given"  # the problem itself says so


class Objective(enum.Enum):
    """What makes a plan good; the value is the word on the command line.

    Either way less weighted lateness comes first and a shorter makespan second. With `MAKESPAN` no
    job may be late at all.
    """

    MAKESPAN = "makespan"
    LATENESS = "lateness"


class ProblemError(DiagnosticError):
    """A problem contradicts itself."""

    def __init__(self, message: str) -> None:
        super().__init__(Diagnostic(Severity.ERROR, message))


LONGEST = 1 << 53  # no time may be more: JSON's numbers are exact up to there


@frozen
class Alternative:
    """A way to run a task.

    Attributes:
      resource: place of the resource in `Hardware.resources`.
      duration: how long it takes there.
      source: where the duration comes from.
    """

    resource: int
    duration: int
    source: CostSource = CostSource.GIVEN


@frozen
class Task:
    """An op that is to be run; in a problem with periods, one of its runs.

    Attributes:
      name: unique among the tasks of its job.
      job: place in `Problem.jobs`.
      alternatives: where it can run, one for a resource.
      result_bytes: what its result occupies in the memory of its resource, from its start to the
        end of the last task that reads it.
    """

    name: str
    job: int
    alternatives: tuple[Alternative, ...]
    result_bytes: int = 0


@frozen
class Edge:
    """A task that has to end before another begins, and what it hands over.

    Attributes:
      source, target: places in `Problem.tasks`.
      moved_bytes: what has to be moved if they run on different resources.
      reads: the target reads the result of the source, which is kept until then.
    """

    source: int
    target: int
    moved_bytes: int = 0
    reads: bool = True


@frozen
class Job:
    """A run of an entry function, or, with a period, all its runs.

    Attributes:
      name: of the function.
      release: when its tasks may begin.
      deadline: when all its tasks should have ended, counted from time 0 as the release is; None:
        at any time, or with a period before the next release.
      period: time between two releases; None: it runs once.
      priority: what a nanosecond of lateness weighs, at least 1.
      instance: which of the runs it is, from 0.
      fingerprint: of the graph that it was made from, for those who apply the plan.
    """

    name: str
    release: int = 0
    deadline: int | None = None
    period: int | None = None
    priority: int = 1
    instance: int = 0
    fingerprint: str = ""


@frozen(slots=False)
class Problem:
    """Tasks, their order, their jobs, and the hardware that they can run on.

    Attributes:
      hardware: the resources.
      tasks: what is to be scheduled.
      edges: their order; without cycles.
      jobs: what the tasks belong to.
      objective: what makes a plan good.
      name: where the problem comes from.
      hyperperiod: least common multiple of the periods once they are unrolled, 0 before.
    """

    hardware: Hardware
    tasks: tuple[Task, ...]
    edges: tuple[Edge, ...] = ()
    jobs: tuple[Job, ...] = (Job("main"),)
    objective: Objective = Objective.MAKESPAN
    name: str = ""
    hyperperiod: int = 0

    @cached_property
    def incoming(self) -> Sequence[Sequence[Edge]]:
        """By task the edges that end there."""
        return self._by_task(lambda edge: edge.target)

    @cached_property
    def outgoing(self) -> Sequence[Sequence[Edge]]:
        """By task the edges that begin there."""
        return self._by_task(lambda edge: edge.source)

    @cached_property
    def order(self) -> Sequence[int]:
        """All tasks, each after those it waits for; ties in the order of the problem.

        Raises:
          ProblemError: tasks wait for one another.
        """
        waits = [len(edges) for edges in self.incoming]
        found = [task for task, count in enumerate(waits) if not count]
        for task in found:
            for edge in self.outgoing[task]:
                waits[edge.target] -= 1
                if not waits[edge.target]:
                    found.append(edge.target)
        if len(found) < len(self.tasks):
            stuck = next(task for task, count in enumerate(waits) if count)
            raise ProblemError(f"task '{self.label(stuck)}' waits for itself")
        return found

    @cached_property
    def has_moves(self) -> bool:
        """Whether it can matter for other tasks where a task runs."""
        return bool(self.hardware.links) and bool(self.edges)

    @cached_property
    def has_capacity(self) -> bool:
        """Whether some memory may not be large enough."""
        return any(r.memory_bytes is not None for r in self.hardware.resources) and any(
            task.result_bytes for task in self.tasks
        )

    @cached_property
    def has_deadlines(self) -> bool:
        """Whether a job can be late."""
        return any(job.deadline is not None for job in self.jobs)

    def moving(self, edge: Edge, source: int, target: int) -> int:
        """Time between the ends of an edge if they run on these resources."""
        return self.hardware.moving_ns(source, target, edge.moved_bytes)

    def label(self, task: int) -> str:
        """A task's name for messages."""
        job = self.jobs[self.tasks[task].job]
        again = f" (run {job.instance})" if job.instance else ""
        return f"{job.name}: {self.tasks[task].name}{again}"

    def validate(self) -> None:
        """Makes sure that solvers can rely on the problem.

        Raises:
          ProblemError: a number is out of range, a task cannot run, or tasks wait for one another.
        """
        for task, each in enumerate(self.tasks):
            if not 0 <= each.job < len(self.jobs):
                raise ProblemError(f"task '{each.name}' belongs to no job")
            _validate_alternatives(self.label(task), each, len(self.hardware.resources))
        for edge in self.edges:
            if not (0 <= edge.source < len(self.tasks) and 0 <= edge.target < len(self.tasks)):
                raise ProblemError(f"an edge from {edge.source} to {edge.target} has no such task")
            if edge.moved_bytes < 0:
                raise ProblemError(f"task '{self.label(edge.source)}' moves less than no bytes")
        for job in self.jobs:
            _validate_job(job)
        assert self.order is not None

    def _by_task(self, end: Callable[[Edge], int]) -> list[list[Edge]]:
        found: list[list[Edge]] = [[] for _ in self.tasks]
        for edge in self.edges:
            found[end(edge)].append(edge)
        return found


def _validate_alternatives(label: str, task: Task, resources: int) -> None:
    if not task.alternatives:
        raise ProblemError(f"no resource can run task '{label}'")
    places = [each.resource for each in task.alternatives]
    if len(set(places)) < len(places) or not all(0 <= place < resources for place in places):
        raise ProblemError(f"task '{label}' names a resource twice or one that is not there")
    if not all(0 <= each.duration <= LONGEST for each in task.alternatives):
        raise ProblemError(f"task '{label}' takes less than no time, or more than 2**53")
    if task.result_bytes < 0:
        raise ProblemError(f"task '{label}' has a result of less than no bytes")


def _validate_job(job: Job) -> None:
    if not 0 <= job.release <= LONGEST:
        raise ProblemError(f"job '{job.name}' must have 0 <= release <= 2**53")
    if job.deadline is not None and job.deadline <= job.release:
        raise ProblemError(f"job '{job.name}' must have release < deadline")
    if job.period is not None and job.period <= 0:
        raise ProblemError(f"job '{job.name}' must have 0 < period")
    if job.priority < 1:
        raise ProblemError(f"job '{job.name}' must have 1 <= priority")

"""A plan: what a solver found for a problem, in a form that stands on its own."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from attrs import frozen


class Status(enum.Enum):
    """What is known about a plan; the value is the word in its JSON."""

    OPTIMAL = "optimal"  # nothing is shorter
    FEASIBLE = "feasible"


@frozen
class Assignment:
    """When and where a task runs.

    Attributes:
      task: name of the task.
      job: name of the entry function.
      instance: which run of the job, from 0.
      resource: name of the resource.
      start, duration: nanoseconds, or the units of the problem.
      window: number of the window that it starts in, from 0.
      source: where the duration comes from: `measured`, `attribute`, `estimated` or `given`.
      equals: other resources on which it takes as long.
    """

    task: str
    job: str
    instance: int
    resource: str
    start: int
    duration: int
    window: int = 0
    source: str = "given"
    equals: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """When it ends."""
        return self.start + self.duration


@frozen
class PlannedResource:
    """A resource of a plan.

    Attributes:
      name, device, queue, workers: as in the hardware description.
      busy: how long it works.
      utilization: part of the makespan that it works, 0 to 1.
    """

    name: str
    device: str
    queue: int
    workers: int
    busy: int
    utilization: float


@frozen
class PlannedJob:
    """A job of a plan.

    Attributes:
      name, instance, release, deadline, priority, fingerprint: as in the problem.
      end: when its last task ends.
    """

    name: str
    instance: int
    release: int
    deadline: int | None
    end: int
    priority: int = 1
    fingerprint: str = ""


@frozen
class Plan:
    """A plan.

    Attributes:
      problem: where the problem comes from.
      hardware: name of the hardware description.
      solver: who found it, `cp-sat` or, where one began and another went on, `peft, local-search`.
      objective: `makespan` or `lateness`.
      status: what is known about it.
      makespan: when the last task ends.
      lower_bound: no plan has a shorter makespan (among those that are no later, with deadlines).
      lateness: weighted lateness of all jobs.
      window: length of a window; 0: there is only one.
      hyperperiod: after which it all repeats; 0: never.
      resources: all resources of the hardware.
      jobs: all runs of all jobs.
      assignments: all tasks, in the order of their starts, of those what takes no time first.
      notes: what happened on the way that a user should know.
      region_overhead: what a region takes beside its ops, as the hardware has it; None: not said.
    """

    problem: str
    hardware: str
    solver: str
    objective: str
    status: Status
    makespan: int
    lower_bound: int
    lateness: int
    window: int
    hyperperiod: int
    resources: tuple[PlannedResource, ...]
    jobs: tuple[PlannedJob, ...]
    assignments: tuple[Assignment, ...]
    notes: tuple[str, ...] = ()
    region_overhead: int | None = None

    @property
    def gap(self) -> float:
        """By how much of the makespan the bound is below it, 0 to 1."""
        return (self.makespan - self.lower_bound) / self.makespan if self.makespan else 0.0

    def of_job(self, name: str, instance: int = 0) -> Iterator[Assignment]:
        """The assignments of a run of a job, in the order of their starts."""
        return (a for a in self.assignments if a.job == name and a.instance == instance)

"""Notes a plan on the ops of a module, in the functions that it fits."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence

from attrs import define, field, frozen

from iree_sched.analysis.affinity import ANY_QUEUE, DeviceAffinity
from iree_sched.diagnostics import Diagnostics
from iree_sched.ir import Operation
from iree_sched.partition import Kind
from iree_sched.plan.annotations import Annotation, annotate
from iree_sched.plan.fitting import (
    count_other_runs,
    find_lack,
    find_misfit,
    first_runs,
    queue_counts,
)
from iree_sched.plan.functions import FunctionTask, PlannableFunction, plannable_functions
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.plan import Assignment, Plan, PlannedResource
from iree_sched.plan.queues import can_name_several, device_target, queue_mask
from iree_sched.syntax.attributes import print_dictionary, print_string


class Pinning(enum.Enum):
    """Which ops may only run on the queue of the plan."""

    PLANNED = "planned"  # all
    DYNAMIC = "dynamic"  # those that would take longer on others


@frozen
class Settings:
    """How a plan is carried out.

    Attributes:
      pinning: which ops are bound to their queues.
      overhead: nanoseconds that a region takes beside its ops; None: what the plan says, or else
        what the partitioner thinks.
    """

    pinning: Pinning = Pinning.PLANNED
    overhead: int | None = None


_DEFAULTS = Settings()


@define(eq=False)
class _Places:
    """Where the resources of a plan are in a module.

    Attributes:
      plan: the plan.
      module: holds the devices.
      aliases: attribute aliases of the file.
      pinning: which ops are bound to a queue.
      hardware: what there is now; None: what the plan was made for.
    """

    plan: Plan
    module: Operation
    aliases: Mapping[str, str]
    pinning: Pinning
    hardware: Hardware | None
    resources: dict[str, PlannedResource] = field(init=False)
    counts: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.resources = {resource.name: resource for resource in self.plan.resources}
        self.counts = queue_counts(self.plan)

    def place(self, task: FunctionTask, assignment: Assignment) -> None:
        """Notes on an op what is planned for it."""
        own = self.resources[assignment.resource]
        allowed = self._allowed(own, assignment)
        workers = 0
        for resource in allowed:
            workers |= resource.workers
        noted = Annotation(
            assignment.start, assignment.duration, own.name, assignment.window, workers
        )
        annotate(task.op, noted)
        assert task.op.definition is not None
        if task.op.definition.affinity is not None:
            affinity = DeviceAffinity("affinity", own.device, self._mask(allowed))
            task.op.set_attribute(task.op.definition.affinity, str(affinity))

    def _allowed(self, own: PlannedResource, assignment: Assignment) -> list[PlannedResource]:
        """The resources of the device that an op may run on, as far as an affinity can say it."""
        if self.pinning is Pinning.PLANNED:
            return [own]
        names = {own.name, *assignment.equals}
        there = self._of_device(own.device)
        equal = [resource for resource in there if resource.name in names]
        if len(equal) == len(there) or can_name_several(self._target(own.device)):
            return equal
        return [own]

    def _mask(self, allowed: Sequence[PlannedResource]) -> int:
        device = allowed[0].device
        if len(allowed) > 1 and len(allowed) == len(self._of_device(device)):
            return ANY_QUEUE
        count = self.counts[device]
        if self.hardware is not None:
            count = self.hardware.queues(device)
        mask = 0
        for resource in allowed:
            mask |= queue_mask(resource.queue, count, self._target(device))
        return mask

    def _of_device(self, device: str) -> list[PlannedResource]:
        return [resource for resource in self.plan.resources if resource.device == device]

    def _target(self, device: str) -> str:
        return device_target(self.module, device, self.aliases) or ""


def apply_plan(
    plan: Plan,
    module: Operation,
    aliases: Mapping[str, str],
    diagnostics: Diagnostics,
    settings: Settings = _DEFAULTS,
    hardware: Hardware | None = None,
) -> dict[str, str]:
    """Notes a plan on a module, and lets the functions that it fits ask for its partitioners.

    A function that it does not fit stays as it is, with a warning that says what has changed.

    Args:
      plan: the plan.
      module: the module, before anything in it is scheduled.
      aliases: attribute aliases of the file.
      diagnostics: takes the warnings.
      settings: how it is carried out.
      hardware: what there is now; None: what the plan was made for.

    Returns:
      By name of a function that it does not fit why it does not.
    """
    refused: dict[str, str] = {}
    places = _Places(plan, module, aliases, settings.pinning, hardware)
    waiting = {job.name: None for job in plan.jobs}
    for function in plannable_functions(module, aliases):
        if function.name not in waiting:
            continue
        del waiting[function.name]
        wrong = find_misfit(plan, function)
        if wrong is None:
            wrong = find_lack(plan, function.name, module, aliases, hardware)
        if wrong is None:
            _apply(function, plan, places, settings)
            others, runs = count_other_runs(plan, function.name)
            if others:
                message = f"{others} of {runs} runs of function '{function.name}' are planned on "
                message += "other resources than the first one, which all runs follow"
                diagnostics.warning(message, function.op.offset)
            continue
        refused[function.name] = f"the plan does not fit: {wrong}"
        message = f"the plan does not fit function '{function.name}': {wrong}"
        diagnostics.warning(f"{message}; it is scheduled without a plan", function.op.offset)
    for name in waiting:
        diagnostics.warning(f"the plan is for a function '{name}', which is not there", 0)
    return refused


def _apply(function: PlannableFunction, plan: Plan, places: _Places, settings: Settings) -> None:
    assignments = first_runs(plan, function.name)
    for task in function.tasks:
        places.place(task, assignments[task.name])
    chosen = {"partitioner": print_string(settings.pinning.value)}
    overhead = plan.region_overhead if settings.overhead is None else settings.overhead
    for kind in Kind:
        options = dict(chosen)
        if kind is Kind.EXECUTION and overhead is not None:
            options["overhead"] = f"{overhead} : i64"
        function.op.set_attribute(kind.attribute, print_dictionary(options))

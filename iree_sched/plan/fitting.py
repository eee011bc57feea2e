"""Whether a plan fits a module, function by function, and what is different where it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from iree_sched.ir import Operation
from iree_sched.plan.functions import PlannableFunction
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.plan import Assignment, Plan, PlannedResource
from iree_sched.plan.queues import device_target


def queue_counts(plan: Plan) -> dict[str, int]:
    """By device how many queues it has to have for all resources of a plan."""
    counts: dict[str, int] = {}
    for resource in plan.resources:
        counts[resource.device] = max(counts.get(resource.device, 0), resource.queue + 1)
    return counts


def first_runs(plan: Plan, function: str) -> dict[str, Assignment]:
    """The assignments of a function by task: those of its first run, where it runs repeatedly."""
    return {assignment.task: assignment for assignment in plan.of_job(function)}


def count_other_runs(plan: Plan, function: str) -> tuple[int, int]:
    """How many runs of a function have an op on another resource than its first run, and of all."""
    runs = sorted({job.instance for job in plan.jobs if job.name == function})
    placed = [{a.task: a.resource for a in plan.of_job(function, run)} for run in runs]
    return sum(each != placed[0] for each in placed), len(runs)


def find_misfit(plan: Plan, function: PlannableFunction) -> str | None:
    """What of a function is not as it was when the plan was made, None if all is.

    A plan without a fingerprint goes by the names of tasks alone.
    """
    known = {job.fingerprint for job in plan.jobs if job.name == function.name}
    planned = Counter(list(first_runs(plan, function.name)))
    present = Counter(task.name for task in function.tasks)
    if planned == present and known <= {"", function.fingerprint}:
        return _find_disorder(plan, function)
    missing, added = (list((a - b).elements()) for a, b in ((planned, present), (present, planned)))
    if missing and added:
        return f"it has '{added[0]}' where the plan has '{missing[0]}'"
    if missing:
        return f"it has no '{missing[0]}'{_and_more(missing)}"
    if added:
        return f"the plan does not know '{added[0]}'{_and_more(added)}"
    return "its ops are the same, but not what they take, their sizes or where they run"


def _find_disorder(plan: Plan, function: PlannableFunction) -> str | None:
    """What starts in a plan before something that it waits for has ended, None if nothing does."""
    runs = first_runs(plan, function.name)
    for edge in function.edges:
        if runs[edge.target.name].start < runs[edge.source.name].end:
            return f"'{edge.target.name}' starts before '{edge.source.name}' has ended"
    return None


def _and_more(names: list[str]) -> str:
    return f" and {len(names) - 1} more" if len(names) > 1 else ""


def find_lack(
    plan: Plan,
    function: str,
    module: Operation,
    aliases: Mapping[str, str],
    hardware: Hardware | None = None,
) -> str | None:
    """Which resource that the plan uses for a function is not there, None if all are.

    Args:
      plan: the plan.
      function: name of the function.
      module: holds the devices.
      aliases: attribute aliases of the file.
      hardware: what there is; None: nobody says.
    """
    used = {assignment.resource for assignment in first_runs(plan, function).values()}
    for resource in plan.resources:
        if resource.name not in used:
            continue
        if device_target(module, resource.device, aliases) is None:
            return f"resource '{resource.name}' is on {resource.device}, which the module lacks"
        lack = None if hardware is None else _lack_of(resource, hardware)
        if lack is not None:
            return lack
    return None


def _lack_of(resource: PlannedResource, hardware: Hardware) -> str | None:
    place = hardware.index.get(resource.name)
    if place is None:
        return f"hardware '{hardware.name}' has no resource '{resource.name}'"
    now = hardware.resources[place]
    if (now.device, now.queue) != (resource.device, resource.queue):
        return (
            f"resource '{resource.name}' of hardware '{hardware.name}' is queue {now.queue} of "
            f"{now.device}, not queue {resource.queue} of {resource.device}"
        )
    return None

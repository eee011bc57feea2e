"""Plans of `iree-sched plan` as queues for the work of a program."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from iree_sched.plan.plan import Assignment, Plan
from iree_sched.simulation.machine import Machine, MachineError
from iree_sched.simulation.placement import PLANNING, Key, Policies
from iree_sched.simulation.program import Function, Program
from iree_sched.simulation.recording import Recording

_Planned = Mapping[tuple[str, int], Assignment]


def planned_queues(plan: Plan, program: Program, machine: Machine) -> dict[Key, int]:
    """The queue of each dispatch that a plan has, and of each command buffer.

    Dispatches are told by their names, those of one name by their order. A command buffer goes
    where the plan has most of its work. What a plan lacks, in later turns of a loop say, is left
    out.

    Raises:
      MachineError: the machine lacks a resource of the plan.
    """
    places = {queue.name: place for place, queue in enumerate(machine.queues)}
    for resource in plan.resources:
        if resource.name not in places:
            raise MachineError(
                f"plan is for '{plan.hardware}': machine '{machine.name}' has no '{resource.name}'"
            )
    queues: dict[Key, int] = {}
    for function in program:
        for call in range(function.calls):
            assigned = _by_order(plan, function.name, call)
            loads: dict[Key, Counter[int]] = defaultdict(Counter)
            for key, assignment in _assignments(function, call, assigned):
                queues[key] = places[assignment.resource]
                loads[(*key[:3], -1, -1)][queues[key]] += max(1, assignment.duration)
            queues |= {key: load.most_common(1)[0][0] for key, load in loads.items()}
    return queues


def strayed(
    planned: Mapping[Key, int],
    policies: Policies,
    program: Program,
    machine: Machine,
    recording: Recording,
) -> tuple[int, int]:
    """How many dispatches ran elsewhere than planned, and how many were planned and ran.

    Args:
      planned: queues of a plan.
      policies: of functions; those with policies that go by no plan do not count.
      program: what ran.
      machine: on which.
      recording: where that was; nothing was planned anew.
    """
    going_by = {f.name for f in program if policies.of_function(f) in PLANNING}
    ran: set[Key] = set()
    elsewhere: set[Key] = set()
    for stretch in recording.stretches:
        unit = recording.units[stretch.unit]
        key = (unit.function, unit.call, unit.buffer, unit.region, unit.work)
        if unit.function in going_by and key in planned:
            ran.add(key)
            if machine.workers[stretch.worker].queue != planned[key]:
                elsewhere.add(key)
    return len(elsewhere), len(ran)


def _by_order(plan: Plan, function: str, call: int) -> _Planned:
    """Assignments of a call by the name of the dispatch and how many have that name before it."""
    own = list(plan.of_job(function, call)) or list(plan.of_job(function))
    met: Counter[str] = Counter()
    found = {}
    for each in sorted(own, key=lambda each: _number(each.task)):
        name = each.task.partition("#")[0]
        found[name, met[name]] = each
        met[name] += 1
    return found


def _number(task: str) -> int:
    """The place of a task in its function, which is behind its name."""
    number = task.partition("#")[2]
    return int(number) if number.isdigit() else 0


def _assignments(
    function: Function, call: int, assigned: _Planned
) -> Iterator[tuple[Key, Assignment]]:
    met: Counter[str] = Counter()
    for place, buffer in enumerate(function.buffers):
        for number, region in enumerate(buffer.regions):
            for position, work in enumerate(region):
                assignment = assigned.get((work.name, met[work.name]))
                met[work.name] += 1
                if assignment is not None:
                    yield (function.name, call, place, number, position), assignment

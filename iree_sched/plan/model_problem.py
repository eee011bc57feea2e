"""The scheduling problem of a module: its functions on described hardware.

Each function is a job. `iree_sched.job = {period_ns, release_ns, deadline_ns, priority}` on a
function says when it runs; without, it runs once, from the start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field

from iree_sched.analysis.affinity import DeviceAffinity, OptimalAffinity, parse_affinity
from iree_sched.analysis.executable_work import operations_in_executables
from iree_sched.diagnostics import DiagnosticError, error, note
from iree_sched.dialects.own_attributes import JOB
from iree_sched.ir import Operation
from iree_sched.partition import Node
from iree_sched.plan.costs import Costs
from iree_sched.plan.durations import Demand, operations_in, stated_costs
from iree_sched.plan.functions import FunctionTask, PlannableFunction, symbol_of
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.problem import (
    LONGEST,
    Alternative,
    Edge,
    Job,
    Objective,
    Problem,
    Task,
)
from iree_sched.plan.queues import device_target, may_use
from iree_sched.spelling import did_you_mean
from iree_sched.syntax.attributes import parse_dictionary, parse_integer, resolve_alias

DEFAULT_AFFINITY = "stream.affinity.default"
_FIELDS = {"period_ns": "period", "release_ns": "release", "deadline_ns": "deadline"}
_KEYS = (*_FIELDS, "priority")


def model_problem(
    functions: Sequence[PlannableFunction],
    module: Operation,
    hardware: Hardware,
    costs: Costs,
    objective: Objective = Objective.MAKESPAN,
    name: str = "",
) -> Problem:
    """The problem of some functions of a module.

    Args:
      functions: those to plan.
      module: holds their devices.
      hardware: what they can run on.
      costs: what was measured of them.
      objective: what to look for.
      name: what plans call the problem.

    Raises:
      DiagnosticError: an attribute is wrong, or the hardware has no resource for an op.
    """
    tasks: list[Task] = []
    edges: list[Edge] = []
    jobs: list[Job] = []
    aliases = functions[0].aliases if functions else {}
    bodies = operations_in_executables(module, aliases)
    for function in functions:
        builder = _Alternatives(function, module, hardware, costs, bodies)
        place_of = {task: len(tasks) + place for place, task in enumerate(function.tasks)}
        tasks += [
            Task(task.name, len(jobs), builder.of(task), task.node.bytes_out)
            for task in function.tasks
        ]
        edges += [
            Edge(place_of[edge.source], place_of[edge.target], edge.moved_bytes, edge.reads)
            for edge in function.edges
        ]
        jobs.append(job_of(function))
    return Problem(hardware, tuple(tasks), tuple(edges), tuple(jobs), objective, name)


def job_of(function: PlannableFunction) -> Job:
    """When a function runs, by its attribute.

    Raises:
      DiagnosticError: the attribute is wrong.
    """
    job = Job(function.name, fingerprint=function.fingerprint)
    text = function.op.attributes.get(JOB)
    if text is None:
        return job
    values: dict[str, int] = {}
    for key, value in _entries(text, function).items():
        number = parse_integer(value)
        if key not in _KEYS:
            notes = did_you_mean(key, _KEYS, function.op.offset)
            listed = [note(f"keys are: {', '.join(_KEYS)}", function.op.offset)]
            raise error(f"'{JOB}' has no '{key}'", function.op.offset, notes or listed)
        least = 0 if key == "release_ns" else 1
        if number is None or not least <= number <= LONGEST:
            message = f"'{JOB}': {key} must be a whole number from {least} to 2**53, not {value}"
            raise error(message, function.op.offset)
        values[_FIELDS.get(key, key)] = number
    release = values.get("release", 0)
    if values.get("deadline", LONGEST + 1) <= release:
        message = f"'{JOB}' must have release_ns < deadline_ns, both counted from the same start"
        raise error(message, function.op.offset)
    return Job(
        function.name,
        release,
        values.get("deadline"),
        values.get("period"),
        values.get("priority", 1),
        fingerprint=job.fingerprint,
    )


def _entries(text: str, function: PlannableFunction) -> Mapping[str, str]:
    try:
        return parse_dictionary(resolve_alias(text, function.aliases))
    except DiagnosticError as reason:
        said = reason.diagnostics[0].message
        raise error(f"'{JOB}' is no dictionary: {said}", function.op.offset) from reason


@define(eq=False)
class _Alternatives:
    """Finds where the tasks of a function can run, and how long they take there."""

    function: PlannableFunction
    module: Operation
    hardware: Hardware
    costs: Costs
    bodies: Mapping[str, int]
    _targets: dict[str, str | None] = field(init=False, factory=dict)

    def of(self, task: FunctionTask) -> tuple[Alternative, ...]:
        """The alternatives of a task.

        Raises:
          DiagnosticError: there are none.
        """
        where = self._where(task)
        found = [
            (place, resource)
            for place, resource in enumerate(self.hardware.resources)
            if self._is_there(resource, where) and self._can_run(task, resource)
        ]
        if not found:
            raise self._nowhere(task, where)
        demand, clones = self._demand(task.node), [self._demand(each) for each in task.clones]
        return tuple(self._alternative(demand, clones, *each) for each in found)

    def _where(self, task: FunctionTask) -> DeviceAffinity | OptimalAffinity | None:
        """What the op, or the nearest default around it, says of where it runs."""
        affinity = task.node.affinity
        if affinity is None:
            for around in task.op.ancestors():
                text = around.attributes.get(DEFAULT_AFFINITY)
                if text is not None:
                    affinity = parse_affinity(text, self.function.aliases)
                    break
        return affinity if isinstance(affinity, (DeviceAffinity, OptimalAffinity)) else None

    def _is_there(self, resource: Resource, where: DeviceAffinity | OptimalAffinity | None) -> bool:
        if where is None:
            return self._target(resource.device) is not None
        count = self.hardware.queues(resource.device)
        target = self._target(resource.device) or ""
        return any(
            may_use(choice.queues, resource.queue, count, target)
            for choice in _choices(where)
            if choice.device == resource.device
        )

    def _can_run(self, task: FunctionTask, resource: Resource) -> bool:
        """What is no dispatch (copies and fills) any resource can do."""
        return task.symbol == task.op.name or resource.can_run(task.symbol)

    def _target(self, device: str) -> str | None:
        if device not in self._targets:
            self._targets[device] = device_target(self.module, device, self.function.aliases)
        return self._targets[device]

    def _alternative(
        self, demand: Demand, clones: Sequence[Demand], place: int, resource: Resource
    ) -> Alternative:
        source, duration = demand.duration(resource, self.costs)
        extra = sum(clone.estimate(resource)[1] for clone in clones)
        total = duration + extra + self.hardware.dispatch_overhead_ns
        return Alternative(place, max(1, round(total)), source)

    def _demand(self, node: Node) -> Demand:
        return Demand(
            self.function.name,
            symbol_of(node.op),
            operations_in(node.op, self.bodies),
            node.bytes_in + node.bytes_out,
            stated_costs(node.op),
        )

    def _nowhere(
        self, task: FunctionTask, where: DeviceAffinity | OptimalAffinity | None
    ) -> DiagnosticError:
        on = f" on {where}" if where is not None else ""
        message = f"hardware '{self.hardware.name}' has no resource for '{task.symbol}'{on}"
        notes = []
        devices = {resource.device for resource in self.hardware.resources}
        wanted = [] if where is None else [choice.device for choice in _choices(where)]
        if wanted and devices.isdisjoint(wanted):
            listed = ", ".join(sorted(devices))
            notes.append(f"its resources are on {listed}: give one 'device = \"{wanted[0]}\"'")
        elif where is None and not any(self._target(device) is not None for device in devices):
            notes.append(f"the module has none of its devices, {', '.join(sorted(devices))}")
        else:
            notes.append(
                "the 'runs' of its resources do not match the symbol, or it is another queue"
            )
        return error(message, task.op.offset, [note(each, task.op.offset) for each in notes])


def _choices(where: DeviceAffinity | OptimalAffinity) -> list[DeviceAffinity]:
    """The devices that an affinity allows."""
    choices = where.choices if isinstance(where, OptimalAffinity) else (where,)
    return [choice for choice in choices if choice is not None]


def unknown_resources(
    functions: Iterable[PlannableFunction], hardware: Hardware
) -> dict[str, Operation]:
    """Names in `iree_sched.cost_ns` that no resource has, each with the first op that has it."""
    known = {resource.name for resource in hardware.resources}
    found: dict[str, Operation] = {}
    for op in (task.op for function in functions for task in function.tasks):
        stated = stated_costs(op)
        for name in () if stated is None else stated.by_resource:
            if name not in known:
                found.setdefault(name, op)
    return found


def dispatches_of(functions: Iterable[PlannableFunction]) -> set[str]:
    """The symbols of what some functions call in executables."""
    return {t.symbol for f in functions for t in f.tasks if t.symbol != t.op.name}

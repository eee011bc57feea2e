"""The way in: a program, a machine, and what may go wrong; out comes what happened."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from iree_sched.simulation.core import Core, ExecutorKind, Setting
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.placement import PLANNING, Placement, Policy
from iree_sched.simulation.planning import Plan, Watch
from iree_sched.simulation.program import Program
from iree_sched.simulation.recording import Recording
from iree_sched.simulation.regions import RegionsExecutor
from iree_sched.simulation.running import Call
from iree_sched.simulation.task_graph import TaskGraphExecutor


@frozen
class Outcome:
    """What happened.

    Attributes:
      machine: on which.
      recording: all of it.
      placement: what went to which queue.
      makespan: when the last call ended.
      unfinished: calls that never ended, as no worker was left for them.
      replans: how often the policy hybrid made its plan anew.
    """

    machine: Machine
    recording: Recording
    placement: Placement
    makespan: float
    unfinished: Sequence[Call]
    replans: int = 0


def simulate(program: Program, machine: Machine, setting: Setting | None = None) -> Outcome:
    """Runs a program.

    Raises:
      PlacementError: some of the program can go nowhere.
    """
    setting = setting or Setting()
    plan = _plan(program, machine, setting)
    placement = Placement(machine, dict(plan.queues) if plan else {})
    core = Core(machine, setting, placement)
    by_kind = {ExecutorKind.REGIONS: RegionsExecutor, ExecutorKind.TASK_GRAPH: TaskGraphExecutor}
    core.executor = by_kind[setting.executor](core)
    for time, worker in core.speeds.returns():
        core.events.at(time, core.executor.revive, worker)
    watch = None
    if plan is not None and setting.policies.uses(Policy.HYBRID):
        watch = Watch(core, plan)
        watch.begin()
    core.begin(program)
    core.events.run()
    calls = core.recording.calls
    unfinished = [call for call in calls if call.ended is None]
    ends = [call.ended for call in calls if call.ended is not None]
    replans = 0 if watch is None else watch.replans
    makespan = max(ends, default=0.0)
    return Outcome(machine, core.recording, placement, makespan, unfinished, replans)


def _plan(program: Program, machine: Machine, setting: Setting) -> Plan | None:
    """What the policies plan and hybrid go by: a run in which nothing goes wrong."""
    if not any(setting.policies.uses(policy) for policy in PLANNING):
        return None
    nominal = evolve(setting, policies=setting.policies.nominal(), jitter=0.0, changes=())
    placement = simulate(program, machine, nominal).placement
    return Plan.of(placement)

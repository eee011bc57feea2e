"""The way in: a program, a machine, and what may go wrong; out comes what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from iree_sched.simulation.core import Core, ExecutorKind, Setting
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.placement import PLANNING, Key, Placement, Policy
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


def simulate(
    program: Program,
    machine: Machine,
    setting: Setting | None = None,
    planned: Mapping[Key, int] | None = None,
) -> Outcome:
    """Runs a program.

    The policies plan and hybrid go by a run in which nothing goes wrong.

    Args:
      program: what to run.
      machine: what it runs on.
      setting: how.
      planned: queues that such a run follows; None: it takes where work ends first.

    Raises:
      PlacementError: some of the program can go nowhere.
    """
    setting = setting or Setting()
    plan = None
    if any(setting.policies.uses(policy) for policy in PLANNING):
        policies = setting.policies if planned else setting.policies.nominal()
        smooth = evolve(setting, policies=policies, jitter=0.0, changes=())
        plan = Plan.of(_run(program, machine, smooth, planned or {}, None).placement)
    return _run(program, machine, setting, plan.queues if plan else {}, plan)


def _run(
    program: Program,
    machine: Machine,
    setting: Setting,
    planned: Mapping[Key, int],
    plan: Plan | None,
) -> Outcome:
    """Runs a program; `plan` is what the policy hybrid watches."""
    placement = Placement(machine, dict(planned))
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

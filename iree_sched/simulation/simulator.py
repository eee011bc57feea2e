"""The way in: a program, a machine, and what may go wrong; out comes what happened."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

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
      calls: all calls, also those that have not begun, as one before them never ended.
      replans: how often the policy hybrid made its plan anew.
    """

    machine: Machine
    recording: Recording
    placement: Placement
    calls: Sequence[Call]
    replans: int = 0

    @property
    def unfinished(self) -> list[Call]:
        """The calls that never end, as no worker is left for them."""
        return [call for call in self.calls if call.ended is None]

    @property
    def makespan(self) -> float:
        """When the last call ended; infinite where one never does."""
        return max((_never(call.ended) for call in self.calls), default=0.0)

    @property
    def ended(self) -> float:
        """When the last thing happened: a call or some work ended."""
        calls = (call.ended for call in self.calls if call.ended is not None)
        work = (stretch.end for stretch in self.recording.stretches)
        return max(chain(calls, work), default=0.0)


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
    for time, worker, here in core.speeds.turns():
        core.events.at(time, core.turn, worker, here)
    watch = None
    if plan is not None and setting.policies.uses(Policy.HYBRID):
        watch = Watch(core, plan, program)
        watch.begin()
    core.begin(program)
    core.events.run()
    replans = 0 if watch is None else watch.replans
    return Outcome(machine, core.recording, placement, _all_calls(program, core), replans)


def _all_calls(program: Program, core: Core) -> list[Call]:
    """The calls that began, and those that should have."""
    calls = core.recording.calls
    begun = Counter(call.function.name for call in calls)
    never = (
        Call(function, number, function.release_ns + number * function.period_ns)
        for function in program
        for number in range(begun[function.name], function.calls)
    )
    return [*calls, *never]


def _never(time: float | None) -> float:
    return math.inf if time is None else time

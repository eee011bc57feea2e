"""Plans that are followed window by window, and made anew where what happens is too late."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from iree_sched.simulation.core import Core
from iree_sched.simulation.placement import Chosen, Key, Placement, Policy


@define(eq=False)
class Plan:
    """Which work goes where, and when it should be done.

    Attributes:
      work: what was given to which queue in a run in which nothing went wrong, in order.
      ends: when each should be done.
    """

    work: Mapping[Key, Chosen]
    ends: dict[Key, float]

    @classmethod
    def of(cls, placement: Placement) -> Plan:
        """The plan that a run followed."""
        return cls(placement.chosen, dict(placement.ends))

    @property
    def queues(self) -> dict[Key, int]:
        """The queue of each work."""
        return {key: chosen.queue for key, chosen in self.work.items()}


@define(eq=False)
class Watch:
    """Compares a plan with what happens at the end of each window.

    If work is late by more than the tolerated share of a window, or waits for a queue whose workers
    are gone, all that has not been given to another queue is planned anew: in the order of the
    plan, each to where it would end first, with queues as fast as they have shown themselves.

    Attributes:
      core: the simulation.
      plan: what it should follow.
      replans: how often it was made anew.
    """

    core: Core
    plan: Plan
    replans: int = 0
    _due: dict[Key, float] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._due = dict(self.plan.ends)

    def begin(self) -> None:
        """Looks at the end of the first window, and so on."""
        self.core.events.after(self.core.setting.window_ns, self._look)

    def _look(self) -> None:
        setting, placement = self.core.setting, self.core.placement
        if all(key in placement.ends for key in self._due):
            return
        late = self._lateness() > setting.tolerance * setting.window_ns
        left = self.core.leave((Policy.HYBRID,), self._plan_anew)
        if late and not left:
            self._plan_anew()
        if self.core.events.next_time < float("inf"):
            self.begin()

    def _lateness(self) -> float:
        """By how much the latest of what should be done by now is late, of this window alone."""
        now, ends = self.core.events.now, self.core.placement.ends
        since = now - self.core.setting.window_ns
        late = 0.0
        for key, due in self._due.items():
            if due <= now and ends.get(key, now) >= since:
                late = max(late, ends.get(key, now) - due)
        return late

    def _plan_anew(self) -> None:
        """Plans what has not been given to a queue.

        Work of a call keeps its distance from the work before it: it may start by as much later
        than planned as the latest work of the call is late.
        """
        self.replans += 1
        placement, now = self.core.placement, self.core.events.now
        free = [max(now, time) for time in placement.free]
        late = self._late_calls()
        for key, work in self.plan.work.items():
            if key in placement.chosen:
                continue
            call = key[:2]
            start = max(now, work.start + late.get(call, 0.0))
            ends = {
                queue: max(free[queue], start) + duration * placement.slowness[queue]
                for queue, duration in work.durations.items()
            }
            able = [queue for queue in ends if placement.serves(queue, work.needs)] or list(ends)
            queue = min(able, key=lambda q: ends[q])
            free[queue] = ends[queue]
            late[call] = max(late.get(call, 0.0), ends[queue] - self.plan.ends[key])
            placement.planned[key] = queue
            self._due[key] = ends[queue]

    def _late_calls(self) -> dict[tuple[str, int], float]:
        """By call the nanoseconds by which its work is late, compared with the first plan."""
        placement, now = self.core.placement, self.core.events.now
        late: dict[tuple[str, int], float] = {}
        for key in placement.chosen:
            if key in self.plan.ends:
                ended = placement.ends.get(key, now)
                late[key[:2]] = max(late.get(key[:2], 0.0), ended - self.plan.ends[key])
        return late

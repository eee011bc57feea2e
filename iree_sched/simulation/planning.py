"""Plans that are followed window by window, and made anew where what happens is too late."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from iree_sched.simulation.core import Core
from iree_sched.simulation.placement import Chosen, Key, Placement, Policy
from iree_sched.simulation.program import Program

_WINDOWS = 20  # are planned at once


@define(eq=False)
class Plan:
    """Which work goes where, and when it should be done.

    Attributes:
      work: what was given to which queue in a run in which nothing went wrong, in order.
      starts, ends: when each should begin and be done.
    """

    work: Mapping[Key, Chosen]
    starts: Mapping[Key, float]
    ends: Mapping[Key, float]

    @classmethod
    def of(cls, placement: Placement) -> Plan:
        """The plan that a run followed."""
        return cls(placement.chosen, placement.starts, placement.ends)

    @property
    def queues(self) -> dict[Key, int]:
        """The queue of each work."""
        return {key: chosen.queue for key, chosen in self.work.items()}


@define(eq=False)
class _Ends:
    """When work ends, and with it what other work waits for.

    Attributes:
      program: whose work.
      earlier: of work that is done, which is not in this.
    """

    program: Program
    earlier: _Ends | None = None
    _latest: dict[tuple[str | int, ...], float] = field(factory=dict)
    _functions: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._functions = {function.name: n for n, function in enumerate(self.program)}

    def add(self, key: Key, end: float) -> None:
        """Some work ends; so do its call, command buffer and region not before."""
        for part in (key[:2], key[:3], key[:4]):
            self._latest[part] = max(end, self._of(*part) or 0.0)

    def _of(self, *part: str | int) -> float | None:
        found = self._latest.get(part)
        if found is None and self.earlier is not None:
            return self.earlier._of(*part)
        return found

    def before(self, key: Key) -> float | None:
        """When what a work waits for in its call has ended; None: it waits for nothing there."""
        name, call, place, region = key[:4]
        for earlier in range(region - 1, -1, -1):
            end = self._of(name, call, place, earlier)
            if end is not None:
                return end
        buffer = self.program[self._functions[name]].buffers[place]
        others = {*buffer.after, *buffer.awaited}
        return max((self._of(name, call, other) or 0.0 for other in others), default=None)

    def call_before(self, key: Key) -> float:
        """When the call before that of a work has ended."""
        return self._of(key[0], key[1] - 1) or 0.0


@define(eq=False)
class Watch:
    """Compares a plan with what happens at the end of each window.

    If work is late by more than the tolerated share of a window, or waits for a queue whose workers
    are gone, what should begin in the next windows is planned anew: in the order of the plan, each
    to where it would end first, with queues as fast as they have shown themselves.

    Attributes:
      core: the simulation.
      plan: what it should follow.
      program: what runs.
      replans: how often it was made anew.
    """

    core: Core
    plan: Plan
    program: Program
    replans: int = 0
    _due: dict[Key, float] = field(init=False)
    _gaps: dict[Key, float] = field(factory=dict)
    _waiting: list[Key] = field(init=False)  # has not ended, as far as it was looked at
    _ended: _Ends = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._due, self._waiting = dict(self.plan.ends), list(self.plan.work)
        self._ended = _Ends(self.program)
        ends = _Ends(self.program)
        for key in self.plan.work:
            before = ends.before(key)
            if before is not None:
                self._gaps[key] = max(0.0, self.plan.starts.get(key, before) - before)
            ends.add(key, self.plan.ends[key])

    def begin(self) -> None:
        """Looks at the end of the first window, and so on."""
        self.core.events.after(self.core.setting.window_ns, self._look)

    def _look(self) -> None:
        setting = self.core.setting
        ended = self.core.placement.ends
        if all(key in ended for key in self._waiting):
            return
        late = self._lateness() > setting.tolerance * setting.window_ns
        left = self.core.leave((Policy.HYBRID,), self._plan_anew)
        if late and not left:
            self._plan_anew()
        for key in self._waiting:
            if key in ended:
                self._ended.add(key, ended[key])
        self._waiting = [key for key in self._waiting if key not in ended]
        if self.core.events.next_time < float("inf"):
            self.begin()

    def _lateness(self) -> float:
        """By how much the latest of what should be done by now is late, of this window alone."""
        now, ended = self.core.events.now, self.core.placement.ends
        late = 0.0
        for key in self._waiting:
            if self._due[key] <= now:
                late = max(late, ended.get(key, now) - self._due[key])
        return late

    def _plan_anew(self) -> None:
        """Plans what has not been given to a queue and should begin in the next windows."""
        self.replans += 1
        placement, now = self.core.placement, self.core.events.now
        free = [max(now, time) for time in placement.free]
        paces = [placement.pace(queue) for queue in range(len(free))]
        ends = _Ends(self.program, self._ended)
        until = now + _WINDOWS * self.core.setting.window_ns
        beyond: set[str] = set()  # functions that are planned up to there
        for key in self._waiting:
            if key in placement.chosen:
                ends.add(key, placement.ends.get(key, max(now, self._due[key])))
                continue
            start = max(now, self._start(key, ends))
            if start > until:
                beyond.add(key[0])
            if len(beyond) == len(self.program):
                break
            if key[0] in beyond:
                continue
            work = self.plan.work[key]
            by_queue = {
                queue: duration.end(start, free[queue], paces[queue])
                for queue, duration in work.durations.items()
            }
            able = [queue for queue in by_queue if placement.serves(queue, work.needs)]
            queue = min(able or by_queue, key=lambda q: by_queue[q])
            occupied = work.durations[queue].occupied(paces[queue])
            free[queue] = max(free[queue], start) + occupied
            ends.add(key, by_queue[queue])
            placement.planned[key] = queue
            self._due[key] = by_queue[queue]

    def _start(self, key: Key, ends: _Ends) -> float:
        """When work can start: as long after what it waits for as in the first plan."""
        before = ends.before(key)
        if before is not None:
            return before + self._gaps.get(key, 0.0)
        return max(self.plan.starts.get(key, 0.0), ends.call_before(key))

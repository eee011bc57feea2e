"""CP-SAT of OR-Tools, from what local search finds: on the whole problem, and on windows of it.

It runs in a process of its own, so that a crash leaves the best schedule so far, and so that local
search goes on beside it. A window frees the tasks that start in a stretch of time, some hundred at
the most; those before stay as they are, those behind keep their resources and their order. Windows
overlap, and each looks only for what is better: P. Shaw, Using constraint programming and local
search methods to solve vehicle routing problems, 1998, calls this large neighbourhood search.

With one worker OR-Tools counts its work, so that the same input gives the same plan unless time
runs out before. Interleaved search is never asked for: release 9.15 can corrupt memory there.
"""

from __future__ import annotations

import time
from typing import Any, ClassVar

from attrs import define, evolve

from iree_sched.plan.bounds import area_sets
from iree_sched.plan.cp_sat_process import CpSatProcess, WorkerError, has_or_tools
from iree_sched.plan.problem import Objective, Problem
from iree_sched.plan.schedule import Schedule, Value
from iree_sched.plan.solver import Search, Solver, SolverError

from .local_search import Population, start

_WORK = 0.1  # units of OR-Tools' deterministic time that surely take no more than a second
_SHORTEST = 2.0  # seconds that are worth the time that OR-Tools takes to start
_FIRST = 0.1  # part of the time for local search alone
_WHOLE = 0.4  # part of what is left then for the whole problem
_LAST = 0.2  # part of what is left then that is kept for the whole problem in the end
_ROUND = 0.1  # part of what is left then for a round of windows
_LARGEST = 400  # tasks of a problem that is tried as a whole while there is a schedule
_WINDOW = 40  # tasks of the first windows
_WIDEST = 240  # tasks of the last ones
_PART = 0.25  # part of a round for a window
_SPENT = 0.5  # part of what was asked for that is spent at least, since local search took as long
_SAFE = 0.9  # part of the time that is left, so that nothing has to be killed
_LEAST = 0.3  # seconds that are worth a request


class CpSat(Solver):
    """Improves what local search finds."""

    name: ClassVar[str] = "cp-sat"
    summary: ClassVar[str] = "OR-Tools, on the whole problem and on windows, from local-search."

    def solve(self, search: Search) -> None:
        """Offers schedules and bounds until nothing better can be found, or time runs out.

        Raises:
          SolverError: OR-Tools is not installed.
        """
        if not has_or_tools():
            raise SolverError(
                "solver cp-sat needs OR-Tools: pip install 'iree-sched[solver]', or choose "
                "local-search"
            )
        seconds = search.limits.seconds
        start(search)
        if search.done:
            return
        population = Population(search.problem, search.limits.seed)
        if seconds < _SHORTEST:
            search.notes.append(
                f"{seconds:g} s are too short for cp-sat: local-search had them all"
            )
            population.improve(search, seconds)
            return
        population.improve(search, seconds * _FIRST)
        if search.done:
            return
        try:
            with CpSatProcess(describe(search.problem, search.bound)) as process:
                _Dialogue(search, process, population, seconds * (1 - _FIRST) * _WORK).run()
        except WorkerError as reason:
            search.notes.append(f"{reason}: the plan is the best one found before")


def describe(problem: Problem, bound: Value) -> dict[str, Any]:
    """A problem as the worker reads it."""
    return {
        "tasks": [
            [
                problem.jobs[task.job].release,
                [[way.resource, way.duration] for way in task.alternatives],
                task.job,
                task.result_bytes,
            ]
            for task in problem.tasks
        ],
        "edges": [
            [
                edge.source,
                edge.target,
                [
                    [a.resource, b.resource, moving]
                    for a in problem.tasks[edge.source].alternatives
                    for b in problem.tasks[edge.target].alternatives
                    if (moving := problem.moving(edge, a.resource, b.resource))
                ],
                edge.reads,
            ]
            for edge in problem.edges
        ],
        "jobs": [[job.deadline, job.priority] for job in problem.jobs],
        "hard": _is_hard(problem),
        "memory": {
            place: resource.memory_bytes
            for place, resource in enumerate(problem.hardware.resources)
            if resource.memory_bytes is not None
        },
        "sets": [list(found) for found in area_sets(problem)],
        "bound": [bound.lateness, bound.makespan],
    }


@define(eq=False)
class _Dialogue:
    """What is asked of the process, and what comes of it.

    Attributes:
      search: takes what is found.
      process: OR-Tools.
      population: of the local search beside it.
      work: what is left of the deterministic time.
    """

    search: Search
    process: CpSatProcess
    population: Population
    work: float

    def run(self) -> None:
        """The whole problem, then rounds of windows, and the whole problem again in the end."""
        count = len(self.search.problem.tasks)
        usable = _is_usable(self.search.problem, self.search.value)
        as_a_whole = count <= _LARGEST or not usable
        total = self.work
        if as_a_whole:
            self.whole(self.work * (_WHOLE if count > _WINDOW else 1))
        size, before = _WINDOW, self.search.value
        while not self._is_over() and count > _WINDOW:
            if self.search.value != before:
                size, before = _WINDOW, self.search.value
            if size > min(count, _WIDEST) or (as_a_whole and self.work <= total * _LAST):
                break
            size = self.windows(size, total * _ROUND)
        if as_a_whole and not self._is_over():
            self.whole(self.work)

    def _is_over(self) -> bool:
        search = self.search
        if search.done or search.schedule is None or self.work <= 0:
            return True
        if search.seconds_left >= _LEAST:
            return False
        search.cut = True
        return True

    def whole(self, work: float) -> None:
        """Looks for the best schedule of all, and for a bound."""
        request = self._request(work)
        end = self._ask(request)
        if end["status"] != "INFEASIBLE" or request["below"] is not None:
            self.search.raise_bound(Value(0, *end["bound"]))
            return
        self.search.impossible = True
        self.search.notes.append("cp-sat has shown that no plan keeps all deadlines and capacities")
        self.work = 0.0

    def windows(self, size: int, work: float) -> int:
        """Goes over the schedule in windows; returns the size of those to go on with."""
        request = self._request(min(work, self.work))
        count = len(self.search.problem.tasks)
        request |= {"size": size, "widest": min(count, _WIDEST), "part": work * _PART}
        found = self._ask(request)["size"]
        assert isinstance(found, int)
        return found

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Asks, lets local search work meanwhile, and returns how it ended.

        What local search finds counts only if the process has proven nothing, so that the plan
        does not depend on who is quicker.
        """
        process, beside = self.process, evolve(self.search)
        process.ask(request)
        if beside.schedule is not None:
            self.population.improve(beside, request["work"] / _WORK, lambda: process.proven)
        end: dict[str, Any] = {}
        try:
            end = self._take()
        finally:
            if not end.get("proven") and beside.schedule is not None:
                self.search.offer(beside.schedule, *beside.found_by)
        self.search.cut |= end["cut"] or (beside.cut and not end.get("proven"))
        self.work -= max(end["work"], request["work"] * _SPENT)
        return end

    def _request(self, work: float) -> dict[str, Any]:
        search = self.search
        schedule, value = search.schedule, search.value
        below, horizon = None, _horizon(search)
        if value is not None and _is_usable(search.problem, value):
            below = [value.lateness, value.makespan]
            if not search.problem.has_deadlines:
                horizon = value.makespan
        return {
            "free": None,
            "settled": [],
            "where": None if schedule is None else schedule.resources,
            "starts": None if schedule is None else schedule.starts,
            "below": below,
            "horizon": horizon,
            "workers": search.limits.workers,
            "seed": search.limits.seed,
            "work": max(0.0, work),
            # Of a clock that all processes share, so that the start of the process counts, too.
            "until": time.monotonic() + max(0.1, search.seconds_left * _SAFE),
        }

    def _take(self) -> dict[str, Any]:
        """Takes what is better, and returns how the last request ended."""
        search = self.search
        for answer in self.process.answers(time.monotonic() + max(_LEAST, search.seconds_left)):
            if "status" in answer:
                return answer
            schedule = Schedule(tuple(answer["where"]), tuple(answer["starts"]))
            names = [name for name in search.found_by if name != CpSat.name]
            search.offer(schedule, *names, CpSat.name)
        raise AssertionError("the process ends with a status or an error")


def _is_usable(problem: Problem, value: Value | None) -> bool:
    """Whether a schedule keeps what has to be kept, so that others have to be better."""
    return value is not None and not value.overflow and not (_is_hard(problem) and value.lateness)


def _is_hard(problem: Problem) -> bool:
    """Whether deadlines have to be kept."""
    return problem.objective is Objective.MAKESPAN


def _horizon(search: Search) -> int:
    """A time by which everything can have ended, one task after the other."""
    problem = search.problem
    work = sum(max(way.duration for way in task.alternatives) for task in problem.tasks)
    numbers = range(len(problem.hardware.resources))
    moving = sum(
        max((problem.moving(edge, a, b) for a in numbers for b in numbers), default=0)
        for edge in problem.edges
    )
    release = max((job.release for job in problem.jobs), default=0)
    known = search.value.makespan if search.value is not None else 0
    return max(known, release + work + moving)

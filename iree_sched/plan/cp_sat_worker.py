"""The process in which OR-Tools runs: its crashes and its memory are not ours.

A program of its own that imports nothing of ours. It reads a problem as a line of JSON and then
requests, a line each; for each it writes schedules as it finds them, and at last how it ended.
`solvers/cp_sat.py` writes both and says what is in them.

The model: a start, an end and for each alternative a literal with an optional interval for each
task (P. Baptiste, C. Le Pape and W. Nuijten, Constraint-Based Scheduling, 2001); intervals of a
resource do not overlap. The work of tasks that only some resources can run, and of every single
resource, has to fit between the earliest start and the makespan: that follows, but is not found by
propagation.
"""

from __future__ import annotations

import json
import random
import sys
import time
from typing import Any

from ortools.sat.python import cp_model

_Json = dict[str, Any]

_WINDOW = 0.002  # deterministic time that a window counts for besides what OR-Tools counts


class Model:
    """The constraint model of a request.

    Attributes:
      problem: the problem, as read.
      model: the constraints.
      starts, ends: variables by task.
      chosen: by task and resource the literal that the task runs there.
    """

    def __init__(self, problem: _Json, request: _Json) -> None:
        self.problem, self.request = problem, request
        self.model = cp_model.CpModel()
        self.starts: list[cp_model.IntVar] = []
        self.ends: list[cp_model.IntVar] = []
        self.chosen: list[dict[int, Any]] = []
        self.lines: dict[int, list[cp_model.IntervalVar]] = {}
        count = len(problem["tasks"])
        free = request["free"]
        self.free = set(range(count)) if free is None else set(free)
        self.horizon = request["horizon"]
        self.settled = set(request["settled"])
        # In a window nothing moves to before it, so what has ended by then is in nobody's way.
        self.begin = 0 if free is None else min((request["starts"][t] for t in free), default=0)
        for task in range(count):
            self._add_task(task)
        for line in self.lines.values():
            self.model.add_no_overlap(line)
        for edge in problem["edges"]:
            self._add_edge(*edge[:3])
        self._keep_order()
        self._add_memory()
        self.makespan = self._add_makespan()
        self.lateness = self._add_lateness()

    def _add_task(self, task: int) -> None:
        where, start = self._before(task)
        ways = self.problem["tasks"][task][1]
        if task not in self.free:
            ways = [way for way in ways if way[0] == where]
        begin, end = self._add_times(task, start, ways)
        literals = self._add_ways(task, begin, end, ways)
        if where is not None and task not in self.settled:
            duration = next(d for r, d in ways if r == where)
            self.model.add_hint(begin, start)
            self.model.add_hint(end, start + duration)
            for resource, literal in literals.items():
                if len(ways) > 1:
                    self.model.add_hint(literal, int(resource == where))
        self.starts.append(begin)
        self.ends.append(end)
        self.chosen.append(literals)

    def _add_times(self, task: int, start: int, ways: list[list[int]]) -> tuple[Any, Any]:
        """Start and end of a task, constants if it is settled."""
        model = self.model
        if task in self.settled:
            return model.new_constant(start), model.new_constant(start + ways[0][1])
        release, _, job = self.problem["tasks"][task][:3]
        first, last = max(release, self.begin), self.horizon
        deadline = self.problem["jobs"][job][0]
        if self.problem["hard"] and deadline is not None:
            last = min(last, deadline)
        return model.new_int_var(first, last, ""), model.new_int_var(first, last, "")

    def _add_ways(self, task: int, begin: Any, end: Any, ways: list[list[int]]) -> dict[int, Any]:
        """By resource the literal that a task runs there; its interval goes to the resource."""
        model = self.model
        if len(ways) == 1:
            [[resource, duration]] = ways
            line = self.lines.setdefault(resource, [])
            gone = task in self.settled and self._before(task)[1] + duration <= self.begin
            if not gone:
                line.append(model.new_fixed_size_interval_var(begin, duration, ""))
                model.add(end == begin + duration)
            return {resource: model.new_constant(1)}
        literals: dict[int, Any] = {resource: model.new_bool_var("") for resource, _ in ways}
        for resource, duration in ways:
            line = self.lines.setdefault(resource, [])
            literal = literals[resource]
            line.append(model.new_optional_interval_var(begin, duration, end, literal, ""))
        model.add_exactly_one(literals.values())
        model.add(end - begin == sum(d * literals[r] for r, d in ways))
        return literals

    def _before(self, task: int) -> tuple[int | None, int]:
        """Resource and start in the schedule of the request, None without one."""
        if self.request["where"] is None:
            return None, 0
        return self.request["where"][task], self.request["starts"][task]

    def _add_edge(self, source: int, target: int, moving: list[list[int]]) -> None:
        if source in self.settled and target in self.settled:
            return
        self.model.add(self.starts[target] >= self.ends[source])
        for a, b, late_by in moving:
            both = [self.chosen[source].get(a), self.chosen[target].get(b)]
            if both[0] is None or both[1] is None:
                continue
            late = self.model.add(self.starts[target] >= self.ends[source] + late_by)
            late.only_enforce_if(both)

    def _keep_order(self) -> None:
        """Tasks that are neither free nor settled keep their order on their resources."""
        kept = sorted(
            (start, task)
            for task, start in enumerate(self.request["starts"] or ())
            if task not in self.free and task not in self.settled
        )
        last: dict[int, int] = {}
        for _, task in kept:
            where = self.request["where"][task]
            if where in last:
                self.model.add(self.starts[task] >= self.ends[last[where]])
            last[where] = task

    def _add_memory(self) -> None:
        """Results occupy memory from the start of their task to the end of the last reader."""
        readers: dict[int, list[int]] = {}
        for source, target, _, reads in self.problem["edges"]:
            if reads:
                readers.setdefault(source, []).append(target)
        demands: dict[int, tuple[list[Any], list[int]]] = {}
        memory = {int(resource): size for resource, size in self.problem["memory"].items()}
        for task, literals in enumerate(self.chosen):
            size = self.problem["tasks"][task][3]
            if not size or not memory.keys() & literals.keys():
                continue
            until = self.model.new_int_var(0, self.horizon, "")
            ends = [self.ends[task], *(self.ends[reader] for reader in readers.get(task, ()))]
            self.model.add_max_equality(until, ends)
            length = self.model.new_int_var(0, self.horizon, "")
            for resource in memory.keys() & literals.keys():
                interval = self.model.new_optional_interval_var(
                    self.starts[task], length, until, literals[resource], ""
                )
                intervals, sizes = demands.setdefault(resource, ([], []))
                intervals.append(interval)
                sizes.append(size)
        for resource, (intervals, sizes) in demands.items():
            self.model.add_cumulative(intervals, sizes, memory[resource])

    def _add_makespan(self) -> cp_model.IntVar:
        least = self.problem["bound"][1] if self.request["free"] is None else 0
        makespan = self.model.new_int_var(min(least, self.horizon), self.horizon, "")
        self.model.add_max_equality(makespan, self.ends)
        if self.request["free"] is not None:
            return makespan
        work = {
            task: sum(d * self.chosen[task][r] for r, d in each[1])
            for task, each in enumerate(self.problem["tasks"])
        }
        for count, head, tail, tasks in self.problem["sets"]:
            self.model.add(sum(work[task] for task in tasks) <= count * (makespan - head - tail))
        for resource in self.lines:
            self.model.add(
                sum(
                    duration * self.chosen[task][resource]
                    for task, each in enumerate(self.problem["tasks"])
                    for where, duration in each[1]
                    if where == resource
                )
                <= makespan
            )
        return makespan

    def _add_lateness(self) -> Any:
        """The weighted lateness, None where no job can be late."""
        if self.problem["hard"]:
            return None
        late = []
        for job, (deadline, priority) in enumerate(self.problem["jobs"]):
            ends = [e for t, e in enumerate(self.ends) if self.problem["tasks"][t][2] == job]
            if deadline is None or not ends:
                continue
            over = self.model.new_int_var(0, max(0, self.horizon - deadline), "")
            for end in ends:
                self.model.add(over >= end - deadline)
            late.append(priority * over)
        return sum(late) if late else None

    def schedule(self, value: Any) -> _Json:
        """What a solution says."""
        return {
            "where": [
                next(resource for resource, literal in literals.items() if value(literal))
                for literals in self.chosen
            ],
            "starts": [value(start) for start in self.starts],
        }


class _Found(cp_model.CpSolverSolutionCallback):
    """Writes each schedule as it is found, and keeps the last one."""

    def __init__(self, model: Model, solution: Solution) -> None:
        super().__init__()
        self._model, self._solution = model, solution

    def on_solution_callback(self) -> None:
        """Called by OR-Tools."""
        self._solution.schedule = self._model.schedule(self.value)
        _write(self._solution.schedule)


class Solution:
    """What came of a model.

    Attributes:
      status: how OR-Tools ended.
      bound: lateness and makespan that nothing has less of.
      work: deterministic time that it took.
      schedule: the last one that was found, None if none was.
      late: what the lateness was held to, which may be more than need be.
      cut: the clock ended it, not the count of its work.
    """

    def __init__(self, lateness: int) -> None:
        self.status = cp_model.UNKNOWN
        self.bound = [lateness, 0]
        self.work = 0.0
        self.schedule: _Json | None = None
        self.late = lateness
        self.cut = False

    @property
    def proven(self) -> bool:
        """Whether nothing is better than the last schedule, or than what was to be beaten."""
        ended = self.status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        return ended and self.late <= self.bound[0]


def solve(problem: _Json, request: _Json) -> Solution:
    """Works on one model: first on the lateness if there can be any, then on the makespan."""
    model = Model(problem, request)
    late, makespan = request["below"] or (None, None)
    solution = Solution(problem["bound"][0] if model.lateness is not None else 0)
    share = 1.0
    if model.lateness is not None:
        if late is not None:
            solution.late = late
            model.model.add(model.lateness <= late)
        if late is None or late > solution.bound[0]:
            share = 0.5
            model.model.minimize(model.lateness)
            best, found = _run(model, request, share, solution)
            solution.bound[0] = max(solution.bound[0], best)
            if found is None:
                return solution
            solution.late = found
            model.model.add(model.lateness <= found)
            makespan = makespan if found == late else None
    if makespan is not None:
        model.model.add(model.makespan < makespan)
    model.model.minimize(model.makespan)
    best, _ = _run(model, request, share, solution)
    solution.bound[1] = best
    if solution.status == cp_model.INFEASIBLE and makespan is not None:
        solution.bound[1] = makespan
    return solution


def _run(model: Model, request: _Json, share: float, solution: Solution) -> tuple[int, int | None]:
    """Minimizes what the model says; the bound and the least that was found."""
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.num_workers = request["workers"]
    parameters.random_seed = request["seed"]
    parameters.max_time_in_seconds = max(0.01, request["until"] - time.monotonic()) * share
    parameters.max_deterministic_time = request["work"] * share
    solution.status = solver.solve(model.model, _Found(model, solution))
    solution.work += solver.response_proto.deterministic_time
    is_open = solution.status not in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    solution.cut |= is_open and solver.wall_time >= parameters.max_time_in_seconds
    if solution.status == cp_model.MODEL_INVALID:
        raise OverflowError("numbers of the problem are too large for OR-Tools")
    if solution.status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return round(solver.best_objective_bound), round(solver.objective_value)
    if solution.status == cp_model.UNKNOWN:
        return max(0, round(solver.best_objective_bound)), None
    return 0, None


def sweep(problem: _Json, request: _Json) -> _Json:
    """Goes over a schedule in windows, in wider ones where nothing was found."""
    count = len(problem["tasks"])
    chance = random.Random(request["seed"])
    size, widest, work, cut = request["size"], request["widest"], request["work"], False
    while work > 0 and size <= widest:
        half = size // 2
        better = False
        for first in range(-chance.randrange(half), max(1, count - half), half):
            if work <= 0 or time.monotonic() >= request["until"]:
                return _windows_end(request["work"] - work, size, cut or work > 0)
            order = sorted(range(count), key=lambda task: (request["starts"][task], task))
            begin = max(0, first)
            window = {
                **request,
                "free": order[begin : first + size],
                "settled": order[:begin],
                "work": min(work, request["part"]),
            }
            solution = solve(problem, window)
            work -= solution.work + _WINDOW
            cut |= solution.cut
            if solution.schedule is not None:
                better = True
                request.update(solution.schedule)
                request["below"] = value_of(problem, solution.schedule)
        size = size if better else size * 4 // 3
    return _windows_end(request["work"] - work, size, cut)


def _windows_end(work: float, size: int, cut: bool) -> _Json:
    return {"status": "WINDOWS", "work": work, "size": size, "cut": cut}


def value_of(problem: _Json, schedule: _Json) -> list[int]:
    """Lateness and makespan of a schedule."""
    last = [0] * len(problem["jobs"])
    for task, (where, start) in enumerate(zip(schedule["where"], schedule["starts"], strict=True)):
        _, ways, job = problem["tasks"][task][:3]
        last[job] = max(last[job], start + dict(ways)[where])
    late = [
        priority * max(0, end - deadline)
        for (deadline, priority), end in zip(problem["jobs"], last, strict=True)
        if deadline is not None
    ]
    return [sum(late), max(last, default=0)]


def _write(answer: _Json) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Reads the problem and answers requests until there are no more."""
    problem = json.loads(sys.stdin.readline())
    for line in sys.stdin:
        request = json.loads(line)
        if "size" in request:
            _write(sweep(problem, request))
            continue
        solution = solve(problem, request)
        status = cp_model.CpSolver().status_name(solution.status)
        end = {"status": status, "bound": solution.bound, "work": solution.work}
        _write({**end, "proven": solution.proven, "cut": solution.cut})


if __name__ == "__main__":
    main()

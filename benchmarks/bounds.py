"""What no partitioner can do better: bounds for the waves and bytes of the functions of a model.

The execute regions are given. Why these are bounds:

- What is live in a wave does not depend on where it is placed, so a slab holds at least what is
  live in any wave, whatever the order of waves, ops and allocations. Live bytes are bounded by the
  CP-SAT solver of OR-Tools (`pip install '.[solver]'`), slabs by trying all schedules where few
  enough are left.
- What goes from region to region has allocations of its own, which waves do not change; nor do
  they change a slab of one buffer. These are counted as IREE makes them.
- iree-stream-reuse-allocations takes memory that is freed in the same block, on the same device
  and of the same size. So regions there are taken to share one slab wherever theirs are of one
  size, and to need none where something that they do not use themselves is of that size.
- No op of these functions is cheap to copy and taken by several others, so copies save nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence, Set
from functools import reduce
from itertools import product
from typing import Any

from attrs import frozen
from iree_sched.passes.partitioners._region import Region, wave_numbers
from iree_sched.passes.partitioners._search import Search
from iree_sched.passes.partitioners.reference_concurrency import ReferenceConcurrency

from benchmarks.schedules import (
    allocated_bytes,
    functions_of,
    is_transient_allocation,
    transient_allocations,
)
from benchmarks.slab_search import GaveUpError, all_slabs, packs_below
from iree_sched.diagnostics import Source
from iree_sched.dialects.names import EXECUTE
from iree_sched.ir import Block, Operation
from iree_sched.parser import parse
from iree_sched.partition import Favor, Graph, Kind

_SECONDS = 60.0  # for each question to the solver
_LISTED = 2_000  # schedules of a region that are tried one by one
_LOOKS = 200_000  # partial schedules to look at for a region
_EXECUTE = "stream.cmd.execute"


@frozen(eq=False)
class Task:
    """A region of a function, and what IREE's own partitioner gives for each favor.

    Attributes:
      number: place among the execute regions of all functions.
      region: what is scheduled.
      device: its affinity as text.
      waves: by favor the number of waves.
      bytes: by favor the bytes of the slab.
    """

    number: int
    region: Region
    device: str
    waves: Mapping[Favor, int]
    bytes: Mapping[Favor, int]

    @property
    def chain(self) -> int:
        """The fewest waves that there can be."""
        return max(self.region.earliest()) + 1

    @property
    def packs(self) -> bool:
        """Whether the slab depends on the waves."""
        return len(self.region.spaces) > 1


def find_tasks(executed: str) -> list[Task]:
    """The regions with work in the functions of a module with execute regions."""
    module = parse(Source("<module>", executed)).module
    executes = [op for op in functions_of(module) if op.name == EXECUTE]
    graphs = [(op, Graph(Kind.CONCURRENCY, op.regions[0].blocks[0])) for op in executes]
    return [_task(at, op, graph) for at, (op, graph) in enumerate(graphs) if graph.nodes]


def _task(number: int, execute: Operation, graph: Graph) -> Task:
    region = Region.of(graph)
    waves, slabs = {}, {}
    for favor in (Favor.MIN_PEAK_MEMORY, Favor.MAX_CONCURRENCY):
        schedule = wave_numbers(graph, ReferenceConcurrency(favor).partition(graph))
        waves[favor] = max(schedule) + 1
        slabs[favor] = region.slab(schedule, range(len(schedule)))
    return Task(number, region, str(execute.attributes.get("affinity")), waves, slabs)


@frozen(eq=False)
class Allocations:
    """What IREE allocates in the functions of a module with the waves of a favor.

    Attributes:
      total: bytes of all allocations.
      beside: bytes of those that are no slabs, or slabs that do not depend on waves.
      groups: regions that may share slabs: of one device, in one block.
      free: by region sizes of which a slab might cost nothing.
    """

    total: int
    beside: int
    groups: Sequence[Sequence[Task]]
    free: Mapping[Task, Set[int]]

    @classmethod
    def of(cls, stream: str, tasks: Sequence[Task], favor: Favor) -> Allocations:
        """What is allocated in a module after IREE's stream passes."""
        module = parse(Source("<module>", stream)).module
        found = list(transient_allocations(module, initializers=False))
        executes = [op for op in functions_of(module) if op.name == _EXECUTE]
        slabs: set[Operation] = set()
        groups: dict[tuple[Block | None, str], list[Task]] = {}
        for task in (task for task in tasks if task.packs):
            execute = executes[task.number]
            groups.setdefault((execute.parent, task.device), []).append(task)
            slabs.add(_slab(execute, task, favor))
        beside = [op for op in found if op not in slabs]
        free = {
            task: {
                allocated_bytes(op)
                for op in beside
                if (op.parent, _device(op)) == place
                and op.results[0] not in executes[task.number].operands
            }
            for place, own in groups.items()
            for task in own
        }
        total, rest = (sum(map(allocated_bytes, ops)) for ops in (found, beside))
        return cls(total, rest, [*groups.values()], free)


def _slab(execute: Operation, task: Task, favor: Favor) -> Operation:
    """The allocation of a region's slab."""
    makers = [value.defining_op for value in execute.operands]
    return next(
        op
        for op in makers
        if op is not None and is_transient_allocation(op)
        if (_device(op), allocated_bytes(op)) == (task.device, task.bytes[favor])
    )


def _device(op: Operation) -> str:
    return str(op.attributes.get("affinity"))


def fewest_bytes(tasks: Sequence[Task], allocated: Allocations, waves: int) -> int:
    """Bytes that are needed in at most so many waves.

    `allocated` is what IREE allocates for any waves of these regions.
    """
    spare = waves - sum(task.chain for task in tasks)
    shared = (_least_shared(group, spare, allocated.free) for group in allocated.groups)
    return allocated.beside + sum(shared)


def fewest_waves(tasks: Sequence[Task], allocated: Allocations, total: int) -> int:
    """Waves that are needed in at most `total` bytes.

    `allocated` is what IREE allocates for any waves of these regions.
    """
    waves = sum(task.chain for task in tasks if not task.packs)
    alone = len(allocated.groups) == 1
    least = [0 if alone else _least_of(group, allocated.free) for group in allocated.groups]
    for group, own in zip(allocated.groups, least, strict=True):
        # At most what the others leave over.
        limit = total - allocated.beside - (sum(least) - own)
        waves += sum(_fewest_within(task, max(limit, *allocated.free[task], 0)) for task in group)
    return waves


def _least_of(tasks: Sequence[Task], free: Mapping[Task, Set[int]]) -> int:
    """Bytes that regions which share a slab need at least in any number of waves."""
    needed = {task: _least_live(task.region, task.region.count) for task in tasks}
    return max(live if max(free[task], default=0) < live else 0 for task, live in needed.items())


def _least_shared(tasks: Sequence[Task], spare: int, free: Mapping[Task, Set[int]]) -> int:
    """Bytes that regions which may share slabs need, each in `spare` waves more than it must."""
    sizes = [_sizes(task, spare) for task in tasks]
    known = {size for listed, _ in sizes for size in listed}
    choices = [
        sorted(listed | {size for size in known | free[task] if more and size >= min(listed)})
        for task, (listed, more) in zip(tasks, sizes, strict=True)
    ]
    return min(
        sum({size for task, size in zip(tasks, chosen, strict=True) if size not in free[task]})
        for chosen in product(*choices)
    )


def _sizes(task: Task, spare: int) -> tuple[set[int], bool]:
    """Sizes that the slab of a region may have, and whether it may be larger as well."""
    region, length = task.region, task.chain + spare
    live = _least_live(region, length)
    if spare:
        return {live}, True
    try:
        return all_slabs(region, length, _LISTED), False
    except GaveUpError:
        pass
    best = Search(region).fewest_bytes(length).bytes
    try:
        proven = live == best or not packs_below(region, best, _LOOKS)
    except GaveUpError:
        proven = False
    return {best if proven else live}, True


def _fewest_within(task: Task, limit: int) -> int:
    region = task.region
    most = task.waves[Favor.MIN_PEAK_MEMORY]
    if most == task.chain:
        return task.chain
    if limit < task.bytes[Favor.MIN_PEAK_MEMORY]:  # what IREE gives is no answer
        most = region.count

    def state(model: Any, waves: Sequence[Any], intervals: Any, sizes: Any, unit: int) -> None:
        model.add_cumulative(intervals, sizes, limit // unit)
        last = model.new_int_var(task.chain - 1, most - 1, "")
        model.add_max_equality(last, waves)
        model.minimize(last)

    found = _solve(region, most, state)[0] + 1
    # Live bytes are less than what IREE packs them into.
    return task.chain + 1 if found == task.chain and min(_sizes(task, 0)[0]) > limit else found


def _least_live(region: Region, length: int) -> int:
    """A bound of the bytes that are live at some time in so many waves."""

    def state(model: Any, waves: Sequence[Any], intervals: Any, sizes: Any, unit: int) -> None:
        peak = model.new_int_var(max(sizes), sum(sizes), "")
        model.add_cumulative(intervals, sizes, peak)
        model.minimize(peak)

    bound, unit = _solve(region, length, state)
    return bound * unit


def _solve(region: Region, length: int, state: Callable[..., None]) -> tuple[int, int]:
    """A lower bound of what `state` minimizes, and the bytes that sizes are counted in.

    The model has a variable for the wave of each node, and an interval for the life of each buffer.
    """
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    windows = zip(region.earliest(), region.latest(length), strict=True)
    waves = [model.new_int_var(first, last, "") for first, last in windows]
    for node, links in enumerate(region.before):
        for other, gap in links:
            model.add(waves[other] + gap <= waves[node])
    intervals = []
    for space in region.spaces:
        start, end = model.new_int_var(0, length - 1, ""), model.new_int_var(1, length, "")
        duration = model.new_int_var(1, length, "")
        model.add_min_equality(start, [waves[node] for node in space.nodes])
        model.add_max_equality(end, [waves[node] + 1 for node in space.nodes])
        intervals.append(model.new_interval_var(start, duration, end, ""))
    unit = reduce(math.gcd, (space.bytes for space in region.spaces))
    state(model, waves, intervals, [space.bytes // unit for space in region.spaces], unit)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = _SECONDS
    solver.parameters.num_workers = 2
    solver.solve(model)
    return math.ceil(solver.best_objective_bound), unit

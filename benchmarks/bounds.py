"""What no partitioner can do better: bounds for the waves and bytes of the regions of a model.

Live bytes are bounded by the CP-SAT solver of OR-Tools (`pip install '.[solver]'`), slabs by trying
all schedules where few enough are left. A device needs one slab for regions that follow one another
with slabs of one size (iree-stream-reuse-allocations); whatever else is allocated is taken to be
there in any case.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from itertools import groupby, product
from typing import Any

from attrs import frozen
from iree_sched.passes.partitioners._region import Region, wave_numbers
from iree_sched.passes.partitioners._search import Search
from iree_sched.passes.partitioners.reference_concurrency import ReferenceConcurrency

from benchmarks.slab_search import GaveUpError, all_slabs, packs_below
from iree_sched.diagnostics import Source
from iree_sched.dialects.names import EXECUTE
from iree_sched.ir import Operation
from iree_sched.parser import parse
from iree_sched.partition import Favor, Graph, Kind

_SECONDS = 60.0  # for each question to the solver
_LISTED = 2_000  # schedules of a region that are tried one by one
_LOOKS = 200_000  # partial schedules to look at for a region
_INITIALIZER = "util.initializer"


@frozen(eq=False)
class Task:
    """A region of a function, and what IREE's own partitioner gives for each favor.

    Attributes:
      region: what is scheduled.
      device: its affinity as text.
      waves: by favor the number of waves.
      bytes: by favor the bytes of the slab.
    """

    region: Region
    device: str
    waves: Mapping[Favor, int]
    bytes: Mapping[Favor, int]

    @property
    def chain(self) -> int:
        """The fewest waves that there can be."""
        return max(self.region.earliest()) + 1


def find_tasks(executed: str) -> list[Task]:
    """The regions with work in the functions of a module with execute regions."""
    module = parse(Source("<module>", executed)).module
    tops = [op for op in module.regions[0].blocks[0] if op.name != _INITIALIZER]
    executes = [op for top in tops for op in top.walk() if op.name == EXECUTE]
    graphs = [(op, Graph(Kind.CONCURRENCY, op.regions[0].blocks[0])) for op in executes]
    return [_task(op, graph) for op, graph in graphs if graph.nodes]


def _task(execute: Operation, graph: Graph) -> Task:
    region = Region.of(graph)
    waves, slabs = {}, {}
    for favor in (Favor.MIN_PEAK_MEMORY, Favor.MAX_CONCURRENCY):
        schedule = wave_numbers(graph, ReferenceConcurrency(favor).partition(graph))
        waves[favor] = max(schedule) + 1
        slabs[favor] = region.slab(schedule, range(len(schedule)))
    return Task(region, str(execute.attributes.get("affinity")), waves, slabs)


def fewest_bytes(tasks: Sequence[Task], total: int) -> int:
    """Bytes that are needed in as many waves as IREE takes to favor concurrency.

    `total` is what IREE then allocates.
    """
    favor = Favor.MAX_CONCURRENCY
    spare = sum(task.waves[favor] - task.chain for task in tasks)
    fixed = total - sum(_shared([t.bytes[favor] for t in own]) for own in _by_device(tasks))
    return fixed + sum(_least_shared(own, spare) for own in _by_device(tasks))


def fewest_waves(tasks: Sequence[Task]) -> int:
    """Waves that are needed in no more bytes than IREE takes to favor memory."""
    favor = Favor.MIN_PEAK_MEMORY
    devices = _by_device(tasks)
    total = sum(_shared([t.bytes[favor] for t in own]) for own in devices)
    alone = len(devices) == 1
    least = [
        0 if alone else max(_least_live(t.region, t.region.count) for t in own) for own in devices
    ]
    waves = 0
    for own, needed in zip(devices, least, strict=True):
        # At most what the other devices leave over.
        limit = total - (sum(least) - needed)
        waves += sum(_fewest_within(task, limit) for task in own)
    return waves


def _by_device(tasks: Sequence[Task]) -> list[list[Task]]:
    devices: dict[str, list[Task]] = {}
    for task in tasks:
        devices.setdefault(task.device, []).append(task)
    return list(devices.values())


def _shared(slabs: Sequence[int]) -> int:
    """Bytes of slabs that follow one another on a device."""
    return sum(size for size, _ in groupby(size for size in slabs if size))


def _least_shared(tasks: Sequence[Task], spare: int) -> int:
    """Bytes that the regions of a device need at least, each in `spare` waves more than it must."""
    sizes = [_sizes(task, spare) for task in tasks]
    known = {size for listed, _ in sizes for size in listed}
    choices = [
        sorted(listed | {size for size in known if more and size >= min(listed)})
        for listed, more in sizes
    ]
    return min(_shared(chosen) for chosen in product(*choices))


def _sizes(task: Task, spare: int) -> tuple[set[int], bool]:
    """Sizes that the slab of a region may have, and whether it may be larger as well."""
    region, length = task.region, task.chain + spare
    if not region.spaces:
        return {0}, False
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
    region, favor = task.region, Favor.MIN_PEAK_MEMORY
    most = task.waves[favor]
    if most == task.chain or not region.spaces:
        return task.chain

    def state(model: Any, waves: Sequence[Any], intervals: Any, sizes: Any, unit: int) -> None:
        model.add_cumulative(intervals, sizes, limit // unit)
        last = model.new_int_var(task.chain - 1, most - 1, "")
        model.add_max_equality(last, waves)
        model.minimize(last)

    return _solve(region, most, state)[0] + 1


def _least_live(region: Region, length: int) -> int:
    """A bound of the bytes that are live at some time in so many waves."""
    if not region.spaces:
        return 0

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

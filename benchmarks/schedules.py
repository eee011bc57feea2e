"""What a schedule is worth: its waves, and what IREE allocates for it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import astuple, frozen

from iree_sched import session
from iree_sched.analysis.constants import constant_integer
from iree_sched.diagnostics import Source
from iree_sched.dialects.names import CONCURRENT, EXECUTE
from iree_sched.ir import Operation
from iree_sched.iree import releases, tools
from iree_sched.iree.installation import find_installation
from iree_sched.iree.passlists import CONCURRENCY, EXECUTION, pass_lists, pipeline
from iree_sched.parser import parse
from iree_sched.partition import Graph, Kind

_ALLOCA = "stream.resource.alloca"
_TRANSIENT = "!stream.resource<transient>"
_INITIALIZER = "util.initializer"


@frozen
class Cost:
    """What the functions of a module, or its initializers, cost.

    Attributes:
      regions: execute regions.
      waves: waves, an op that runs alone included.
      entries: the same and the ops that only allocate, which is how IREE lists a region.
      chain: nanoseconds of the heaviest op of each wave by `Node.cost`, added up.
      bytes: of transient memory that IREE allocates, all allocations added up.
    """

    regions: int
    waves: int
    entries: int
    chain: float
    bytes: int

    def __add__(self, other: Cost) -> Cost:
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Cost(*(mine + theirs for mine, theirs in pairs))


@frozen
class Schedule:
    """A module with waves.

    Attributes:
      text: after our passes.
      stream: after IREE's stream passes.
      functions, initializers: their costs.
      seconds: time in the concurrency pass.
    """

    text: str
    stream: str
    functions: Cost
    initializers: Cost
    seconds: float

    @property
    def module(self) -> Cost:
        """Costs of both."""
        return self.functions + self.initializers


def form_regions(text: str, name: str, partitioner: str = "reference") -> str:
    """A module with execute regions, as IREE forms them by default, without waves."""
    return _run(text, name, f"{EXECUTION}{{partitioner={partitioner}}}")[0]


def form_waves(text: str, name: str, partitioner: str) -> Schedule:
    """Forms waves in execute regions, and lets IREE allocate.

    Args:
      text: the module, with execute regions.
      name: of the module, for messages.
      partitioner: as the option of the pass takes it.
    """
    scheduled, seconds = _run(text, name, f"{CONCURRENCY}{{partitioner={partitioner}}}")
    flags = [f"--pass-pipeline={passes_after()}", "-"]
    stream = tools.run("iree-opt", flags, scheduled)
    allocated = parse(Source(name, stream)).module
    module = parse(Source(name, scheduled)).module
    return Schedule(
        scheduled,
        stream,
        _cost(module, allocated, initializers=False),
        _cost(module, allocated, initializers=True),
        seconds,
    )


def passes_after() -> str:
    """IREE's stream passes that follow the scheduling passes, as a pipeline."""
    release = releases.release_of(find_installation().version)
    return pipeline(pass_lists(release, {}).after)


def _run(text: str, name: str, passes: str) -> tuple[str, float]:
    """A module after passes on all functions and initializers, and the seconds in these."""
    timed = session.Session()
    both = f"util.func({passes}),util.initializer({passes})"
    result = timed.run(Source(name, text), pipeline(both))
    if not result.succeeded:
        raise RuntimeError(result.report())
    parts = timed.timer.root.parts.values()
    stages = [stage for part in parts for stage in part.parts.values()]
    return result.text, sum(stage.seconds for stage in stages if "Verifier" not in stage.name)


def _cost(module: Operation, allocated: Operation, *, initializers: bool) -> Cost:
    regions = [op for op in _ops(module, initializers=initializers) if op.name == EXECUTE]
    waves = [list(_waves(region)) for region in regions]
    return Cost(
        len(regions),
        sum(map(len, waves)),
        sum(len(list(region.regions[0].blocks[0])) - 1 for region in regions),
        sum(max(wave) for region in waves for wave in region),
        sum(map(allocated_bytes, transient_allocations(allocated, initializers=initializers))),
    )


def transient_allocations(module: Operation, *, initializers: bool) -> Iterator[Operation]:
    """The allocations of transient memory in all initializers, or in all else."""
    return filter(is_transient_allocation, _ops(module, initializers=initializers))


def is_transient_allocation(op: Operation) -> bool:
    """True for an op that allocates transient memory."""
    return op.name == _ALLOCA and op.results[0].type == _TRANSIENT


def functions_of(module: Operation) -> Iterator[Operation]:
    """The ops in all else than initializers."""
    return _ops(module, initializers=False)


def allocated_bytes(allocation: Operation) -> int:
    """The bytes of an allocation; those that are not known before the program runs are none."""
    return constant_integer(allocation.operands[0]) or 0


def _waves(region: Operation) -> Iterator[list[float]]:
    """The costs of the ops of each wave."""
    graph = Graph(Kind.CONCURRENCY, region.regions[0].blocks[0])
    for node in graph.nodes:
        if node.kind == CONCURRENT:
            inner = Graph(Kind.CONCURRENCY, node.op.regions[0].blocks[0])
            yield [nested.cost for nested in inner.nodes]
        else:
            yield [node.cost]


def _ops(module: Operation, *, initializers: bool) -> Iterator[Operation]:
    """The ops in all initializers, or in all else."""
    for op in module.regions[0].blocks[0]:
        if (op.name == _INITIALIZER) is initializers:
            yield from op.walk()

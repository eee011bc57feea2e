"""Waves with the least bytes of transient memory.

In goes the graph of an execute region, out come waves for which IREE allocates as few bytes as can
be found, and as few waves as can be found for so many bytes. Small regions are solved exactly but
for what IREE's packing adds, large ones by list scheduling and annealing; see `_search.py`.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.partition import Favor, Graph, Group, Kind, Partitioner, option

from ._annealing import MOST_STEPS
from ._neighbours import slabs_beside
from ._region import Region, as_groups, wave_numbers
from ._search import STEPS, Schedule, Search
from .reference_concurrency import ReferenceConcurrency

FAVORS = (Favor.MIN_PEAK_MEMORY, Favor.MAX_CONCURRENCY)  # a search starts with their waves


def open_search(graph: Graph, region: Region, steps: int, seed: int, seconds: float) -> Search:
    """A search in the region of a graph that knows what IREE's own partitioner finds."""
    starts = [wave_numbers(graph, ReferenceConcurrency(favor).partition(graph)) for favor in FAVORS]
    return Search(region, starts, steps, seed, seconds)


def refusal(partitioner: Partitioner, graph: Graph, reason: str) -> DiagnosticError:
    """An error about the execute region of a graph, for which there is no schedule as asked for."""
    around = graph.block.parent_op
    offset = -1 if around is None else around.offset
    return error(f"concurrency partitioner '{partitioner.name}': {reason}", offset)


def share_slab(
    graph: Graph, search: Search, found: Schedule, limit: float = float("inf")
) -> Schedule:
    """The schedule that was found, or one whose slab the region can share with one beside it.

    IREE gives a region the slab of the region before it on its device if that is of just the same
    size, so a slab as large as its neighbour's costs nothing. As each device runs one of its
    regions after the other, it needs room for the larger one anyway.
    """
    for size in slabs_beside(graph, search.steps):
        if found.bytes < size <= limit:
            shared = search.exactly(size, found.length)
            if shared is not None:
                return shared
    return found


@define
class Memory(Partitioner):
    """The least transient memory.

    Attributes:
      waves: at most so many waves; a region that needs more is refused. None: as many as IREE
        needs when it favors memory, or as there must be; 0: any number.
      steps, seed, seconds: see `Search`.
    """

    name: ClassVar[str] = "memory"
    summary: ClassVar[str] = "Forms the waves for which IREE allocates the least bytes."
    kind: ClassVar[Kind] = Kind.CONCURRENCY
    waves: int | None = option(
        None,
        "most waves, 0 for any number (default: what IREE needs to favor memory)",
        minimum=0,
        tries=(0,),
    )
    steps: int = option(STEPS, "changes to try in each search", minimum=0, maximum=MOST_STEPS)
    seed: int = option(0, "seed of the search", minimum=0)
    seconds: float = option(0.0, "most seconds for a region, 0 for no limit", minimum=0)

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of an execute region.

        Raises:
          DiagnosticError: the longest chain has more ops than there may be waves.
        """
        region = Region.of(graph)
        if self.waves and self.waves < region.shortest():
            fewest = f"the fewest are {region.shortest()}"
            reason = f"no schedule of at most {self.waves} waves is possible, {fewest}"
            raise refusal(self, graph, reason)
        search = open_search(graph, region, self.steps, self.seed, self.seconds)
        most = self.waves
        if most is None:
            most = max(search.starts[FAVORS.index(Favor.MIN_PEAK_MEMORY)], default=-1) + 1
        least = search.least_bytes() if most == 0 else search.fewest_bytes(min(most, region.count))
        found = share_slab(graph, search, search.fewest_waves(least.bytes))
        return as_groups(graph, found.waves, found.ranks)

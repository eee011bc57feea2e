"""As few waves as fit into a limit of transient memory, and for so many waves the least memory.

In goes the graph of an execute region; the limit is for the slab that IREE allocates for it. See
`_search.py` for how waves are found.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import define

from iree_sched.partition import Favor, Graph, Group, Kind, Partitioner, option

from ._annealing import MOST_STEPS
from ._region import Region, as_groups
from ._search import STEPS, Search
from .memory import FAVORS, open_search, refusal, share_slab


@define
class MemoryBounded(Partitioner):
    """The fewest waves within a limit of bytes.

    Attributes:
      bytes: the limit for each region; the region is refused if nothing within it is found.
      favor: the limit is what IREE's own partitioner takes when it favors this.
      ratio: the limit is so many times the least bytes that are found. Only one of the three can
        be given, and this one stands where none is. A
        limit in proportion to something holds for what the region adds: it may share a larger slab
        with a region beside it.
      steps, seed, seconds: see `Search`.
    """

    name: ClassVar[str] = "memory-bounded"
    summary: ClassVar[str] = "Forms as few waves as fit into a limit of transient bytes."
    kind: ClassVar[Kind] = Kind.CONCURRENCY
    bytes: int | None = option(
        None, "most transient bytes of a region", minimum=0, excludes=("favor", "ratio")
    )
    favor: Literal["min-peak-memory", "max-concurrency"] | None = option(
        None,
        "no more bytes than IREE takes to favor this",
        tries=tuple(favor.value for favor in FAVORS),
        excludes=("ratio",),
    )
    ratio: float = option(
        1.25,
        "most bytes in proportion to the least that is found",
        minimum=1,
        maximum=1_000_000,
        tries=(1.0, 1.1, 1.5, 2.0, 3.0),
    )
    steps: int = option(STEPS, "changes to try in each search", minimum=0, maximum=MOST_STEPS)
    seed: int = option(0, "seed of the search", minimum=0)
    seconds: float = option(0.0, "most seconds for a region, 0 for no limit", minimum=0)

    def partition(self, graph: Graph) -> list[Group]:
        """Groups the nodes of an execute region.

        Raises:
          DiagnosticError: nothing within the limit is found.
        """
        search = open_search(graph, Region.of(graph), self.steps, self.seed, self.seconds)
        limit = self._limit(search)
        try:
            found = search.fewest_waves(limit)
        except ValueError as reason:
            raise refusal(self, graph, str(reason)) from reason
        room = float("inf") if self.bytes is None else self.bytes
        best = share_slab(graph, search, search.fewest_bytes(found.length), room)
        return as_groups(graph, best.waves, best.ranks)

    def _limit(self, search: Search) -> int:
        if self.bytes is not None:
            return self.bytes
        if self.favor is None:
            return int(self.ratio * search.least_bytes().bytes)
        waves = search.starts[FAVORS.index(Favor(self.favor))]
        limit = search.region.slab(waves, range(len(waves)))
        # IREE may have put ops into one wave that write the same bytes.
        return limit if search.region.is_legal(waves) else max(limit, search.least_bytes().bytes)

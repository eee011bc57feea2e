"""How long tiles take: measured durations of dispatches, or else estimates."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from iree_sched.plan.costs import Costs
from iree_sched.plan.durations import Demand
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.problem import CostSource
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.program import Function, Program, Work
from iree_sched.simulation.running import most_tiles


@define(eq=False)
class Costing:
    """Gives tiles their durations on a machine.

    Best is what was measured of tiles. Of a dispatch that was measured as a whole, a tile takes its
    duration divided by how many of them the busiest of the workers does that it was measured on,
    all those of the resource where that is not known; so on these it takes that long again. The
    same goes for what `iree_sched.cost_ns` states. An estimate is shared out among the tiles: the
    rates of a resource among its workers, so that a tile gets those of one of them.

    Attributes:
      machine: whose workers.
      hardware: what tells how fast its resources are; None: by the default model of costs, which is
        near a core of a server.
      costs: what was measured.
      names: of the works, by where their durations come from.
      wholes: names of those that are known as a whole, on nobody says how many workers.
      resources: names of resources for which durations are stated.
    """

    machine: Machine
    hardware: Hardware | None
    costs: Costs = field(factory=Costs)
    names: dict[CostSource, set[str]] = field(factory=lambda: {each: set() for each in CostSource})
    wholes: set[str] = field(factory=set)
    resources: set[str] = field(factory=set)

    def program(self, program: Program) -> Sequence[Function]:
        """The program with durations; workers that cannot run a work are none of its."""
        return [
            evolve(
                function,
                buffers=[
                    evolve(
                        buffer,
                        regions=[
                            [self._work(function.name, work) for work in region]
                            for region in buffer.regions
                        ],
                    )
                    for buffer in function.buffers
                ],
            )
            for function in program
        ]

    def _work(self, function: str, work: Work) -> Work:
        known: dict[str, float] = {}
        workers = 0
        if not work.is_counted:
            work = self._counted(function, work)
        if work.stated is not None:
            self.resources.update(work.stated.by_resource)
        for place, queue in enumerate(self.machine.queues):
            resource = self._resource(place)
            if not work.is_dispatch or resource.can_run(work.name):
                workers |= self.machine.mask_of[place]
                known[queue.name] = self._tile_ns(function, work, place, resource)
        return evolve(
            work, tile_ns=max(known.values(), default=0.0), tile_ns_on=known, workers=workers
        )

    def _counted(self, function: str, work: Work) -> Work:
        """The work with as many tiles as it had where it was measured."""
        resources = (self._resource(place) for place in range(len(self.machine.queues)))
        counts = (self.costs.tiles(function, work.name, resource) for resource in resources)
        tiles = next((count for count in counts if count), None)
        return work if tiles is None else evolve(work, tiles=tiles, is_counted=True)

    def _resource(self, queue: int) -> Resource:
        if self.hardware is None:
            return Resource(self.machine.queues[queue].name)
        return self.hardware.resources[queue]

    def _tile_ns(self, function: str, work: Work, queue: int, resource: Resource) -> float:
        members, tiles = self._members(queue), max(1, work.tiles)
        demand = Demand(function, work.name, work.operations, work.moved_bytes, work.stated)
        source, whole = demand.duration(resource, self.costs)
        self.names[source].add(work.name)
        if source is CostSource.GUESSED:
            return whole / tiles
        if source is CostSource.ESTIMATED:
            return whole * members / tiles
        if source is CostSource.MEASURED:
            tile = self.costs.tile_ns(function, work.name, resource)
            if tile is not None:
                return tile
        measured_on = self.costs.workers(function, work.name, resource)
        if source is not CostSource.MEASURED or measured_on is None:
            measured_on = members
            if self.hardware is None:  # else members are those that the description names
                self.wholes.add(work.name)
        return whole / most_tiles(tiles, measured_on, self.machine.overheads.hoards)

    def _members(self, queue: int) -> int:
        """Workers whose rates are those of the resource: callers only where there are no others."""
        workers = [self.machine.workers[place] for place in self.machine.workers_of[queue]]
        return sum(not worker.donated for worker in workers) or max(1, len(workers))

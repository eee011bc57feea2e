"""How long tiles take: measured durations of dispatches, or else estimates."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from iree_sched.analysis.cost import CostModel, operations_of
from iree_sched.plan.costs import Costs
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.program import Function, Program, Work
from iree_sched.simulation.running import most_tiles


@define(eq=False)
class Costing:
    """Gives tiles their durations on a machine.

    Best is what was measured of tiles. Where only a dispatch was measured, or it is estimated, it
    has tiles of its duration divided by how many of them the busiest worker of the resource does;
    so alone on the resource it takes that long again.

    Attributes:
      machine: whose workers.
      hardware: what tells how fast its resources are; None: by the default model of costs, which is
        near a core of a server.
      costs: what was measured.
      names: those of the works that were measured, and of those that were estimated.
    """

    machine: Machine
    hardware: Hardware | None
    costs: Costs = field(factory=Costs)
    names: dict[bool, set[str]] = field(factory=lambda: {True: set(), False: set()})

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
        members = len(self.machine.workers_of[queue])
        tile = self.costs.tile_ns(function, work.name, resource)
        whole = self.costs.measured_ns(function, work.name, resource)
        self.names[whole is not None].add(work.name)
        if tile is not None:
            return tile
        if whole is None:
            whole = _estimate(work, resource, members)
        return whole / max(1, most_tiles(work.tiles, max(1, members)))


def _estimate(work: Work, resource: Resource, members: int) -> float:
    """Nanoseconds of all tiles on all workers of a resource."""
    operations = operations_of(work.name)
    estimate = resource.estimate_ns(operations, work.moved_bytes)
    if estimate is not None:
        return estimate
    used = max(1, min(members, work.tiles))
    return CostModel(launch=0.0).cost(work.moved_bytes, operations) / used

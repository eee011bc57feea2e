"""How long tiles take: measured durations of dispatches, or else estimates."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from attrs import define, evolve, field

from iree_sched.analysis.cost import CostModel, operations_of
from iree_sched.plan.hardware import Hardware
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.program import Function, Program, Work

# Nanoseconds of a dispatch with all its tiles on a resource, by the symbol of its export and the
# name of the resource; None where nobody has measured it.
Measured = Callable[[str, str], float | None]


@define(eq=False)
class Costing:
    """Gives tiles their durations on a machine.

    A dispatch that alone on a resource takes d nanoseconds there has tiles of d divided by the
    rounds in which the workers do them; so alone it takes d again.

    Attributes:
      machine: whose workers.
      hardware: what tells how fast its resources are; None: by the default model of costs, which is
        near a core of a server.
      measured: durations that somebody measured.
      names: those of the works that were measured, and of those that were estimated.
    """

    machine: Machine
    hardware: Hardware | None
    measured: Measured
    names: dict[bool, set[str]] = field(factory=lambda: {True: set(), False: set()})

    def program(self, program: Program) -> Sequence[Function]:
        """The program with durations; workers that cannot run a work are none of its."""
        return [
            evolve(
                function,
                buffers=[
                    evolve(
                        buffer,
                        regions=[[self._work(w) for w in region] for region in buffer.regions],
                    )
                    for buffer in function.buffers
                ],
            )
            for function in program
        ]

    def _work(self, work: Work) -> Work:
        known: dict[str, float] = {}
        workers = 0
        for place, queue in enumerate(self.machine.queues):
            members = self.machine.workers_of[place]
            resource = None if self.hardware is None else self.hardware.resources[place]
            if resource is not None and not resource.can_run(work.name):
                continue
            workers |= self.machine.mask_of[place]
            rounds = math.ceil(work.tiles / len(members)) if members else 1
            known[queue.name] = self._duration(work, place, len(members)) / max(1, rounds)
        return evolve(
            work, tile_ns=max(known.values(), default=0.0), tile_ns_on=known, workers=workers
        )

    def _duration(self, work: Work, queue: int, members: int) -> float:
        """Nanoseconds of all tiles on all workers of a queue."""
        found = self.measured(work.name, self.machine.queues[queue].name)
        self.names[found is not None].add(work.name)
        if found is not None:
            return found
        operations = operations_of(work.name)
        if self.hardware is not None:
            estimate = self.hardware.resources[queue].estimate_ns(operations, work.moved_bytes)
            if estimate is not None:
                return estimate
        used = max(1, min(members, work.tiles))
        return CostModel(launch=0.0).cost(work.moved_bytes, operations) / used


def nothing_measured(name: str, resource: str) -> float | None:
    """For when there are only estimates."""
    return None


def from_mapping(durations: Mapping[str, float]) -> Measured:
    """Durations that are the same on every resource."""
    return lambda name, resource: durations.get(name)

"""Programs as scheduled: stream IR with execute regions to what the simulator runs.

A wave is a region of a command buffer, which is an execute region; they are submitted as they
stand. How many tiles a dispatch has is known only in HAL IR: here it is estimated from its work.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from attrs import frozen

from iree_sched.analysis.access import access_ranges
from iree_sched.analysis.affinity import ANY_QUEUE, DeviceAffinity, parse_affinity
from iree_sched.analysis.constants import constant_integer
from iree_sched.analysis.cost import export_of
from iree_sched.analysis.executable_work import operations_in_executables
from iree_sched.analysis.schedule import FunctionSchedule, RegionSchedule, schedules
from iree_sched.analysis.sizes import constant_size
from iree_sched.document import Document
from iree_sched.ir import Operation
from iree_sched.plan.durations import operations_in, stated_costs
from iree_sched.simulation.program import CommandBuffer, Function, Work

_TILE_OPERATIONS = 1 << 18  # turns of the innermost loop in a tile, roughly as IREE cuts
# IREE cuts what touches more into more tiles, and into larger ones: of 408 dispatches of eleven
# models half have a number of tiles that is off by less than a factor of 1.5.
_TILE_ROOT_BYTES = 64
_MOST_TILES = 4096


def read_stream_program(document: Document, initializers: bool = False) -> list[Function]:
    """The functions that have execute regions; initializers only if they are asked for."""
    found = []
    reader = _Reader(document.aliases, operations_in_executables(document.module, document.aliases))
    for schedule in schedules(document.module, document.aliases):
        if schedule.regions and (initializers or not schedule.name.startswith("initializer ")):
            found.append(reader.function(schedule))
    return found


@frozen
class _Reader:
    """Reads functions.

    Attributes:
      aliases: attribute aliases of the file.
      bodies: turns of the innermost loops of functions in executables, by symbol.
    """

    aliases: Mapping[str, str]
    bodies: Mapping[str, int]

    def function(self, schedule: FunctionSchedule) -> Function:
        """A function with its execute regions."""
        places = {region.op: place for place, region in enumerate(schedule.regions)}
        return Function(schedule.name, [self._buffer(each, places) for each in schedule.regions])

    def _buffer(self, region: RegionSchedule, places: Mapping[Operation, int]) -> CommandBuffer:
        place = places[region.op]
        text = region.op.attributes.get("affinity")
        affinity = None if text is None else parse_affinity(text, self.aliases)
        named = affinity if isinstance(affinity, DeviceAffinity) else None
        received: dict[int, int] = {}
        for operand in region.op.operands:
            source = places.get(operand.defining_op) if operand.defining_op else None
            if source is not None:
                received[source] = received.get(source, 0) + (constant_size(operand) or 0)
        return CommandBuffer(
            name=f"#{place}",
            regions=[[self._work(op) for op in wave] for wave in region.waves],
            device=named.device if named else "",
            queues=named.queues if named else ANY_QUEUE,
            after=sorted(places[op] for op in region.waits_for),
            received_bytes=received,
        )

    def _work(self, op: Operation) -> Work:
        export, moved = export_of(op), _moved_bytes(op)
        operations = operations_in(op, self.bodies)
        cut = round(math.sqrt(moved) / _TILE_ROOT_BYTES)
        tiles = max(operations // _TILE_OPERATIONS, cut, 1)
        return Work(
            export or op.name,
            min(_MOST_TILES, tiles),
            0.0,
            moved_bytes=moved,
            operations=operations,
            stated=stated_costs(op),
            is_dispatch=bool(export),
            is_counted=False,
        )


def _moved_bytes(op: Operation) -> int:
    """Bytes that an op reads and writes, as far as they are constants."""
    return sum(constant_integer(touched.length) or 0 for touched in access_ranges(op) or ())

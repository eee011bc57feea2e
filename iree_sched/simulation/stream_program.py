"""Programs as scheduled: stream IR with execute regions to what the simulator runs.

A wave is a region of a command buffer, which is an execute region; they are submitted as they
stand. How many tiles a dispatch has is known only in HAL IR: here it is estimated from its work.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from iree_sched.analysis.access import access_ranges
from iree_sched.analysis.affinity import ANY_QUEUE, DeviceAffinity, parse_affinity
from iree_sched.analysis.constants import constant_integer
from iree_sched.analysis.cost import count_operations, export_of
from iree_sched.analysis.schedule import FunctionSchedule, RegionSchedule, schedules
from iree_sched.analysis.sizes import constant_size
from iree_sched.document import Document
from iree_sched.ir import Operation
from iree_sched.simulation.program import CommandBuffer, Function, Work

_TILE_OPERATIONS = 1 << 18  # turns of the innermost loop in a tile, roughly as IREE cuts
# IREE cuts what touches more into more tiles, and into larger ones: of 164 dispatches of eleven
# models half have a number of tiles that is off by less than a factor of 2.
_TILE_ROOT_BYTES = 64
_MOST_TILES = 4096


def read_stream_program(document: Document, initializers: bool = False) -> list[Function]:
    """The functions that have execute regions; initializers only if they are asked for."""
    found = []
    for schedule in schedules(document.module, document.aliases):
        if schedule.regions and (initializers or not schedule.name.startswith("initializer ")):
            found.append(_function(schedule, document.aliases))
    return found


def _function(schedule: FunctionSchedule, aliases: Mapping[str, str]) -> Function:
    places = {region.op: place for place, region in enumerate(schedule.regions)}
    buffers = [_buffer(region, places, aliases) for region in schedule.regions]
    return Function(schedule.name, buffers)


def _buffer(
    region: RegionSchedule, places: Mapping[Operation, int], aliases: Mapping[str, str]
) -> CommandBuffer:
    place = places[region.op]
    text = region.op.attributes.get("affinity")
    affinity = None if text is None else parse_affinity(text, aliases)
    named = affinity if isinstance(affinity, DeviceAffinity) else None
    received: dict[int, int] = {}
    for operand in region.op.operands:
        source = places.get(operand.defining_op) if operand.defining_op else None
        if source is not None:
            received[source] = received.get(source, 0) + (constant_size(operand) or 0)
    return CommandBuffer(
        name=f"#{place}",
        regions=[[_work(op) for op in wave] for wave in region.waves],
        device=named.device if named else "",
        queues=named.queues if named else ANY_QUEUE,
        after=sorted(places[op] for op in region.waits_for),
        received_bytes=received,
    )


def _work(op: Operation) -> Work:
    moved = _moved_bytes(op)
    export = export_of(op)
    cut = round(math.sqrt(moved) / _TILE_ROOT_BYTES)
    tiles = max(count_operations(op) // _TILE_OPERATIONS, cut, 1)
    return Work(
        export or op.name,
        min(_MOST_TILES, tiles),
        0.0,
        moved_bytes=moved,
        is_dispatch=bool(export),
        is_counted=False,
    )


def _moved_bytes(op: Operation) -> int:
    """Bytes that an op reads and writes, as far as they are constants."""
    return sum(constant_integer(touched.length) or 0 for touched in access_ranges(op) or ())

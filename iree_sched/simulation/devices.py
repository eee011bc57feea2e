"""Which devices a program uses on a machine."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from iree_sched.simulation.machine import Machine
from iree_sched.simulation.program import Function


def on_devices(functions: Sequence[Function], machine: Machine) -> list[Function]:
    """The functions with devices that the machine has.

    Where both have one device, that of the program is that of the machine, whatever their names.
    """
    used = {buffer.device for function in functions for buffer in function.buffers}
    if len(used) > 1 or len({queue.device for queue in machine.queues}) > 1:
        return list(functions)
    return [evolve(f, buffers=[evolve(b, device="") for b in f.buffers]) for f in functions]

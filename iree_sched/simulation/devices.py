"""Which devices a program uses on a machine."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from iree_sched.simulation.machine import Machine
from iree_sched.simulation.program import Function


def on_devices(functions: Sequence[Function], machine: Machine) -> list[Function]:
    """The functions with devices that the machine has.

    A machine of like workers stands for every device, and if it has one device only, so has a
    program.
    """
    used = {buffer.device for function in functions for buffer in function.buffers}
    if not any(queue.device for queue in machine.queues) or (
        len(used) == 1 and len({queue.device for queue in machine.queues}) == 1
    ):
        return [evolve(f, buffers=[evolve(b, device="") for b in f.buffers]) for f in functions]
    return list(functions)

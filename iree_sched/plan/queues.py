"""How an affinity asks for a queue, which depends on the driver that runs the program.

An affinity names bits of a mask. Most drivers have a bit for each queue. local-task, which device
targets called `local` run on, takes the mask *modulo* the number of queues as of IREE 3.13
(iree_hal_task_device_select_queue, runtime/src/iree/hal/drivers/local_task/task_device.c).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from iree_sched.analysis.affinity import ANY_QUEUE
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import resolve_alias

_TARGET = re.compile(r'#hal\.device\.target<\s*"([^"]*)"')
_MODULO = ("local",)  # device targets


def device_target(module: Operation, device: str, aliases: Mapping[str, str]) -> str | None:
    """What a device of a module is a target for, `local` or `vulkan`.

    Returns:
      "" where the device does not say; None where the module has no such device.
    """
    for op in module.regions[0].blocks[0]:
        if op.attributes.get("sym_name") not in (device, f'"{device[1:]}"'):
            continue
        found = _TARGET.search(resolve_alias(op.attributes.get("initial_value", ""), aliases))
        return found[1] if found else ""
    return None


def queue_mask(queue: int, count: int, target: str) -> int:
    """The mask of an affinity for a queue.

    Args:
      queue: the queue, from 0.
      count: how many queues the device will have when the program runs.
      target: what the device is a target for.
    """
    if count < 2:
        return ANY_QUEUE
    if target not in _MODULO:
        return 1 << queue
    return queue or count


def can_name_several(target: str) -> bool:
    """Whether an affinity can be for some of the queues of a device."""
    return target not in _MODULO


def may_use(mask: int, queue: int, count: int, target: str) -> bool:
    """Whether an affinity with a mask lets work run on a queue."""
    if mask == ANY_QUEUE or count < 2:
        return True
    if target not in _MODULO:
        return bool(mask >> queue & 1)
    return local_task_queue(mask, count) == queue


def local_task_queue(mask: int, count: int) -> int:
    """The queue that local-task takes for a mask, of so many; also where no queue is named."""
    return mask % count

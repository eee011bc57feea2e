"""Machines from hardware descriptions."""

from __future__ import annotations

from attrs import evolve

from iree_sched.plan.hardware import NANOSECONDS, Hardware, Resource
from iree_sched.simulation.machine import (
    FREE,
    MOST_WORKERS,
    Machine,
    MachineError,
    Overheads,
    Queue,
    Worker,
)

# What IREE 3.13's local-task driver takes, roughly, where threads wake in 5 µs, as task/README.md
# says they do. In a virtual machine of two cores benchmarks/simulator.py found 23 to 45 µs for
# waking a worker, 50 µs for waking the host, and 0.25 µs for a dispatch.
LOCAL_TASK = Overheads(
    submit_ns=1_500,
    issue_ns=3_000,
    retire_ns=1_500,
    await_ns=5_000,
    wake_ns=5_000,
    relay_ns=1_000,
    warm_ns=300,
    spin_ns=10_000,
    transition_ns=400,
    claim_ns=40,
    dispatch_ns=250,
    schedule_ns=300,
    steal_ns=500,
    start_ns=50_000,
)


def machine_of(hardware: Hardware, overheads: Overheads) -> Machine:
    """A machine with a queue for each resource, and its workers.

    What the description says of dispatches counts, unless the runtime is to cost nothing. Workers
    of a resource share a cache. A resource that names no workers (an accelerator) has one, with a
    number that no other has.

    Raises:
      MachineError: two resources have a worker in common, or all 64 numbers are taken.
    """
    taken = 0
    for resource in hardware.resources:
        both = taken & resource.workers
        if both:
            raise MachineError(f"worker {_lowest(both)} is in two resources of '{hardware.name}'")
        taken |= resource.workers
    workers: list[Worker] = []
    for place, resource in enumerate(hardware.resources):
        mask = resource.workers or _free(taken)
        taken |= mask
        workers += _workers(resource, place, mask)
    queues = [Queue(r.name, r.device, r.queue) for r in hardware.resources]
    if hardware.dispatch_overhead_ns and overheads != FREE:
        overheads = evolve(overheads, dispatch_ns=float(hardware.dispatch_overhead_ns))
    moving = {
        (hardware.index[link.source], hardware.index[link.target]): (
            float(link.latency_ns),
            link.bytes_per_second / NANOSECONDS,
        )
        for link in hardware.links
    }
    return Machine(hardware.name, workers, queues, moving, overheads)


def _workers(resource: Resource, queue: int, mask: int) -> list[Worker]:
    numbers = [number for number in range(MOST_WORKERS) if mask >> number & 1]
    return [
        Worker(f"{resource.name}:{number}", number, queue, 1.0, mask & ~(1 << number))
        for number in numbers
    ]


def _lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1


def _free(taken: int) -> int:
    """The highest bit that is free, so that ids of cores stay what they are."""
    for number in reversed(range(MOST_WORKERS)):
        if not taken >> number & 1:
            return 1 << number
    raise MachineError("all 64 numbers of workers are taken")

"""What runs the work: resources, each a queue with workers behind it, and links between them."""

from __future__ import annotations

import fnmatch
import math
from collections.abc import Mapping
from functools import cached_property

from attrs import frozen

NANOSECONDS = 1_000_000_000  # in a second
DEFAULT_DEVICE = "@__device_0"  # what iree-compile calls the first device
MASK_BITS = 64  # workers that a mask can name


@frozen
class Resource:
    """A queue that runs one op at a time.

    Attributes:
      name: how plans call it.
      kind: `cpu` (a cluster of cores) or `accelerator`.
      device: symbol of the device in the IR, with its `@`.
      queue: number of the queue on that device.
      workers: mask of the workers behind the queue, bit i for worker i, below 2**64; 0: not said.
      operations_per_second: turns of innermost loops that it does in a second; 0: not said.
      bytes_per_second: bytes that it reads and writes in a second; 0: not said.
      memory_bytes: what its memory holds; None: nobody counts.
      runs: globs of the symbols of dispatches that it can run.
    """

    name: str
    kind: str = "cpu"
    device: str = DEFAULT_DEVICE
    queue: int = 0
    workers: int = 0
    operations_per_second: float = 0.0
    bytes_per_second: float = 0.0
    memory_bytes: int | None = None
    runs: tuple[str, ...] = ("*",)

    def can_run(self, symbol: str) -> bool:
        """Whether it can run a dispatch, by its symbol `executable::export` without any `@`.

        A glob may also be for the name of the export alone.
        """
        symbol = symbol.replace("@", "")
        export = symbol.rpartition("::")[2]
        return any(
            fnmatch.fnmatchcase(symbol, glob) or fnmatch.fnmatchcase(export, glob)
            for glob in (glob.replace("@", "") for glob in self.runs)
        )

    def estimate_ns(self, operations: int, moved: int) -> float | None:
        """Nanoseconds of a dispatch by the roofline model; None without the rates it takes.

        Williams, Waterman and Patterson, Roofline, 2009: as long as the slower of computing and
        moving takes.

        Args:
          operations: turns of the innermost loop.
          moved: bytes that are read and written.
        """
        needed = ((operations, self.operations_per_second), (moved, self.bytes_per_second))
        if any(amount and not rate for amount, rate in needed):
            return None
        return max(amount * NANOSECONDS / rate if rate else 0.0 for amount, rate in needed)


@frozen
class Link:
    """A way for data from a resource to another.

    Attributes:
      source, target: names of resources.
      latency_ns: nanoseconds that any amount takes.
      bytes_per_second: what goes through in a second; 0: more than anybody counts.
    """

    source: str
    target: str
    latency_ns: int = 0
    bytes_per_second: float = 0.0

    def duration_ns(self, amount: int) -> int:
        """Nanoseconds that so many bytes take, rounded up."""
        if not self.bytes_per_second:
            return self.latency_ns
        return self.latency_ns + math.ceil(amount * NANOSECONDS / self.bytes_per_second)


@frozen(slots=False)
class Hardware:
    """A machine.

    Where no link is described, data takes no time: resources of one memory need none.

    Attributes:
      name: of the description.
      resources: its queues.
      links: ways between them, one for each direction.
      dispatch_overhead_ns: nanoseconds that any dispatch takes beside its work.
      devices: symbols of its devices in the IR, with their `@`.
      region_overhead_ns: nanoseconds that a region takes beside its dispatches, from being handed
        to a queue to letting others go on; None: not said.
    """

    name: str
    resources: tuple[Resource, ...]
    links: tuple[Link, ...] = ()
    dispatch_overhead_ns: int = 0
    devices: tuple[str, ...] = (DEFAULT_DEVICE,)
    region_overhead_ns: int | None = None

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The place of each resource by its name."""
        return {resource.name: place for place, resource in enumerate(self.resources)}

    def queues(self, device: str) -> int:
        """Queues that a device has to have for all resources on it."""
        return max((r.queue + 1 for r in self.resources if r.device == device), default=0)

    def moving_ns(self, source: int, target: int, amount: int) -> int:
        """Nanoseconds from the end of an op to when its bytes are where another op needs them.

        Args:
          source, target: places of resources.
          amount: bytes; without any, the latency is still there.
        """
        link = self._links.get((source, target)) if source != target else None
        return 0 if link is None else link.duration_ns(amount)

    @cached_property
    def _links(self) -> Mapping[tuple[int, int], Link]:
        return {(self.index[link.source], self.index[link.target]): link for link in self.links}


def plain_machines(count: int, first: int = 1) -> Hardware:
    """Machines that are only numbered, as those of published instances."""
    return Hardware("machines", tuple(Resource(str(first + place)) for place in range(count)))

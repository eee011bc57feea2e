"""What writes the text of a function with random ops."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from attrs import define, field, frozen

RESOURCE = "!stream.resource"
TRANSIENT = f"{RESOURCE}<transient>"
DEVICES = ("@dev_a", "@dev_b", "@dev_c")


@frozen
class Buffer:
    """A resource in scope: SSA name, name of its size in bytes, lifetime, index of its device."""

    name: str
    size: str
    lifetime: str
    device: int

    @property
    def resource(self) -> str:
        """The type, `!stream.resource<transient>`."""
        return f"{RESOURCE}<{self.lifetime}>"

    @property
    def type(self) -> str:
        """The type with the size, `!stream.resource<transient>{%c64}`."""
        return f"{self.resource}{{{self.size}}}"

    @property
    def range(self) -> str:
        """The buffer with its whole range, as dispatches take it."""
        return f"{self.name}[%c0 to {self.size} for {self.size}]"


@frozen
class Features:
    """What may occur in a module.

    Attributes:
      devices: number of devices.
      queues: ops may name a queue of their device.
      in_place: ops may overwrite values.
      host: host code (calls, loads, stores, globals, awaits) may stand between ops.
      parameters: buffers may be loaded from parameters and written to them.
      structured: ops of the scf dialect may occur.
      blocks: number of blocks; more than one are connected by branches.
      ops: number of ops in each block, about.
    """

    devices: int = 1
    queues: bool = False
    in_place: bool = True
    host: bool = True
    parameters: bool = False
    structured: bool = False
    blocks: int = 1
    ops: int = 10


@define
class Writer:
    """The lines of a function so far, and the values that are in scope at its end."""

    rng: Random
    features: Features
    lines: list[str] = field(factory=list)
    buffers: list[Buffer] = field(factory=list)
    timepoints: list[str] = field(factory=list)
    indices: list[str] = field(factory=list)
    counter: int = 0
    indent: str = "    "

    def emit(self, text: str) -> None:
        """Adds a line."""
        self.lines.append(self.indent + text)

    def name(self) -> str:
        """A new SSA name."""
        self.counter += 1
        return f"%x{self.counter}"

    def define(self, size: str, lifetime: str = "transient", device: int | None = None) -> Buffer:
        """A new buffer, on a random device if none is given."""
        if device is None:
            device = self.rng.randrange(self.features.devices)
        return Buffer(self.name(), size, lifetime, device)

    def add(self, buffer: Buffer) -> None:
        """Brings a buffer into scope."""
        self.buffers.append(buffer)

    def pick(self) -> Buffer:
        """A buffer in scope, recent ones more often."""
        weights = range(1, len(self.buffers) + 1)
        return self.rng.choices(self.buffers, weights)[0]

    def overwritten(self, target: Buffer) -> Buffer:
        """A new value in the place of a buffer."""
        return Buffer(self.name(), target.size, target.lifetime, target.device)

    def size(self) -> str:
        """A size in bytes."""
        return self.rng.choice(["%c64", "%c128", "%c256", "%n"])

    def span(self) -> str:
        """A range of bytes."""
        return self.rng.choice(["%c0 to %c64", "%c64 to %c128", "%c128 to %c256"])

    def affinity(self, device: int) -> str:
        """A device, or a queue of it."""
        queue = ""
        if self.features.queues and self.rng.random() < 0.5:
            queue = f", [{self.rng.randrange(2)}]"
        return f"#hal.device.affinity<{DEVICES[device]}{queue}>"

    def on(self, buffer: Buffer) -> str:
        """The affinity clause of an op that makes a buffer."""
        return f" on({self.affinity(buffer.device)})"

    def awaited(self) -> str:
        """The await clause of an op, mostly none."""
        if self.rng.random() < 0.8:
            return ""
        return f" await({self.rng.choice(self.timepoints)})"

    def transient(self, source: Buffer) -> Buffer:
        """A transient buffer with the first 64 bytes of another."""
        cut = Buffer(self.name(), "%c64", source.lifetime, source.device)
        self.emit(
            f"{cut.name} = stream.async.slice{self.on(cut)} {source.name}[%c0 to %c64] :"
            f" {source.type} -> {cut.type}"
        )
        if source.lifetime == "transient":
            return cut
        result = Buffer(self.name(), "%c64", "transient", source.device)
        self.emit(
            f"{result.name} = stream.async.clone{self.on(result)} {cut.name} : {cut.type}"
            f" -> {result.type}"
        )
        return result


WriteOp = Callable[[Writer], None]

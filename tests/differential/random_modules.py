"""Random modules that use what the two passes look at.

Functions with straight-line code, branches between blocks, or structured control flow; several
devices and queues; ops that write in place; clones, fills, copies, updates, slices; host loads and
calls; globals; awaited timepoints; parameters. Every module is valid before scheduling.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from attrs import define, field, frozen

RESOURCE = "!stream.resource"
DEVICES = ("@dev_a", "@dev_b", "@dev_c")


@frozen
class Buffer:
    """A resource in scope: SSA name, name of its size in bytes, lifetime, index of its device."""

    name: str
    size: str
    lifetime: str
    device: int

    @property
    def type(self) -> str:
        """The type with the size, `!stream.resource<transient>{%c64}`."""
        return f"{RESOURCE}<{self.lifetime}>{{{self.size}}}"

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
      host: host code (calls, loads, globals) may stand between ops.
      structured: `scf.if` and `scf.for` may occur.
      blocks: number of blocks; more than one are connected by branches.
      ops: number of ops in each block, about.
    """

    devices: int = 1
    queues: bool = False
    in_place: bool = True
    host: bool = True
    structured: bool = False
    blocks: int = 1
    ops: int = 10


def random_features(rng: Random) -> Features:
    """Features for one module."""
    return Features(
        devices=rng.choice([1, 1, 1, 2, 3]),
        queues=rng.random() < 0.1,
        in_place=rng.random() < 0.7,
        host=rng.random() < 0.6,
        structured=rng.random() < 0.3,
        blocks=rng.choice([1, 1, 1, 2, 3]),
        ops=rng.choice([3, 6, 10, 16, 30]),
    )


def random_module(rng: Random, features: Features | None = None, favor: str | None = None) -> str:
    """The text of a module with one function; `favor` becomes its partitioning attribute."""
    features = features if features is not None else random_features(rng)
    attribute = f'stream.partitioning = #stream.partitioning_config<"{favor}">'
    head = f"module attributes {{{attribute}}} {{" if favor is not None else "module {"
    lines = [head, "  util.func private @host(index) -> index"]
    lines += [f"  util.global private mutable @state : {RESOURCE}<variable>"]
    lines += _Writer(rng, features).function()
    return "\n".join([*lines, "}", ""])


@define
class _Writer:
    rng: Random
    features: Features
    lines: list[str] = field(factory=list)
    buffers: list[Buffer] = field(factory=list)
    timepoints: list[str] = field(factory=list)
    indices: list[str] = field(factory=list)
    counter: int = 0
    indent: str = "    "

    def function(self) -> list[str]:
        """A function with all blocks; each one hands a value on to the next."""
        self.lines.append(
            f"  util.func public @main(%in: {RESOURCE}<external>, %n: index, %b: i1,"
            f" %t0: !stream.timepoint, %t1: !stream.timepoint) -> {RESOURCE}<external> {{"
        )
        for value in (0, 1, 4, 64, 128, 256):
            self.emit(f"%c{value} = arith.constant {value} : index")
        self.emit("%v = arith.constant 123 : i32")
        self.buffers.append(Buffer("%in", "%n", "external", 0))
        self.timepoints = ["%t0", "%t1"]
        self.indices = ["%c1", "%c4", "%n"]
        for block in range(self.features.blocks):
            if block:
                self._next_block(block)
            self._ops(self.features.ops)
        self._return()
        return [*self.lines, "  }"]

    def emit(self, text: str) -> None:
        """Adds a line."""
        self.lines.append(self.indent + text)

    def name(self) -> str:
        """A new SSA name."""
        self.counter += 1
        return f"%x{self.counter}"

    def _return(self) -> None:
        last = self.buffers[-1]
        result = self._define(last.size, "external", last.device)
        self.emit(
            f"{result.name} = stream.async.dispatch{self._on(result)} @ex::@last({last.range})"
            f" : ({last.type}) -> {result.type}"
        )
        self.emit(f"util.return {result.name} : {RESOURCE}<external>")

    def _next_block(self, number: int) -> None:
        """Ends a block with a branch that passes a buffer on, and begins the next one."""
        passed = self.rng.choice(self.buffers)
        type = f"{RESOURCE}<{passed.lifetime}>"
        target = f"^bb{number}({passed.name}, {passed.size} : {type}, index)"
        branch = (
            f"cf.cond_br %b, {target}, {target}" if self.rng.random() < 0.5 else f"cf.br {target}"
        )
        self.emit(branch)
        argument, size = self.name(), self.name()
        self.lines.append(f"  ^bb{number}({argument}: {type}, {size}: index):")
        self.buffers.append(Buffer(argument, size, passed.lifetime, passed.device))
        self.indices.append(size)

    def _ops(self, count: int) -> None:
        for _ in range(count):
            self.rng.choice(self._choices())()

    def _choices(self) -> list[Callable[[], None]]:
        choices = [self._dispatch] * 6 + [self._splat] * 2 + [self._clone, self._slice]
        choices += [self._constant, self._alloca]
        if self.features.devices > 1:
            choices += [self._transfer] * 2
        if self.features.in_place:
            choices += [self._dispatch_in_place, self._fill, self._update, self._copy]
        if self.features.host:
            choices += [self._call, self._read_back, self._load_global, self._store_global]
        if self.features.structured and len(self.indent) < 8:
            choices += [self._if, self._for]
        return choices

    # --- device ops ---

    def _define(self, size: str, lifetime: str = "transient", device: int | None = None) -> Buffer:
        if device is None:
            device = self.rng.randrange(self.features.devices)
        return Buffer(self.name(), size, lifetime, device)

    def _add(self, buffer: Buffer) -> None:
        self.buffers.append(buffer)

    def _pick(self) -> Buffer:
        """A buffer, recent ones more often."""
        weights = range(1, len(self.buffers) + 1)
        return self.rng.choices(self.buffers, weights)[0]

    def _size(self) -> str:
        return self.rng.choice(["%c64", "%c128", "%c256", "%n"])

    def _affinity(self, device: int) -> str:
        queue = ""
        if self.features.queues and self.rng.random() < 0.5:
            queue = f", [{self.rng.randrange(2)}]"
        return f"#hal.device.affinity<{DEVICES[device]}{queue}>"

    def _on(self, buffer: Buffer) -> str:
        return f" on({self._affinity(buffer.device)})"

    def _await(self) -> str:
        if self.rng.random() < 0.8:
            return ""
        return f" await({self.rng.choice(self.timepoints)})"

    def _splat(self) -> None:
        result = self._define(self._size())
        self.emit(
            f"{result.name} = stream.async.splat{self._on(result)}{self._await()} %v : i32"
            f" -> {result.type}"
        )
        self._add(result)

    def _constant(self) -> None:
        result = self._define("%c64", "constant")
        self.emit(
            f"{result.name} = stream.async.constant{self._on(result)}{self._await()} :"
            f' {result.type} = #stream.parameter.named<"p"::"k{self.counter}"> : tensor<16xf32>'
        )
        self._add(result)

    def _alloca(self) -> None:
        result = self._define(self._size())
        self.emit(f"{result.name} = stream.async.alloca{self._on(result)} : {result.type}")
        self._add(result)

    def _clone(self) -> None:
        source = self._pick()
        result = self._define(source.size, device=source.device)
        self.emit(
            f"{result.name} = stream.async.clone{self._on(result)} {source.name} : {source.type}"
            f" -> {result.type}"
        )
        self._add(result)

    def _slice(self) -> None:
        source = self._pick()
        result = self._define("%c64", source.lifetime, source.device)
        self.emit(
            f"{result.name} = stream.async.slice{self._on(result)} {source.name}[%c0 to %c64] :"
            f" {source.type} -> {result.type}"
        )
        self._add(result)

    def _transfer(self) -> None:
        source = self._pick()
        device = self.rng.randrange(self.features.devices)
        if device == source.device:
            device = (device + 1) % self.features.devices
        result = self._define(source.size, device=device)
        origin, target = (f"#hal.device.affinity<{DEVICES[d]}>" for d in (source.device, device))
        where = self.rng.choice(["", f" on({origin})", f" on({target})"])
        self.emit(
            f"{result.name} = stream.async.transfer{where} {source.name} : {source.type}"
            f" from({origin}) -> to({target}) {result.type}"
        )
        self._add(result)

    def _dispatch(self) -> None:
        sources = [self._pick() for _ in range(self.rng.choice([0, 1, 1, 1, 2, 3]))]
        device = sources[0].device if sources else None
        results = [self._define(self._size(), device=device)]
        if self.rng.random() < 0.2:
            results.append(self._define(self._size(), device=results[0].device))
        operands = [source.range for source in sources]
        types = [source.type for source in sources]
        if self.rng.random() < 0.3:
            operands.append(self.rng.choice(self.indices))
            types.append("index")
        given = ", ".join(result.type for result in results)
        given = f"({given})" if len(results) > 1 else given
        self.emit(
            f"{', '.join(result.name for result in results)} = stream.async.dispatch"
            f"{self._on(results[0])} @ex::@fn{self.counter}({', '.join(operands)}) :"
            f" ({', '.join(types)}) -> {given}"
        )
        self.buffers += results

    def _dispatch_in_place(self) -> None:
        target, source = self._pick(), self._pick()
        if target is source:
            return
        result = Buffer(self.name(), target.size, target.lifetime, target.device)
        self.emit(
            f"{result.name} = stream.async.dispatch{self._on(result)} @ex::@inplace{self.counter}"
            f"({source.range}, {target.range}) : ({source.type}, {target.type})"
            f" -> {target.name}{{{target.size}}}"
        )
        self._add(result)

    def _overwritten(self, target: Buffer) -> Buffer:
        return Buffer(self.name(), target.size, target.lifetime, target.device)

    def _span(self) -> str:
        return self.rng.choice(["%c0 to %c64", "%c64 to %c128", "%c128 to %c256"])

    def _fill(self) -> None:
        target = self._pick()
        result = self._overwritten(target)
        span = self.rng.choice(["%c0 to %c64 for %c64", "%c64 to %c128 for %c64"])
        self.emit(
            f"{result.name} = stream.async.fill{self._on(result)} %v, {target.name}[{span}] : i32"
            f" -> {target.name} as {target.type}"
        )
        self._add(result)

    def _update(self) -> None:
        target, source = self._pick(), self._pick()
        result = self._overwritten(target)
        self.emit(
            f"{result.name} = stream.async.update{self._on(result)} {source.name},"
            f" {target.name}[{self._span()}] : {source.type} -> {target.name} as {target.type}"
        )
        self._add(result)

    def _copy(self) -> None:
        target, source = self._pick(), self._pick()
        result = self._overwritten(target)
        self.emit(
            f"{result.name} = stream.async.copy{self._on(result)} {source.name}[%c0 to %c64],"
            f" {target.name}[{self._span()}], %c64 : {source.type}"
            f" -> {target.name} as {target.type}"
        )
        self._add(result)

    # --- host code ---

    def _call(self) -> None:
        result = self.name()
        argument = self.rng.choice(self.indices)
        self.emit(f"{result} = util.call @host({argument}) : (index) -> index")
        self.indices.append(result)

    def _read_back(self) -> None:
        """Brings a buffer to the host and reads a number from it."""
        source = self._pick()
        staged, number, index = self.name(), self.name(), self.name()
        here = f"#hal.device.affinity<{DEVICES[source.device]}>"
        type = f"{RESOURCE}<staging>{{{source.size}}}"
        self.emit(
            f"{staged} = stream.async.transfer {source.name} : {source.type} from({here})"
            f" -> to({here}) {type}"
        )
        self.emit(f"{number} = stream.async.load {staged}[%c0] : {type} -> i32")
        self.emit(f"{index} = arith.index_cast {number} : i32 to index")
        self.indices.append(index)

    def _load_global(self) -> None:
        result = Buffer(self.name(), "%c64", "variable", 0)
        self.emit(f"{result.name} = util.global.load @state : {RESOURCE}<variable>")
        self._add(result)

    def _store_global(self) -> None:
        source = self._pick()
        result = self._define(source.size, "variable", source.device)
        self.emit(
            f"{result.name} = stream.async.clone{self._on(result)} {source.name} : {source.type}"
            f" -> {result.type}"
        )
        self.emit(f"util.global.store {result.name}, @state : {RESOURCE}<variable>")

    # --- structured control flow ---

    def _nested(self, count: int) -> None:
        """Ops inside a region; what they define is gone behind it."""
        outer = (len(self.buffers), len(self.indices), self.indent)
        self.indent += "  "
        self._ops(count)
        self.emit_yield(self.buffers[-1])
        del self.buffers[outer[0] :]
        del self.indices[outer[1] :]
        self.indent = outer[2]

    def emit_yield(self, value: Buffer) -> None:
        """Ends a region with a transient buffer of 64 bytes."""
        result = Buffer(self.name(), "%c64", "transient", value.device)
        self.emit(
            f"{result.name} = stream.async.slice{self._on(result)} {value.name}[%c0 to %c64] :"
            f" {value.type} -> {RESOURCE}<{value.lifetime}>{{%c64}}"
        )
        if value.lifetime != "transient":
            moved = Buffer(self.name(), "%c64", "transient", value.device)
            self.emit(
                f"{moved.name} = stream.async.clone{self._on(moved)} {result.name} :"
                f" {RESOURCE}<{value.lifetime}>{{%c64}} -> {moved.type}"
            )
            result = moved
        self.emit(f"scf.yield {result.name} : {RESOURCE}<transient>")

    def _if(self) -> None:
        result = self._define("%c64")
        self.emit(f"{result.name} = scf.if %b -> ({RESOURCE}<transient>) {{")
        self._nested(self.rng.randint(1, 4))
        self.emit("} else {")
        self._nested(self.rng.randint(1, 4))
        self.emit("}")
        self._add(result)

    def _for(self) -> None:
        """A loop that carries a transient buffer of 64 bytes."""
        source = self._pick()
        start = Buffer(self.name(), "%c64", "transient", source.device)
        sliced = self.name()
        self.emit(
            f"{sliced} = stream.async.slice{self._on(start)} {source.name}[%c0 to %c64] :"
            f" {source.type} -> {RESOURCE}<{source.lifetime}>{{%c64}}"
        )
        self.emit(
            f"{start.name} = stream.async.clone{self._on(start)} {sliced} :"
            f" {RESOURCE}<{source.lifetime}>{{%c64}} -> {start.type}"
        )
        result = self._define("%c64", device=source.device)
        step, carried = self.name(), self._define("%c64", device=source.device)
        self.emit(
            f"{result.name} = scf.for {step} = %c0 to %n step %c1 iter_args({carried.name} ="
            f" {start.name}) -> ({RESOURCE}<transient>) {{"
        )
        self.buffers.append(carried)
        self.indices.append(step)
        self._nested(self.rng.randint(1, 4))
        self.buffers.remove(carried)
        self.indices.remove(step)
        self.emit("}")
        self._add(result)

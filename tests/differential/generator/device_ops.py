"""Random ops that run on devices."""

from __future__ import annotations

from tests.differential.generator.writer import DEVICES, Buffer, WriteOp, Writer


def splat(w: Writer) -> None:
    result = w.define(w.size())
    w.emit(
        f"{result.name} = stream.async.splat{w.on(result)}{w.awaited()} %v : i32 -> {result.type}"
    )
    w.add(result)


def constant(w: Writer) -> None:
    result = w.define("%c64", "constant")
    w.emit(
        f"{result.name} = stream.async.constant{w.on(result)}{w.awaited()} :"
        f' {result.type} = #stream.parameter.named<"p"::"k{w.counter}"> : tensor<16xf32>'
    )
    w.add(result)


def alloca(w: Writer) -> None:
    result = w.define(w.size())
    w.emit(f"{result.name} = stream.async.alloca{w.on(result)} : {result.type}")
    w.add(result)


def clone(w: Writer) -> None:
    source = w.pick()
    result = w.define(source.size, device=source.device)
    w.emit(
        f"{result.name} = stream.async.clone{w.on(result)} {source.name} : {source.type}"
        f" -> {result.type}"
    )
    w.add(result)


def slice_(w: Writer) -> None:
    source = w.pick()
    result = w.define("%c64", source.lifetime, source.device)
    w.emit(
        f"{result.name} = stream.async.slice{w.on(result)} {source.name}[%c0 to %c64] :"
        f" {source.type} -> {result.type}"
    )
    w.add(result)


def transfer(w: Writer) -> None:
    source = w.pick()
    device = w.rng.randrange(w.features.devices)
    if device == source.device:
        device = (device + 1) % w.features.devices
    result = w.define(source.size, device=device)
    origin, target = (f"#hal.device.affinity<{DEVICES[d]}>" for d in (source.device, device))
    where = w.rng.choice(["", f" on({origin})", f" on({target})"])
    w.emit(
        f"{result.name} = stream.async.transfer{where} {source.name} : {source.type}"
        f" from({origin}) -> to({target}) {result.type}"
    )
    w.add(result)


def dispatch(w: Writer) -> None:
    sources = [w.pick() for _ in range(w.rng.choice([0, 1, 1, 1, 2, 3]))]
    device = sources[0].device if sources else None
    results = [w.define(w.size(), device=device)]
    if w.rng.random() < 0.2:
        results.append(w.define(w.size(), device=results[0].device))
    operands = [source.range for source in sources]
    types = [source.type for source in sources]
    if w.rng.random() < 0.3:
        operands.append(w.rng.choice(w.indices))
        types.append("index")
    given = ", ".join(result.type for result in results)
    given = f"({given})" if len(results) > 1 else given
    w.emit(
        f"{', '.join(result.name for result in results)} = stream.async.dispatch"
        f"{w.on(results[0])} @ex::@fn{w.counter}({', '.join(operands)}) :"
        f" ({', '.join(types)}) -> {given}"
    )
    w.buffers += results


def dispatch_in_place(w: Writer) -> None:
    target, source = w.pick(), w.pick()
    if target is source:
        return
    result = Buffer(w.name(), target.size, target.lifetime, target.device)
    w.emit(
        f"{result.name} = stream.async.dispatch{w.on(result)} @ex::@inplace{w.counter}"
        f"({source.range}, {target.range}) : ({source.type}, {target.type})"
        f" -> {target.name}{{{target.size}}}"
    )
    w.add(result)


def fill(w: Writer) -> None:
    target = w.pick()
    result = w.overwritten(target)
    span = w.rng.choice(["%c0 to %c64 for %c64", "%c64 to %c128 for %c64"])
    w.emit(
        f"{result.name} = stream.async.fill{w.on(result)} %v, {target.name}[{span}] : i32"
        f" -> {target.name} as {target.type}"
    )
    w.add(result)


def update(w: Writer) -> None:
    target, source = w.pick(), w.pick()
    result = w.overwritten(target)
    w.emit(
        f"{result.name} = stream.async.update{w.on(result)} {source.name},"
        f" {target.name}[{w.span()}] : {source.type} -> {target.name} as {target.type}"
    )
    w.add(result)


def copy(w: Writer) -> None:
    target, source = w.pick(), w.pick()
    result = w.overwritten(target)
    w.emit(
        f"{result.name} = stream.async.copy{w.on(result)} {source.name}[%c0 to %c64],"
        f" {target.name}[{w.span()}], %c64 : {source.type}"
        f" -> {target.name} as {target.type}"
    )
    w.add(result)


def select(w: Writer) -> None:
    """A choice between two buffers on the host."""
    first, second = w.transient(w.pick()), w.transient(w.pick())
    result = w.overwritten(first)
    w.emit(f"{result.name} = arith.select %b, {first.name}, {second.name} : {result.resource}")
    w.add(result)


def call(w: Writer) -> None:
    """A call of a function that runs on the device."""
    source = w.pick()
    result = w.define("%c64", device=source.device)
    w.emit(
        f"{result.name} = stream.async.call{w.on(result)} @async({source.range}, %n) :"
        f" ({source.type}, index) -> {result.type}"
    )
    w.add(result)


def collective(w: Writer) -> None:
    target, source = w.pick(), w.pick()
    result = w.overwritten(target)
    w.emit(
        f"{result.name} = stream.async.collective<all_gather : f32>[%c4]{w.on(result)}"
        f" channel(%channel) {source.name}[%c0 to %c64 for %c64],"
        f" {target.name}[%c64 to %c128 for %c64] : {source.type} -> {target.name} as {target.type}"
    )
    w.add(result)


def barrier(w: Writer) -> None:
    source = w.pick()
    result = w.overwritten(source)
    w.emit(f"{result.name} = stream.async.barrier{w.on(result)} {source.name} : {source.type}")
    w.add(result)


def load_parameter(w: Writer) -> None:
    """Makes a buffer of a parameter."""
    result = w.define("%c64")
    _transfer_parameter(w, result, "load", f"{_PARAMETER} : {result.type}")


_HALVES = ("%c0 to %c64 for %c64", "%c64 to %c128 for %c64")
_PARAMETER = "%scope::%key[%offset]"


def fill_from_parameter(w: Writer) -> None:
    """Overwrites a buffer by a parameter, in one or in two parts."""
    target = w.pick()
    result = w.overwritten(target)
    if w.rng.random() < 0.5:
        _transfer_parameter(w, result, "read", f"{_PARAMETER} -> {target.range} : {target.type}")
        return
    parts = (f"{_PARAMETER} -> {target.name}[{half}] : {target.type}" for half in _HALVES)
    _transfer_parameter(w, result, "gather", f"{{ {', '.join(parts)} }} : {target.resource}")


def write_parameter(w: Writer) -> None:
    """Writes a buffer to a parameter, in one or in two parts."""
    source = w.pick()
    result = w.overwritten(source)
    if w.rng.random() < 0.5:
        _transfer_parameter(w, result, "write", f"{source.range} -> {_PARAMETER} : {source.type}")
        return
    parts = (f"{source.name}[{half}] : {source.type} -> {_PARAMETER}" for half in _HALVES)
    _transfer_parameter(w, result, "scatter", f"{{ {', '.join(parts)} }} : {source.resource}")


def _transfer_parameter(w: Writer, result: Buffer, what: str, operands: str) -> None:
    timepoint = w.name()
    w.emit(
        f"{result.name}, {timepoint} = stream.async.parameter.{what}{w.on(result)}{w.awaited()}"
        f" {operands} => !stream.timepoint"
    )
    w.timepoints.append(timepoint)
    w.add(result)


OPS: list[WriteOp] = [*[dispatch] * 6, *[splat] * 2, clone, slice_, constant, alloca, select, call]
BETWEEN_DEVICES: list[WriteOp] = [transfer] * 2
IN_PLACE: list[WriteOp] = [dispatch_in_place, fill, update, copy, collective, barrier]
PARAMETERS: list[WriteOp] = [load_parameter, fill_from_parameter, write_parameter]

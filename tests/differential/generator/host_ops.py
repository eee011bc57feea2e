"""Random host code between the ops that run on devices."""

from __future__ import annotations

from tests.differential.generator.writer import DEVICES, RESOURCE, Buffer, WriteOp, Writer


def call(w: Writer) -> None:
    result = w.name()
    argument = w.rng.choice(w.indices)
    w.emit(f"{result} = util.call @host({argument}) : (index) -> index")
    w.indices.append(result)


def read_back(w: Writer) -> None:
    """Brings a buffer to the host and reads a number from it."""
    source = w.pick()
    staged, number, index = w.name(), w.name(), w.name()
    here = f"#hal.device.affinity<{DEVICES[source.device]}>"
    type = f"{RESOURCE}<staging>{{{source.size}}}"
    w.emit(
        f"{staged} = stream.async.transfer {source.name} : {source.type} from({here})"
        f" -> to({here}) {type}"
    )
    w.emit(f"{number} = stream.async.load {staged}[%c0] : {type} -> i32")
    w.emit(f"{index} = arith.index_cast {number} : i32 to index")
    w.indices.append(index)


def load_global(w: Writer) -> None:
    result = Buffer(w.name(), "%c64", "variable", 0)
    w.emit(f"{result.name} = util.global.load @state : {RESOURCE}<variable>")
    w.add(result)


def store_global(w: Writer) -> None:
    source = w.pick()
    result = w.define(source.size, "variable", source.device)
    w.emit(
        f"{result.name} = stream.async.clone{w.on(result)} {source.name} : {source.type}"
        f" -> {result.type}"
    )
    w.emit(f"util.global.store {result.name}, @state : {RESOURCE}<variable>")


def store(w: Writer) -> None:
    """Brings a buffer to the host, writes a number into it, and brings it back."""
    source = w.pick()
    staged, written = w.define(source.size, "staging", source.device), w.name()
    here = f"#hal.device.affinity<{DEVICES[source.device]}>"
    w.emit(
        f"{staged.name} = stream.async.transfer {source.name} : {source.type} from({here})"
        f" -> to({here}) {staged.type}"
    )
    w.emit(
        f"{written} = stream.async.store %v, {staged.name}[%c0] : i32"
        f" -> {staged.name} as {staged.type}"
    )
    result = w.define(source.size, device=source.device)
    w.emit(
        f"{result.name} = stream.async.transfer {written} : {staged.type} from({here})"
        f" -> to({here}) {result.type}"
    )
    w.add(result)


def await_buffers(w: Writer) -> None:
    """Waits for a timepoint before buffers may be used."""
    sources = [w.pick() for _ in range(w.rng.randint(1, 2))]
    results = [w.overwritten(source) for source in sources]
    sync = "sync " if w.rng.random() < 0.5 else ""
    w.emit(
        f"{', '.join(r.name for r in results)} = stream.timepoint.await {sync}"
        f"{w.rng.choice(w.timepoints)} => {', '.join(s.name for s in sources)} :"
        f" {', '.join(s.type for s in sources)}"
    )
    w.buffers += results


def make_timepoint(w: Writer) -> None:
    """A timepoint: of a buffer, of several others, of a fence, or one reached from the start."""
    timepoint = w.name()
    kind = w.rng.choice(["barrier", "join", "import", "immediate"])
    if kind == "barrier":
        source = w.pick()
        result = w.overwritten(source)
        w.emit(
            f"{result.name}, {timepoint} = stream.timepoint.barrier{w.on(result)} {source.name} :"
            f" {source.type} => !stream.timepoint"
        )
        w.add(result)
    elif kind == "join":
        joined = ", ".join(w.rng.choice(w.timepoints) for _ in range(2))
        w.emit(f"{timepoint} = stream.timepoint.join max({joined}) => !stream.timepoint")
    elif kind == "import":
        w.emit(f"{timepoint} = stream.timepoint.import %fence : (!hal.fence) => !stream.timepoint")
    else:
        w.emit(f"{timepoint} = stream.timepoint.immediate => !stream.timepoint")
    w.timepoints.append(timepoint)


def use_timepoint(w: Writer) -> None:
    """Hands a timepoint to the outside."""
    timepoint = w.rng.choice(w.timepoints)
    if w.rng.random() < 0.5:
        w.emit(f"stream.timepoint.chain_external {timepoint} => (%fence : !hal.fence)")
        return
    fence = w.name()
    w.emit(f"{fence} = stream.timepoint.export {timepoint} => (!hal.fence)")
    w.emit(f"util.optimization_barrier {fence} : !hal.fence")


def hide(w: Writer) -> None:
    """An op that passes do not look through."""
    source = w.pick()
    result = w.overwritten(source)
    w.emit(f"{result.name} = util.optimization_barrier {source.name} : {source.resource}")
    w.add(result)


def import_view(w: Writer) -> None:
    result = w.define("%c64", "external")
    w.emit(
        f"{result.name} = stream.tensor.import{w.on(result)} %view : !hal.buffer_view ->"
        f" tensor<16xf32> in {result.type}"
    )
    w.add(result)


def export_view(w: Writer) -> None:
    source = w.transient(w.pick())
    shared, view = w.define("%c64", "external", source.device), w.name()
    w.emit(
        f"{shared.name} = stream.async.clone{w.on(shared)} {source.name} : {source.type} ->"
        f" {shared.type}"
    )
    w.emit(
        f"{view} = stream.tensor.export{w.on(shared)} {shared.name} : tensor<16xf32> in"
        f" {shared.type} -> !hal.buffer_view"
    )
    w.emit(f"util.optimization_barrier {view} : !hal.buffer_view")


def add_indices(w: Writer) -> None:
    result = w.name()
    first, second = (w.rng.choice(w.indices) for _ in range(2))
    w.emit(f"{result} = arith.addi {first}, {second} : index")
    w.indices.append(result)


OPS: list[WriteOp] = [
    call,
    read_back,
    load_global,
    store_global,
    store,
    await_buffers,
    make_timepoint,
    use_timepoint,
    hide,
    import_view,
    export_view,
    add_indices,
]

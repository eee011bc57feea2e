"""Random modules with one function."""

from __future__ import annotations

from random import Random

from tests.differential.generator import control_flow, device_ops, host_ops
from tests.differential.generator.writer import RESOURCE, Buffer, Features, WriteOp, Writer

_HEAD = f"""\
  util.func private @host(index) -> index
  stream.async.func private @async(%arg0: {RESOURCE}<*>, %arg1: index) -> {RESOURCE}<*>
  util.global private mutable @state : {RESOURCE}<variable>"""
_NESTED = 8  # columns of indent from which on no further op with regions is opened


def random_features(rng: Random) -> Features:
    """Features for one module."""
    return Features(
        devices=rng.choice([1, 1, 1, 2, 3]),
        queues=rng.random() < 0.1,
        in_place=rng.random() < 0.7,
        host=rng.random() < 0.6,
        parameters=rng.random() < 0.3,
        structured=rng.random() < 0.3,
        blocks=rng.choice([1, 1, 1, 2, 3]),
        ops=rng.choice([3, 6, 10, 16, 30]),
    )


def random_module(rng: Random, features: Features | None = None, favor: str | None = None) -> str:
    """The text of a module with one function; `favor` becomes its partitioning attribute."""
    features = features if features is not None else random_features(rng)
    attribute = f'stream.partitioning = #stream.partitioning_config<"{favor}">'
    head = f"module attributes {{{attribute}}} {{" if favor is not None else "module {"
    writer = Writer(rng, features)
    _write_function(writer)
    return "\n".join([head, _HEAD, *writer.lines, "  }", "}", ""])


def _write_function(w: Writer) -> None:
    """A function with all blocks; each one hands a value on to the next."""
    w.lines.append(
        f"  util.func public @main(%in: {RESOURCE}<external>, %n: index, %b: i1,"
        " %t0: !stream.timepoint, %t1: !stream.timepoint, %fence: !hal.fence,"
        f" %channel: !stream.channel, %view: !hal.buffer_view) -> {RESOURCE}<external> {{"
    )
    for value in (0, 1, 4, 64, 128, 256):
        w.emit(f"%c{value} = arith.constant {value} : index")
    w.emit("%v = arith.constant 123 : i32")
    w.emit("%offset = arith.constant 64 : i64")
    w.emit('%scope = util.buffer.constant : !util.buffer = "s"')
    w.emit('%key = util.buffer.constant : !util.buffer = "k"')
    w.add(Buffer("%in", "%n", "external", 0))
    w.timepoints = ["%t0", "%t1"]
    w.indices = ["%c1", "%c4", "%n"]
    _write_ops(w, w.features.ops)
    for block in range(1, w.features.blocks):
        _write_blocks(w, 10 * block)
        _write_ops(w, w.features.ops)
    _write_return(w)


def _write_blocks(w: Writer, number: int) -> None:
    """Ends a block, with as many blocks behind it as that takes; their numbers begin at one."""
    kind = w.rng.choice(["next", "next", "diverging", "looping"])
    if kind == "next":
        control_flow.next_block(w, number)
    elif kind == "diverging":
        control_flow.diverging_blocks(w, _write_ops, number, w.features.ops // 3)
    else:
        control_flow.looping_block(w, _write_ops, number, w.features.ops // 3)


def _write_ops(w: Writer, count: int) -> None:
    for _ in range(count):
        nested = w.features.structured and len(w.indent) < _NESTED
        if nested and w.rng.random() < 0.1:
            w.rng.choice(control_flow.OPS)(w, _write_ops)
        else:
            w.rng.choice(_choices(w.features))(w)


def _choices(features: Features) -> list[WriteOp]:
    choices = list(device_ops.OPS)
    if features.devices > 1:
        choices += device_ops.BETWEEN_DEVICES
    if features.in_place:
        choices += device_ops.IN_PLACE
    if features.parameters:
        choices += device_ops.PARAMETERS
    if features.host:
        choices += host_ops.OPS
    return choices


def _write_return(w: Writer) -> None:
    last = w.buffers[-1]
    result = w.define(last.size, "external", last.device)
    w.emit(
        f"{result.name} = stream.async.dispatch{w.on(result)} @ex::@last({last.range})"
        f" : ({last.type}) -> {result.type}"
    )
    w.emit(f"util.return {result.name} : {RESOURCE}<external>")

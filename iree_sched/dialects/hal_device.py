"""The HAL dialect's devices, queues, fences and files.

Source: HAL/IR/HALOps.td and HALOps.cpp.
"""

from typing import Any

from iree_sched.dialects import hal_enums
from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects, OpDefinition

_DEVICE = "device:!hal.device"
_QUEUE = f"{_DEVICE} queue_affinity:i64 wait_fence:!hal.fence signal_fence:!hal.fence"
_SOURCE = "source_buffer:!hal.buffer source_offset:index"
_TARGET = "target_buffer:!hal.buffer target_offset:index"

_DEVICES = (
    op(
        "hal.device.resolve",
        results="results*",
        attributes="affinity",
        effects=Effects.PURE,
        affinity="affinity",
    ),
    op(
        "hal.device.allocator",
        _DEVICE,
        "result:!hal.allocator",
        effects=Effects.PURE,
        result_names={"result": "allocator"},
    ),
    op(
        "hal.device.query",
        _DEVICE,
        "ok:i1 value",
        "category key default_value",
        effects=Effects.PURE,
    ),
    op(
        "hal.device.memoize",
        f"{_DEVICE} queue_affinity:i64",
        "results*",
        regions="body",
        effects=Effects.RECURSIVE,
        single_block=True,
        implicit_terminator="hal.return",
    ),
    op("hal.return", "operands*", terminator=True),
    op(
        "hal.devices.count",
        results="result:index",
        effects=Effects.PURE,
        result_names={"result": "device_count"},
    ),
    op(
        "hal.devices.get",
        "index:index",
        "result:!hal.device",
        effects=Effects.PURE,
        result_names={"result": "device_n"},
    ),
    op(
        "hal.ex.file.from_memory",
        f"{_DEVICE} queue_affinity:i64 buffer:!util.buffer offset:index length:index flags:i32",
        "result:!hal.file",
        "access",
        result_names={"result": "memory_file"},
        enums={"access": hal_enums.MEMORY_ACCESS},
    ),
)


def _queue_op(name: str, operands: str = "", **facts: Any) -> OpDefinition:
    """Work on a queue of a device, between the fence it waits for and the one it signals."""
    facts.setdefault("enums", {"flags": hal_enums.FLAGS})
    return op(f"hal.device.queue.{name}", f"{_QUEUE} {operands}", attributes="flags", **facts)


_QUEUES = (
    _queue_op(
        "alloca",
        "pool:i64 memory_types:i32 buffer_usage:i32 result_size:index",
        results="result:!hal.buffer",
        sizes={"result": "result_size"},
        result_names={"result": "transient_buffer"},
        enums={"flags": hal_enums.ALLOCA_FLAGS},
    ),
    _queue_op("dealloca", "buffer:!hal.buffer", enums={"flags": hal_enums.DEALLOCA_FLAGS}),
    _queue_op("fill", f"{_TARGET} length:index pattern"),
    _queue_op("update", f"source_buffer:!util.buffer source_offset:index {_TARGET} length:index"),
    _queue_op("copy", f"{_SOURCE} {_TARGET} length:index"),
    _queue_op("read", f"source_file:!hal.file source_offset:i64 {_TARGET} length:index"),
    _queue_op("write", f"{_SOURCE} target_file:!hal.file target_offset:i64 length:index"),
    _queue_op("barrier"),
    _queue_op("execute", "command_buffer:!hal.command_buffer"),
    _queue_op(
        "execute.indirect",
        "command_buffer:!hal.command_buffer binding_buffers* binding_offsets*:index"
        " binding_lengths*:index",
    ),
    op("hal.device.queue.flush", f"{_DEVICE} queue_affinity:i64"),
)

_FENCES = (
    op(
        "hal.fence.create",
        _DEVICE,
        "result:!hal.fence",
        "flags",
        effects=Effects.ALLOCATE,
        result_names={"result": "fence"},
        enums={"flags": hal_enums.FLAGS},
    ),
    op(
        "hal.fence.join",
        "fences*:!hal.fence",
        "result:!hal.fence",
        "flags",
        result_names={"result": "fence"},
        enums={"flags": hal_enums.FLAGS},
    ),
    op("hal.fence.query", "fence:!hal.fence", "status:i32"),
    op("hal.fence.signal", "fence:!hal.fence"),
    op("hal.fence.fail", "fence:!hal.fence status:i32"),
    op(
        "hal.fence.await",
        "timeout_millis:i32 fences*:!hal.fence",
        "status:i32",
        "flags",
        result_names={"status": "status"},
        enums={"flags": hal_enums.FLAGS},
    ),
)

OPS = _DEVICES + _QUEUES + _FENCES

"""The HAL dialect's allocators, buffers and buffer views.

Source: HAL/IR/HALOps.td and HALOps.cpp.
"""

from iree_sched.dialects import hal_enums
from iree_sched.dialects.notation import op
from iree_sched.ir.definition import Effects

_ALLOCATOR = "allocator:!hal.allocator queue_affinity:i64 memory_types:i32 buffer_usage:i32"

_ALLOCATORS = (
    op(
        "hal.allocator.select",
        "devices*:!hal.device queue_affinities*:i64 memory_types:i32 buffer_usage:i32",
        "selected_device:!hal.device selected_queue_affinity:i64",
        effects=Effects.PURE,
        result_names={"selected_device": "device", "selected_queue_affinity": "queue_affinity"},
    ),
    op(
        "hal.allocator.allocate",
        f"{_ALLOCATOR} result_size:index",
        "result:!hal.buffer",
        sizes={"result": "result_size"},
        result_names={"result": "buffer"},
    ),
    op(
        "hal.allocator.import",
        f"{_ALLOCATOR} source:!util.buffer offset:index length:index",
        "did_import:i1 result:!hal.buffer",
        sizes={"result": "length"},
        result_names={"did_import": "did_import", "result": "mapped"},
    ),
    op(
        "hal.allocator.resolve_memory_properties",
        results="memory_types:i32 buffer_usage:i32",
        attributes="affinity lifetime",
        effects=Effects.PURE,
        affinity="affinity",
        result_names={"memory_types": "memory_types", "buffer_usage": "buffer_usage"},
        enums={"lifetime": hal_enums.LIFETIME},
    ),
)

_BUFFERS = (
    op(
        "hal.buffer.assert",
        "buffer:!hal.buffer allocator:!hal.allocator minimum_length:index",
        attributes="message memory_types buffer_usage",
        enums={"memory_types": hal_enums.MEMORY_TYPE, "buffer_usage": hal_enums.BUFFER_USAGE},
    ),
    op("hal.buffer.allocation.preserve", "buffer"),
    op(
        "hal.buffer.allocation.discard",
        "buffer",
        "result:i1",
        result_names={"result": "was_terminal"},
    ),
    op(
        "hal.buffer.allocation.is_terminal",
        "buffer",
        "result:i1",
        effects=Effects.READ,
        result_names={"result": "is_terminal"},
    ),
    op(
        "hal.buffer.subspan",
        "source_buffer source_offset:index length:index",
        "result",
        effects=Effects.PURE,
        sizes={"source_buffer": "length", "result": "length"},
        result_names={"result": "buffer"},
    ),
    op(
        "hal.buffer.length",
        "buffer",
        "result:index",
        effects=Effects.PURE,
        result_names={"result": "length"},
    ),
    op(
        "hal.buffer.load",
        "source_buffer source_offset:index",
        "result",
        effects=Effects.READ,
    ),
    op("hal.buffer.store", "value target_buffer target_offset:index"),
    op(
        "hal.buffer_usage",
        results="result:i32",
        attributes="usage",
        effects=Effects.PURE,
        constant_like=True,
        result_names={"result": "buffer_usage"},
        enums={"usage": hal_enums.BUFFER_USAGE},
    ),
    op(
        "hal.memory_type",
        results="result:i32",
        attributes="type",
        effects=Effects.PURE,
        constant_like=True,
        result_names={"result": "memory_type"},
        enums={"type": hal_enums.MEMORY_TYPE},
    ),
)

_VIEW = "buffer_view:!hal.buffer_view"

_BUFFER_VIEWS = (
    op(
        "hal.element_type",
        results="result:i32",
        attributes="type",
        effects=Effects.PURE,
        result_names={"result": "element_type_{type}"},
    ),
    op(
        "hal.encoding_type",
        results="result:i32",
        attributes="encoding",
        effects=Effects.PURE,
        result_names={"result": "dense_row_major"},
    ),
    op(
        "hal.buffer_view.create",
        "source_buffer source_offset:index source_length:index element_type:i32 encoding_type:i32"
        " shape*:index",
        "result:!hal.buffer_view",
        effects=Effects.PURE,
        result_names={"result": "view"},
    ),
    op(
        "hal.buffer_view.assert",
        f"{_VIEW} element_type:i32 encoding_type:i32 shape*:index",
        attributes="message",
    ),
    op(
        "hal.buffer_view.buffer",
        _VIEW,
        "result",
        effects=Effects.PURE,
        result_names={"result": "buffer"},
    ),
    op("hal.buffer_view.element_type", _VIEW, "result:i32", effects=Effects.PURE),
    op("hal.buffer_view.encoding_type", _VIEW, "result:i32", effects=Effects.PURE),
    op("hal.buffer_view.rank", _VIEW, "result:index", effects=Effects.PURE),
    op(
        "hal.buffer_view.dim",
        _VIEW,
        "result:index",
        "index",
        effects=Effects.PURE,
        integer_types={"index": "index"},
    ),
    op("hal.buffer_view.trace", "operands*:!hal.buffer_view", attributes="key"),
)

OPS = _ALLOCATORS + _BUFFERS + _BUFFER_VIEWS
